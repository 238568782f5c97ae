"""Mutants that change nothing: in every outcome of every world tried, the law is as it would be with the error.

A mutant changes an outcome if it derives what does not hold there, or if something holds there by its rule alone and
not by the mutant. Where it does neither, the outcome is one under the mutant as well, since no atom hangs on itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import clingo
from clingo.ast import ASTType
from grounded import grounded
from mutate import Mutant, Seeded, head_of, parsed

_SOON = 2_000  # conflicts that the solver may meet
_KINDS = ("adds", "loses")
_CHOSEN = (("value", 3), ("position", 2), ("decides", 3))


def may_be_equal(mutant: Mutant) -> bool:
    """Whether it is a mutant of which this can be asked: its rule derives something.

    Args:
        mutant: any mutant.
    """
    return bool(mutant.head[0])


class Change(NamedTuple):
    """What a mutant changes in an outcome.

    Attributes:
        mutant: its number.
        atom: what the outcome has under the mutant alone, or under the law alone.
        added: whether it is under the mutant.
        chosen: the facts, positions and decisions of the outcome.
    """

    mutant: int
    atom: clingo.Symbol
    added: bool
    chosen: tuple[clingo.Symbol, ...]


def different(
    seeded: Seeded,
    mutants: Sequence[Mutant],
    parts: Iterable[str],
    given: Iterable[tuple[clingo.Symbol, bool]] = (),
    *,
    soon: int = _SOON,
) -> Set[int]:
    """The mutants that change some outcome of a world.

    Args:
        seeded: the law.
        mutants: those asked about.
        parts: all else that the program consists of.
        given: atoms that are true or false in every outcome asked about.
        soon: the conflicts that the solver may meet in one search.

    Returns:
        Their numbers, and those of which the solver does not soon know.
    """
    found = _Changes(seeded, mutants, parts, given, soon)
    return {change.mutant for change in found} | found.unknown


def changes(seeded: Seeded, mutants: Sequence[Mutant], parts: Iterable[str]) -> Iterable[Change]:
    """The same, with one change that each of them makes; those of which the solver does not soon know are left out."""
    return _Changes(seeded, mutants, parts, (), _SOON)


class _Changes:
    """Goes through the changes in a world, one of each mutant."""

    def __init__(
        self,
        seeded: Seeded,
        mutants: Sequence[Mutant],
        parts: Iterable[str],
        given: Iterable[tuple[clingo.Symbol, bool]],
        soon: int,
    ) -> None:
        self._control = grounded((seeded.program([]), *parts, "\n".join(_differing(seeded, mutants))))
        solving = self._control.configuration.solve
        assert isinstance(solving, clingo.Configuration)  # as this part of the configuration always is
        solving.solve_limit = f"{soon},umax"
        self._asked = [*given, (clingo.Function("differs"), True)]
        atoms = self._control.symbolic_atoms
        self.unknown: Set[int] = {atom.symbol.arguments[0].number for atom in atoms.by_signature("differs", 1)}
        self._made = [(atom.literal, atom.symbol) for name in _KINDS for atom in atoms.by_signature(name, 2)]
        chosen = (atom for signature in _CHOSEN for atom in atoms.by_signature(*signature))
        self._chosen = sorted(((atom.literal, atom.symbol) for atom in chosen), key=lambda one: str(one[1]))

    def __iter__(self) -> Iterator[Change]:
        found: set[int] = set()
        while True:
            handle = self._control.solve(assumptions=self._asked, yield_=True)
            assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
            with handle:
                model = handle.model()
                fresh = [] if model is None else [one for one in self._in(model) if one.mutant not in found]
                if model is None and handle.get().unsatisfiable:
                    self.unknown = frozenset()
            if not fresh:
                return
            for change in fresh:
                self._control.assign_external(clingo.Function("seen", [clingo.Number(change.mutant)]), True)
                if change.mutant not in found:
                    found.add(change.mutant)
                    yield change

    def _in(self, model: clingo.Model) -> Iterator[Change]:
        chosen = tuple(symbol for literal, symbol in self._chosen if model.is_true(literal))
        for literal, symbol in self._made:
            if model.is_true(literal):
                number, atom = symbol.arguments
                yield Change(number.number, atom, symbol.name == "adds", chosen)


def _differing(seeded: Seeded, mutants: Sequence[Mutant]) -> Iterator[str]:
    """Rules for `adds(N, A)` and `loses(N, A)`: this outcome has A under the mutant N alone, or under the law alone."""
    by_head: dict[tuple[str, int], list[int]] = {}
    for place, text in enumerate(seeded.rules):
        by_head.setdefault(head_of(parsed(text)[0]), []).append(place)
    facts = _facts(seeded)
    beside: set[int] = set()
    yield "differs :- differs(N), not seen(N). differs(N) :- adds(N, _). differs(N) :- loses(N, _)."
    yield "#defined beside/2. #defined instead/2. #defined adds/2. #defined loses/2."
    for mutant in mutants:
        number, rule = mutant.number, mutant.rule
        head, body = _parts(mutant.text)
        yield f"#external seen({number})."
        yield f"adds({number}, {head}) :- {body}; not {head}."
        if mutant.kind == "without":
            continue  # it derives all that its rule does
        yield f"instead({number}, {head}) :- {body}."
        own, law = _parts(seeded.rules[rule])
        yield f"loses({number}, {own}) :- {law}; not instead({number}, {own}); not beside({rule}, {own})."
        if rule not in beside:
            beside.add(rule)
            for derived, why in (_parts(seeded.rules[other]) for other in by_head[mutant.head] if other != rule):
                yield f"beside({rule}, {derived}) :- {why}."
            yield from (f"beside({rule}, {fact})." for fact in facts.get(mutant.head, ()))


def _parts(rule: str) -> tuple[str, str]:
    head, _, body = rule[:-1].partition(" :- ")
    return head, body


def _facts(seeded: Seeded) -> Mapping[tuple[str, int], Sequence[str]]:
    """The facts of the law by what they are about."""
    found: dict[tuple[str, int], list[str]] = {}
    for text in seeded.others:
        for node in parsed(text):
            if node.ast_type == ASTType.Rule and node.head.ast_type == ASTType.Literal and not node.body:
                found.setdefault(head_of(node), []).append(str(node.head))
    return found
