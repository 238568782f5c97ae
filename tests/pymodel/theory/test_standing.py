"""A solver that stands beside a world refutes no more than the program does."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pymodel.theory.solver import Solver
from pymodel.theory.standing import Standing
from tests.pymodel.counts.test_random_programs import programs
from tests.pymodel.theory.test_ground_completion import completion_of, listed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_what_a_question_after_others_refutes_no_answer_set_has_and_what_it_refutes_alone_stays_refuted(
    text: str,
) -> None:
    completion = completion_of(text)
    standing, outcomes = Standing(completion), listed(text)
    for atom, name in sorted(completion.program.names.items()):
        for literal in (atom, -atom):
            goals = [completion.literal(literal)]
            alone = Solver(completion.obligation(goals, [atom]), 20).check()
            after = standing.ask(goals, [atom], 20)
            happens = any((str(name) in outcome) == (literal > 0) for outcome in outcomes)
            assert after.status == "sat" or not happens, (text, goals)
            assert after.status == "unsat" or alone.status == "sat", (text, goals)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs(), st.randoms(use_true_random=False))
def test_what_some_definitions_refute_no_answer_set_has_and_they_spoil_no_later_question(
    text: str, random: Random
) -> None:
    completion = completion_of(text)
    standing, outcomes = Standing(completion), listed(text)
    groups = sorted({completion.group(atom) for atom in completion.program.defining})
    for atom, name in sorted(completion.program.names.items()):
        for literal in (atom, -atom):
            goals = [completion.literal(literal)]
            some = frozenset(one for one in groups if random.random() < 0.7)
            refuted = standing.refutes(goals, [atom], 20, some)
            happens = any((str(name) in outcome) == (literal > 0) for outcome in outcomes)
            assert not (refuted and happens), (text, goals, some)
            alone = Solver(completion.obligation(goals, [atom]), 20).check()
            after = standing.ask(goals, [atom], 20)
            assert after.status == "sat" or not happens, (text, goals)
            assert after.status == "unsat" or alone.status == "sat", (text, goals)
            assert standing.refutes(goals, [atom], 20, frozenset(groups)) == (after.status == "unsat"), (text, goals)


def test_a_model_tells_of_every_choice_that_the_question_hangs_on_asked_before_or_not() -> None:
    completion = completion_of("{ a }. { b } :- a. c :- b. d :- c, not e. { e }.")
    number = {str(symbol): atom for atom, symbol in completion.program.names.items()}
    standing = Standing(completion)
    assert standing.ask([completion.literal(number["c"])], [number["c"]], 20).true == {"a", "b"}
    assert standing.ask([completion.literal(number["d"])], [number["d"]], 20).true == {"a", "b"}
    assert standing.ask([completion.literal(number["c"])], [number["c"]], 20).true == {"a", "b"}
