"""Matching the rules against an outcome gives just what clingo's answer set says."""

from collections.abc import Callable, Collection

import pytest
from clingo import Symbol

from pymodel.law.catalogue import load_law
from pymodel.outcomes import Outcome
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.matching import furthest, instances
from pymodel.reasons.outcome import Shown
from pymodel.reasons.rules import Rules
from pymodel.session import Session
from pymodel.timeline import Chosen

AnswerSet = Callable[[Session, Collection[Symbol]], frozenset[Symbol]]


@pytest.mark.parametrize("name", ["greenland", "cyprus_1974"])
def test_whatever_holds_has_an_instance_of_a_rule_or_a_place_where_it_stands(
    name: str, opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome], answer_set: AnswerSet
) -> None:
    session, law = opened(name), load_law()
    rules = Rules(law, session.files)
    outcome = sample(session, 3)
    shown = Shown(session, law, rules, Chosen(outcome, (), (), ()))
    leaves = Leaves(session.scenario, rules)
    for atom in sorted(answer_set(session, outcome.chosen), key=str)[::3]:
        given = any(True for rule in rules.giving(atom) for _ in instances(rule, atom, shown.world))
        assert given or leaves.kind(atom) != "law" or rules.place(atom), atom


def test_what_does_not_hold_has_no_instance_and_each_rule_fails_somewhere(
    opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome], answer_set: AnswerSet
) -> None:
    session, law = opened("greenland"), load_law()
    rules = Rules(law, session.files)
    first, second = (sample(session, seed) for seed in (3, 4))
    shown = Shown(session, law, rules, Chosen(first, (), (), ()))
    elsewhere = answer_set(session, second.chosen) - answer_set(session, first.chosen)
    assert len(elsewhere) > 50
    for atom in sorted(elsewhere, key=str):
        for rule in rules.giving(atom):
            assert not any(True for _ in instances(rule, atom, shown.world)), (atom, rule.place)
            failure = furthest(rule, atom, shown.world)
            assert failure is None or failure.failing not in failure.held
