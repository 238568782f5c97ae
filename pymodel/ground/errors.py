"""What can go wrong between the law files and a ground program."""

from collections.abc import Sequence

__all__ = ["FragmentError", "GroundingError", "NotAcyclicError"]


class GroundingError(ValueError):
    """clingo could not read or ground the program, or had something to say about it."""

    def __init__(self, messages: Sequence[str]) -> None:
        """Keeps the messages apart, for a caller that wants to show them one by one."""
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)


class FragmentError(ValueError):
    """The program leaves the fragment in which each assignment has one answer set."""


class NotAcyclicError(FragmentError):
    """An atom depends on itself.

    Attributes:
        cycle: the atoms of one cycle by name, each depending on the next.
        atoms: their numbers.
    """

    def __init__(self, cycle: Sequence[str], atoms: Sequence[int]) -> None:
        """Names the atoms of the cycle."""
        super().__init__("these atoms depend on one another in a circle: " + ", ".join(cycle))
        self.cycle = tuple(cycle)
        self.atoms = tuple(atoms)
