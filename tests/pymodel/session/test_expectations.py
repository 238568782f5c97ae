"""The verdicts on what a scenario expects."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pymodel.scenario import load_text
from pymodel.scenario.model import Availability, Disagreement, Expectations, Goal
from pymodel.session import Session, open_session
from pymodel.session.expected import Verdict, verdicts

Opened = Callable[[str], Session]


def expecting(session: Session, **expected: Any) -> list[Verdict]:
    """The verdicts if the file expected something else."""
    scenario = replace(session.scenario, expectations=Expectations(**expected))
    return list(verdicts(replace(session, scenario=scenario)))


@pytest.mark.parametrize("name", ["greenland", "cyprus_1964", "seat_counts"])
def test_what_the_shipped_files_expect_holds(name: str, opened: Opened) -> None:
    session = opened(name)
    found = list(verdicts(session))
    wanted = session.scenario.expectations
    goals = (wanted.happened, wanted.possible, wanted.impossible, wanted.certain)
    lists = (wanted.availability, wanted.operable, *goals)
    assert len(found) == sum(map(len, lists)) > 0
    assert all(verdict.holds for verdict in found)


@pytest.mark.parametrize(
    ("kind", "goal", "found", "holds"),
    [
        ("possible", "nato_art5=invoked", "possible", True),
        ("happened", "nato_art5=invoked", "possible", True),
        ("happened", "nato_art4=barred", "impossible", False),
        ("possible", "nato_art4=barred", "impossible", False),
        ("impossible", "nato_art4=barred", "impossible", True),
        ("impossible", "nato_art5=invoked", "possible", False),
        ("certain", "nato_art5=invoked", "possible", False),
        ("certain", "eu_222=barred", "certain", True),
        ("possible", "eu_222=barred", "certain", True),
        ("impossible", "eu_222=barred", "certain", False),
    ],
)
def test_goals(kind: str, goal: str, found: str, holds: bool, opened: Opened) -> None:
    (verdict,) = expecting(opened("greenland"), **{kind: (Goal(goal),)})
    assert verdict == Verdict(0, f"{kind}: {goal}", found, holds)


def test_a_goal_that_names_something_unknown_does_not_hold_whatever_is_expected_of_it(opened: Opened) -> None:
    goals = (Goal("nato_art55=invoked"), Goal("nato_art5="), Goal("nato_art5=done"))
    for kind in ("happened", "possible", "impossible", "certain"):
        found = expecting(opened("greenland"), **{kind: goals})
        assert len(found) == 3
        assert not any(verdict.holds for verdict in found)


@pytest.mark.parametrize(
    ("values", "holds"),
    [(("arguable",), True), (("yes", "arguable"), False), (("yes",), False), (("no", "yes"), False)],
)
def test_availability_and_operability(values: tuple[str, ...], holds: bool, opened: Opened) -> None:
    for kind in ("availability", "operable"):
        (verdict,) = expecting(opened("greenland"), **{kind: {"nato_art5": values}})
        assert (verdict.found, verdict.holds) == ("arguable", holds)
        (unknown,) = expecting(opened("greenland"), **{kind: {"nato_art55": values}})
        assert not unknown.holds
        assert "`nato_art55` is no mechanism" in unknown.found


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        (("yes", "no"), True), (("no", "yes"), True), (("arguable",), False), (("yes",), False),
        (("yes", "arguable", "no"), False),
    ],
)  # fmt: skip
def test_an_answer_that_hangs_on_open_facts_takes_exactly_the_expected_values(
    values: tuple[str, ...], holds: bool, opened: Opened
) -> None:
    (verdict,) = expecting(opened("liberty_1967"), availability={"nato_art5": values})
    assert (verdict.found, verdict.holds) == ("yes or no", holds)


@pytest.mark.parametrize(("argued", "holds"), [("arguable", True), ("no", False)])
def test_what_is_argued_is_what_the_answer_must_be(argued: Availability, holds: bool, opened: Opened) -> None:
    session = opened("greenland")
    argument = Disagreement((argued,), "label", "because", ("somebody",))
    expected = Expectations(availability={"nato_art5": ("yes",)})
    scenario = replace(session.scenario, expectations=expected, disagreements={"nato_art5": argument})
    (verdict,) = verdicts(replace(session, scenario=scenario))
    said = f"availability of nato_art5: yes by the file, {argued} as argued"
    assert verdict == Verdict(0, said, "arguable", holds)


def test_the_line_of_the_file_is_told(shipped: dict[str, Path]) -> None:
    text = shipped["greenland"].read_text(encoding="utf-8").partition("expect:")[0]
    text += "expect:\n  possible:\n    - nato_art4=barred\n"
    (verdict,) = verdicts(open_session(load_text(text, "changed.yaml")))
    assert verdict.line == len(text.splitlines())
    assert not verdict.holds
