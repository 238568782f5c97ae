"""The numbers of reasons, in the order in which they are first used."""

from collections.abc import Iterable

__all__ = ["Numbers"]


class Numbers:
    """Gives reasons their numbers.

    Attributes:
        told: the reasons in words, the first of them number 1.
    """

    def __init__(self) -> None:
        """Begins with number 1."""
        self._known: dict[str, int] = {}

    @property
    def told(self) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(self._known)

    def of(self, reasons: Iterable[str]) -> list[int]:
        """The numbers of some reasons, lowest first."""
        return sorted({self._known.setdefault(reason, len(self._known) + 1) for reason in reasons})
