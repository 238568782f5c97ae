"""Labelled scenarios under the shipped law."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from pymodel.history import case_of, scoreboard
from pymodel.paths import data_folder
from pymodel.scenario import Scenario, load
from pymodel.scenario.model import Expectations, Goal
from pymodel.session import Session
from pymodel.vocabulary import Vocabulary

Opened = Callable[[str], Session]
FILES = sorted((data_folder("scenarios") / "historical").glob("*.yaml"))


@pytest.fixture(scope="module")
def falklands(opened: Opened) -> Scenario:
    return opened("falklands_1982").scenario


def test_every_incident_of_the_collection_is_a_labelled_scenario(vocabulary: Vocabulary) -> None:
    scenarios = [load(file, vocabulary) for file in FILES]
    assert len(scenarios) == 82
    mechanisms = {tuple(scenario.labels[who]) for scenario in scenarios for who in ("gold", "second")}
    assert mechanisms == {("nato_art4", "nato_art5", "self_defence", "eu_42_7", "eu_222")}


def test_the_law_stands_the_test_of_history(vocabulary: Vocabulary) -> None:
    """All that happened is possible, every disagreement is argued, and no answer is worse than the majority label."""
    board = scoreboard([case_of(load(file, vocabulary)) for file in FILES])
    assert [(case.file, one.goal) for case in board.cases for one in case.happened if not one.possible] == []
    assert [(case.file, one.mechanism) for case, one in board.disagreements if not one.argued] == []
    assert board.happened[1] > len(FILES) // 2
    for one in board.scores:
        assert one.model.agreed >= one.majority[1], one.mechanism
    assert min(board.excluded, board.told_apart) > Fraction(1, 2)


def test_availability_is_asked_of_the_facts_and_what_happened_of_the_decisions(falklands: Scenario) -> None:
    # the file has the United Kingdom defend itself, so its self-defence is never merely open
    goals = (Goal("self_defence=invoked"), Goal("self_defence=open"))
    found = case_of(replace(falklands, expectations=Expectations(happened=goals)))
    assert [one.possible for one in found.happened] == [True, False]
    free = case_of(replace(falklands, decisions=(), expectations=Expectations(happened=goals)))
    assert [one.possible for one in free.happened] == [True, True]
    assert (found.judged, found.classes) == (free.judged, free.classes)


def test_what_happened_counts_for_the_mechanisms_it_speaks_of(falklands: Scenario) -> None:
    goals = (Goal("nato_art4=open & self_defence(gb)=invoked"), Goal("un_sc_measures=invoked"), Goal("nonsense=open"))
    found = case_of(replace(falklands, expectations=Expectations(happened=goals))).happened
    assert [one.mechanisms for one in found] == [("nato_art4", "self_defence"), (), ()]
    assert [bool(one.problem) for one in found] == [False, False, True]


def test_the_classes_are_those_of_the_main_columns(falklands: Scenario) -> None:
    found = case_of(falklands)
    assert found.columns == ("nato_art4", "nato_art5", "eu_42_7", "un_sc_measures")
    assert found.conceivable == 4**4
    # outside the area and before Lisbon: only consultation and the Security Council are left to vary
    assert {(told[1], told[2]) for told in found.classes} == {("barred", "barred")}
    assert {told[0] for told in found.classes} == {"open", "invoked"}
    assert {told[3] for told in found.classes} == {"open", "blocked", "invoked"}
    assert len(found.classes) == 6


def test_a_disagreement_says_what_the_answer_rests_on(falklands: Scenario, opened: Opened) -> None:
    wrong = replace(falklands, labels={"gold": {"nato_art5": "yes", "self_defence": "arguable"}})
    barred, available = case_of(wrong).judged
    assert barred.behind is not None
    assert available.behind is not None
    assert [label for _, label in barred.behind.rules] == ["Article 5 does not cover what happened to the victim"]
    # the minority that reads the list of Article 6 as open has no named holder
    assert barred.behind.wider == ("arguable",)
    assert any(cube.get("a6_exhaustive") == ("inclusive",) for cube in barred.behind.wider_if)
    assert (available.behind.rules, available.behind.available_if) == ((), ({},))
    feared = case_of(opened("gulf_turkey_1991").scenario)
    assert all(one.behind is None for one in feared.judged)


def test_only_labelled_scenarios_are_cases(falklands: Scenario) -> None:
    with pytest.raises(ValueError, match="no gold labels"):
        case_of(replace(falklands, labels={}))
