"""`casus test` from the outside."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Casus = Callable[..., subprocess.CompletedProcess[str]]

GOOD = """\
title: Bombardment
date: 2026-03-01
incidents:
  - attacker: tr
    target: gr
    place: aegean_islands
    means: bombardment
    gravity: major
expect:
  impossible: [nato_art4=barred]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file that holds, one that fails and one that is wrong."""
    (tmp_path / "a_good.yaml").write_text(GOOD, encoding="utf-8")
    failing = GOOD + "  certain:\n    - nato_art5=invoked\n    - eu_99_9=invoked\n"
    (tmp_path / "b_failing.yaml").write_text(failing, encoding="utf-8")
    (tmp_path / "c_wrong.yaml").write_text(GOOD.replace("tr\n", "xx\n"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no scenario", encoding="utf-8")
    return tmp_path


def test_the_hypothetical_scenarios_get_what_they_expect(casus: Casus, shipped: dict[str, Path]) -> None:
    # some hundred files: on a busy machine they take minutes, and how fast they are is no matter of this test
    ran = casus("test", "scenarios/hypothetical", "--quiet", seconds=1800)
    assert (ran.returncode, ran.stderr) == (0, "")
    number = sum(file.parent.name == "hypothetical" for file in shipped.values())
    assert ran.stdout.startswith(f"{number} files, ")
    assert ran.stdout.count("\n") == 1


def test_statuses(casus: Casus, folder: Path) -> None:
    good, failing, wrong = (folder / name for name in ("a_good.yaml", "b_failing.yaml", "c_wrong.yaml"))
    assert casus("test", good).returncode == 0
    assert casus("test", good, failing).returncode == 1
    assert casus("test", good, failing, wrong).returncode == 2
    assert casus("test", folder / "missing.yaml").returncode == 2
    assert casus("test").returncode == 2
    assert casus("test", good, "--timeout", "0").returncode == 2


def test_what_fails_is_told_with_its_line(casus: Casus, folder: Path) -> None:
    ran = casus("test", folder)
    assert ran.returncode == 2
    assert ran.stdout.splitlines() == [
        f"{folder}/a_good.yaml: 1 of 1 as expected",
        f"{folder}/b_failing.yaml: 1 of 3 as expected",
        "  line 12: certain: nato_art5=invoked; found possible",
        "  line 13: certain: eu_99_9=invoked; found `eu_99_9` in the goal `eu_99_9=invoked` is no mechanism of"
        " this scenario",
        "2 files, 2 of 4 expectations hold",
    ]
    assert ran.stderr.startswith(f"{folder}/c_wrong.yaml:4:15: ")
    assert ran.stderr.count("\n") == 1


def test_json_has_every_file_in_its_place(casus: Casus, folder: Path) -> None:
    ran = casus("test", folder, folder / "missing.yaml", "--format", "json")
    assert ran.returncode == 2
    told = json.loads(ran.stdout)
    assert [Path(one["file"]).name for one in told] == ["a_good.yaml", "b_failing.yaml", "c_wrong.yaml", "missing.yaml"]
    assert [len(one["problems"]) for one in told] == [0, 0, 1, 1]
    assert [[verdict["holds"] for verdict in one["verdicts"]] for one in told] == [[True], [True, False, False], [], []]
