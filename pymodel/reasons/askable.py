"""Whether a thing can be asked about: some rule of the law, or some scenario, could give it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clingo import Symbol, SymbolType

from pymodel.ground import Row
from pymodel.outcomes.errors import GoalError
from pymodel.reasons.choices import CHOICES
from pymodel.reasons.parts import Atom, signature
from pymodel.reasons.rules import Rules
from pymodel.reasons.terms import meets
from pymodel.scenario.problems import expected, nearest
from pymodel.session import Session
from pymodel.vocabulary import Vocabulary
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["require_askable"]

_OF_FIELDS = frozenset({("given", 3), ("value", 3)})
_VALUE = 2  # the place of the value in what is stated of a field


def require_askable(atom: Symbol, goal: str, session: Session, rules: Rules, vocabulary: Vocabulary) -> None:
    """Refuses what no rule and no fact could ever give, as a misspelt atom.

    Args:
        atom: what is asked about; its predicate is known.
        goal: the words in which it was asked.
        session: the scenario.
        rules: the rules of the law.
        vocabulary: what the law knows.

    Raises:
        GoalError: it holds a name that neither the law nor the scenario knows, or no rule has such a head; the message
            names the nearest that could be meant.
    """
    program = session.program
    if program.number(atom) is not None:
        return
    rows = program.rows(atom.name, len(atom.arguments))
    for place, argument in enumerate(atom.arguments):
        usual = _usual(atom, place, rows, session, vocabulary)
        if usual.closed and str(argument) not in usual.names:
            raise GoalError(_unknown(str(argument), goal, usual.names))
        if argument.type is not SymbolType.Function:
            if rows and all(row[1][place].type is not argument.type for row in rows):
                raise GoalError(_unknown(str(argument), goal, usual.names))
            continue
        for name in () if usual.free else _names(argument):
            if name not in rules.names and not _is_known(name, session, vocabulary):
                raise GoalError(_unknown(name, goal, usual.names))
    if signature(atom) in INPUTS or signature(atom) in CHOICES:
        return
    heads = [rule.head for rule in rules.deriving(signature(atom))]
    may_be = any(meets(head, atom, {}) is not None for head in heads)
    if heads and not may_be and not any(_is_fact(symbol, heads) for symbol, _, _ in rows):
        known = [str(symbol) for symbol, _, _ in rows]
        raise GoalError(f"no rule of the law could give `{atom}`, in the goal `{goal}`{nearest(str(atom), known)}")


class _Usual(NamedTuple):
    """What can stand in one place of an atom.

    Attributes:
        names: the names that stand there, or may.
        closed: whether nothing else may.
        free: whether any name may, since a scenario makes it up.
    """

    names: Sequence[str]
    closed: bool = False
    free: bool = False


def _usual(atom: Symbol, place: int, rows: Sequence[Row], session: Session, vocabulary: Vocabulary) -> _Usual:
    """What can stand in one place: by the vocabulary, or as in the atoms that are alike in the other places."""
    arguments = atom.arguments
    if signature(atom) in _OF_FIELDS and place == _VALUE:
        field = vocabulary.fields.get(str(arguments[1]))
        if field is not None and field.values:
            return _Usual(sorted(field.values), closed=True)
        return _Usual((), free=field is None or field.ranges_over is None)
    if signature(atom) == ("position", 2) and place == 1 and str(arguments[0]) in vocabulary.readings:
        return _Usual(list(vocabulary.readings[str(arguments[0])]), closed=True)
    if signature(atom) == ("decides", 3) and place == _VALUE:
        values = [str(row[1][1]) for row in session.program.rows("act_value", 2) if row[1][0] == arguments[1]]
        return _Usual(values, closed=bool(values))
    alike = [row for row in rows if _but(place, row[1]) == _but(place, arguments)]
    return _Usual(sorted({name for _, found, _ in alike or rows for name in _names(found[place])}))


def _unknown(name: str, goal: str, usual: Sequence[str]) -> str:
    allowed = expected(usual, nearest(name, usual)) if usual else ""
    return f"`{name}` in the goal `{goal}` is not known there{allowed}"


def _but(place: int, arguments: Sequence[Symbol]) -> list[Symbol]:
    return [one for number, one in enumerate(arguments) if number != place]


def _is_fact(symbol: Symbol, heads: list[Atom]) -> bool:
    """Whether no rule gives an atom: the law states it."""
    return all(meets(head, symbol, {}) is None for head in heads)


def _names(term: Symbol) -> Iterator[str]:
    """The names in a term."""
    if term.type is SymbolType.Function:
        yield term.name
        for argument in term.arguments:
            yield from _names(argument)


def _is_known(name: str, session: Session, vocabulary: Vocabulary) -> bool:
    """Whether the law or the scenario has a name anywhere."""
    if name in vocabulary.states or name in vocabulary.places or name in vocabulary.readings:
        return True
    program = session.program
    return any(
        name in _names(argument)
        for predicate, arity in program.known.signatures
        for symbol, _ in program.named(predicate, arity)
        for argument in symbol.arguments
    )
