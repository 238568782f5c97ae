"""The ground program as binary decision diagrams: exact counts and exact quantifiers."""

from pymodel.counts.compiled import Compiled, Function

__all__ = ["Compiled", "Function"]
