"""`casus coverage` and `casus flips` from the outside."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pymodel.cli.flips import flips
from pymodel.coverage import shipped

Casus = Callable[..., subprocess.CompletedProcess[str]]
FILES = ["scenarios/hypothetical/seat_counts.yaml", "scenarios/historical/cyprus_1964.yaml"]


def test_scenarios_that_are_named_are_tried(casus: Casus) -> None:
    ran = casus("coverage", *FILES)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0].endswith("rules, 2 scenarios, 1 of them incidents that happened")
    assert "\nFIRE IN NONE OF THESE SCENARIOS (" in ran.stdout
    told = json.loads(casus("coverage", *FILES, "--format", "json").stdout)
    assert told["scenarios"] == FILES
    assert told["incidents"] == FILES[1:]
    assert len(told["rules"]) > 700


def test_the_rules_of_a_provision_with_their_scenarios(casus: Casus) -> None:
    ran = casus("coverage", *FILES, "--rule", "un_27_3")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "encodings/security_council.lp:" in ran.stdout
    assert f"    {FILES[0]}\n    {FILES[1]}" in ran.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--rule", "un_27_4"], "did you mean `un_2_4` or `un_27_3`"),
        (["--rule", "security_council.lp:1"], "no rule stands at `security_council.lp:1`"),
        (["nowhere.yaml"], "nowhere.yaml"),
        (["--timeout", "0"], "`--timeout` takes seconds greater than 0"),
    ],
)
def test_bad_input_is_told_in_one_message(words: list[str], message: str, casus: Casus) -> None:
    ran = casus("coverage", *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


def test_flips_are_printed_or_written_and_pairs_that_differ_nowhere_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    few = ("scenarios/hypothetical/ceuta.yaml", FILES[1])
    monkeypatch.setattr(shipped, "scenario_names", lambda: few)
    assert flips("a6_enclaves", format="json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["missing"] == []
    assert [(one["reading"], one["kind"], one["scenario"]) for one in told["flips"]] == [
        ("a6_enclaves", "status", few[0])
    ]
    page = tmp_path / "page.md"
    assert flips("nac_seat", format="markdown", output=page) == 1
    assert capsys.readouterr().out == ""
    assert "## Differ nowhere\n\n- nac_seat: counts: excluded_nemo_iudex\n" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nac_seats"], "did you mean `nac_seat`"),
        (["--timeout", "nan"], "`--timeout` takes seconds greater than 0"),
    ],
)
def test_flips_of_nothing_that_is_known(words: list[str], message: str, casus: Casus) -> None:
    ran = casus("flips", *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr


def test_a_search_that_runs_out_of_time_says_so(casus: Casus) -> None:
    ran = casus("flips", "--timeout", "0.05")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == "casus: stopped early\n"
