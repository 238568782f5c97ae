"""Every claim of the pattern `always` that is expected to hold, on all values for one incident in a small world.

Who attacks is enumerated; whom, where, what was struck, all other facts, all readings and all decisions are left to the
solver, so that one unsatisfiable query covers every combination of them.
"""

import re
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
TARGETS = ("ally_one", "neutral", "outsider")
PLACES = (
    "home_one overseas_one far_one enclave_one coast_one home_two home_neutral home_outsider "
    "middle_sea closed_sea far_sea space"
).split()
OBJECTS = "territory forces vessel aircraft mission infrastructure civilians_abroad satellite".split()


def all_scenarios(attacker: str) -> str:
    """Every scenario with this attacker, as a program: one target, one place, at most one object, the rest open."""
    opened = [f"open(1, {field})." for field in OPEN_FIELDS]
    opened += [f"open(scenario, {field})." for field in OPEN_SCENARIO_FIELDS]
    return f"""
        date(20260301). incident(1). readings_scope(all). {attacker} {" ".join(opened)}
        1 {{ given(1, target, ({";".join(TARGETS)})) }} 1.
        1 {{ given(1, place, ({";".join(PLACES)})) }} 1.
        {{ given(1, object, ({";".join(OBJECTS)})) }} 1.
        contradictory :- conflict(_, _, _).
    """


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


def ground(attacker: str, claims: str) -> clingo.Control:
    control = clingo.Control(["-t1"], logger=lambda *_: None)
    for part in (law_text(), claims, all_scenarios(attacker)):
        control.add("base", [], part)
    control.ground([("base", [])])
    return control


def refutations(control: clingo.Control) -> list[str]:
    """The claims that an outcome of some sound scenario refutes, with what that scenario states; none if all hold."""
    control.assign_external(clingo.Function("asked_for_refutation"), True)
    with control.solve([(clingo.Function("contradictory"), False)], yield_=True) as handle:
        for model in handle:
            return sorted(str(atom) for atom in model.symbols(atoms=True) if atom.name in ("counterexample", "given"))
    return []


def given(field: str, value: str | None, values: list[str] | tuple[str, ...]) -> list[tuple[clingo.Symbol, bool]]:
    """Assumptions that say which of the values the scenario states for the field; None for none of them."""
    return [
        (clingo.Function("given", [clingo.Number(1), clingo.Function(field), clingo.Function(other)]), other == value)
        for other in values
    ]


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_every_claim_holds_for_every_combination_of_values(attacker: str) -> None:
    assert len(CLAIMS) > 60
    assert refutations(ground(attacker, claims_text())) == []


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_every_scenario_has_an_outcome_unless_its_facts_contradict_each_other(attacker: str) -> None:
    control = ground(attacker, "")
    answered = 0
    for target, place, struck in product(TARGETS, PLACES, [None, *OBJECTS]):
        stated = given("target", target, TARGETS) + given("place", place, PLACES) + given("object", struck, OBJECTS)
        sound = control.solve([*stated, (clingo.Function("contradictory"), False)]).satisfiable
        contradictory = control.solve([*stated, (clingo.Function("contradictory"), True)]).satisfiable
        assert sound != contradictory, (target, place, struck)
        answered += bool(sound)
    assert answered > 100


WRONG = """
    counterexample__defend_another :- may(Other, use_force, un_51), not victim(Other).
    counterexample(nobody_may_defend_another) :- counterexample__defend_another.
    refuted :- counterexample(C).
    #external asked_for_refutation.
    :- asked_for_refutation, not refuted.
"""


def test_a_claim_that_is_wrong_for_one_combination_is_refuted() -> None:
    refuted = refutations(ground("given(1, attacker, outsider).", WRONG))
    assert "counterexample(nobody_may_defend_another)" in refuted
    assert "given(1,attacker,outsider)" in refuted
