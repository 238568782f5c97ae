"""The expectations of scenarios, and the claims that hold always, as queries for stock clingo."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import clingo
from measure import ROOT

CLAIMS = sorted((ROOT / "logic").glob("*.lp"))
_STATUSES = {"barred", "open", "blocked", "invoked"}


@dataclass(frozen=True)
class Query:
    """Whether there is an outcome in which an atom holds, or does not.

    Attributes:
        text: the expectation in words, or the id of the claim.
        atom: the atom of the query.
        positive: whether it is to hold.
        expected: whether such an outcome is expected.
        claim: whether it comes from a claim.
    """

    text: str
    atom: clingo.Symbol
    positive: bool
    expected: bool
    claim: bool = False


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

    for mechanism, values in wanted.availability.items():
        if len(values) == 1:
            barred = f"headline({mechanism}, barred)"
            text = f"availability of {mechanism}: {values[0]}"
            add(text, barred, positive=True, expected=values[0] != "yes")
            add(text, barred, positive=False, expected=values[0] != "no")
    for goals, positive, expected in (
        (wanted.possible, True, True),
        (wanted.impossible, True, False),
        (wanted.certain, False, False),
    ):
        for goal in goals:
            body = ", ".join(_literal(part.strip()) for part in goal.text.split("&"))
            add(goal.text, body, positive=positive, expected=expected)
    held = [Query(name, clingo.Function(f"refuted_{name}"), True, False, claim=True) for name in claims_that_hold()]
    return facts_as_asp(known), (*queries, *sorted(held, key=lambda query: query.text)), "\n".join(rules)


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


@cache
def claims_that_hold() -> frozenset[str]:
    """The ids of the claims that are expected to hold in every outcome, whatever the readings."""
    return frozenset(file.stem for file in CLAIMS if _holds_always(file.read_text(encoding="utf-8")))


def _holds_always(text: str) -> bool:
    header = dict(re.findall(r"^%! (pattern|expected|readings): *(\S.*)$", text, re.M))
    return header.get("pattern") == "always" and header.get("expected") == "proved" and "readings" not in header


@cache
def claims_program() -> str:
    """These claims as one program: each derives `refuted_ID` where its counterexample holds."""
    return "\n".join(_named(file) for file in CLAIMS if file.stem in claims_that_hold())


def _named(file: Path) -> str:
    """A claim with the predicates of its own renamed, so that claims cannot meet."""
    text = re.sub(r"^%.*$", "", file.read_text(encoding="utf-8"), flags=re.M)
    own = set(re.findall(r"^\s*([a-z]\w*)\b", text, re.M)) - {"not"}
    for name in own:
        text = re.sub(rf"\b{name}\b(?=[(. ]|$)", f"refuted_{file.stem}" if name == "counterexample" else f"{name}_{file.stem}", text)
    assumed = f"assume_{file.stem}"
    if "assume" in own:
        text = re.sub(rf"^(refuted_{file.stem}\b[^.]*)\.", rf"\1, {assumed}.", text, flags=re.M)
    return text
