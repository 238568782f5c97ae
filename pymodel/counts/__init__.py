"""The ground program as binary decision diagrams: exact counts and exact quantifiers."""

from pymodel.counts.compiled import Compiled, Function
from pymodel.counts.projection import projections

__all__ = ["Compiled", "Function", "projections"]
