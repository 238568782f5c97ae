"""A scenario that outgrows both orders of choices in little memory is answered with all of it."""

from collections.abc import Mapping
from pathlib import Path

from pymodel.session import solve


def test_notpetya_is_answered_with_every_position_open(shipped: Mapping[str, Path]) -> None:
    solved = solve(shipped["notpetya_2017"], scope="all")
    assert solved.complete
    assert solved.mechanisms["self_defence"].availability.values == ("arguable",)
