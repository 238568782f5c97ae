"""What can be wrong with claims."""

from collections.abc import Sequence

__all__ = ["ClaimError", "DisagreementError"]


class ClaimError(ValueError):
    """A claim file is wrong; the message holds every problem, one a line, as `file:line: what`."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keeps the problems apart."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class DisagreementError(RuntimeError):
    """Two engines answer the same question differently: an error of this program, never of a claim.

    It becomes the verdict `internal error` on the claim at hand; the other claims are decided all the same.
    """
