"""Which scenarios reach which rules: those whose facts leave the conditions possible, and no others."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from clingo import Function, Number

from pymodel.coverage import mark
from pymodel.coverage.reach import Reach, reach
from pymodel.coverage.trials import trial
from pymodel.law.catalogue import load_law
from pymodel.law_files import law_files
from pymodel.scenario import Scenario, load, with_scope
from pymodel.session import open_session

ROOT = Path(__file__).resolve().parents[3]
LAW = """state(aa). state(bb).
attacked(S) :- given(_, target, S).
unharmed(S) :- state(S), not attacked(S).
1 { position(seat, (counts; excluded)) } 1 :- asked(seat).
asked(seat) :- attacked(aa).
free(S) :- attacked(S), position(seat, excluded).
both(S) :- attacked(S), position(seat, excluded), position(seat, counts).
never(S) :- attacked(S), S = bb.
mechanism(talks) :- attacked(_).
told(S) :- attacked(S),
    not never(S).
"""


def reach_of(scenario: Scenario, files: Sequence[Path], root: Path) -> Reach:
    """What one scenario reaches of a law."""
    return reach([(scenario.path, trial(mark(files, root), scenario))])


@pytest.fixture
def reached(tmp_path: Path) -> Reach:
    """The reach of one scenario, in which a state is attacked that the law asks a reading about."""
    folder = tmp_path / "encodings"
    folder.mkdir()
    (folder / "small.lp").write_text(LAW, encoding="utf-8")
    target = Function("given", [Number(1), Function("target"), Function("aa")])
    scenario = Scenario(title="one", path="scenarios/one.yaml", date=20000101, situation=(target,))
    return reach_of(scenario, [folder / "small.lp"], tmp_path)


def test_a_rule_is_reached_where_the_facts_leave_it_possible(reached: Reach) -> None:
    lines = {int(place.rpartition(":")[2]) for place in reached.rules}
    assert {place.rpartition(":")[0] for place in reached.rules} == {"encodings/small.lp"}
    assert {2, 3, 4, 5, 6, 9, 10} <= lines
    assert 8 not in lines  # ruled out by the facts
    assert 1 not in lines  # a fact has no conditions


def test_conditions_are_not_checked_against_each_other(reached: Reach) -> None:
    assert "encodings/small.lp:7" in reached.rules
    assert "not checked against each other" in reached.meaning.replace("\n", " ")


def test_readings_and_mechanisms_are_told_by_scenario(reached: Reach) -> None:
    assert reached.readings == {"seat": ("scenarios/one.yaml",)}
    assert reached.mechanisms == {"talks": ("scenarios/one.yaml",)}


def test_marking_the_rules_changes_nothing_else() -> None:
    """What the law derives for a scenario is the same, and every mark is that of a rule of the catalogue."""
    file = ROOT / "scenarios" / "hypothetical" / "greenland.yaml"
    scenario = load(file)
    found = reach_of(scenario, law_files(), ROOT)
    places = {rule.place for rule in load_law().rules}
    assert set(found.rules) <= places
    session = open_session(scenario)
    assert set(found.readings) >= {str(symbol.arguments[0]) for symbol, _ in session.program.named("asked", 1)}
    assert set(found.mechanisms) == {str(symbol.arguments[0]) for symbol, _ in session.program.named("mechanism", 1)}


def test_positions_of_every_standing_count_whatever_scope_the_scenario_has() -> None:
    scenario = load(ROOT / "scenarios" / "hypothetical" / "greenland.yaml")
    some, every = (reach_of(with_scope(scenario, scope), law_files(), ROOT) for scope in ("mainstream", "all"))
    assert some == every
    readings = {rule.place for rule in load_law().rules if "position(attacker_owes, literal)" in rule.text}
    assert readings & set(every.rules)
