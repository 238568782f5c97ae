"""Counting bodies as diagrams, by dynamic programming over the counted literals."""

from collections.abc import Sequence

from oxidd.bcdd import BCDDFunction, BCDDManager

__all__ = ["thresholds"]


def thresholds(manager: BCDDManager, items: Sequence[tuple[BCDDFunction, int]], largest: int) -> list[BCDDFunction]:
    """Compiles all the bounds on one weighted sum.

    The items lowest in the order of the diagrams go first, so that each step adds at the top (Eén and Sörensson 2006
    build the same diagrams for pseudo-Boolean constraints).

    Args:
        manager: where the diagrams live.
        items: functions and the positive weights they add where they hold.
        largest: the largest bound that is wanted.

    Returns:
        For each bound from 0 to `largest`, where the sum reaches it.
    """
    reached = [manager.true(), *[manager.false()] * largest]
    lowest_first = sorted(items, key=lambda item: _level(item[0]), reverse=True)
    for function, weight in lowest_first:
        for bound in range(largest, 0, -1):
            with_it = reached[max(bound - weight, 0)]
            if with_it != reached[bound]:
                reached[bound] = function.ite(with_it, reached[bound])
    return reached


def _level(function: BCDDFunction) -> int:
    """The level of a diagram's topmost variable; constants stand below all."""
    level = function.node_level()
    return 1 << 31 if level is None else level
