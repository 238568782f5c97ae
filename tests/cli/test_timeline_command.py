"""`casus timeline`: text, JSON, notes and errors."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from pymodel.timeline.schema import timeline_schema
from tests.cli.schemas import misfits

Casus = Callable[..., subprocess.CompletedProcess[str]]


def test_text_says_how_the_outcome_was_chosen_and_what_is_missed(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("timeline", shipped["timeline_too_late"])
    assert (ran.returncode, ran.stderr) == (0, "")
    for title in ("CHOSEN where", "CALENDAR", "MISSED DEADLINES, which are breaches", "AUTHORITY AT HOME", "NOT DUE"):
        assert title in ran.stdout
    assert "late  us; its parliament; within 48 hours (approval_us); at hour 51" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 100


def test_json_has_the_same_steps_in_the_same_order(casus: Casus, shipped: Mapping[str, Path]) -> None:
    told = json.loads(casus("timeline", shipped["timeline_in_time"], "--format", "json").stdout)
    names = [step["step"] for step in told["steps"]]
    assert names.index("incident") < names.index("request") < names.index("action") < names.index("report")
    (found,) = [one for step in told["steps"] if step["step"] == "report_at_home" for one in step["entries"]]
    assert (found["actor"], found["state"], found["hour"]) == ("us", "met", 50)
    assert found["deadlines"] == [{"within": "hours(48)", "provision": "approval_us"}]
    assert {one["state"] for one in told["states"]} >= {"us", "fr", "de", "no"}


def test_json_keeps_to_the_published_schema(casus: Casus, shipped: Mapping[str, Path]) -> None:
    for name in ("timeline_days_later", "greenland"):
        told = json.loads(casus("timeline", shipped[name], "--format", "json").stdout)
        assert misfits(told, timeline_schema()) == []
        told["steps"][0]["entries"][0] |= {"hour": "soon", "more": 1}
        assert misfits(told, timeline_schema()) == ["steps.0.entries.0.hour", "steps.0.entries.0: names"]


def test_the_command_line_wins_and_says_so(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("timeline", shipped["timeline_in_time"], "--decide", "fr:report=no")
    assert ran.stderr.startswith("note: --decide fr:report=no wins over `sent`")
    assert "missed  fr; no; at once" in ran.stdout


def test_a_stated_hour_that_no_step_uses_is_noted(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("timeline", shipped["timeline_in_time"], "--decide", "fr:respond=none")
    assert "note: the time of `notification` of `fr` is not used" in ran.stderr


def test_bad_input_is_told_and_nothing_printed(casus: Casus, tmp_path: Path) -> None:
    ran = casus("timeline", tmp_path / "none.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "the file cannot be read" in ran.stderr


def test_a_time_limit_stops_it(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("timeline", shipped["greenland"], "--timeout", "0.001")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.endswith("stopped early\n")


def test_the_same_bytes_whatever_the_hash_seed(casus: Casus, shipped: Mapping[str, Path]) -> None:
    import os

    one, other = (
        casus("timeline", shipped["greenland"], env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "12"
    )
    assert one == other
