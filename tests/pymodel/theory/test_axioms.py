"""What proofs for any number of states take from scenario files holds of every scenario that ships."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import clingo
import pytest

from pymodel.scenario import Scenario, load
from pymodel.theory.first_order.theory import AXIOMS

ROOT = Path(__file__).parents[3]
SCENARIOS = sorted((ROOT / "scenarios").rglob("*.yaml"))
# what axioms look at beside the facts of a scenario is derived in these
RULES = [ROOT / "encodings" / f"{name}.lp" for name in ("facts", "vocabulary", "calendar")]
WORLD = sorted((ROOT / "encodings" / "world").glob("*.lp"))


@cache
def law() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (*RULES, *WORLD))


def axioms() -> list[str]:
    lines = AXIOMS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("%")]


def broken(facts: str) -> Iterator[str]:
    """The axioms that some facts break."""
    control = clingo.Control(logger=lambda *_: None)
    control.add("base", [], law())
    control.add("base", [], facts)
    for number, axiom in enumerate(axioms()):
        assert axiom.startswith(":- ")
        control.add("base", [], f"broken({number}) {axiom}")
    control.ground([("base", [])])
    for atom in control.symbolic_atoms.by_signature("broken", 1):
        yield axioms()[atom.symbol.arguments[0].number]


def facts_of(scenario: Scenario) -> str:
    return " ".join(f"{fact}." for fact in scenario.facts)


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_the_facts_of_a_shipped_scenario_break_no_axiom(file: Path) -> None:
    assert list(broken(facts_of(load(file)))) == []


GOOD = "date(20260301). incident(1). given(1, target, gr). given(1, attacker, tr). given(1, means, bombardment)."
BAD = {
    "two_values": GOOD + "given(1, means, blockade).",
    "stated_and_open": GOOD + "open(1, means).",
    "no_such_value": GOOD + "given(1, gravity, enormous).",
    "contradictory": GOOD + "given(1, gravity, none).",
    "no_incident": "date(20260301).",
    "no_target": "date(20260301). incident(1). given(1, attacker, tr).",
}


def test_every_axiom_is_broken_by_facts_that_are_refused() -> None:
    assert list(broken(GOOD)) == []
    assert {one for facts in BAD.values() for one in broken(facts)} == set(axioms())


@pytest.mark.parametrize("name", sorted(BAD))
def test_such_facts_break_an_axiom(name: str) -> None:
    assert list(broken(BAD[name]))
