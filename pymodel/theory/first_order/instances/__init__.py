"""Which parts of the law refute a goal, found over as few instances of its rules as may matter."""

from pymodel.theory.first_order.instances.groups import Budget, refuting

__all__ = ["Budget", "refuting"]
