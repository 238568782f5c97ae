"""One outcome is chosen: as the scenario fixes it, and what is open is closed as stated."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from clingo import Symbol

from pymodel.counts import Function
from pymodel.ground import evaluate
from pymodel.outcomes import Outcome
from pymodel.scenario import load, with_decisions, with_readings, with_scope
from pymodel.scenario.load import from_mapping
from pymodel.scenario.model import Scenario
from pymodel.session import Session, open_session
from pymodel.timeline import Chosen, Preferences, choose, timeline
from pymodel.vocabulary import Vocabulary

SOME = ("greenland", "paris_2015", "group_sheltered_by_ally", "algeria_1954", "cyprus_1964")


def chosen(scenario: Scenario, vocabulary: Vocabulary) -> Chosen:
    return choose(open_session(scenario), vocabulary)


@pytest.mark.parametrize("name", SOME)
def test_the_outcome_is_one_of_the_scenario_s_own(
    name: str, shipped: Mapping[str, Path], vocabulary: Vocabulary
) -> None:
    session = open_session(load(shipped[name], vocabulary))
    outcome = choose(session, vocabulary).outcome
    within = session.compiled.all(session.compiled.atom(symbol) for symbol in outcome.chosen)
    assert session.compiled.count(within) == 1


@pytest.mark.parametrize("name", SOME)
def test_open_readings_take_the_first_mainstream_position_and_open_acts_do_nothing(
    name: str, shipped: Mapping[str, Path], vocabulary: Vocabulary
) -> None:
    session = open_session(load(shipped[name], vocabulary))
    found = choose(session, vocabulary)
    passive = {str(act): str(value) for act, value in session.program.tuples("passive", 2)}
    offered = {group.name: {str(option.value) for option in group.options} for group in session.compiled.readings}
    assert found.readings
    for one in found.readings:
        positions = vocabulary.readings[one.name]
        ranked = sorted(
            (position for position in positions if position in offered[one.name]),
            key=lambda position: ("mainstream", "held", "unattributed").index(positions[position]),
        )
        assert one.value == ranked[0]
    assert {one.name: one.value for one in found.acts} == {one.name: passive[one.name] for one in found.acts}


def test_open_facts_take_the_first_value_that_fits(vocabulary: Vocabulary) -> None:
    incident = {"attacker": "tr", "target": "gr", "place": "crete", "means": "bombardment", "gravity": "unknown"}
    scenario = from_mapping({"date": "2026-03-01", "incidents": [incident]}, "x", vocabulary)
    found = chosen(scenario, vocabulary)
    assert [(one.name, one.value) for one in found.facts] == [("1.gravity", "incident")]


def test_what_is_fixed_stays_and_is_not_told_as_assumed(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> None:
    scenario, _ = with_decisions(load(shipped["greenland"], vocabulary), ["dk:help=decline"], vocabulary)
    scenario, _ = with_readings(scenario, ["nac_seat=counts"], vocabulary)
    found = chosen(scenario, vocabulary)
    assert found.outcome.decisions["dk"]["help"] == "decline"
    assert found.outcome.readings["nac_seat"] == "counts"
    assert "nac_seat" not in {one.name for one in found.readings}
    assert "help" not in {one.name for one in found.acts}


def test_a_wider_scope_does_not_move_a_mainstream_position(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> None:
    scenario = load(shipped["greenland"], vocabulary)
    held, every = (chosen(with_scope(scenario, scope), vocabulary) for scope in ("held", "all"))
    mainstream = {name for name, positions in vocabulary.readings.items() if "mainstream" in positions.values()}
    values = [{k: v for k, v in one.outcome.readings.items() if k in mainstream} for one in (held, every)]
    assert values[0] == values[1]


def test_a_question_is_not_raised_for_its_own_sake(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> None:
    # suspension is offered on one position only: held to another, nobody is asked
    scenario, _ = with_readings(
        load(shipped["greenland"], vocabulary), ["material_breach=no_silent_treaty"], vocabulary
    )
    found = chosen(scenario, vocabulary)
    assert not any("suspension" in acts for acts in found.outcome.decisions.values())


def test_the_same_timeline_every_time(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> None:
    def once() -> object:
        session = open_session(load(shipped["greenland"], vocabulary))
        return timeline(session, choose(session, vocabulary)).to_json()

    assert once() == once()


def test_the_atoms_are_those_of_the_outcome(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> None:
    session = open_session(load(shipped["timeline_too_late"], vocabulary))
    found = choose(session, vocabulary)
    atoms = {str(atom) for atom in evaluate(session.program, found.outcome.chosen)}
    laid_out = timeline(session, found)
    late = {
        f"late({step.name},{entry.actor},{entry.about},{provision})"
        for step in laid_out.steps
        for entry in step.entries
        if entry.state == "late"
        for provision in entry.provisions
    }
    assert late == {atom for atom in atoms if atom.startswith("late(")}


def one_by_one(session: Session, within: Function, preferred: Preferences) -> frozenset[Symbol]:
    """The choices when each is made by itself, in the order and by the rule that `choose` states."""
    compiled = session.compiled
    found: list[Symbol] = []
    waiting = list(compiled.choices.groups)
    while waiting:
        later = []
        for group in waiting:
            offered = compiled.offered(group)
            if not (within & offered).satisfiable():
                continue
            if (within & ~offered).satisfiable():
                later.append(group)
                continue
            options = compiled.options(group)
            place = next(place for place in preferred.order(group) if (within & options[place]).satisfiable())
            within &= options[place]
            found.append(group.options[place].symbol)
        waiting = later
    return frozenset(found)


@pytest.mark.parametrize("name", ["greenland", "korea_1950", "duties_rivals_lawful"])
def test_many_choices_at_once_are_made_as_one_by_one(
    name: str, opened: Callable[[str], Session], vocabulary: Vocabulary, sample: Callable[[Session, int], Outcome]
) -> None:
    session = opened(name)
    compiled, chance = session.compiled, random.Random(name)
    for seed in range(12):
        there, kept = sample(session, seed).chosen, sample(session, seed + 100).chosen
        some = chance.sample(sorted(there, key=str), min(seed, len(there)))
        within = compiled.space & compiled.all(compiled.atom(one) for one in some)
        keep = kept if seed % 2 else ()
        made = choose(session, vocabulary, within=within, keep=keep)
        assert made.outcome.chosen == one_by_one(session, within, Preferences(session, vocabulary, keep))
