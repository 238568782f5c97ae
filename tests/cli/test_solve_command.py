"""`casus solve` from the outside: exit status, what goes where, wrong names, several files."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Casus = Callable[..., subprocess.CompletedProcess[str]]
SMALL = "scenarios/hypothetical/accident_at_sea.yaml"  # is answered quickly
SEATS = "scenarios/hypothetical/seat_counts.yaml"  # fixes readings


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario with two mistakes."""
    file = tmp_path_factory.mktemp("bad") / "bad.yaml"
    file.write_text(
        "title: Bad\ndate: 2026-03-01\nincidents:\n  - attacker: xx\n    target: gr\n    place: aegean_sea\n"
        "    means: armed_farce\n",
        encoding="utf-8",
    )
    return file


def test_the_answer_goes_to_standard_output_and_nothing_else_is_said(casus: Casus) -> None:
    ran = casus("solve", SMALL)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("A missile strays in an exercise (2026-06-15)\n")
    assert ran.stdout.endswith("\n")
    assert "INCOMPLETE" not in ran.stdout


def test_json_has_the_same_answer(casus: Casus) -> None:
    ran = casus("solve", SMALL, "--format", "json", "--show", "nato_art4", "--show", "ceiling(de)")
    assert (ran.returncode, ran.stderr) == (0, "")
    answer = json.loads(ran.stdout)
    assert (answer["file"], answer["complete"], answer["columns"]) == (SMALL, True, ["nato_art4", "ceiling(de)"])
    assert f": {answer['count']}\n" in casus("solve", SMALL).stdout


def test_the_command_line_beats_the_file_with_a_note(casus: Casus) -> None:
    ran = casus("solve", SEATS, "--reading", "nac_seat=excluded_nemo_iudex", "--format", "json")
    assert ran.returncode == 0
    assert ran.stderr.startswith("note: ")
    assert "nac_seat" in ran.stderr
    assert ran.stderr.count("\n") == 1
    (note,) = json.loads(ran.stdout)["notes"]
    assert ran.stderr == f"note: {note}\n"
    text = casus("solve", SEATS, "--reading", "nac_seat=excluded_nemo_iudex").stdout
    assert "nac_seat=excluded_nemo_iudex" in text


def test_decisions_scope_and_closing(casus: Casus) -> None:
    ran = casus("solve", SMALL, "--decide", "it:consultation=ask", "--decide", "others=none", "--readings", "all")
    assert (ran.returncode, ran.stderr) == (0, "")
    for said in ("decisions fixed: it:consultation=ask", "stays passive", "positions in scope: all"):
        assert said in ran.stdout


def test_a_bundle_fixes_what_is_asked_and_leaves_the_rest(casus: Casus) -> None:
    ran = casus("solve", SEATS, "--readings", "nato_practice", "--format", "json")
    assert ran.returncode == 0
    answer = json.loads(ran.stdout)
    assert [note for note in answer["notes"] if note.startswith("--readings nato_practice (")]
    cubes = [cube for one in answer["mechanisms"].values() for regime in one["regimes"] for cube in regime["readings"]]
    open_readings = {name for cube in cubes for name in cube}
    assert not open_readings & {"a5_internal", "nac_seat", "nac_finding", "a5_request"}
    text = casus("solve", SEATS, "--readings", "nato_practice").stdout
    assert "positions as in the bundle: nato_practice" in text


def test_a_single_reading_wins_over_the_bundle(casus: Casus) -> None:
    def possible(*words: str) -> list[str]:
        ran = casus("solve", SEATS, "--readings", "nato_practice", *words, "--format", "json")
        return list(json.loads(ran.stdout)["mechanisms"]["nato_art5"]["possible"])

    assert "blocked" in possible()
    assert "blocked" not in possible(
        "--reading", "nac_finding=no_finding_needed", "--reading", "a5_internal=covers_any_attacker"
    )


# what is asked, and what the one line on standard error says
WRONG = {
    "a reading": (["--reading", "nac_set=counts"], "did you mean `nac_seat`"),
    "a position": (["--reading", "nac_seat=maybe"], "`maybe` is no position of `nac_seat`"),
    "no position": (["--reading", "nac_seat"], "not of the form"),
    "an actor": (["--decide", "xx:council=object"], "`xx`"),
    "an act": (["--decide", "de:counsel=object"], "did you mean `council`"),
    "a value": (["--decide", "de:council=maybe"], "`maybe` is no value of `council`"),
    "no value": (["--decide", "de:council"], "not of the form"),
    "an act of another": (["--decide", "de:vote(measures)=yes"], "`vote(measures)`"),
    "others": (["--decide", "others=some"], "others=none"),
    "a column": (["--show", "nato_art55"], "`nato_art55` is no mechanism"),
    "a column that is none": (["--show", "ceiling("], "no column"),
    "a standing": (["--readings", "fringe"], "`fringe` is neither a standing nor a bundle"),
    "a bundle": (["--readings", "nato_practise"], "did you mean `nato_practice`"),
    "a format": (["--format", "xml"], "xml"),
    "an option": (["--colour"], "--colour"),
    "no time": (["--timeout", "0"], "greater than 0"),
    "less than no time": (["--timeout", "-1"], "greater than 0"),
    "not a time": (["--timeout", "nan"], "greater than 0"),
    "a word for a time": (["--timeout", "soon"], "soon"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_words_get_one_clear_line(wrong: str, casus: Casus) -> None:
    words, said = WRONG[wrong]
    ran = casus("solve", SMALL, *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert ran.stderr.startswith(("casus: ", "--reading: ", "--readings: ", "--decide: ", f"{SMALL}: "))
    assert ran.stderr.count("\n") == 1 or ran.stderr.startswith("casus: ")  # the parser wraps its one sentence


def test_no_file_a_missing_file_and_a_folder(casus: Casus, tmp_path: Path) -> None:
    for words in ([], [tmp_path / "missing.yaml"], [tmp_path]):
        ran = casus("solve", *words)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.count("\n") == 1


def test_mistakes_in_a_file_are_listed_with_their_places(casus: Casus, bad: Path) -> None:
    ran = casus("solve", bad)
    assert (ran.returncode, ran.stdout) == (2, "")
    lines = ran.stderr.splitlines()
    assert [line.partition(" ")[0] for line in lines] == [f"{bad}:4:15:", f"{bad}:7:12:"]
    assert "armed_force" in lines[1]


def test_several_files_give_an_array_with_errors_in_their_places(casus: Casus, bad: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    ran = casus("solve", bad, SMALL, missing, SEATS, "--format", "json")
    assert ran.returncode == 2
    answers: list[dict[str, Any]] = json.loads(ran.stdout)
    assert [answer["file"] for answer in answers] == [str(bad), SMALL, str(missing), SEATS]
    assert [set(answer) == {"file", "error"} for answer in answers] == [True, False, True, False]
    assert [len(answer.get("error", ())) for answer in answers] == [2, 0, 1, 0]
    assert ran.stderr.splitlines() == [*answers[0]["error"], *answers[2]["error"]]


def test_several_files_as_text_are_set_apart(casus: Casus, bad: Path) -> None:
    ran = casus("solve", SMALL, bad, SMALL)
    assert ran.returncode == 2
    first, second = ran.stdout.split("\n\n" + "=" * 100 + "\n\n")
    assert first + "\n" == second == casus("solve", SMALL).stdout


def test_a_picture_is_of_one_file(casus: Casus) -> None:
    assert casus("solve", SMALL, SEATS, "--format", "svg").returncode == 2
    assert casus("solve", SMALL, "--format", "svg").stdout.startswith("<svg ")


def test_a_new_scenario_can_be_solved_as_it_stands(casus: Casus, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    file.write_text(casus("new").stdout, encoding="utf-8")
    assert casus("solve", file).returncode == 0
    again = tmp_path / "again.yaml"
    assert casus("new", "-o", again).returncode == 0
    assert again.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
    again.write_text("mine", encoding="utf-8")
    ran = casus("new", "-o", again)
    assert ran.returncode == 2
    assert "is there already" in ran.stderr
    assert again.read_text(encoding="utf-8") == "mine"


def test_an_export_is_solved_like_its_file(casus: Casus, tmp_path: Path) -> None:
    file = tmp_path / "facts.lp"
    assert casus("export", SMALL, "-o", file).returncode == 0
    assert file.read_text(encoding="utf-8") == casus("export", SMALL).stdout
    ours, theirs = (
        json.loads(casus("solve", one, "--format", "json").stdout) for one in (SMALL, file)
    )  # fmt: skip
    for key in ("count", "mechanisms", "power", "actors", "classes"):
        assert ours[key] == theirs[key]
    ran = casus("export", tmp_path / "missing.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")


def test_an_export_carries_what_the_command_line_fixes(casus: Casus, tmp_path: Path) -> None:
    options = ("--reading", "gravity=no_gap", "--readings", "all", "--decide", "gr:help=ask", "--decide", "others=none")
    file = tmp_path / "facts.lp"
    ran = casus("export", "scenarios/hypothetical/aegean_clash.yaml", *options, "-o", file)
    assert ran.returncode == 0
    facts = file.read_text(encoding="utf-8").splitlines()
    wanted = "fix_reading(gravity,no_gap). readings_scope(all). fix_decision(gr,help,ask). close_decisions.".split()
    assert set(wanted) <= set(facts)
    solved = [json.loads(casus("solve", one, *more, "--format", "json").stdout) for one, more in
              ((file, ()), ("scenarios/hypothetical/aegean_clash.yaml", options))]  # fmt: skip
    assert solved[0]["count"] == solved[1]["count"]
    assert solved[0]["classes"] == solved[1]["classes"]
    wrong = casus("export", "scenarios/hypothetical/aegean_clash.yaml", "--reading", "gravty=no_gap")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "did you mean `gravity`" in wrong.stderr


def test_letters_that_the_terminal_lacks_do_no_harm(casus: Casus, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = casus("export", "scenarios/hypothetical/aegean_clash.yaml", env=env)
    assert ran.returncode == 0
    assert casus("states", "tr", env=env).returncode == 0
    odd = tmp_path / os.fsdecode(b"odd\xff.yaml")
    odd.write_bytes(Path(SMALL).read_bytes() if Path(SMALL).exists() else casus("new").stdout.encode())
    for words in (["--format", "json"], [], ["--format", "json", "-o", tmp_path / "out.json"]):
        assert casus("solve", odd, *words).returncode == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["complete"]


def test_a_reader_that_has_had_enough_is_no_error(command: tuple[str, ...]) -> None:
    process = subprocess.Popen([*command, "law", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0
