"""What holds in some answer set of a ground program, and what holds in all of them."""

from collections.abc import Iterable, Set
from typing import Literal, NamedTuple

import clingo

from pymodel.ground.program import GroundProgram

__all__ = ["Consequences", "consequences"]


class Consequences(NamedTuple):
    """Atoms by their numbers.

    Attributes:
        brave: those that hold in some answer set.
        cautious: those that hold in every answer set.
    """

    brave: Set[int]
    cautious: Set[int]


def consequences(program: GroundProgram, atoms: Iterable[int]) -> Consequences:
    """Asks the solver that ground the program (brave and cautious consequences: Gebser, Kaufmann and Schaub 2012).

    Args:
        program: a program with an answer set.
        atoms: the numbers of those asked about.

    Returns:
        Its consequences among these atoms; none at all if the program has no answer set.
    """
    wanted = sorted(set(atoms))
    return Consequences(_of(program, wanted, "brave"), _of(program, wanted, "cautious"))


def _of(program: GroundProgram, atoms: list[int], mode: Literal["brave", "cautious"]) -> Set[int]:
    control = program.known.control
    solving = control.configuration.solve
    assert isinstance(solving, clingo.Configuration)  # as this part of the configuration always is
    before = solving.enum_mode, solving.models
    solving.enum_mode, solving.models = mode, "0"
    try:
        handle = control.solve(yield_=True)
        assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
        with handle:
            for _ in handle:
                pass  # each model is nearer to the consequences, and the last one is what they are
            last = handle.last()
            return frozenset() if last is None else frozenset(atom for atom in atoms if last.is_true(atom))
    finally:
        solving.enum_mode, solving.models = before
