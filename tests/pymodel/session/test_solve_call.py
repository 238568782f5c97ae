"""`solve`: what can be fixed, asked and gone through, and what it says when an argument is wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pymodel.outcomes import GoalError
from pymodel.outcomes.schema import answers_schema
from pymodel.scenario import InputError, Scenario, load
from pymodel.session import Outcomes, solve

Answers = Callable[[str], Outcomes]


@pytest.fixture(scope="module")
def scenario(shipped: dict[str, Path]) -> Scenario:
    return load(shipped["greenland"])


@pytest.fixture(scope="module")
def closed(scenario: Scenario) -> Outcomes:
    """The Greenland scenario where the Alliance looks inward, Denmark asks and one Ally objects."""
    return solve(
        scenario,
        readings={"nac_seat": "counts", "a5_internal": "covers_any_attacker"},
        decisions={"dk": {"consultation": "ask"}, "de": {"council": "object"}},
        columns=["nato_art4", "ceiling(fr)"],
    )


def test_a_path_and_a_scenario_give_the_same(solved: Answers, shipped: dict[str, Path]) -> None:
    again = solve(str(shipped["greenland"]))
    assert again == replace(solved("greenland"), session=None)
    assert again.to_json() == solved("greenland").to_json()


def test_what_is_fixed_is_no_longer_open(closed: Outcomes, solved: Answers) -> None:
    free = solved("greenland")
    assert "nac_seat" in free.choices
    assert closed.choices["nac_seat"] == ("counts",)
    assert 0 < closed.count < free.count
    assert free.mechanisms["nato_art4"].possible == ("open", "invoked")
    assert closed.mechanisms["nato_art4"].possible == ("invoked",)
    assert closed.mechanisms["nato_art5"].availability.value == "yes"
    assert closed.mechanisms["nato_council"].operable.value == "no"


def test_the_columns_are_those_that_are_asked_for(closed: Outcomes) -> None:
    assert closed.classes.columns == ("nato_art4", "ceiling(fr)")
    assert {row.values["nato_art4"] for row in closed.classes.rows} == {"invoked"}
    assert {row.values["ceiling(fr)"] for row in closed.classes.rows} == set(closed.actors["fr"].ceiling)
    assert sum(row.count for row in closed.classes.rows) == closed.count


def test_fixing_splits_the_count(scenario: Scenario, solved: Answers) -> None:
    free = solved("greenland")
    parts = [solve(scenario, readings={"nac_seat": position}).count for position in free.choices["nac_seat"]]
    assert len(parts) > 1
    assert sum(parts) == free.count


def test_a_wider_scope_has_more_outcomes(scenario: Scenario, solved: Answers) -> None:
    narrow, wide = solve(scenario, scope="mainstream"), solve(scenario, scope="all")
    assert narrow.count < solved("greenland").count <= wide.count
    for name, positions in narrow.choices.items():
        assert set(positions) <= set(wide.choices.get(name, positions))


def test_the_lawful_outcomes_are_some_of_them(shipped: dict[str, Path], solved: Answers) -> None:
    free, lawful = solved("korea_1950"), solve(shipped["korea_1950"], lawful=True)
    assert lawful.lawful
    assert 0 < lawful.count < free.count
    assert any(one.decided for actor in free.actors.values() for one in actor.breaches)
    given = set()
    for name, actor in free.actors.items():
        kept = {(one.what, one.provision) for one in lawful.actors[name].breaches}
        given |= {(one.what, one.provision) for one in actor.breaches if not one.decided}
        assert kept <= {(one.what, one.provision) for one in actor.breaches}
        assert kept >= {(one.what, one.provision) for one in actor.breaches if one.certain and not one.decided}
    assert given
    assert all(outcome.chosen for outcome in islice(lawful, 3))
    for name, mechanism in lawful.mechanisms.items():
        assert set(mechanism.possible) <= set(free.mechanisms[name].possible)
        assert mechanism.availability == free.mechanisms[name].availability


def test_questions(solved: Answers, closed: Outcomes) -> None:
    free = solved("greenland")
    assert free.ask("nato_art5=invoked").possible
    assert not free.ask("nato_art5=invoked").certain
    assert not free.ask("nato_art4=barred").possible
    assert closed.ask("nato_art4=invoked").certain
    assert not closed.ask("nato_council=invoked").possible
    with pytest.raises(GoalError, match="no_such"):
        free.ask("no_such=invoked")


def test_outcomes_one_by_one(closed: Outcomes) -> None:
    first = list(islice(closed, 5))
    assert first == list(islice(closed, 5))
    assert len({outcome.chosen for outcome in first}) == 5
    for outcome in first:
        assert outcome.readings["nac_seat"] == "counts"
        assert outcome.decisions["de"]["council"] == "object"
        assert all(outcome.readings[name] in closed.choices[name] for name in outcome.readings)


def test_notes_say_what_was_changed_against_the_file(shipped: dict[str, Path]) -> None:
    found = solve(shipped["seat_counts"], readings={"nac_seat": "excluded_nemo_iudex"})
    assert len(found.notes) == 1
    assert "nac_seat" in found.notes[0]
    assert found.choices["nac_seat"] == ("excluded_nemo_iudex",)
    assert found.to_json()["notes"] == list(found.notes)
    assert not solve(shipped["seat_counts"], readings={"nac_seat": "counts"}).notes


def test_stopped_at_once_and_half_way(scenario: Scenario, solved: Answers) -> None:
    at_once = solve(scenario, stopped=lambda: True)
    assert not at_once.complete
    assert at_once.count == solved("greenland").count
    assert not at_once.mechanisms
    asked = iter(range(100))
    half_way = solve(scenario, stopped=lambda: next(asked) >= 3)
    assert not half_way.complete
    assert half_way.mechanisms
    for name, mechanism in half_way.mechanisms.items():
        assert mechanism == solved("greenland").mechanisms[name]
    for partial in (at_once, half_way):
        assert partial.to_json()["complete"] is False
        assert fits(partial.to_json(), SCHEMA)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"readings": {"nac_set": "counts"}}, "did you mean `nac_seat`"),
        ({"readings": {"nac_seat": "maybe"}}, "`maybe` is no position of `nac_seat`"),
        ({"decisions": {"xx": {"council": "object"}}}, "`xx`"),
        ({"decisions": {"de": {"counsel": "object"}}}, "did you mean `council`"),
        ({"decisions": {"de": {"council": "maybe"}}}, "`maybe` is no value of `council`"),
    ],
)
def test_wrong_names_are_input_errors(scenario: Scenario, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        solve(scenario, **arguments)


@pytest.mark.parametrize("column", ["", "X", "nato_art", "ceiling(", "ceiling(xx)", "must(dk)", '"x"', "1", "a,b"])
def test_wrong_columns_are_goal_errors(scenario: Scenario, column: str) -> None:
    with pytest.raises(GoalError):
        solve(scenario, columns=[column])


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.yaml"):
        solve(tmp_path / "missing.yaml")


def test_answers_from_another_process_cannot_be_asked_further(solved: Answers) -> None:
    parted = replace(solved("greenland"), session=None)
    with pytest.raises(RuntimeError, match="solve again"):
        parted.ask("nato_art4=invoked")
    with pytest.raises(RuntimeError, match="solve again"):
        next(iter(parted))


# --- the published form ----------------------------------------------------------------------------------------------

WHOLE = answers_schema()
SCHEMA = WHOLE["$defs"]["answer"]
SHAPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value fits a schema, for the few words of JSON Schema that the published one uses."""
    unknown = set(schema) - set("$schema $defs $ref title description type enum const oneOf pattern items".split())
    unknown -= set("properties required additionalProperties".split())
    assert not unknown, f"this test does not know {unknown}"
    if "$ref" in schema:
        return fits(value, WHOLE["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    if "oneOf" in schema:
        return sum(fits(value, way) for way in schema["oneOf"]) == 1
    if "enum" in schema or "const" in schema:
        return value in schema.get("enum", [schema.get("const")])
    shape = SHAPES[schema["type"]]
    return isinstance(value, shape) and not (shape is int and isinstance(value, bool)) and fits_inside(value, schema)


def fits_inside(value: Any, schema: dict[str, Any]) -> bool:
    if isinstance(value, str):
        return str(schema.get("pattern", "^")).strip("^$") == "" or value.isdigit()
    if isinstance(value, list):
        return all(fits(one, schema["items"]) for one in value)
    return not isinstance(value, dict) or fits_object(value, schema)


def fits_object(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if not set(schema.get("required", ())) <= set(value):
        return False
    for key, one in value.items():
        part = known.get(key, others)
        if part is False or (isinstance(part, dict) and not fits(one, part)):
            return False
    return True


@pytest.mark.parametrize("name", ["greenland", "cyprus_1964", "algeria_1954", "two_allies_attack_third"])
def test_the_answers_fit_the_published_schema(name: str, solved: Answers) -> None:
    answers = solved(name).to_json()
    assert json.loads(json.dumps(answers)) == answers
    assert fits(answers, SCHEMA)
    assert not fits({**answers, "colour": "red"}, SCHEMA)
    assert not fits({**answers, "count": 3}, SCHEMA)
    assert not fits({key: value for key, value in answers.items() if key != "law"}, SCHEMA)
    wrong, early = {"file": "x.yaml", "error": ["x.yaml:1:1: no"]}, {"file": "x.yaml", "complete": False}
    several: list[Any] = [answers, wrong, early]
    assert all(fits(whole, WHOLE) for whole in (*several, several))
    assert not any(fits(whole, WHOLE) for whole in ({**early, "complete": True}, {"file": "x.yaml"}, [several]))


# --- notebooks -------------------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """Counts the tags of a text and keeps what is said between them."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.closed: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert not attrs
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.closed.append(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_the_table_for_notebooks_is_escaped(solved: Answers) -> None:
    hostile = replace(solved("greenland"), title="<script>alert('x')</script> & \"more\"", complete=False)
    table = Tags()
    table.feed(hostile._repr_html_())
    assert set(table.opened) == set("table caption thead tbody tr th td".split())
    assert sorted(table.opened) == sorted(table.closed)
    assert table.opened.count("tr") == 1 + len(hostile.mechanisms)
    assert any("<script>alert('x')</script> & \"more\" (incomplete)" in one for one in table.said)
