"""Which child decides which claim: shares that take about as long as one another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymodel.claims.model import Claim

__all__ = ["dealt", "takes"]

# what a claim takes, roughly, as against another: no verdict hangs on it
_GROUND = 3.0
_TAKES = {
    "always": 1.0,
    "equal": 1.0,
    "possible": 3.0,
    "avoidable": 4.0,
    "attainable": 4.0,
    "depends": 4.0,
    "independent": 10.0,
    "monotone": 12.0,
}


def dealt(places: Sequence[int], claims: "Sequence[Claim]", number: int) -> list[tuple[int, ...]]:
    """Deals claims out, those first that take longest, each to the share that has least to do.

    Args:
        places: which claims.
        claims: all claims, by place.
        number: how many shares.

    Returns:
        The places of each share, in their order; the same for the same claims, so that the same questions meet the same
        solvers.
    """
    cost = {place: takes(claims[place]) for place in places}
    shares: list[list[int]] = [[] for _ in range(number)]
    for place in sorted(places, key=lambda place: (-cost[place], place)):
        least = min(shares, key=lambda share: sum(cost[one] for one in share))
        least.append(place)
    return [tuple(sorted(share)) for share in shares]


def takes(claim: "Claim") -> float:
    """What a claim takes, roughly, as against one that is proved for any number of states.

    Args:
        claim: the claim.

    Returns:
        How many such claims could be decided in its stead.
    """
    return max(_TAKES[claim.pattern], _GROUND if claim.ground_because else 0.0)
