"""`casus compare`: text, JSON, amendments, claims and errors."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pymodel.comparison.schema import comparison_schema
from tests.cli.schemas import misfits

Casus = Callable[..., subprocess.CompletedProcess[str]]


def test_the_text_tells_mechanisms_powers_classes_levels_duties_and_reasons(
    casus: Casus, shipped: Mapping[str, Path]
) -> None:
    ran = casus("compare", shipped["greenland"], "--date", "1985-01-01")
    assert (ran.returncode, ran.stderr) == (0, "")
    for title in ("COMPARED", "MECHANISMS", "POWER", "CLASSES", "FLOOR", "DUTIES", "REASONS", "COUNT"):
        assert f"\n{title}" in f"\n{ran.stdout}"


def test_duties_are_told_by_words_and_provisions_alone(casus: Casus, shipped: Mapping[str, Path]) -> None:
    asked = ("compare", shipped["greenland"], "--amend", "union_clause_not_between_allies")
    text = " ".join(casus(*asked).stdout.split())
    acts = json.loads(casus(*asked, "--format", "json").stdout)["acts"]
    assert [f"{one['says']} [{one['provision']}]" in text for one in acts] == [True] * 3
    assert not [one["what"] for one in acts if one["what"] in text]


def test_one_who_has_a_duty_to_several_has_one_line(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("compare", shipped["lampedusa_1986"], "--date", "2026-01-02")
    assert "such action as it deems necessary [nat_5_assist; also about the United States]" in " ".join(
        ran.stdout.split()
    )


def test_two_files_are_compared_and_the_json_fits_its_schema(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("compare", shipped["greenland"], shipped["aegean_clash"], "--format", "json")
    told = json.loads(ran.stdout)
    assert misfits(told, comparison_schema()) == []
    assert (told["before"]["file"], told["after"]["file"]) == (str(shipped["greenland"]), str(shipped["aegean_clash"]))
    rows = [one for kind in ("mechanisms", "powers", "levels", "acts") for one in told[kind]]
    rows += [one for side in told["fewest"] for one in side]
    used = {place for one in rows for place in one["reasons"]}
    assert used == set(range(len(told["reasons"])))


def test_a_decision_that_changes_only_who_can_stop_what_is_told(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("compare", shipped["greenland"], "--decide", "us:council=object")
    assert "stopped by us" in ran.stdout
    assert "DUTIES" not in ran.stdout


def test_an_option_given_twice_says_before_and_after(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("compare", shipped["greenland"], "--readings", "mainstream", "--readings", "mainstream")
    assert "NOTHING differs" in ran.stdout


def test_an_amendment_is_compared_with_the_law_as_it_stands_and_claims_are_decided_on_both(
    casus: Casus, shipped: Mapping[str, Path]
) -> None:
    claim = "an_attacker_blocks_the_council_unless_set_aside"
    amended = ("--amend", "consensus_without_the_attacker", "--claim", claim)
    ran = casus("compare", shipped["greenland"], *amended)
    assert ran.returncode == 0, ran.stderr
    assert "by a rule that is not in the law after" in ran.stdout
    assert "1 verdict changes and 0 stay" in ran.stdout
    assert "stopped by us" in ran.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "nothing is to be compared"),
        (("--date", "19x"), "`19x` is no date"),
        (("--date", "2001-01-01", "--date", "2002-01-01", "--date", "2003-01-01"), "at most twice"),
        (("--amend", "consensus_without"), "did you mean `consensus_without_the_attacker`?"),
        (("--readings", "mainstraem"), "did you mean `mainstream`?"),
        (("--date", "2001-01-01", "--claim", "x"), "`--claim` goes with `--amend`"),
        (("--decide", "us:council=object", "--show", "nato_art55"), "nato_art55"),
    ],
)
def test_wrong_options_give_one_message_and_status_two(
    casus: Casus, shipped: Mapping[str, Path], options: tuple[str, ...], said: str
) -> None:
    ran = casus("compare", shipped["greenland"], *options)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
