"""Sets of actors and conditions in few words say neither more nor less than they stand for."""

import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pymodel.render.words import FEW, MISSING, alternatives, among, condition

STATES = [f"s{number:02}" for number in range(40)]
CIRCLES = {"wide": STATES[:30], "narrow": STATES[10:25], "apart": STATES[30:]}


def named(text: str) -> set[str]:
    """The actors that a text of `among` names."""
    match = re.fullmatch(
        r"(?P<all>all )?(?P<number>\d+) of (?P<circle>\w+)(?: \(all but (?P<but>[^)]*)\))?(?: and (?P<more>.*))?", text
    )
    if match is None:
        return set(text.split(", ")) if text else set()
    but = set(match["but"].split(", ")) if match["but"] else set()
    members = set(CIRCLES[match["circle"]])
    assert but <= members
    assert len(members - but) == int(match["number"])
    assert bool(match["all"]) == (not but)
    return (members - but) | (set(match["more"].split(", ")) if match["more"] else set())


@given(st.sets(st.sampled_from(STATES)))
def test_any_set_of_actors_can_be_read_back(actors: set[str]) -> None:
    text = among(sorted(actors), CIRCLES)
    assert named(text) == actors
    assert len(text) <= max(len(", ".join(actors)), 1)


@given(
    st.sampled_from(sorted(CIRCLES)),
    st.sets(st.sampled_from(STATES), max_size=MISSING),
    st.sets(st.sampled_from(STATES), max_size=FEW),
)
def test_nearly_a_circle_can_be_read_back(circle: str, without: set[str], more: set[str]) -> None:
    actors = (set(CIRCLES[circle]) - without) | more
    assert named(among(sorted(actors), CIRCLES)) == actors


def test_examples_of_actors() -> None:
    assert among([], CIRCLES) == ""
    assert among(["s02", "s01"], CIRCLES) == "s01, s02"
    assert among(STATES[:30], CIRCLES) == "all 30 of wide"
    assert among([*STATES[2:30], "s35"], CIRCLES) == "28 of wide (all but s00, s01) and s35"
    assert among(STATES[10:25], CIRCLES, wide=["wide"]) == ", ".join(STATES[10:25])
    assert among(STATES[:8], {}) == ", ".join(STATES[:8])


POSITIONS = {"seat": ("counts", "excluded", "shift"), "scope": ("wide", "narrow"), "1.gravity": ("none", "major")}


@pytest.mark.parametrize(
    ("cubes", "texts", "text"),
    [
        ([], ["never"], "never"),
        ([{}], [], "always"),
        ([{"seat": ("counts",)}, {}], [], "always"),
        ([{"seat": ("counts",)}], ["seat: counts"], "seat: counts"),
        ([{"seat": ("counts", "shift")}], ["seat not excluded"], "seat not excluded"),
        ([{"scope": ("wide",)}], ["scope: wide"], "scope: wide"),
        (
            [{"seat": ("counts",), "scope": ("wide",)}, {"1.gravity": ("major",)}],
            ["scope: wide and seat: counts", "gravity of incident 1: major"],
            "scope: wide and seat: counts, or gravity of incident 1: major",
        ),
        ([{"unknown": ("one", "two")}], ["unknown: one or two"], "unknown: one or two"),
    ],
)
def test_conditions(cubes: Sequence[Mapping[str, tuple[str, ...]]], texts: list[str], text: str) -> None:
    assert alternatives(cubes, POSITIONS) == texts
    assert condition(cubes, POSITIONS) == text
