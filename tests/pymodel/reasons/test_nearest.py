"""The smallest changes are those that a search through all answer sets finds."""

import random
from itertools import combinations
from typing import cast

import pytest
from clingo import Symbol, parse_term

from pymodel.counts import Compiled
from pymodel.ground import Group, ground
from pymodel.reasons.nearest import smallest_changes
from pymodel.timeline import Preferences
from tests.pymodel.enumeration import LAWS, AnswerSet, answer_sets, symbols


class FirstIsUsual:
    """The usual answer to a question is the first in the order of the text."""

    def order(self, group: Group) -> list[int]:
        return list(range(len(group.options)))


FIRST = cast(Preferences, FirstIsUsual())


def choices(one: AnswerSet) -> dict[str, str]:
    """The choices of an answer set by what they are about."""
    atoms = {*one.facts, *one.readings, *(text for _, decided in one.decisions for text in decided)}
    return {text.rpartition(",")[0]: text for text in atoms}


def changed(base: dict[str, str], target: dict[str, str], usual: dict[str, str]) -> frozenset[str]:
    """The choices of an answer set that differ from another's; a question that is new there has its usual answer."""
    return frozenset(text for about, text in target.items() if text != base.get(about, usual.get(about)))


@pytest.mark.parametrize("name", LAWS)
def test_the_smallest_sets_of_changes_are_all_found_and_nothing_smaller_works(name: str) -> None:
    files, facts = LAWS[name]
    compiled = Compiled(ground(files, symbols(facts)))
    every = answer_sets(files, facts)
    usual = {str(group.options[0].symbol).rpartition(",")[0]: str(group.options[0].symbol) for group in compiled.groups}
    chance = random.Random(name)
    atoms = sorted({atom for one in every for atom in one.atoms if atom.startswith(("status", "effect", "stops"))})
    for base in chance.sample(every, min(4, len(every))):
        chosen = [parse_term(text) for text in choices(base).values()]
        for text in [atom for atom in atoms if atom not in base.atoms]:
            sets = {changed(choices(base), choices(one), usual) for one in every if text in one.atoms}
            least = min(map(len, sets))
            found = smallest_changes(compiled, compiled.atom(parse_term(text)), chosen, FIRST, 10_000)
            assert {frozenset(map(str, one.chosen)) for one in found} == {one for one in sets if len(one) == least}
            assert {one.number for one in found} == {least}


def test_fewer_facts_and_then_fewer_positions_come_first() -> None:
    files, facts = LAWS["open_gravity"]
    compiled = Compiled(ground(files, symbols(facts)))
    every = answer_sets(files, facts)
    order = {"value": 2, "position": 1, "decides": 0}
    for base, target in combinations(every[::7][:12], 2):
        chosen = [parse_term(text) for text in choices(base).values()]
        new = sorted(target.atoms - base.atoms)
        for atom in new[:3]:
            found = smallest_changes(compiled, compiled.atom(parse_term(atom)), chosen, FIRST, 100)
            weights = [sorted((order[one.name] for one in changes.chosen), reverse=True) for changes in found]
            assert weights == sorted(weights)


def test_what_never_holds_has_no_changes() -> None:
    files, facts = LAWS["fixed"]
    compiled = Compiled(ground(files, symbols(facts)))
    nothing: list[Symbol] = []
    assert smallest_changes(compiled, compiled.false, nothing, FIRST, 3) == []
