"""From a scenario to its answers: grounding, the checks that need it, and the public `solve`."""

from pymodel.session.session import Session, open_session
from pymodel.session.solved import Solved, answer, solve

__all__ = ["Session", "Solved", "answer", "open_session", "solve"]
