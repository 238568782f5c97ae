"""What can be wrong with an amendment."""

from pymodel.claims.errors import ClaimError

__all__ = ["AmendmentError"]


class AmendmentError(ClaimError):
    """An amendment cannot be read, or does not fit the law; the message holds every problem, as `file:line: what`."""
