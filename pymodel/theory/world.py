"""This world: the law with every fact of one incident free, ground for one date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import clingo
from clingo.ast import AST

from pymodel.ground import GroundProgram, ground
from pymodel.ground.names import Signature
from pymodel.theory.completion import Completion
from pymodel.theory.standing import Standing
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["EVERY_SCENARIO", "World", "build_world", "representatives"]

EVERY_SCENARIO = Path(__file__).with_name("every_scenario.lp")
_INPUTS: tuple[Signature, ...] = (*INPUTS, ("candidate", 1), ("weighs", 1))


@dataclass(frozen=True, eq=False)
class World:
    """All scenarios of one incident at one date.

    Attributes:
        date: the date, yyyymmdd.
        states: the states that may act, be struck, or stand behind a group.
        program: the ground program.
    """

    date: int
    states: tuple[str, ...]
    program: GroundProgram

    @cached_property
    def completion(self) -> Completion:
        """Its completion.

        Raises:
            NotAcyclicError: an atom depends on itself.
        """
        return Completion(self.program)

    @cached_property
    def standing(self) -> Standing:
        """A solver that all questions to this world share."""
        return Standing(self.completion)

    @cached_property
    def varying(self) -> frozenset[Signature]:
        """The predicates on which the scenarios of this world differ."""
        program = self.program
        return frozenset(
            (one.name, len(one.arguments)) for atom, one in program.names.items() if atom not in program.true
        )

    @property
    def control(self) -> clingo.Control:
        """The same program in clingo."""
        return self.program.known.control

    def atom(self, name: str, *arguments: clingo.Symbol) -> int | None:
        """The number of an atom; None where the program has none."""
        return self.program.number(clingo.Function(name, list(arguments)))

    def of(self, name: str, arity: int) -> Mapping[clingo.Symbol, int]:
        """The atoms of a predicate that can hold."""
        return dict(self.program.named(name, arity))


def _facts(date: int, states: Sequence[str], organisations: Sequence[str]) -> list[clingo.Symbol]:
    name = clingo.Function
    facts = [name("date", [clingo.Number(date)]), name("readings_scope", [name("all")])]
    facts += [name("candidate", [name(state)]) for state in states]
    return facts + [name("weighs", [name(one)]) for one in organisations]


def representatives(files: Sequence[Path], date: int, organisations: Sequence[str]) -> tuple[str, ...]:
    """States that between them show, for any two roles, every way in which a state of the day has or lacks the two.

    Args:
        files: the files of the law.
        date: the date.
        organisations: the organisations that rules of the law name.

    Returns:
        The states; at each step the one that adds most, and of equal ones the one with most pacts.
    """
    program = ground([*files, EVERY_SCENARIO], _facts(date, (), organisations), inputs=_INPUTS)
    roles: dict[str, set[str]] = {str(state): set() for (state,) in program.tuples("state_now", 1)}
    for one, role in program.tuples("role", 2):
        if str(one) in roles:
            roles[str(one)].add(str(role))
    pacts: dict[str, int] = {}
    for _, one in program.tuples("pact_now", 2):
        pacts[str(one)] = pacts.get(str(one), 0) + 1
    every = sorted({role for held in roles.values() for role in held})
    shown = {
        state: {frozenset(pair) for pair in combinations([(role, role in held) for role in every], min(2, len(every)))}
        for state, held in roles.items()
    }
    missing = {pair for pairs in shown.values() for pair in pairs}
    chosen: list[str] = []
    while missing:
        best = max(sorted(shown), key=lambda state: (len(shown[state] & missing), pacts.get(state, 0)))
        chosen.append(best)
        missing -= shown[best]
    return tuple(chosen)


def build_world(
    files: Sequence[Path],
    date: int,
    states: Sequence[str],
    organisations: Sequence[str],
    rules: Sequence[AST] = (),
) -> World:
    """Grounds the law for every scenario of one incident.

    Args:
        files: the files of the law.
        date: the date.
        states: who may act, be struck, or stand behind a group.
        organisations: the organisations that rules of the law name.
        rules: the rules of claims.

    Returns:
        The world.

    Raises:
        GroundingError: a file or a rule cannot be grounded, or clingo logged anything.
    """
    facts = _facts(date, states, organisations)
    program = ground([*files, EVERY_SCENARIO], facts, inputs=_INPUTS, rules=rules)
    return World(date, tuple(states), program)
