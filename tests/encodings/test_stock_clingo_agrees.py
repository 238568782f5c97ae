"""Stock clingo, in a process of its own over the same files, says the same as the project."""

import json
import random
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pymodel.ground import Group, evaluate
from pymodel.outcomes import Duty, Outcome, iterate
from pymodel.scenario import Scenario, facts_as_asp, with_decisions, with_readings
from pymodel.session import Outcomes, Session, open_session
from tests.encodings.conftest import CLASSES, Clingo

# of every kind: one Ally against another, with and without the Union; groups; open facts; before 1966
SOME = ("aegean_clash", "greenland", "group_sheltered_by_ally", "cyprus_1964", "algeria_1954", "korea_1950")
MOST = 40  # outcomes that are compared one by one
# the choices, and what the project says about them
SHOWN = {
    "value": 3, "position": 2, "decides": 3, "status": 3, "headline": 2, "excluded": 2, "effect": 2, "stopped": 2,
    "stops": 3, "must": 3, "may": 3, "must_not": 3, "breach": 3, "floor": 2, "ceiling": 2, "authority": 2, "does": 2,
    "missing_step": 2, "clock": 3, "victim": 1, "adversary": 1,
}  # fmt: skip
SHOW = "#show. " + " ".join(f"#show {name}/{arity}." for name, arity in SHOWN.items())


@pytest.mark.parametrize("name", SOME[:3])
def test_the_commands_agree_with_clingo(
    name: str,
    shipped: dict[str, Path],
    casus: Callable[..., subprocess.CompletedProcess[str]],
    clingo: Clingo,
) -> None:
    answers = json.loads(casus("solve", shipped[name], "--format", "json").stdout)
    found = clingo(casus("export", shipped[name]).stdout, CLASSES, "--project")
    assert len(found) == len(answers["classes"])
    assert set(found) == {
        frozenset(f"headline({key},{value})" for key, value in row["values"].items()) for row in answers["classes"]
    }


def duties(name: str, actor: str, listed: Sequence[Duty]) -> dict[str, bool]:
    """Atoms of a predicate about an actor, and whether they are certain."""
    return {f"{name}({actor},{duty.what},{duty.provision})": duty.certain for duty in listed}


def told(answers: Outcomes) -> dict[str, bool]:
    """Everything the answers say of single atoms: those that are possible, and whether they are certain."""
    found: dict[str, bool] = {}
    for name, mechanism in answers.mechanisms.items():
        possible = mechanism.possible
        found |= {f"headline({name},{status})": len(possible) == 1 for status in possible}
    for name, actor in answers.actors.items():
        for kind, levels in (("floor", actor.floor), ("ceiling", actor.ceiling)):
            found |= {f"{kind}({name},{level})": len(levels) == 1 for level in levels}
        found |= duties("must", name, actor.must) | duties("may", name, actor.may)
        found |= duties("must_not", name, actor.must_not)
        found |= {f"breach({name},{one.what},{one.provision})": one.certain for one in actor.breaches}
        found |= {f"authority({name},{value})": certain for value, certain in actor.authority.items()}
    return found


@pytest.mark.parametrize("name", SOME)
def test_the_same_is_possible_and_the_same_is_certain(
    name: str, solved: Callable[[str], Outcomes], opened: Callable[[str], Session], clingo: Clingo
) -> None:
    answers = told(solved(name))
    facts = facts_as_asp(opened(name).scenario)
    spoken = "headline floor ceiling must may must_not breach authority".split()
    show = "#show. " + " ".join(f"#show {predicate}/{SHOWN[predicate]}." for predicate in spoken)
    # only the last set that clingo prints is the answer, those before it are on the way there
    assert clingo(facts, show, "--enum-mode=brave")[-1] == set(answers)
    assert clingo(facts, show, "--enum-mode=cautious")[-1] == {atom for atom, certain in answers.items() if certain}


def nearly_fixed(session: Session, drawn: Outcome, seed: int) -> Scenario:
    """The scenario with all readings and decisions fixed but a few, most of them as drawn."""
    chance, compiled = random.Random(seed), session.compiled
    free: set[Group] = set()
    left = MOST
    for groups in (compiled.readings, compiled.decisions, compiled.decisions):
        chosen = chance.choice([group for group in groups if group not in free and 1 < len(group.options) <= left])
        free.add(chosen)
        left //= len(chosen.options)
    readings, decisions = [], []
    for group in compiled.readings:
        value = drawn.readings.get(group.name) or str(chance.choice(group.options).value)
        if group not in free:
            readings.append(f"{group.name}={value}")
    for group in compiled.decisions:
        actor, act = str(group.actor), str(group.key[1])
        value = drawn.decisions.get(actor, {}).get(act) or str(chance.choice(group.options).value)
        if group not in free:
            decisions.append(f"{actor}:{act}={value}")
    scenario, _ = with_readings(session.scenario, readings)
    return with_decisions(scenario, decisions)[0]


def all_outcomes(session: Session) -> list[frozenset[str]]:
    """What holds in each outcome, of the predicates that are shown."""
    found = []
    for outcome in iterate(session.compiled):
        atoms = evaluate(session.program, outcome.chosen)
        found.append(frozenset(str(atom) for atom in atoms if SHOWN.get(atom.name) == len(atom.arguments)))
    return found


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", SOME)
def test_the_same_answer_sets_where_little_is_open(
    name: str,
    seed: int,
    opened: Callable[[str], Session],
    sample: Callable[[Session, int], Outcome],
    clingo: Clingo,
) -> None:
    session = opened(name)
    scenario = nearly_fixed(session, sample(session, seed), seed)
    narrow = open_session(scenario)
    ours, theirs = all_outcomes(narrow), clingo(facts_as_asp(scenario), SHOW)
    assert 1 < len(ours) == len(theirs) == narrow.compiled.count(narrow.compiled.space)
    assert set(ours) == set(theirs)


def test_the_same_answer_sets_where_nobody_acts(opened: Callable[[str], Session], clingo: Clingo) -> None:
    session = opened("greenland")
    scenario, _ = with_decisions(session.scenario, ["dk:consultation=ask", "others=none"])
    free = {"a5_internal", "r427_territory"}
    fixed = [f"{group.name}={group.options[0].value}" for group in session.compiled.readings if group.name not in free]
    scenario, _ = with_readings(scenario, fixed)
    narrow = open_session(scenario)
    assert {group.name for group in narrow.compiled.readings if len(group.options) > 1} == free
    assert sorted(map(sorted, all_outcomes(narrow))) == sorted(map(sorted, clingo(facts_as_asp(scenario), SHOW)))


def test_the_count_of_the_command_is_the_number_of_answer_sets(
    opened: Callable[[str], Session],
    sample: Callable[[Session, int], Outcome],
    shipped: dict[str, Path],
    casus: Callable[..., subprocess.CompletedProcess[str]],
    clingo: Clingo,
) -> None:
    session = opened("seat_excluded")
    scenario = nearly_fixed(session, sample(session, 3), 3)
    words = [word for fixed in scenario.readings for word in ("--reading", f"{fixed.reading}={fixed.position}")]
    for one in scenario.decisions:
        words += ["--decide", f"{one.actor}:{one.act}={one.value}"]
    ran = casus("solve", shipped["seat_excluded"], "--format", "json", *words)
    assert ran.returncode == 0
    assert int(json.loads(ran.stdout)["count"]) == len(clingo(facts_as_asp(scenario), SHOW)) > 1
