"""The expectations of scenarios as queries for stock clingo."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import clingo
from measure import ROOT
from trial import Query

_SPEC = spec_from_file_location("conditions_of_rules", ROOT / "tests" / "encodings" / "conditions.py")
assert _SPEC is not None
assert _SPEC.loader is not None
_LINES = module_from_spec(_SPEC)
_SPEC.loader.exec_module(_LINES)

_STATUSES = {"barred", "open", "blocked", "invoked"}


def queries_of(scenario: Path) -> tuple[str, tuple[Query, ...], str]:
    """The facts of a scenario, its queries, and the rules that define their atoms.

    Args:
        scenario: the scenario file.

    Returns:
        Facts, queries, rules. What quantifies over adversaries (`operable`), and an availability of several values,
        is no query.
    """
    from pymodel.scenario import facts_as_asp, load

    known = load(scenario)
    wanted = known.expectations
    queries: list[Query] = []
    rules: list[str] = []

    def add(text: str, body: str, *, positive: bool, expected: bool) -> None:
        atom = clingo.Function("query", [clingo.Number(len(queries))])
        queries.append(Query(text, atom, positive, expected))
        rules.append(f"{atom} :- {body}.")

    argued = {mechanism: entry.argued for mechanism, entry in known.disagreements.items()}
    for mechanism, values in {**wanted.availability, **argued}.items():
        if len(values) == 1:
            barred = f"headline({mechanism}, barred)"
            text = f"availability of {mechanism}: {values[0]}"
            add(text, barred, positive=True, expected=values[0] != "yes")
            add(text, barred, positive=False, expected=values[0] != "no")
    for goals, positive, expected in (
        (wanted.happened, True, True),
        (wanted.possible, True, True),
        (wanted.impossible, True, False),
        (wanted.certain, False, False),
    ):
        for goal in goals:
            body = ", ".join(_literal(part.strip()) for part in goal.text.split("&"))
            add(goal.text, body, positive=positive, expected=expected)
    for condition in _conditions().get(scenario.stem, ()):
        body = ", ".join(part.strip() for part in condition.goal.split("&"))
        add(condition.goal, body, positive=True, expected=condition.possible)
    add("facts that conflict", "conflict(_, _, _)", positive=True, expected=False)
    if not any(query.expected for query in queries):
        add("some outcome", "#true", positive=True, expected=True)
    return facts_as_asp(known), tuple(queries), "\n".join(rules)


@cache
def _conditions() -> Mapping[str, Sequence[Any]]:
    """The conditions of rules that the tests hold, by scenario."""
    found: dict[str, list[Any]] = {}
    for condition in _LINES.conditions():
        found.setdefault(condition.scenario, []).append(condition)
    return found


def refused() -> list[Path]:
    """The scenario files of the tests that are to be refused because facts of theirs cannot stand together."""
    found = [*(ROOT / "tests" / "bad_input").glob("conflict*"), *(ROOT / "tests" / "cli" / "conflicts").glob("*.yaml")]
    return sorted(file for file in found if file.suffix != ".expected")


def queries_of_refused(scenario: Path) -> tuple[str, tuple[Query, ...], str]:
    """The facts of a file that is to be refused, the query whether they are told to conflict, and the rule for it.

    Args:
        scenario: the scenario file.

    Returns:
        Facts, queries, rules.
    """
    from pymodel.scenario import facts_as_asp, load

    atom = clingo.Function("query", [clingo.Number(0)])
    return facts_as_asp(load(scenario)), (Query("is refused", atom, False, False),), f"{atom} :- conflict(_, _, _)."


def _literal(part: str) -> str:
    left, equals, right = (piece.strip() for piece in part.partition("="))
    if not equals:
        return left
    if right in _STATUSES:
        victim = re.fullmatch(r"(.*)\((\w+)\)", left)
        # `pact(p)` is a mechanism, `pact(p)(v)` and `nato_art5(v)` are one for a victim
        if victim and (victim[1].endswith(")") or victim[1] != "pact"):
            return f"status({victim[1]}, {victim[2]}, {right})"
        return f"headline({left}, {right})"
    return f"{left[:-1]}, {right})"
