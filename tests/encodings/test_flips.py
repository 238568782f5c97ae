"""No two positions of a reading say the same: in some shipped scenario they lead to different consequences."""

import re
from collections.abc import Mapping
from pathlib import Path

import clingo
import pytest

from pymodel.coverage.flips import Flip, Pair, all_pairs
from pymodel.coverage.shipped import open_shipped, shipped_flips
from pymodel.law.catalogue import load_law
from pymodel.render.flips import flips_markdown
from pymodel.session import Session
from pymodel.vocabulary import load_vocabulary
from pymodel.vocabulary.inputs import INPUTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "flips.md"
ROW = re.compile(r"\| `(\w+)` \| `(\w+)` \| \[\w+\]\(\.\./(\S+)\) \|.*")
EVERY = 7  # of the flips that hang on no single decisions, stock clingo is asked about one in this many


@pytest.fixture(scope="module")
def listed() -> Mapping[Pair, tuple[str, str]]:
    """Each pair of the page with its scenario and its row."""
    found: dict[Pair, tuple[str, str]] = {}
    reading = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            reading = line.removeprefix("## ")
        elif row := ROW.fullmatch(line):
            found[reading, row[1], row[2]] = (row[3], line)
    return found


@pytest.fixture(scope="module")
def flips(listed: Mapping[Pair, tuple[str, str]]) -> Mapping[Pair, Flip]:
    """What flips in the scenarios that the page names; the search over all scenarios is that of `make tables`."""
    asked: dict[str, set[str]] = {}
    for (reading, _, _), (scenario, _) in listed.items():
        asked.setdefault(scenario, set()).add(reading)
    found: dict[Pair, Flip] = {}
    for scenario, readings in asked.items():
        flips = shipped_flips([scenario], readings)
        found |= {pair: flip for pair, flip in flips.items() if listed.get(pair, ("",))[0] == scenario}
    return {pair: found[pair] for pair in listed if pair in found}


def test_every_two_positions_of_a_reading_differ_in_some_scenario(flips: Mapping[Pair, Flip]) -> None:
    pairs = all_pairs(load_vocabulary().readings)
    assert len(pairs) > 100
    assert list(flips) == list(pairs), (
        "two positions differ nowhere, or docs/flips.md is out of date: run `make tables`"
    )


def test_every_row_of_the_page_is_what_its_scenario_shows(
    listed: Mapping[Pair, tuple[str, str]], flips: Mapping[Pair, Flip]
) -> None:
    page = flips_markdown(tuple(flips.values()), load_law().readings)
    assert len(listed) == len(flips)
    assert PAGE.read_text(encoding="utf-8") == f"{page}\n", "docs/flips.md is out of date: run `make tables`"


def test_stock_clingo_finds_the_same_values_under_each_position(flips: Mapping[Pair, Flip]) -> None:
    found = list(flips.values())
    asked = [flip for place, flip in enumerate(found) if flip.acts or place % EVERY == 0]
    assert any(flip.acts for flip in asked)
    for flip in asked:
        session = open_shipped(flip.scenario)
        for position, values in zip(flip.positions, flip.under, strict=True):
            assert set(reachable(session, flip, position)) == set(values), (flip, position)


def reachable(session: Session, flip: Flip, position: str) -> list[str]:
    """The values of a flip's consequence under a position, each tried as an assumption in a program of its own."""
    control = clingo.Control(["-t1"], logger=lambda *_: None)
    for file in session.files:
        control.load(str(file))
    lines = [f"#defined {name}/{arity}." for name, arity in INPUTS]
    lines += [f"{fact}." for fact in session.scenario.facts]
    lines += [*session.scenario.constraints, f":- not position({flip.reading},{position})."]
    for name, value in flip.conditions:
        subject, dot, field = name.partition(".")
        if dot:
            lines.append(f":- not value({subject},{field},{value}).")
        else:
            lines.append(f":- asked({name}), not position({name},{value}).")
    for name, value in flip.acts:
        actor, _, act = name.partition(".")
        lines.append(f":- offered({actor},{act}), not decides({actor},{act},{value}).")
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    possible = {*flip.under[0], *flip.under[1]}
    if flip.kind == "status":
        possible |= {"barred", "open", "blocked", "invoked"}
    elif possible & {"yes", "no"}:
        possible = {"yes", "no"}
    return sorted(value for value in possible if control.solve([assumption(flip, value)]).satisfiable)


def assumption(flip: Flip, value: str) -> tuple[clingo.Symbol, bool]:
    atom = clingo.parse_term(flip.consequence)
    if value in {"yes", "no"}:
        return atom, value == "yes"
    return clingo.Function(atom.name, [*atom.arguments, clingo.parse_term(value)]), True
