"""What a good YAML file gives: every key, every way to write a value, and how an absent field is filled in."""

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import clingo
import pytest

from pymodel.scenario import InputError, Scenario, from_mapping, load, load_text
from pymodel.scenario.model import Goal
from pymodel.vocabulary import Vocabulary

INCIDENT = {"attacker": "tr", "target": "gr", "place": "aegean_sea", "means": "armed_force"}
FULL = """\
title: Clash in the
  Aegean
date: 2026-03-01
summary: Two ships met.
incidents:
  - attacker: [tr, {non_state: a_group, control: harboured, state: no}]
    target: {state: [gr, no], object: vessel}
    place: aegean_sea
    means: cyber
    gravity: unknown
    overwhelmed: no
readings: {nac_seat: excluded}
decisions:
  gr: {help: ask, invoke(eu_42_7): yes}
  no: {council: object, invoke: {eu_42_7: no}}
  un_sc: {consider: none}
  others: none
council_measures: unknown
expect:
  availability: {nato_art4: yes, nato_art5: [arguable, no]}
  operable: {eu_42_7: no}
  possible: [nato_art5=invoked]
  impossible: [ceiling(no)=military]
  certain: nato_art4=open
record: [ "one", 'two' ]
sources:
  - |
    three
    lines
"""


def texts(scenario: Scenario) -> list[str]:
    return [str(fact) for fact in scenario.facts]


def read(vocabulary: Vocabulary, **changes: Any) -> list[str]:
    """The facts of a scenario with one incident that differs from the plainest one."""
    mapping = {"date": "2026-03-01", "incidents": [INCIDENT | changes]}
    return texts(from_mapping(mapping, "test", vocabulary))


def test_every_key_is_read(small: Vocabulary) -> None:
    scenario = load_text(FULL, "full.yaml", small)
    assert texts(scenario) == [
        "date(20260301)", "incident(1)",
        "given(1,attacker,tr)", "given(1,group,a_group)", "given(1,control,harboured)", "given(1,state,no)",
        "given(1,target,gr)", "given(1,target,no)", "given(1,place,aegean_sea)", "given(1,object,vessel)",
        "given(1,means,cyber)", "open(1,effects)", "open(1,gravity)", "given(1,overwhelmed,no)",
        "open(scenario,council_measures)",
        "fix_reading(nac_seat,excluded)",
        "fix_decision(gr,help,ask)", "fix_decision(gr,invoke(eu_42_7),yes)", "fix_decision(no,council,object)",
        "fix_decision(no,invoke(eu_42_7),no)", "fix_decision(un_sc,consider,none)",
        "close_decisions", "readings_scope(held)",
    ]  # fmt: skip
    assert scenario.title == "Clash in the Aegean"
    assert scenario.date == 20260301
    assert scenario.open_facts == ((1, "effects"), (1, "gravity"), ("scenario", "council_measures"))
    assert scenario.defaults_used == ()
    assert scenario.closed
    assert (scenario.summary, scenario.record, scenario.sources) == (
        ("Two ships met.",),
        ("one", "two"),
        ("three lines",),
    )


def test_expectations_are_read(small: Vocabulary) -> None:
    expected = load_text(FULL, "full.yaml", small).expectations
    assert expected.availability == {"nato_art4": ("yes",), "nato_art5": ("arguable", "no")}
    assert expected.operable == {"eu_42_7": ("no",)}
    assert expected.possible == (Goal("nato_art5=invoked"),)
    assert expected.impossible == (Goal("ceiling(no)=military"),)
    assert expected.certain == (Goal("nato_art4=open"),)
    assert expected
    assert not from_mapping({"date": "2026-03-01", "incidents": [INCIDENT]}, "test", small).expectations


def test_marks_point_into_the_file(small: Vocabulary) -> None:
    scenario = load_text(FULL, "full.yaml", small)
    place = scenario.marks[1, "place"]
    assert place is not None
    assert (place.line, place.column) == (8, 5)
    assert scenario.readings[0].mark is not None
    assert scenario.readings[0].mark.line == 12
    assert scenario.decisions[0].mark is not None
    assert scenario.decisions[0].mark.line == 14
    assert scenario.expectations.possible[0].mark is not None
    assert scenario.expectations.possible[0].mark.line == 22


def test_an_absent_field_has_its_default_or_is_open_or_says_nothing(small: Vocabulary) -> None:
    scenario = from_mapping({"date": "2026-03-01", "incidents": [INCIDENT]}, "test", small)
    assert texts(scenario) == [
        "date(20260301)", "incident(1)", "given(1,attacker,tr)", "given(1,control,none)", "given(1,target,gr)",
        "given(1,place,aegean_sea)", "given(1,means,armed_force)", "open(1,gravity)", "given(1,overwhelmed,yes)",
        "given(scenario,council_measures,none)", "readings_scope(held)",
    ]  # fmt: skip
    assert scenario.open_facts == ((1, "gravity"),)
    assert scenario.defaults_used == (
        (1, "control", "none"),
        (1, "overwhelmed", "yes"),
        ("scenario", "council_measures", "none"),
    )


@pytest.mark.parametrize("field", ["attacker", "target"])
def test_a_bare_no_is_norway_where_a_state_may_stand(small: Vocabulary, field: str) -> None:
    scenario = load_text(
        "date: 2026-03-01\nincidents:\n  - {attacker: tr, target: gr, place: crete, means: cyber}\n".replace(
            f"{field}: {INCIDENT[field]}", f"{field}: no"
        ),
        "test",
        small,
    )
    assert f"given(1,{field},no)" in texts(scenario)


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"attacker": "unknown"}, ["given(1,attacker,unknown)"]),
        ({"attacker": ["tr", "no"]}, ["given(1,attacker,tr)", "given(1,attacker,no)"]),
        ({"attacker": {"non_state": "a_group"}}, ["given(1,group,a_group)", "given(1,control,none)"]),
        ({"attacker": {"non_state": "g", "control": "unknown"}}, ["given(1,group,g)", "open(1,control)"]),
        ({"target": {"state": "gr"}}, ["given(1,target,gr)"]),
        ({"target": [{"state": "gr", "object": "vessel"}, "no"]}, ["given(1,target,gr)", "given(1,target,no)"]),
        ({"object": "vessel"}, ["given(1,object,vessel)"]),
        ({"means": ["cyber"]}, ["given(1,means,cyber)", "open(1,effects)"]),
        ({"means": "unknown"}, ["open(1,means)", "open(1,effects)"]),
        ({"means": "unknown", "effects": "slight"}, ["open(1,means)", "given(1,effects,slight)"]),
        ({"means": "cyber", "effects": "unknown"}, ["given(1,means,cyber)", "open(1,effects)"]),
    ],
)
def test_the_ways_to_write_a_value(small: Vocabulary, changes: dict[str, Any], facts: list[str]) -> None:
    read_facts = read(small, **changes)
    assert [fact for fact in read_facts if fact in facts] == facts


def test_a_group_alone_leaves_the_attacker_out(small: Vocabulary) -> None:
    assert not [fact for fact in read(small, attacker={"non_state": "g"}) if "attacker" in fact]


def test_dates_may_be_quoted_or_python_dates(small: Vocabulary) -> None:
    for day in ("2024-02-29", date(2024, 2, 29)):
        assert from_mapping({"date": day, "incidents": [INCIDENT]}, "test", small).date == 20240229
    assert load_text(FULL.replace("2026-03-01", "'2026-03-01'"), "test", small).date == 20260301


def test_harmless_aliases_are_read(small: Vocabulary) -> None:
    text = "date: 2026-03-01\nincidents:\n  - &a {attacker: tr, target: gr, place: crete, means: cyber}\n  - *a\n"
    scenario = load_text(text, "test", small)
    first, second = (sorted(fact[8:] for fact in texts(scenario) if f"({number}," in fact) for number in (1, 2))
    assert first == second


def test_values_are_symbols_that_clingo_made(small: Vocabulary) -> None:
    for fact in load_text(FULL, "test", small).facts:
        assert isinstance(fact, clingo.Symbol)
        assert clingo.parse_term(str(fact)) == fact


def test_a_file_without_a_title_is_called_by_its_name(small: Vocabulary, tmp_path: Path) -> None:
    file = tmp_path / "a_clash.yaml"
    file.write_text(FULL.replace("title: Clash in the\n  Aegean\n", ""), encoding="utf-8-sig")
    scenario = load(file, small)
    assert scenario.title == "a_clash"
    assert scenario.path == str(file)


def test_a_scenario_does_not_travel_to_another_process(small: Vocabulary) -> None:
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(load_text(FULL, "test", small))


@pytest.mark.parametrize("name", ["missing.yaml", ".", "a\0b", "x" * 5000])
def test_what_cannot_be_opened_is_bad_input(small: Vocabulary, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="the file cannot be read: "):
        load(tmp_path / name, small)


def test_a_control_sequence_in_a_name_or_a_key_is_not_printed(small: Vocabulary) -> None:
    with pytest.raises(InputError) as caught:
        load_text(FULL + '"\\e[2J": 1\ndecisions_: 1\n', "a\x1b[31mfile", small)
    assert "\x1b" not in str(caught.value)
