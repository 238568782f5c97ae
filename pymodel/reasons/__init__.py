"""Why something holds in a scenario, why it does not, and what would change that."""

from pymodel.reasons.explanation import Explainer, Explanation, Prospect

__all__ = ["Explainer", "Explanation", "Prospect"]
