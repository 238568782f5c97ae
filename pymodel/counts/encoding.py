"""Choice groups as Boolean variables.

A group of k options has a variable for each but the last. Its value is the first option whose variable is true
and that is allowed, the last allowed one if there is none. So every assignment to the variables stands for a
coherent choice: no diagram has to carry the side condition that exactly one option holds, quantifiers are plain
ones, and equal functions have equal diagrams. Several assignments may stand for one choice; `unique` picks one
of them, for counting.
"""

from collections.abc import Callable
from typing import NamedTuple

from oxidd.bcdd import BCDDFunction, BCDDManager

from pymodel.ground import FragmentError, Group

__all__ = ["Encoded", "encode"]


class Encoded(NamedTuple):
    """One group in the diagrams.

    Attributes:
        variables: the numbers of its variables.
        options: for each option of the group, in order, where it is chosen.
        offered: where the group is offered at all.
        unique: where the variables are the one assignment that counts for what they choose.
    """

    variables: tuple[int, ...]
    options: tuple[BCDDFunction, ...]
    offered: BCDDFunction
    unique: BCDDFunction


def encode(manager: BCDDManager, group: Group, literal: Callable[[int], BCDDFunction]) -> Encoded:
    """Encodes a group with new variables at the bottom of the order.

    Args:
        manager: where the diagrams live.
        group: the group.
        literal: the diagram of a literal that the group's offer mentions.

    Returns:
        The group's variables and functions.

    Raises:
        FragmentError: the group can be offered with no option allowed, so that no answer set would be left.
    """
    offered = literal(group.body)
    allowed = [_all(offered, [literal(part) for part in option.conditions]) for option in group.options]
    later = manager.false()
    follows: list[BCDDFunction] = []
    for function in reversed(allowed):
        follows.append(later)
        later |= function
    follows.reverse()
    if later != offered:
        raise FragmentError(f"the choice `{group.name}` can be offered with no option allowed")
    count = sum(1 for following in follows if following.satisfiable())
    variables = tuple(manager.add_vars(count))
    free, unique = offered, manager.true()
    options: list[BCDDFunction] = []
    for place, (function, following) in enumerate(zip(allowed, follows, strict=True)):
        may = free & function
        if place < count:
            variable = manager.var(variables[place])
            unique &= variable.imp(may & following)
            may &= variable | ~following
        options.append(may)
        free &= ~may
    return Encoded(variables, tuple(options), offered, unique)


def _all(start: BCDDFunction, functions: list[BCDDFunction]) -> BCDDFunction:
    for function in functions:
        start &= function
    return start
