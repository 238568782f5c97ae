"""What the shipped scenarios say about the law: where each rule fires, and what each position of a reading changes."""

from pymodel.coverage.marks import MarkedLaw, mark, mark_shipped
from pymodel.coverage.table import Coverage, RuleCoverage, Support, coverage, is_meant
from pymodel.coverage.trials import fired

__all__ = ["Coverage", "MarkedLaw", "RuleCoverage", "Support", "coverage", "fired", "is_meant", "mark", "mark_shipped"]
