"""From a scenario to its answers: grounding, the checks that need it, and the public `solve`."""

from pymodel.session.outcomes import Outcomes, answer, solve
from pymodel.session.session import Session, open_session

__all__ = ["Outcomes", "Session", "answer", "open_session", "solve"]
