"""What holds in some answer set of a ground program, and what holds in all of them."""

from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Literal, NamedTuple

import clingo

from pymodel.ground.program import GroundProgram

__all__ = ["HEURISTIC", "Consequences", "Solver", "last_model"]

HEURISTIC = "Vmtf"
"""Which of clasp's decision heuristics comes to consequences soonest; a matter of speed alone."""

# what a solver tries first, which is a matter of speed as well: that all comes to pass, or that nothing does
_FIRST = {"brave": ("pos", "yes"), "cautious": ("neg", "yes"), "auto": ("asp", "no")}


class Consequences(NamedTuple):
    """Atoms by their numbers.

    Attributes:
        brave: those that hold in some answer set.
        cautious: those that hold in every answer set.
    """

    brave: Set[int]
    cautious: Set[int]


class Solver:
    """The solver that ground a program, made ready for questions about some atoms; `of` opens and closes it."""

    def __init__(self, control: clingo.Control, atoms: Sequence[int]) -> None:
        """Takes the solver, and the numbers of the atoms."""
        self._control, self._atoms = control, atoms

    @classmethod
    @contextmanager
    def of(cls, program: GroundProgram, atoms: Iterable[int]) -> Iterator["Solver"]:
        """Sets the solver that ground a program to these questions, and back afterwards.

        Args:
            program: the program.
            atoms: the numbers of the atoms that are asked about.

        Yields:
            The solver.
        """
        control, wanted = program.known.control, sorted(set(atoms))
        with control.backend() as backend:
            backend.add_project(wanted)
        solving, search = _part(control, "solve"), _part(control, "solver")
        before = solving.enum_mode, solving.models, solving.project
        searched = search.heuristic, search.sign_def, search.sign_fix, search.restart_on_model
        # a search that begins anew after each model finds others that tell more
        search.heuristic, search.restart_on_model = HEURISTIC, "yes"
        try:
            yield cls(control, wanted)
        finally:
            solving.enum_mode, solving.models, solving.project = before
            search.heuristic, search.sign_def, search.sign_fix, search.restart_on_model = searched

    def consequences(self, given: Sequence[int] = ()) -> Consequences:
        """The consequences among the atoms (brave and cautious: Gebser, Kaufmann and Schaub 2012).

        Args:
            given: literals; only the answer sets in which all of them hold count.

        Returns:
            The consequences; none at all if there is no answer set.
        """
        return Consequences(self._of("brave", given), self._of("cautious", given))

    def model(self, given: Sequence[int], wanted: Iterable[int]) -> Set[int] | None:
        """One answer set.

        Args:
            given: literals that hold in it.
            wanted: the numbers of the atoms that are looked up in it.

        Returns:
            Those that hold in it; None if there is no answer set.
        """
        return self._last("auto", "1", "no", given, wanted)

    def _of(self, mode: Literal["brave", "cautious"], given: Sequence[int]) -> Set[int]:
        return self._last(mode, "0", "project", given, self._atoms) or frozenset()

    def _last(
        self, mode: str, models: str, project: str, given: Sequence[int], wanted: Iterable[int]
    ) -> Set[int] | None:
        solving, search = _part(self._control, "solve"), _part(self._control, "solver")
        solving.enum_mode, solving.models, solving.project = mode, models, project
        search.sign_def, search.sign_fix = _FIRST[mode]
        with last_model(self._control, given) as last:
            return None if last is None else frozenset(atom for atom in wanted if last.is_true(atom))


@contextmanager
def last_model(control: clingo.Control, given: Sequence[int] = ()) -> Iterator[clingo.Model | None]:
    """Goes through the models that a solver finds.

    Args:
        control: the solver; of consequences each model tells more than the one before it, and the last is the answer.
        given: literals that hold in all of them.

    Yields:
        The last of them, as long as it may be read; None if there is none.
    """
    handle = control.solve(assumptions=list(given), yield_=True)
    assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
    with handle:
        for _ in handle:
            pass
        yield handle.last()


def _part(control: clingo.Control, name: str) -> clingo.Configuration:
    part = getattr(control.configuration, name)
    assert isinstance(part, clingo.Configuration)  # as these parts of the configuration always are
    return part
