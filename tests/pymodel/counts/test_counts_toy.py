"""Counts, supports and quantifiers of the toy law against all its answer sets."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from pymodel.counts import Compiled
from pymodel.ground import ground
from tests.pymodel.enumeration import LAWS, AnswerSet, answer_sets, symbols


@dataclass(frozen=True)
class Case:
    """A compiled scenario, its answer sets, and for each atom the answer sets it is in, as bits."""

    compiled: Compiled
    sets: list[AnswerSet]
    bits: Mapping[str, int]

    @property
    def all(self) -> int:
        return (1 << len(self.sets)) - 1


@pytest.fixture(scope="module", params=LAWS)
def case(request: pytest.FixtureRequest) -> Case:
    sources, facts = LAWS[request.param]
    compiled = Compiled(ground(sources, symbols(facts)))
    sets = answer_sets(sources, facts)
    bits = {str(symbol): 0 for symbol in compiled.program.names.values()}
    for place, one in enumerate(sets):
        for atom in one.atoms:
            bits[atom] |= 1 << place
    return Case(compiled, sets, bits)


def test_total(case: Case) -> None:
    assert case.compiled.count(case.compiled.true) == len(case.sets)
    assert case.compiled.count(case.compiled.false) == 0


def test_every_atom_has_its_count(case: Case) -> None:
    compiled = case.compiled
    for symbol in compiled.program.names.values():
        expected = case.bits[str(symbol)]
        function = compiled.atom(symbol)
        assert compiled.count(function) == expected.bit_count()
        assert compiled.possible(function) == bool(expected)
        assert compiled.certain(function) == (expected == case.all)


def test_pairs_of_atoms(case: Case) -> None:
    compiled = case.compiled
    shown = [symbol for symbol in compiled.program.names.values() if symbol.name in {"status", "breach", "floor"}]
    for one in shown:
        for other in shown:
            both = case.bits[str(one)] & case.bits[str(other)]
            assert compiled.count(compiled.atom(one) & compiled.atom(other)) == both.bit_count()


def test_quantified_decisions(case: Case) -> None:
    compiled = case.compiled
    frames: dict[object, int] = {}
    for place, one in enumerate(case.sets):
        frames[one.frame] = frames.get(one.frame, 0) | 1 << place
    for symbol in compiled.program.names.values():
        if symbol.name == "status":
            bits, function = case.bits[str(symbol)], compiled.atom(symbol)
            some = sum(frame.bit_count() for frame in frames.values() if frame & bits)
            every = sum(frame.bit_count() for frame in frames.values() if frame & bits == frame)
            assert compiled.count(compiled.exists(function, compiled.decisions)) == some
            assert compiled.count(compiled.forall(function, compiled.decisions)) == every


def test_order_of_the_groups(case: Case) -> None:
    compiled = case.compiled
    assert set(compiled.groups) == {*compiled.facts, *compiled.readings, *compiled.decisions}
    assert len(compiled.groups) == len(compiled.facts) + len(compiled.readings) + len(compiled.decisions)
    assert compiled.groups[: len(compiled.facts)] == compiled.facts
    for group in compiled.groups:
        offers = {abs(group.body), *(abs(part) for option in group.options for part in option.conditions)}
        for below in {one for literal in offers for one in compiled.support(compiled.literal(literal))}:
            assert compiled.place(below) < compiled.place(group)
    assert sum(len(compiled.decisions_of(actor)) for actor in compiled.actors) == len(compiled.decisions)


def test_votes_on_which_much_depends_stand_above_the_readings(case: Case) -> None:
    compiled = case.compiled
    votes = [compiled.place(group) for group in compiled.decisions if str(group.key[1]) == "seatvote"]
    assert all(vote < compiled.place(reading) for vote in votes for reading in compiled.readings)


def test_support_names_the_groups_that_matter() -> None:
    sources, facts = LAWS["open_gravity"]
    compiled = Compiled(ground(sources, symbols(facts)))
    (excluded,) = symbols("excluded(m,v)")
    assert [group.name for group in compiled.support(compiled.atom(excluded))] == ["1.gravity", "scope"]
    (unknown,) = symbols("excluded(n,v)")
    assert compiled.atom(unknown) == compiled.false
    assert compiled.support(compiled.atom(unknown)) == ()


def test_weighted_counts() -> None:
    """Weights and bounds beyond one, straight at the diagrams."""
    from pymodel.counts.bounds import thresholds

    compiled = Compiled(ground(LAWS["closed"][0], symbols("open(1,gravity) readings_scope(held)")))
    functions = [option for group in compiled.groups for option in compiled.options(group)][:7]
    weights = [3, 1, 2, 5, 1, 4, 2]
    reached = thresholds(compiled.manager, list(zip(functions, weights, strict=True)), 20)
    for outcome in range(1 << len(compiled.groups)):
        assignment = [(number, bool(outcome >> number % 9 & 1)) for number in range(compiled.manager.num_vars())]
        total = sum(weight for one, weight in zip(functions, weights, strict=True) if one.eval(assignment))
        assert [function.eval(assignment) for function in reached] == [bound <= total for bound in range(21)]
