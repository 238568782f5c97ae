"""The hours that a scenario states: read, checked, exported, and refused with their place."""

from pathlib import Path

import pytest

from pymodel.scenario import InputError, Scenario, facts_as_asp, load, load_text
from pymodel.scenario.check_times import LONGEST, parse_hours
from pymodel.scenario.check_values import ValueProblemError
from pymodel.session import open_session
from pymodel.vocabulary import load_vocabulary

HEAD = """date: 2026-06-01
incidents:
  - {attacker: ru, target: fi, place: finland, means: invasion, gravity: major}
"""


def read(times: str) -> Scenario:
    return load_text(f"{HEAD}{times}\n", "x.yaml")


def problems(times: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        open_session(read(times))
    return str(caught.value).splitlines()


def stated(scenario: Scenario) -> list[str]:
    return [str(fact) for fact in scenario.facts if fact.name in ("taken_at", "elapsed")]


@pytest.mark.parametrize(
    ("text", "hours"), [("0h", 0), ("50h", 50), ("5d", 120), ("61d", 1464), (f"{LONGEST // 24}d", LONGEST)]
)
def test_hours_and_days(text: str, hours: int) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize("text", ["", "50", "-1h", "1.5h", "05h", "5 d", "5w", "h", "٣h", "9999999d", "1h1h"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueProblemError):
        parse_hours(text)


def test_a_number_alone_is_hours_in_files_of_facts_only() -> None:
    assert parse_hours("50", bare=True) == 50


def test_times_become_facts() -> None:
    found = stated(read("times: {elapsed: 3d, fr: {action: 2h, notification: 80h}}"))
    assert found == ["taken_at(fr,action,2)", "taken_at(fr,notification,80)", "elapsed(72)"]


def test_the_export_reads_back(tmp_path: Path) -> None:
    scenario = read("times: {elapsed: 3d, fr: {action: 2h}}")
    file = tmp_path / "again.lp"
    file.write_text(facts_as_asp(scenario), encoding="utf-8")
    assert stated(load(file)) == stated(scenario)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("times: [50h]", "x.yaml:4:8: times: a mapping is expected, such as `{us: {report_at_home: 50h}}`, not a list"),
        ("times: {fr: 2h}", "x.yaml:4:13: times.fr: a mapping is expected, such as `{report_at_home: 50h}`, not `2h`"),
        ("times: {fr: {action: 2}}", "x.yaml:4:22: times.fr.action: `2` is no time: write hours or days"),
        ("times: {elapsed: soon}", "x.yaml:4:18: times.elapsed: `soon` is no time: write hours or days"),
        ("times: {uk: {action: 2h}}", "x.yaml:4:9: times.uk.action: `uk` is no state here; did you mean `gb`?"),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_their_place(times: str, said: str) -> None:
    (line,) = problems(times)
    assert line.startswith(said)


def test_a_step_that_is_none_is_told_with_the_nearest() -> None:
    (line,) = problems("times: {fr: {notificaton: 2h}}")
    assert line.startswith("x.yaml:4:14: times.fr.notificaton: `notificaton` is no step; expected `incident`")
    assert line.endswith("did you mean `notification`?")


def test_a_step_that_the_actor_does_not_have_is_told() -> None:
    (line,) = problems("times: {fr: {veto_debate: 2h}}")
    assert line.startswith(
        "x.yaml:4:14: times.fr.veto_debate: `veto_debate` is no step of `fr` here; expected `action`"
    )
    (line,) = problems("times: {ar: {action: 2h}}")
    assert line.startswith("x.yaml:4:14: times.ar.action: `ar` has no step in this scenario")


def test_the_schema_knows_the_steps() -> None:
    from pymodel.scenario import json_schema

    known = json_schema()["properties"]["times"]["properties"]
    assert set(known["fr"]["properties"]) == set(load_vocabulary().steps)
