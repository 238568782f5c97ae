"""The rules themselves as a first-order theory, for any number of states."""

from pymodel.theory.first_order.proof import FIRST, REST, Goal, Guide, Proof, prove
from pymodel.theory.first_order.recalled import names_of, recalled
from pymodel.theory.first_order.theory import Theory, build_theory

__all__ = ["FIRST", "REST", "Goal", "Guide", "Proof", "Theory", "build_theory", "names_of", "prove", "recalled"]
