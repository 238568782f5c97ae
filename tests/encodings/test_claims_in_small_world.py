"""Every claim of the pattern `always` that is expected to hold, on all values for one incident in a small world.

Who, whom, where and what are enumerated; all other facts, all readings and all decisions are left open to the solver,
so that one unsatisfiable query covers every combination of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import clingo
import pytest

ROOT = Path(__file__).parents[2]
# national approval is apart from every claim tried here, and only costs time
LAW = sorted(file for file in (ROOT / "encodings").glob("*.lp") if not file.name.startswith("national_"))
WORLD = ROOT / "tests" / "encodings" / "small_world" / "world.lp"
SOURCES = [*LAW, WORLD]

OPEN_FIELDS = (
    "means gravity effects attribution intent imminence consent justification accumulation "
    "necessity immediacy proportionality overwhelmed"
).split()
OPEN_SCENARIO_FIELDS = ("council_measures", "measures_adequate", "help_needed")

STATES = ("ally_two", "ally_power", "neutral", "outsider")
ATTACKERS = (
    *(f"given(1, attacker, {state})." for state in STATES),
    "given(1, attacker, unknown).",
    "given(1, attacker, ally_two). given(1, attacker, outsider).",
    "given(1, group, band). open(1, origin). given(1, control, none).",
    *(f"given(1, group, band). open(1, origin). open(1, control). given(1, state, {state})." for state in STATES),
)
PLACES = {
    "ally_one": (
        "home_one overseas_one far_one enclave_one coast_one home_two home_neutral home_outsider "
        "middle_sea closed_sea far_sea space"
    ).split(),
    "neutral": "home_neutral home_one middle_sea".split(),
    "outsider": "home_outsider home_one far_sea".split(),
}
OBJECTS = (None, *"territory forces vessel aircraft mission infrastructure civilians_abroad satellite".split())


@dataclass(frozen=True)
class SmallScenario:
    """Who attacked, whom, where and what: the rest is open."""

    attacker: str
    target: str
    place: str
    object: str | None

    @property
    def facts(self) -> str:
        """The input facts as a program."""
        stated = f"{self.attacker} given(1, target, {self.target}). given(1, place, {self.place})."
        if self.object:
            stated += f" given(1, object, {self.object})."
        opened = [f"open(1, {field})." for field in OPEN_FIELDS]
        opened += [f"open(scenario, {field})." for field in OPEN_SCENARIO_FIELDS]
        return f"date(20260301). incident(1). readings_scope(all). {stated} {' '.join(opened)}"


def small_scenarios(attacker: str) -> Iterator[SmallScenario]:
    """All scenarios with this attacker; a state never attacks itself."""
    for target, places in PLACES.items():
        if f"attacker, {target})" in attacker:
            continue
        for place, struck in product(places, OBJECTS):
            yield SmallScenario(attacker, target, place, struck)


# those whose expected verdict is that nothing refutes them; claims on approval at home need the laws left out above
ALWAYS_PROVED = re.compile(r"^%! pattern: always\n%! expected: proved$", re.MULTILINE)
AT_HOME = re.compile(r"^%! source: .*\bapproval_schema\b", re.MULTILINE)
CLAIMS = sorted(
    file
    for file in (ROOT / "logic").glob("*.lp")
    if ALWAYS_PROVED.search(file.read_text()) and not AT_HOME.search(file.read_text())
)
PREDICATE = re.compile(r"^([a-z]\w*)", re.MULTILINE)
READING = re.compile(r"(\w+)=(\w+)")


@cache
def law_text() -> str:
    return "\n".join(source.read_text() for source in SOURCES)


def claim_program(claim: Path) -> str:
    """The rules of one claim, its own predicates under names of its own, and what counts as its refutation."""
    text = claim.read_text()
    rules = "\n".join(line for line in text.splitlines() if not line.startswith("%"))
    own = set(PREDICATE.findall(rules))
    named = re.sub(r"\b[a-z]\w*\b", lambda word: f"{word[0]}__{claim.stem}" if word[0] in own else word[0], rules)
    line = next((line for line in text.splitlines() if line.startswith("%! readings:")), "")
    readings = READING.findall(line)
    fixed = "".join(f", not otherwise__{claim.stem}({reading})" for reading, _ in readings)
    otherwise = "\n".join(
        f"otherwise__{claim.stem}({reading}) :- position({reading}, P), P != {position}."
        for reading, position in readings
    )
    assumed = f", assume__{claim.stem}" if "assume" in own else ""
    return f"{named}\n{otherwise}\ncounterexample({claim.stem}) :- counterexample__{claim.stem}{assumed}{fixed}.\n"


@cache
def claims_text() -> str:
    """All claims as one program in which each counterexample names its claim."""
    return "\n".join(
        [
            *map(claim_program, CLAIMS),
            "refuted :- counterexample(C).",
            "#external asked_for_refutation.",
            ":- asked_for_refutation, not refuted.",
        ]
    )


def ground(scenario: SmallScenario, claims: str) -> clingo.Control:
    control = clingo.Control(["-t1"], logger=lambda *_: None)
    control.add("base", [], law_text())
    control.add("base", [], claims)
    control.add("base", [], scenario.facts)
    control.ground([("base", [])])
    return control


def is_contradictory(control: clingo.Control) -> bool:
    return any(atom.is_fact for atom in control.symbolic_atoms.by_signature("conflict", 3))


def refutations(control: clingo.Control) -> list[str]:
    control.assign_external(clingo.Function("asked_for_refutation"), True)
    with control.solve(yield_=True) as handle:
        for model in handle:
            return sorted(str(atom) for atom in model.symbols(atoms=True) if atom.name == "counterexample")
    return []


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_every_claim_holds_for_every_combination_of_values(attacker: str) -> None:
    tried = 0
    for scenario in small_scenarios(attacker):
        control = ground(scenario, claims_text())
        if is_contradictory(control):
            continue
        tried += 1
        assert refutations(control) == [], scenario
        control.assign_external(clingo.Function("asked_for_refutation"), False)
        assert control.solve().satisfiable, f"no outcome at all: {scenario}"
    assert len(CLAIMS) > 60
    assert tried > 50
