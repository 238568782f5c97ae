"""The export: stable, readable for stock clingo, and the same facts when it is read again."""

import json
import subprocess
import sys
from pathlib import Path

import clingo
from hypothesis import given, settings
from hypothesis import strategies as st

from pymodel.scenario import Scenario, Scope, facts_as_asp, from_mapping, load_text, with_decisions, with_scope
from pymodel.strategies import mappings, scenarios
from pymodel.vocabulary import Vocabulary, load_vocabulary

SMALL = load_vocabulary([Path(__file__).resolve().parents[1] / "data" / "small_law.lp"], cache=False)
MAPPING = {
    "title": "Clash",
    "date": "2026-03-01",
    "incidents": [{"attacker": "tr", "target": "gr", "place": "crete", "means": "cyber"}],
}
WRITTEN = """\
% title: Clash

date(20260301).

incident(1).
given(1,attacker,tr).
given(1,control,none).  % by default
given(1,target,gr).
given(1,place,crete).
given(1,means,cyber).
open(1,effects).
open(1,gravity).
given(1,overwhelmed,yes).  % by default

% the scenario as a whole
given(scenario,council_measures,none).  % by default

% what is fixed of readings and decisions
readings_scope(held).
"""


def test_the_export_is_written_like_this(small: Vocabulary) -> None:
    assert facts_as_asp(from_mapping(MAPPING, "test", small)) == WRITTEN


def test_constraints_are_part_of_the_export(small: Vocabulary) -> None:
    scenario = load_text(WRITTEN + ":- value(1,gravity,none).\n", "test.lp", small, "lp")
    again = load_text(facts_as_asp(scenario), "again.lp", small, "lp")
    assert again == scenario
    assert again.constraints == (":- value(1, gravity, none).",)


@given(scenario=scenarios(SMALL), scope=st.sampled_from(["mainstream", "held", "all"]), closed=st.booleans())
@settings(max_examples=60, deadline=None)
def test_reading_the_export_gives_the_same_scenario(scenario: Scenario, scope: Scope, closed: bool) -> None:
    scenario = with_scope(scenario, scope)
    if closed:
        scenario, _ = with_decisions(scenario, ["gr:vote(measures)=no", "others=none"], SMALL)
    again = load_text(facts_as_asp(scenario), "again.lp", SMALL, "lp")
    assert again == scenario
    assert facts_as_asp(again) == facts_as_asp(scenario).replace("  % by default", "")


@given(scenario=scenarios(SMALL))
@settings(max_examples=30, deadline=None)
def test_clingo_reads_the_facts_of_the_scenario(scenario: Scenario) -> None:
    control = clingo.Control()
    control.add("base", [], facts_as_asp(scenario))
    control.ground()
    assert {atom.symbol for atom in control.symbolic_atoms} == set(scenario.facts)


@given(mapping=mappings(SMALL))
@settings(max_examples=30, deadline=None)
def test_a_mapping_is_the_same_as_its_text(mapping: dict[str, object]) -> None:
    assert load_text(json.dumps(mapping), "drawn", SMALL) == from_mapping(mapping, "drawn", SMALL)


def test_the_shipped_vocabulary_draws_valid_scenarios() -> None:
    known = load_vocabulary(cache=False)

    @given(scenario=scenarios(known))
    @settings(max_examples=15, deadline=None, database=None)
    def holds(scenario: Scenario) -> None:
        assert load_text(facts_as_asp(scenario), "again.lp", known, "lp") == scenario

    holds()


def test_the_package_does_not_import_hypothesis() -> None:
    code = "import sys, pymodel.scenario, pymodel.vocabulary; sys.exit('hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
