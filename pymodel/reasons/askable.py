"""Whether a thing can be asked about: some rule of the law, or some scenario, could give it."""

from collections.abc import Iterator, Sequence

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
        for name in _names(argument):
            if name not in rules.names and not _is_known(name, session, vocabulary):
                usual = _usual(atom, place, rows, vocabulary)
                raise GoalError(f"`{name}` in the goal `{goal}` is not known{expected(usual, nearest(name, usual))}")
    if signature(atom) in INPUTS or signature(atom) in CHOICES:
        return
    heads = [rule.head for rule in rules.deriving(signature(atom))]
    may_be = any(meets(head, atom, {}) is not None for head in heads)
    if heads and not may_be and not any(_is_fact(symbol, heads) for symbol, _, _ in rows):
        known = [str(symbol) for symbol, _, _ in rows]
        raise GoalError(f"no rule of the law could give `{atom}`, in the goal `{goal}`{nearest(str(atom), known)}")


def _usual(atom: Symbol, place: int, rows: Sequence[Row], vocabulary: Vocabulary) -> list[str]:
    """The names in one place of the atoms that are as one is in the other places; of all if there are none."""
    field = vocabulary.fields.get(str(atom.arguments[1])) if signature(atom) in _OF_FIELDS else None
    if field is not None and place == _VALUE:
        return sorted(field.values)
    alike = [row for row in rows if _but(place, row[1]) == _but(place, atom.arguments)]
    return sorted({name for _, arguments, _ in alike or rows for name in _names(arguments[place])})


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
