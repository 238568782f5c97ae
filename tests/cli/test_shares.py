"""Claims are dealt out so that no child has much more to do than another, and always in the same way."""

import pytest

from pymodel.claims.law import read_claims, shipped_law
from pymodel.cli.shares import dealt, takes


@pytest.mark.parametrize("number", [1, 2, 3, 7])
def test_every_claim_is_dealt_to_one_share(number: int) -> None:
    claims = read_claims([], shipped_law())
    shares = dealt(range(len(claims)), claims, number)
    assert len(shares) == number
    assert sorted(place for share in shares for place in share) == list(range(len(claims)))
    assert shares == dealt(range(len(claims)), claims, number)


def test_what_takes_long_is_spread_evenly() -> None:
    claims = read_claims([], shipped_law())
    shares = dealt(range(len(claims)), claims, 2)
    work = [sum(takes(claims[place]) for place in share) for share in shares]
    assert abs(work[0] - work[1]) <= 1


def test_claims_on_two_outcomes_take_longest() -> None:
    claims = read_claims([], shipped_law())
    kinds = {claim.pattern: takes(claim) for claim in claims if not claim.ground_because}
    assert max(kinds, key=lambda kind: kinds[kind]) == "monotone"
    assert kinds["always"] < kinds["possible"] < kinds["independent"]


def test_a_share_keeps_the_order_of_the_claims() -> None:
    claims = read_claims([], shipped_law())
    assert dealt([5, 3, 9], claims, 1) == [(3, 5, 9)]
