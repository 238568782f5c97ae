"""What refutes a claim is the smallest that does: fewest unusual facts, then fewest positions, then fewest acts."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pymodel.claims.law import read_claims
from pymodel.claims.outcome import smallest
from pymodel.claims.program import rules_of
from pymodel.claims.size import LEVELS, Sizes, costs
from pymodel.claims.this_world import Question, at_date
from pymodel.scenario import load_text
from pymodel.theory.obligation import Obligation
from pymodel.theory.solver import Solver
from pymodel.theory.spans import apart, named_organisations, spans
from pymodel.theory.world import build_world, representatives
from tests.pymodel.claims.small import DATA, small_law


def question_of(name: str, place: int) -> Question:
    law = small_law()
    (claim,) = read_claims([DATA / f"{name}.lp"], law)
    span, organisations = apart(spans(law.program), 8)[place], named_organisations(law.program)
    states = representatives(law.files, span.day, organisations)
    world = build_world(law.files, span.day, states, organisations, rules_of(claim))
    return Question(claim, world, law.files, law.vocabulary, 30.0)


def facts_counted(question: Question, held: set[str]) -> int:
    names = question.world.program.names
    return sum(weight for atom, weight in costs(question.world)[LEVELS[0]] if str(names[atom]) in held)


@pytest.mark.parametrize(
    ("name", "goal", "place"), [("mono_false", "goal", 0), ("depends", "goal", 0), ("attain", "supposed", -1)]
)
def test_no_counterexample_has_fewer_facts_as_clingo_finds_none_for_a_weaker_question(
    name: str, goal: str, place: int
) -> None:
    question = question_of(name, place)
    finding = at_date(question)
    assert finding.status == "found"
    stated = {str(one) for one in load_text(finding.scenarios[0].text, name, question.vocabulary).facts}
    number = question.number(goal)
    assert number is not None
    least = smallest(question.world, [number], question.assumed, 30.0)
    assert least is not None
    assert facts_counted(question, stated) == facts_counted(question, set(map(str, least.given)))


@given(st.lists(st.integers(1, 3), min_size=1, max_size=5), st.integers(-1, 8))
def test_a_bound_allows_exactly_the_sets_that_keep_within_it(weights: list[int], bound: int) -> None:
    names = {f"c{place}": weight for place, weight in enumerate(weights)}
    declared = tuple(f"(declare-const |{name}| Bool)" for name in names)
    solver = Solver(Obligation("QF_UF", declared, ()), 30.0)
    sizes = Sizes(solver, {3: names})
    guard = sizes.at_most(3, bound)
    for values in product([False, True], repeat=len(names)):
        chosen = dict(zip(names, values, strict=True))
        held = {name for name, value in chosen.items() if value}
        answer = solver.check({**chosen, guard: True})
        assert (answer.status == "sat") == (sizes.of(3, held) <= bound)
