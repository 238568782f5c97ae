"""What can be wrong with a question about outcomes."""

__all__ = ["GoalError", "NoOutcomeError", "StatusError", "TooLargeError"]


class GoalError(ValueError):
    """A goal does not speak of anything the law knows."""


class NoOutcomeError(ValueError):
    """The facts contradict one another: no outcome is left."""


class StatusError(ValueError):
    """The statuses of a mechanism are not total and exclusive in the law."""


class TooLargeError(MemoryError):
    """The decision diagrams of a question outgrew their memory; the question can be made smaller."""
