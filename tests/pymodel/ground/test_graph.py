"""What depends on what in a ground program, and how often."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pymodel.ground import check
from pymodel.ground.graph import tally
from pymodel.session import Session


@given(st.lists(st.integers(0, 2**12 - 1), max_size=60))
def test_a_tally_tells_in_how_many_sets_each_place_is(sets: list[int]) -> None:
    count = tally(sets)
    assert [count(place) for place in range(13)] == [sum(one >> place & 1 for one in sets) for place in range(13)]


def above(atom: int, users: Mapping[int, list[int]]) -> set[int]:
    """The atoms that depend on an atom, itself included, by walking upwards."""
    seen, waiting = set(), [atom]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += users.get(one, [])
    return seen


@pytest.mark.parametrize("name", ["greenland", "korea_1950"])
def test_cones_and_weights_are_what_a_walk_through_the_rules_finds(name: str, opened: Callable[[str], Session]) -> None:
    choices = check(opened(name).program)
    users: dict[int, list[int]] = {}
    for atom, needs in choices.program.needs.items():
        for need in needs:
            users.setdefault(need, []).append(atom)
    below: dict[int, int] = {}
    for place, group in enumerate(choices.groups):
        over = [above(option.atom, users) for option in group.options]
        assert choices.weights[place] == max(map(len, over))
        for atom in set().union(*over):
            below[atom] = below.get(atom, 0) | 1 << place
    assert choices.cones == below
