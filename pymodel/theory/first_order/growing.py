"""A search for the definitions that a proof needs: more of them are used as long as Z3 is soon done with them.

Where Z3 has used every formula wherever it could and found no contradiction, a definition may be missing. Some lead to
ever new things instead, and are left out again. Which ones, only trying tells.
"""

from collections.abc import Callable
from typing import Literal

from pymodel.ground.names import Signature

__all__ = ["Tried", "growing"]

Tried = Literal["refuted", "exhausted", "gave up"]


def growing(
    start: frozenset[Signature],
    next_to: Callable[[frozenset[Signature]], list[Signature]],
    ask: Callable[[frozenset[Signature]], Tried],
    most: int,
) -> frozenset[Signature] | None:
    """Adds definitions until the goal is refuted.

    Args:
        start: the predicates whose definitions are used at first.
        next_to: the predicates that some definitions look at and that are not defined yet.
        ask: what becomes of the goal with some definitions: `exhausted` if nothing was left to do.
        most: how often to ask.

    Returns:
        The predicates whose definitions refute the goal; None if none were found.
    """
    used, harmful, asked = start, frozenset[Signature](), 0
    while True:
        listed = [one for one in next_to(used) if one not in harmful]
        if not listed:
            return None
        waiting = [listed]
        while waiting:
            if asked >= most:
                return None
            part = waiting.pop(0)
            more = used | frozenset(part)
            tried = ask(more)
            asked += 1
            if tried == "refuted":
                return more
            if tried == "exhausted":
                used = more
            elif len(part) == 1:
                harmful |= frozenset(part)
            else:
                waiting[:0] = [part[: len(part) // 2], part[len(part) // 2 :]]
