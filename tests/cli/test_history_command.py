"""`casus history` from the outside."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Casus = Callable[..., subprocess.CompletedProcess[str]]

AGREES = """\
title: Threat
date: 2026-03-01
incidents:
  - {attacker: tr, target: gr, place: crete, means: threat, gravity: none}
labels:
  gold: {nato_art4: yes, nato_art5: no}
  second: {nato_art4: no, nato_art5: no}
expect:
  availability: {nato_art4: yes, nato_art5: no}
  happened: [nato_art4=invoked]
"""
DIFFERS = AGREES.replace("nato_art5: no", "nato_art5: yes")
ARGUED = (
    DIFFERS
    + """\
disagreement:
  nato_art5: {argued: no, at_fault: label, reason: A threat is no attack., source: "North Atlantic Treaty, Article 5"}
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that agree, differ, argue, are wrong, and have no labels."""
    for name, text in {
        "agrees": AGREES,
        "argued": ARGUED,
        "differs": DIFFERS,
        "impossible": AGREES.replace("nato_art4=invoked", "nato_art5=invoked"),
        "unlabelled": AGREES.partition("labels:")[0],
        "wrong": AGREES.replace("attacker: tr", "attacker: xx"),
    }.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["agrees"], 0), (["agrees", "argued"], 0), (["agrees", "unlabelled"], 0),
        (["differs"], 1), (["impossible"], 1), (["argued", "differs"], 1),
        (["wrong"], 2), (["agrees", "wrong"], 2), (["unlabelled"], 2), (["missing"], 2),
    ],
)  # fmt: skip
def test_statuses(names: list[str], status: int, casus: Casus, folder: Path) -> None:
    assert casus("history", *(folder / f"{name}.yaml" for name in names)).returncode == status


def test_a_time_limit_that_cannot_be_kept_is_bad_input(casus: Casus, folder: Path) -> None:
    assert casus("history", folder / "agrees.yaml", "--timeout", "0").returncode == 2


def test_the_scoreboard(casus: Casus, folder: Path) -> None:
    ran = casus("history", folder / "agrees.yaml", folder / "argued.yaml", folder / "unlabelled.yaml")
    assert (ran.returncode, ran.stderr) == (0, "casus: 1 of 3 files have no gold labels and are left out\n")
    lines = ran.stdout.splitlines()
    assert lines[0] == "HISTORY: 2 cases with gold labels"
    assert [line.split() for line in lines[3:5]] == [
        ["nato_art4", "2", "(2)", "of", "2", "-", "2", "(yes)", "0", "of", "2", "0.00", "2", "of", "2"],
        ["nato_art5", "1", "(1)", "of", "2", "0.00", "1", "(yes)", "2", "of", "2", "1.00", "-"],
    ]
    assert "  2 of 2 things that came about are possible under the facts and decisions of their case" in lines
    assert any(
        line.startswith("  A class is a combination of statuses of the main columns (nato_art4,") for line in lines
    )
    place = lines.index(f"    {folder}/argued.yaml: Threat")
    assert lines[place + 1 : place + 5] == [
        "      gold yes, second annotator yes, answer no",
        *[
            line
            for line in lines[place + 2 : place + 3]
            if line.endswith(": Article 5 does not cover what happened to the victim")
        ],
        "      the label is wrong: A threat is no attack.",
        "      source: North Atlantic Treaty, Article 5",
    ]


def test_what_is_not_argued_is_said_so(casus: Casus, folder: Path) -> None:
    told = casus("history", folder / "differs.yaml", folder / "impossible.yaml").stdout
    assert (
        "1: in 0 the file argues that the label is wrong, in 0 that the law as encoded falls short, and 1 is NOT ARGUED"
        in " ".join(told.split())
    )
    assert f"  {folder}/impossible.yaml:10: nato_art5=invoked: impossible" in told.splitlines()


def test_a_bad_file_is_told_and_the_others_are_still_compared(casus: Casus, folder: Path) -> None:
    ran = casus("history", folder)
    assert ran.returncode == 2
    assert ran.stderr.splitlines() == [
        f"{folder}/wrong.yaml:4:16: incidents.1.attacker: `xx` is no state here; `casus states` lists them",
        "casus: 1 of 6 files have no gold labels and are left out",
    ]
    assert ran.stdout.startswith("HISTORY: 4 cases with gold labels\n")


def test_json(casus: Casus, folder: Path) -> None:
    ran = casus("history", folder / "agrees.yaml", folder / "differs.yaml", "--format", "json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["cases"], told["holds"]) == (1, 2, False)
    assert told["mechanisms"]["nato_art5"]["confusion"]["yes"] == {"yes": 0, "arguable": 0, "no": 1}
    assert [one["mechanisms"]["nato_art5"]["agrees"] for one in told["by_case"]] == [True, False]


def test_an_expectation_that_is_argued_against_is_tested_as_argued(casus: Casus, folder: Path) -> None:
    assert casus("test", folder / "argued.yaml").returncode == 0
    ran = casus("test", folder / "differs.yaml")
    assert (ran.returncode, "availability of nato_art5: yes; found no" in ran.stdout) == (1, True)
    text = ARGUED.replace("argued: no", "argued: arguable")
    (folder / "argued.yaml").write_text(text, encoding="utf-8")
    ran = casus("test", folder / "argued.yaml")
    assert ran.returncode == 1
    assert "availability of nato_art5: yes by the file, arguable as argued; found no" in ran.stdout
