"""Instances of rules tell which formulas refute a goal: enough of them, and never a goal that can hold."""

from pathlib import Path

import pytest

from pymodel.theory.first_order import Goal, Guide, prove
from pymodel.theory.first_order.instances import Budget, refuting
from pymodel.theory.first_order.proof import Attempt
from pymodel.theory.first_order.question import with_claim
from tests.pymodel.theory.test_first_order import CHOICES, PROGRAMS, possible, rules, theory_of

WIDE = Budget(3, 2000)
ALONE = (Attempt(0, 600_000, instances=WIDE),)
# a chain that is longer than what is looked at without instances, beside things that hang on one another without end
CHAIN = "step0(A) :- actor(A), marked(A). " + " ".join(f"step{n}(A) :- step{n - 1}(A), seen(A)." for n in range(1, 15))
BESIDE = """
marked(A) :- knows(A, B), marked(B).
seen(A) :- knows(A, B), seen(B).
knows(A, B) :- told(A, B), told(B, A).
told(A, B) :- decides(A, act, yes), actor(B).
"""


def groups(text: str, tmp_path: Path, budget: Budget = WIDE, **readings: str) -> frozenset[str] | None:
    theory = theory_of(tmp_path, CHOICES + CHAIN + BESIDE)
    return refuting(theory, with_claim(theory, rules(text)), ("goal", 0), readings, budget)


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_what_instances_lead_to_is_proved_only_where_it_never_happens(tmp_path: Path, name: str) -> None:
    found = prove(theory_of(tmp_path, CHOICES), Goal(rules(PROGRAMS[name]), "goal"), 20, attempts=ALONE)
    assert found.proved == (not possible(PROGRAMS[name]))


def test_a_long_chain_of_definitions_is_followed_and_nothing_beside_it_is_named(tmp_path: Path) -> None:
    found = groups("goal :- step14(A), not marked(A).", tmp_path)
    assert found is not None
    assert {f"step{number}/1" for number in range(15)} <= found
    assert "knows/2" not in found


def test_a_goal_that_can_hold_is_not_refuted(tmp_path: Path) -> None:
    assert groups("goal :- step14(A), not seen(b).", tmp_path) is None


def test_the_work_is_limited(tmp_path: Path) -> None:
    assert groups("goal :- step14(A), not marked(A).", tmp_path, Budget(3, 5)) is None


def test_a_guide_says_where_to_look_first_and_never_what_is_proved(tmp_path: Path) -> None:
    theory = theory_of(tmp_path, CHOICES + CHAIN + BESIDE)
    for named in (frozenset[tuple[str, int]](), frozenset({("knows", 2)}), frozenset(theory.rules)):
        guide = Guide(named, frozenset())
        text = "goal :- step3(A), not marked(A)."
        held = "goal :- step3(A)."
        assert refuting(theory, with_claim(theory, rules(text)), ("goal", 0), {}, WIDE, guide) is not None
        assert refuting(theory, with_claim(theory, rules(held)), ("goal", 0), {}, WIDE, guide) is None


def test_a_reading_that_is_fixed_counts(tmp_path: Path) -> None:
    theory = theory_of(
        tmp_path, "1 { position(Q, P) : may_hold(Q, P) } 1 :- asked(Q). asked(q). may_hold(q, (wide; narrow))."
    )
    nodes = rules("goal :- position(q, wide).")
    assert refuting(theory, with_claim(theory, nodes), ("goal", 0), {}, WIDE) is None
    found = refuting(theory, with_claim(theory, nodes), ("goal", 0), {"q": "narrow"}, WIDE)
    assert found is not None
    assert "q: narrow" in found


def test_what_is_chosen_once_is_not_two_things(tmp_path: Path) -> None:
    theory = theory_of(tmp_path, CHOICES + "bad(yes). fine(no).")
    nodes = rules("goal :- decides(A, act, V), bad(V), decides(A, act, W), fine(W).")
    found = prove(theory, Goal(nodes, "goal"), 20, attempts=ALONE)
    assert found.proved
