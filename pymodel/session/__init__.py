"""From a scenario to its answers: grounding, the checks that need it, and the public `solve`."""

from pymodel.session.outcomes import Outcomes, answer, class_values, solve
from pymodel.session.session import Session, open_session

__all__ = ["Outcomes", "Session", "answer", "class_values", "open_session", "solve"]
