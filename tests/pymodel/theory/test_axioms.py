"""What proofs for any number of states take from scenario files and from the dated facts of the law holds of them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import clingo
import pytest

from pymodel.claims.law import shipped_law
from pymodel.scenario import Scenario, load
from pymodel.theory.first_order.theory import AXIOMS
from pymodel.theory.spans import spans

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


WHOLE = load(ROOT / "scenarios" / "historical" / "algeria_1954.yaml")


def without(*starts: str) -> str:
    """The facts of a scenario but for those that begin so."""
    return " ".join(f"{fact}." for fact in WHOLE.facts if not str(fact).startswith(starts))


GOOD = facts_of(WHOLE)
BAD = {
    "two_values": GOOD + "given(1, intent, accident).",
    "stated_and_open": GOOD + "open(1, means).",
    "no_such_value": GOOD + "given(1, effects, enormous).",
    "contradictory": GOOD + "given(1, gravity, none).",
    "no_incident": "date(20260301).",
    "no_target": without("given(1,target"),
    "facts_of_nothing": GOOD + "given(2, target, gr).",
    "no_means": without("given(1,means"),
    "no_intent": without("given(1,intent"),
    "no_measures": without("given(scenario,council_measures"),
    "no_gravity": without("given(1,gravity"),
    "no_effects": without("given(1,means") + "given(1, means, cyber).",
    "no_effects_of_open_means": without("given(1,means") + "open(1, means).",
    "before_the_charter": without("date") + "date(19450601).",
    "lisbon_too_early": without("date") + "date(19930101). in_force(lisbon, 19920101, 99991231).",
}


@pytest.mark.parametrize("day", sorted(span.first for span in spans(shipped_law().program)))
def test_no_axiom_is_broken_after_any_change_of_the_law(day: int) -> None:
    # whose the place was then is no matter here
    assert list(broken(f"{without('date', 'given(1,object')} date({day}).")) == []


def test_every_axiom_is_broken_by_facts_that_are_refused() -> None:
    assert list(broken(GOOD)) == []
    assert {one for facts in BAD.values() for one in broken(facts)} == set(axioms())


@pytest.mark.parametrize("name", sorted(BAD))
def test_such_facts_break_an_axiom(name: str) -> None:
    assert list(broken(BAD[name]))
