"""Conditions that are made shorter say the same."""

from collections.abc import Mapping, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from pymodel.render.brief.questions import simplified

VALUES = {"q": ("a", "b", "c"), "r": ("a", "b"), "s": ("a", "b")}
some = {
    name: st.sets(st.sampled_from(values), min_size=1).map(lambda found: tuple(sorted(found)))
    for name, values in VALUES.items()
}
cubes = st.lists(st.fixed_dictionaries({}, optional=some), min_size=1, max_size=4)


def holds(cubes: Sequence[Mapping[str, tuple[str, ...]]], world: Mapping[str, str]) -> bool:
    return any(all(world[name] in values for name, values in cube.items()) for cube in cubes)


@given(cubes)
def test_shorter_conditions_hold_in_the_same_cases(given_cubes: list[dict[str, tuple[str, ...]]]) -> None:
    made = simplified(given_cubes)
    for values in product(*VALUES.values()):
        world = dict(zip(VALUES, values, strict=True))
        assert holds(made, world) == holds(given_cubes, world)


def test_what_another_condition_gives_already_is_left_out() -> None:
    assert simplified([{"q": ("c",)}, {"q": ("c", "a"), "r": ("b",)}]) == [{"q": ("c",)}, {"q": ("a",), "r": ("b",)}]
