"""Which atoms hold in some of the outcomes that count, which in all of them, and which some decision can make fail."""

from collections.abc import Collection, Sequence, Set
from typing import NamedTuple

from pymodel.counts import Function, projections
from pymodel.ground import Kind, Solver
from pymodel.outcomes.tables import Tables

__all__ = ["Holding", "by_diagrams", "by_solver"]


class Holding(NamedTuple):
    """Atoms by their numbers.

    Attributes:
        some: those that hold in some of the outcomes that count.
        all: those that hold in all of them.
        decided: among those asked about, the ones that hold in some outcome of all that there are, and that other
            decisions would make fail, facts and readings being the same.
    """

    some: Set[int]
    all: Set[int]
    decided: Set[int]


def by_diagrams(tables: Tables, atoms: Sequence[int], asked: Collection[int], within: Function) -> Holding:
    """Asks diagrams.

    Args:
        tables: the vocabulary.
        atoms: the numbers of the atoms.
        asked: those of them of which it is asked whether they hang on a decision.
        within: the outcomes that count.
    """
    compiled = tables.compiled
    functions = {atom: compiled.literal(atom) for atom in atoms}
    # many actors share a function
    told = {
        function: ((function & met).satisfiable(), not (~function & met).satisfiable())
        for function, met in projections(compiled, functions.values(), within)
    }
    some, every = (frozenset(atom for atom in atoms if told[functions[atom]][place]) for place in (0, 1))
    return Holding(some, every, frozenset(atom for atom in asked if _decided(tables, atom)))


def by_solver(tables: Tables, atoms: Sequence[int], asked: Collection[int]) -> Holding:
    """Asks the solver, which tells sooner; for the arguments see `by_diagrams`. All outcomes count.

    What an atom hangs on is looked for under the facts and readings of single outcomes, in each of all atoms at once.
    Only an atom that other decisions do not make fail under the facts and readings that were met is asked of diagrams.
    """
    compiled = tables.compiled
    cones, decisions = compiled.choices.cones, compiled.choices.bits(Kind.DECISION)
    options = [option.atom for group in (*compiled.facts, *compiled.readings) for option in group.options]
    decided: set[int] = set()
    with Solver.of(compiled.program, atoms) as solver:
        some, every = solver.consequences()
        left = sorted(atom for atom in asked if atom in some and cones.get(atom, 0) & decisions)
        while left:
            # one of those that hang on the same facts and readings: what tells of it mostly tells of the others too
            told = {cones[atom] & ~decisions: atom for atom in reversed(left)}
            held = _together(solver, list(told.values())[::-1], options)
            brave, cautious = solver.consequences([option if option in held else -option for option in options])
            decided.update(atom for atom in left if atom in brave and atom not in cautious)
            if left[0] not in decided and _decided(tables, left[0]):
                decided.add(left[0])
            left = [atom for atom in left[1:] if atom not in decided]
    return Holding(some, every, decided)


def _together(solver: Solver, atoms: Sequence[int], wanted: Sequence[int]) -> Set[int]:
    """What of some atoms holds in an outcome with the first of some others, and with as many more as come to pass."""
    given: list[int] = []
    held: Set[int] = frozenset()
    for atom in atoms:
        found = solver.model([*given, atom], wanted)
        if found is not None:
            given, held = [*given, atom], found
    return held


def _decided(tables: Tables, atom: int) -> bool:
    compiled = tables.compiled
    return compiled.possible(tables.decided(compiled.literal(atom)))
