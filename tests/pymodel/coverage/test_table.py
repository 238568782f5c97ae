"""What is said of a rule follows from where it fires, from its label and from the claims."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pymodel.coverage import Coverage, Support, coverage, is_meant
from pymodel.render.coverage import coverage_json, coverage_text, rules_text

LAW = """%! [treaty_1] {X} may act
may(X) :- state(X), one.
%! [treaty_1, treaty_2] {X}
%! must act
%! untested: nobody can
must(X) :-
  state(X), two.
%! [treaty_2] {X} acts
acts(X, yes) :- state(X), three.
%! [treaty_2] {X} does not
acts(X, no) :- state(X), four.
state(a). one. two. three. four.
"""
CLAIM = "counterexample :- acts(X, yes), helper(X).\nhelper(X) :- state(X)."
MAY, MUST, ACTS, ACTS_NOT = (f"encodings/law.lp:{line}" for line in (2, 6, 9, 11))
OLD, OLDER, MADE_UP = "historical/old.yaml", "historical/older.yaml", "hypothetical/one.yaml"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    law, claim = tmp_path / "encodings" / "law.lp", tmp_path / "acting.lp"
    law.parent.mkdir()
    law.write_text(LAW, encoding="utf-8")
    claim.write_text(CLAIM, encoding="utf-8")
    return law, claim


@pytest.fixture
def table(files: tuple[Path, Path], tmp_path: Path) -> Coverage:
    fired = {OLD: {MAY, ACTS, ACTS_NOT}, OLDER: {MAY}, MADE_UP: {MAY, ACTS_NOT}}
    return coverage(fired, files[:1], tmp_path, files[1:])


def test_support_is_two_incidents_or_one_and_a_claim(table: Coverage) -> None:
    assert {one.rule.line: one.support for one in table.rules} == {
        2: Support.INCIDENTS,
        6: Support.NONE,
        9: Support.INCIDENT_AND_CLAIM,
        11: Support.INCIDENT,
    }
    assert {one.rule.line: one.claims for one in table.rules if one.claims} == {9: ("acting",)}


def test_a_rule_that_fires_in_no_incident_was_not_tested_by_history(files: tuple[Path, Path], tmp_path: Path) -> None:
    table = coverage({MADE_UP: {MAY}}, files[:1], tmp_path, files[1:])
    assert {one.support for one in table.rules} == {Support.NONE}
    assert "history has not tested it yet" in coverage_text(table, every=True)


def test_of_other_scenarios_than_the_shipped_ones_nothing_is_said_about_history(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    table = replace(coverage({MADE_UP: {MAY}}, files[:1], tmp_path, files[1:]), shipped=False)
    text = coverage_text(table, every=True)
    assert "history" not in text
    assert "FIRE IN NONE OF THESE SCENARIOS (2)" in text
    assert {rule["support"] for rule in json.loads(coverage_json(table, table.rules))["rules"]} == {None}


def test_a_rule_that_fires_nowhere_must_say_why(table: Coverage, files: tuple[Path, Path], tmp_path: Path) -> None:
    assert [one.rule.line for one in table.explained] == [6]
    assert (table.unexplained, table.contradicted) == ((), ())
    without = coverage({OLD: {MAY, ACTS}}, files[:1], tmp_path)
    assert [one.rule.line for one in without.unexplained] == [11]
    assert "FIRE NOWHERE, and nothing says why (1)\n  encodings/law.lp:11" in coverage_text(without)


def test_a_rule_that_says_it_fires_nowhere_must_not_fire(files: tuple[Path, Path], tmp_path: Path) -> None:
    table = coverage({OLD: {MAY, MUST, ACTS, ACTS_NOT}}, files[:1], tmp_path)
    assert [one.rule.line for one in table.contradicted] == [6]
    assert "SAID TO FIRE NOWHERE, but fire (1)\n  encodings/law.lp:6" in coverage_text(table)


def test_a_table_that_lacks_scenarios_says_so(files: tuple[Path, Path], tmp_path: Path) -> None:
    table = replace(coverage({OLD: {MAY}}, files[:1], tmp_path), missing=(OLDER,))
    assert f"INCOMPLETE: these scenarios could not be tried (1)\n  {OLDER}" in coverage_text(table)
    assert json.loads(coverage_json(table, table.rules))["complete"] is False


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("treaty_1", [2, 6]),
        ("treaty_2", [6, 9, 11]),
        ("treaty", []),
        ("encodings/law.lp:7", [6]),
        ("law.lp:6", [6]),
        ("some/folder/encodings/law.lp:2", [2]),
        ("other.lp:6", []),
        ("aw.lp:6", []),
        ("law.lp:5", []),
        ("law.lp:x", []),
        (":6", []),
    ],
)
def test_a_rule_is_named_by_a_line_of_its_own_or_by_what_it_cites(table: Coverage, what: str, lines: list[int]) -> None:
    assert [one.rule.line for one in table.about(what)] == lines
    assert [one.rule.line for one in table.rules if is_meant(one.rule, what)] == lines


def test_a_rule_is_told_with_every_scenario_in_which_it_fires(table: Coverage) -> None:
    head = "encodings/law.lp:9  [treaty_2] {X} acts\n  fires in 1 scenario; 1 incident; 1 claim\n  claims: acting\n"
    assert rules_text(table, table.about("law.lp:9")) == f"{head}    {OLD}"


def test_json_holds_every_rule(table: Coverage) -> None:
    told = json.loads(coverage_json(table, table.rules))
    assert told["complete"] is True
    assert told["scenarios"] == [OLD, OLDER, MADE_UP]
    assert told["incidents"] == [OLD, OLDER]
    assert [(rule["line"], rule["incidents"], rule["untested"]) for rule in told["rules"]] == [
        (2, 2, ""),
        (6, 0, "nobody can"),
        (9, 1, ""),
        (11, 1, ""),
    ]
