"""Whether an explanation tells every instance of a rule that fails: a part of the checker, which it imports alone.

The instances of a rule that give nothing fail one after the other: the conditions that hold of one that gets further
are, in the order in which they are judged, first those of one that gets less far. So for every beginning of that order
clingo is asked which instances get just so far, and each must agree with one that is told in all that the condition
speaks of in which it fails.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clingo import Symbol
from clingo.ast import AST, ASTType, Sign

from pymodel.reasons.told_conditions import VARIABLE, equalities, head_and_body

__all__ = ["Untold"]

_NAME = re.compile(r"\b[a-z]\w*")
_SELF_EVIDENT = re.compile(r"[A-Z]\w* != [A-Z]\w*")  # that one thing is no other need not be told
_Told = Mapping[str, Any]


@dataclass
class _Question:
    """Which instances of a rule fail in one of its conditions, and those that are told to."""

    node: int
    place: str
    names: Sequence[str]
    told: Sequence[Mapping[str, str]]


@dataclass
class Untold:
    """Asks about the rules of one explanation.

    Attributes:
        judged: the predicates that the questions speak of.
    """

    judged: set[str] = field(default_factory=set)
    _questions: list[_Question] = field(default_factory=list)

    def statements(self, node: int, atom: str, rule: AST, place: str, told: Sequence[_Told]) -> Iterator[str]:
        """The questions about one rule, as statements for clingo.

        Args:
            node: the number of the part of the explanation.
            atom: what the rule does not give.
            rule: the rule, or the choice.
            place: where it stands.
            told: its instances that are told, each with the places of the conditions that hold, in the order in
                which they are judged, the place of the one that fails, and what variables stand for.

        Yields:
            Statements; their predicate is `untold_`.
        """
        head, body = head_and_body(rule)
        equal, known = equalities(head, atom)
        longest = max(told, key=lambda one: len(one["held"]))
        order = [*longest["held"], longest["fails"]]
        for length, fails in enumerate(order):
            held, failing = [body[one] for one in order[:length]], body[fails]
            bound = known | {name for literal in held for name in _binds(literal)}
            denied = _denied(failing, bound)
            if denied is None or _SELF_EVIDENT.fullmatch(str(failing)):
                continue
            names = sorted(bound & set(VARIABLE.findall(str(failing))))
            values = [one["values"] for one in told if one["fails"] == fails]
            self._questions.append(_Question(node, place, names, values))
            for literal in (*held, failing):
                self.judged |= set(_NAME.findall(str(literal)))
            conditions = ", ".join([*equal, *map(str, held), denied])
            arguments = ",".join([str(len(self._questions) - 1), *names])
            yield f"untold_({arguments}) :- {conditions}."
        # an instance that gets further than all that are told fails somewhere too
        self._questions.append(_Question(node, place, (), ()))
        beyond = ", ".join([*equal, *(str(body[one]) for one in order)])
        yield f"untold_({len(self._questions) - 1}) :- {beyond}."

    def problems(self, holds: Collection[Symbol]) -> Iterator[str]:
        """What is not told, by the atoms of `untold_` that hold."""
        for symbol in sorted(holds):
            number, *values = symbol.arguments
            asked = self._questions[number.number]
            found = dict(zip(asked.names, map(str, values), strict=True))
            if not any(all(one.get(name) == value for name, value in found.items()) for one in asked.told):
                said = ", ".join(f"{name} = {value}" for name, value in found.items()) or "nothing known"
                yield f"node {asked.node}: an instance of the rule at `{asked.place}` is not told: {said}"


def _binds(literal: AST) -> set[str]:
    """The variables that a condition that holds gives a value."""
    if literal.atom.ast_type == ASTType.SymbolicAtom and literal.sign == Sign.NoSign:
        return set(VARIABLE.findall(str(literal)))
    if literal.atom.ast_type == ASTType.Comparison and literal.sign == Sign.NoSign:
        return set(VARIABLE.findall(str(literal.atom.term)))
    return set()


def _denied(literal: AST, bound: Collection[str]) -> str | None:
    """That a condition does not hold, whatever its unknown variables stand for; None where it binds them."""
    text = str(literal)
    if literal.atom.ast_type == ASTType.SymbolicAtom:
        if literal.sign != Sign.NoSign:
            return str(literal.atom)
        return f"not {VARIABLE.sub(lambda one: one[0] if one[0] in bound else '_', text)}"
    if literal.atom.ast_type == ASTType.Comparison and not set(VARIABLE.findall(text)) <= set(bound):
        return None  # it gives a variable its value, which never fails
    return f"not {text}"
