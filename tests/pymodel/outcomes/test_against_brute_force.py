"""Every answer about the toy law equals its definition, evaluated over all answer sets."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

import pytest

from pymodel.counts import Compiled
from pymodel.ground import Kind, ground
from pymodel.outcomes import Actor, Answer, Answers, Hold, Row, Tables, ask, solve
from tests.pymodel.enumeration import LAWS, AnswerSet, answer_sets, symbols
from tests.pymodel.outcomes.brute_force import BruteForce, Frame, argument, choices_of, meets, restrictions


@dataclass(frozen=True)
class Case:
    compiled: Compiled
    brute: BruteForce
    free: Answers
    lawful: Answers

    def variants(self) -> list[tuple[Answers, list[AnswerSet]]]:
        return [(self.free, self.brute.sets), (self.lawful, self.brute.lawful)]


@pytest.fixture(scope="module", params=LAWS)
def case(request: pytest.FixtureRequest) -> Case:
    sources, facts = LAWS[request.param]
    compiled = Compiled(ground(sources, symbols(facts)))
    brute = BruteForce(answer_sets(sources, facts))
    return Case(compiled, brute, solve(compiled), solve(compiled, lawful=True))


def test_counts(case: Case) -> None:
    for outcomes, sets in case.variants():
        assert outcomes.complete
        assert outcomes.count == len(sets)
        assert outcomes.to_json()["count"] == str(len(sets))


def is_available(brute: BruteForce, name: str, inside: list[AnswerSet]) -> bool:
    return brute.status(inside[0], name) != "barred"


def check_answer(answer: Answer, expected: dict[frozenset[str], str]) -> None:
    assert set(answer.values) == set(expected.values())
    assert (answer.value is None) == (len(answer.values) > 1)
    for facts, value in expected.items():
        assert [one for one in answer.values if meets(answer.conditions[one], facts)] == [value]


def test_availability(case: Case) -> None:
    for name, mechanism in case.free.mechanisms.items():
        expected = case.brute.values(partial(is_available, case.brute, name))
        check_answer(mechanism.availability, expected)
        check_answer(mechanism.victims["v"], expected)
        assert mechanism.availability == case.lawful.mechanisms[name].availability


def test_operability(case: Case) -> None:
    for name, mechanism in case.free.mechanisms.items():
        expected = case.brute.values(partial(case.brute.operable, name))
        check_answer(mechanism.operable, expected)


def test_regimes(case: Case) -> None:
    for outcomes, sets in case.variants():
        for name, mechanism in outcomes.mechanisms.items():
            reaches = case.brute.reaches(name, sets)
            assert set(mechanism.possible) == {status for found in reaches.values() for status in found}
            assert {regime.reaches for regime in mechanism.regimes} == set(reaches.values())
            for (facts, readings), expected in reaches.items():
                found = [one.reaches for one in mechanism.regimes if meets(one.conditions, facts, readings)]
                assert found == [expected]


def test_powers(case: Case) -> None:
    for name in case.free.mechanisms:
        domain = {key: frame for key, frame in case.brute.frames.items() if case.brute.effect_is_possible(name, frame)}
        for actor in case.brute.actors:
            power = case.free.power.get(actor, {}).get(name)
            secures, stops = (power.secures, power.stops) if power else (None, None)
            for effect, hold in ((True, secures), (False, stops)):
                holds = {key: case.brute.can_force(actor, name, frame, effect=effect) for key, frame in domain.items()}
                check_hold(case, name, hold, holds, effect=effect)


def check_hold(case: Case, name: str, hold: Hold | None, holds: dict[Frame, bool], *, effect: bool) -> None:
    frames = case.brute.frames
    counted = {
        key: held for key, held in holds.items() if not (effect and case.brute.effect_is_inevitable(name, frames[key]))
    }
    assert (hold is not None) == any(counted.values())
    if hold is not None:
        assert hold.always == all(counted.values())
        for key in frames:
            # where the effect cannot come about, or comes about in any case, there is no power
            expected = counted.get(key, False) if not hold.always else True
            assert meets(hold.conditions, *key) == expected


def test_actors(case: Case) -> None:
    for outcomes, sets in case.variants():
        seen = Counter(atom for one in sets for atom in one.atoms)
        told: set[str] = set()
        for name, actor in outcomes.actors.items():
            told |= {f"floor({name},{level})" for level in actor.floor}
            told |= {f"ceiling({name},{level})" for level in actor.ceiling}
            told |= {f"authority({name},{value})" for value in actor.authority}
            check_certainty(name, actor, seen, len(sets))
            for word in ("must", "may", "must_not", "breach"):
                listed = getattr(actor, "breaches" if word == "breach" else word)
                told |= {f"{word}({name},{one.what},{one.provision})" for one in listed}
        predicates = ("floor(", "ceiling(", "authority(", "must(", "may(", "must_not(", "breach(")
        assert told == {atom for atom in seen if atom.startswith(predicates)}


def check_certainty(name: str, actor: Actor, seen: Counter[str], total: int) -> None:
    for word in ("must", "may", "must_not"):
        for duty in getattr(actor, word):
            assert duty.certain == (seen[f"{word}({name},{duty.what},{duty.provision})"] == total)
    for breach in actor.breaches:
        assert breach.certain == (seen[f"breach({name},{breach.what},{breach.provision})"] == total)
    for value, certain in actor.authority.items():
        assert certain == (seen[f"authority({name},{value})"] == total)


def test_breaches_that_hang_on_decisions(case: Case) -> None:
    for name, actor in case.free.actors.items():
        for breach in actor.breaches:
            atom = f"breach({name},{breach.what},{breach.provision})"
            holding = [one for one in case.brute.sets if atom in one.atoms]
            assert breach.decided == any(case.brute.is_avoidable(one, atom, case.brute.actors) for one in holding)


def test_classes(case: Case) -> None:
    for outcomes, sets in case.variants():
        columns = outcomes.classes.columns
        expected = Counter(tuple(case.brute.status(one, column) for column in columns) for one in sets)
        assert {tuple(row.values.values()): row.count for row in outcomes.classes.rows} == dict(expected)
        assert sorted(name for factor in outcomes.classes.factors for name in factor) == sorted(columns)


def test_needs_of_the_classes(case: Case) -> None:
    names = [group.name for group in case.compiled.groups]
    possible: dict[str, set[str]] = {}
    for one in case.brute.sets:
        for name, value in choices_of(one).items():
            possible.setdefault(name, set()).add(value)
    for row in case.free.classes.rows:
        inside = [
            one
            for one in case.brute.sets
            if all(case.brute.status(one, column) == status for column, status in row.values.items())
        ]
        expected = restrictions(inside, names)
        assert needs(case, row) == {name: values for name, values in expected.items() if values != possible[name]}


def needs(case: Case, row: Row) -> dict[str, set[str]]:
    found = {name: set(values) for name, values in row.conditions.items()}
    for need in row.decisions:
        found |= {f"{actor}.{need.act}": set(need.values) for actor in need.actors}
    assert found.keys() <= {group.name for group in case.compiled.groups if group.kind in Kind}
    return found


def test_goals(case: Case) -> None:
    tables = Tables(case.compiled)
    atoms = [
        (f"{argument(atom, 0)}={argument(atom, 1)}", atom)
        for atom in map(str, case.compiled.program.names.values())
        if atom.startswith("headline(")
    ]
    atoms += [
        (f"{name.rpartition(',')[0]})={name.rpartition(',')[2][:-1]}", name)
        for name in map(str, case.compiled.program.names.values())
        if name.startswith("floor(")
    ]
    for one, first in atoms:
        for other, second in atoms:
            goal = ask(tables, f"{one} & {other}")
            holding = sum(first in found.atoms and second in found.atoms for found in case.brute.sets)
            assert goal.possible == bool(holding)
            assert goal.certain == (holding == len(case.brute.sets))
