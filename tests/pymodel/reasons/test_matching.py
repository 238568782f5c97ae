"""Matching the rules against an outcome gives just what clingo's answer set says."""

from collections.abc import Callable, Collection

import pytest
from clingo import Symbol, parse_term

from pymodel.law.catalogue import load_law
from pymodel.outcomes import Outcome
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.matching import failures, filled_part, instances
from pymodel.reasons.outcome import Shown
from pymodel.reasons.parts import Condition
from pymodel.reasons.rules import Rules
from pymodel.reasons.terms import Compound, Variable
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
            for failure in failures(rule, atom, shown.world):
                assert failure.failing not in failure.held


def test_a_rule_fails_for_each_victim_and_for_all_of_many_as_many_are_counted_as_are_left_out(
    opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome]
) -> None:
    law = load_law()
    for name, victims in (("cyprus_1974", 2), ("notpetya_2017", 6)):
        session = opened(name)
        rules = Rules(law, session.files)
        shown = Shown(session, law, rules, Chosen(sample(session, 3), (), (), ()))
        assert len(session.tables.victims) == victims
        wanted = Compound("status", (parse_term("self_defence"), Variable("_"), parse_term("blocked")))
        (rule,) = rules.giving(wanted)
        found = failures(rule, wanted, shown.world)
        told = {str(one.binding["V"]) for one in found}
        assert len(told) == len(found) == min(victims, 4)
        assert [one.more for one in found] == [0] * (len(found) - 1) + [victims - len(found)]


def test_what_holds_in_no_outcome_fails_in_what_can_hold_in_none(
    opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome]
) -> None:
    session, law = opened("troops_in_austria"), load_law()
    rules = Rules(law, session.files)
    never, decision = parse_term("effect(icj,us)"), parse_term("decides(us,seise(icj),yes)")
    outcome = next(one for one in (sample(session, seed) for seed in range(20)) if decision not in one.chosen)
    shown = Shown(session, law, rules, Chosen(outcome, (), (), ()))
    assert decision in shown.world.everything
    (rule,) = rules.giving(never)
    (failure,) = failures(rule, never, shown.world)
    part = filled_part(rule.body[failure.failing], failure.binding)
    assert isinstance(part, Condition)
    assert part.atom.name == "court_link"
