"""A flip is the most telling one, however the scenarios are ordered or shared out."""

from collections.abc import Mapping

import pytest

from pymodel.coverage.flips import Flip, Pair, all_pairs, merged
from pymodel.coverage.shipped import shipped_flips
from pymodel.render.flips import flips_json, flips_markdown, flips_text
from pymodel.vocabulary import load_vocabulary

NAMES = [
    f"scenarios/{name}.yaml"
    for name in ("historical/sakiet_1958", "historical/berlin_1958", "hypothetical/seat_counts", "hypothetical/ceuta")
]
WANTED = ["gravity", "silence", "a6_enclaves", "a5_duty_content", "approval_lv_fast_track", "consent"]


@pytest.fixture(scope="module")
def flips() -> Mapping[Pair, Flip]:
    return shipped_flips(NAMES, WANTED)


def test_the_order_of_the_scenarios_makes_no_difference(flips: Mapping[Pair, Flip]) -> None:
    assert shipped_flips(NAMES[::-1], WANTED) == flips


def test_scenarios_may_be_tried_apart(flips: Mapping[Pair, Flip]) -> None:
    apart = [shipped_flips([name], WANTED) for name in NAMES]
    readings = load_vocabulary().readings
    together = merged(apart, readings)
    assert together == flips
    assert list(together) == list(flips) == [pair for pair in all_pairs(readings) if pair in flips]


def test_a_pair_that_differs_in_none_of_the_scenarios_is_missing(flips: Mapping[Pair, Flip]) -> None:
    assert not [pair for pair in flips if pair[0] == "consent"]


def test_what_a_reading_can_bring_about_comes_before_what_only_the_same_acts_lead_to(
    flips: Mapping[Pair, Flip],
) -> None:
    enclaves = flips["a6_enclaves", "outside", "inside"]
    assert (enclaves.kind, enclaves.acts) == ("status", ())
    assert enclaves.under[0] == ("barred",)
    silence = flips["silence", "break_needed", "positive_assent"]
    assert silence.kind == "status"
    assert ("nac.consider(alliance)", "action") in silence.acts
    assert silence.under == (("invoked",), ("blocked",))


def test_flips_are_told_in_words(flips: Mapping[Pair, Flip]) -> None:
    one = flips["a6_enclaves", "outside", "inside"]
    text = flips_text([one], [("consent", "a", "b")])
    assert text.startswith("1 pair of positions")
    assert "DIFFER NOWHERE (1)\n  consent: a, b\n" in text
    assert "\n    outside  barred\n    inside   open, in effect\n" in text
    assert "| `outside` | `inside` | [ceuta](../scenarios/hypothetical/ceuta.yaml) |" in flips_markdown([one], {})
    assert '"consequence": "status(nato_art5,es)"' in flips_json([one])


def test_a_flip_of_acts_says_how_many_take_them(flips: Mapping[Pair, Flip]) -> None:
    text = flips_text([flips["silence", "break_needed", "positive_assent"]])
    assert "consider(alliance): action by nac" in text
    assert "council: silent by 15 actors" in text
