"""`casus why` and `casus why-not`: text, Markdown, JSON, graphs, classes and errors."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pymodel.law.catalogue import Law, load_law
from pymodel.reasons.schema import explanation_schema

Casus = Callable[..., subprocess.CompletedProcess[str]]
TYPES = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list, "object": dict}


def fits(value: Any, schema: dict[str, Any]) -> bool:  # noqa: PLR0911 - one word of the schema after the other
    """Whether a value keeps to a schema, for the few words of JSON Schema that this one uses."""
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return value in schema.get("enum", [schema.get("const")])
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is TYPES[name] for name in names):
        return False
    if isinstance(value, list):
        return all(fits(one, schema["items"]) for one in value)
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema["additionalProperties"]
        if more is False and set(value) != set(known):
            return False
        return all(fits(one, known.get(name, more)) for name, one in value.items())
    return True


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


def test_why_ends_in_facts_positions_with_holders_and_decisions_with_actors(
    casus: Casus, shipped: Mapping[str, Path]
) -> None:
    ran = casus("why", shipped["greenland"], "nato_art5=invoked")
    assert (ran.returncode, ran.stderr) == (0, "")
    text = " ".join(ran.stdout.split())
    for said in (
        "In some outcomes and not in others: Article 5 of the North Atlantic Treaty is in effect for Denmark",
        "It differs in this: - Denmark asks the others for help [dk:help=ask]",
        "fact: the place of incident 1 is Greenland",
        "position: Must the victim ask before others help it by force or owe it help?",
        "held by: ICJ, Nicaragua 1986",
        "decision: Denmark asks the others for help",
        "law: Denmark is a member of NATO at the date [calendar; encodings/world/memberships.lp:",
        "Nothing establishes that the law shuts Article 5 of the North Atlantic Treaty out for Denmark",
    ):
        assert said in text
    assert max(map(len, ran.stdout.splitlines())) <= 100


@pytest.mark.parametrize("asked", ["why", "why-not"])
@pytest.mark.parametrize("status", ["barred", "blocked"])
def test_a_reader_sees_no_predicate(
    asked: str, status: str, casus: Casus, shipped: Mapping[str, Path], law: Law
) -> None:
    ran = casus(asked, shipped["greenland"], f"nato_art5={status}")
    predicates = {head.partition("/")[0] for rule in law.rules for head in rule.heads if "_" in head}
    mechanisms = set(law.mechanisms)
    words = {word.strip("()[],;:.") for word in ran.stdout.split()}
    assert not (predicates - mechanisms) & words
    assert "(1," not in ran.stdout


def test_why_not_tells_the_first_failing_conditions_and_the_least_change(
    casus: Casus, shipped: Mapping[str, Path]
) -> None:
    text = " ".join(casus("why-not", shipped["greenland"], "nato_art5=invoked").stdout.split())
    assert "It is not so that the duty to assist Denmark has arisen" in text
    assert "Not decided: Denmark asks the others for help" in text
    assert "decision: instead, Denmark neither asks for help nor declines it" in text
    assert "It would be so with one change" in text
    assert "if Denmark asks the others for help [dk:help=ask]" in text


def test_what_can_never_be_says_which_facts_exclude_it(casus: Casus, shipped: Mapping[str, Path]) -> None:
    text = " ".join(casus("why-not", shipped["greenland"], "eu_222=invoked").stdout.split())
    assert "In no outcome" in text
    assert "What excludes it in this scenario" in text
    assert "fact: the place of incident 1 is Greenland [" in text
    assert "the place of incident 1 is Denmark (instead of: Greenland)" in text


def test_a_class_of_outcomes_can_be_chosen(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("why", shipped["greenland"], "ceiling(de)=military", "--where", "eu_42_7=invoked & nato_art5=open")
    text = " ".join(ran.stdout.split())
    assert "Article 5 of the North Atlantic Treaty: open; Article 42(7) of the Treaty on European Union: in" in text
    ran = casus("why", shipped["greenland"], "ceiling(de)=military", "--where", "nato_art4=barred")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "no outcome has `nato_art4=barred`" in ran.stderr


@pytest.mark.parametrize(("asked", "atom"), [("why", "nato_art5=invoked"), ("why-not", "eu_222=invoked")])
def test_json_keeps_to_the_published_schema(asked: str, atom: str, casus: Casus, shipped: Mapping[str, Path]) -> None:
    told = json.loads(casus(asked, shipped["greenland"], atom, "--format", "json").stdout)
    assert fits(told, explanation_schema())
    assert not fits({**told, "more": 1}, explanation_schema())
    root = told["nodes"][told["tree"] if asked == "why" else told["missing"]]
    assert root["atom"] == told["atom"]
    assert json.loads(casus("schema", "why").stdout) == explanation_schema()


def test_markdown_cites_the_provisions(casus: Casus, shipped: Mapping[str, Path]) -> None:
    text = casus("why", shipped["greenland"], "nato_art5=invoked", "--format", "markdown").stdout
    assert text.startswith("# United States seizure of places in Greenland (2026-02-01)\n")
    assert "## Provisions\n" in text
    assert "- `nat_5_assist`: North Atlantic Treaty, Article 5(1), second clause (assistance)\n" in text
    assert "(`nat_5_assist`, `encodings/nat_article_5.lp:" in text


def test_depth_prunes_and_counts_what_is_left_out(casus: Casus, shipped: Mapping[str, Path]) -> None:
    whole = casus("why", shipped["greenland"], "nato_art5=invoked").stdout
    short = casus("why", shipped["greenland"], "nato_art5=invoked", "--depth", "3").stdout
    assert len(short.splitlines()) < len(whole.splitlines()) / 3
    assert "more lines below" in short
    ran = casus("why", shipped["greenland"], "nato_art5=invoked", "--depth", "0")
    assert (ran.returncode, ran.stdout) == (2, "")


def test_a_graph_is_drawn_where_graphviz_is_installed(
    casus: Casus, shipped: Mapping[str, Path], tmp_path: Path
) -> None:
    source = casus("why", shipped["greenland"], "nato_art5=invoked", "--format", "dot").stdout
    assert source.startswith("digraph explanation {")
    declared = re.findall(r"^  (n\d+) \[label=", source, re.MULTILINE)
    edges = re.findall(r"^  (n\d+) -> (n\d+);", source, re.MULTILINE)
    assert len(set(declared)) == len(declared) > 20
    assert {node for edge in edges for node in edge} == set(declared)
    assert len(edges) >= len(declared) - 1
    empty = {**os.environ, "PATH": str(tmp_path)}
    ran = casus("why", shipped["greenland"], "nato_art5=invoked", "--format", "svg", env=empty)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Graphviz" in ran.stderr
    drawer = tmp_path / "dot"
    drawer.write_text("#!/bin/sh\n/bin/cat > /dev/null\necho '<svg/>'\n", encoding="utf-8")
    drawer.chmod(0o755)
    ran = casus("why", shipped["greenland"], "nato_art5=invoked", "--format", "svg", env=empty)
    assert (ran.returncode, ran.stdout) == (0, "<svg/>\n")


@pytest.mark.parametrize(
    ("atom", "said"),
    [
        ("nato_ar5=invoked", "did you mean `nato_art5`?"),
        ("nato_art5=invokd", "is no status: use barred, open, blocked, invoked"),
        ("nato_art5(us)=invoked", "is no victim of this scenario"),
        ("status(nato_art5,us,invoked)", "is no victim of this scenario"),
        ("owes_nothing(dk)", "is not known"),
        ("nato_art5=invoked & nato_art4=open", "speaks of several things"),
        ("nato_art5=", "cannot be read"),
    ],
)
def test_a_wrong_atom_gets_the_usual_message(atom: str, said: str, casus: Casus, shipped: Mapping[str, Path]) -> None:
    for command in ("why", "why-not"):
        ran = casus(command, shipped["greenland"], atom)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert said in ran.stderr


CONTRADICTORY = """date(20260301).
incident(1).
given(1, attacker, tr).
given(1, target, gr).
given(1, place, crete).
given(1, means, armed_force).
given(1, intent, accident).
open(1, gravity).
:- value(1, gravity, war).
:- value(1, gravity, V), V != war, not value(1, intent, deliberate).
:- value(1, means, blockade).
"""


def test_a_scenario_without_outcome_is_told_its_own_lines_that_cannot_stand_together(
    casus: Casus, tmp_path: Path
) -> None:
    file = tmp_path / "contradictory.lp"
    file.write_text(CONTRADICTORY, encoding="utf-8")
    ran = casus("why", file, "nato_art5=invoked", "--format", "json")
    assert ran.returncode == 2
    assert "no outcome is left" in ran.stderr
    told = json.loads(ran.stdout)
    assert fits(told, explanation_schema())
    lines = sorted(int(told["nodes"][one]["place"].rpartition(":")[2]) for one in told["contradiction"])
    assert lines == [7, 8, 9, 10]
    assert "the scenario rules this out: value(1, gravity, war)" in {node["says"] for node in told["nodes"]}
    text = casus("why-not", file, "nato_art5=invoked").stdout
    assert "the scenario leaves open the gravity of incident 1" in text
    assert "blockade" not in text


@pytest.mark.parametrize("left_out", [7, 8, 9, 10])
def test_without_any_of_these_lines_there_is_an_outcome(left_out: int, casus: Casus, tmp_path: Path) -> None:
    lines = CONTRADICTORY.splitlines()
    del lines[left_out - 1]
    if left_out == 8:
        lines.insert(7, "given(1, gravity, major).")
        lines[6] = "given(1, intent, deliberate)."
    file = tmp_path / "fewer.lp"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert casus("why", file, "nato_art4=open", "--depth", "1").returncode == 0
