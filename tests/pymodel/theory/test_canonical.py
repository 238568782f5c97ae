"""A question is the same text whatever else the program holds."""

import pytest
from hypothesis import HealthCheck, given, settings

from pymodel.theory.solver import Solver
from tests.pymodel.counts.test_random_programs import programs
from tests.pymodel.theory.test_ground_completion import completion_of, listed

# none of it is looked at by the program before which it stands, and clingo invents atoms for some of it
_BESIDE = (
    "{ zz1; zz2; zz3 }. zz4 :- zz1, not zz2. zz5 :- 2 { zz1; zz2; zz3 }. zz6 :- zz7 : zz1; zz8 : zz2. { zz7; zz8 }. "
)


def questions(text: str) -> dict[str, str]:
    """For each atom of a program the question whether it can hold."""
    completion = completion_of(text)
    return {
        str(name): completion.obligation([completion.literal(atom)], [atom], same_always=True).text()
        for atom, name in completion.program.names.items()
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_a_question_does_not_hang_on_what_else_is_ground(text: str) -> None:
    alone, beside = questions(text), questions(f"{_BESIDE}\n{text}")
    assert {name: beside[name] for name in alone} == alone


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_a_question_in_this_form_has_the_answers_of_the_program(text: str) -> None:
    completion, outcomes = completion_of(text), listed(text)
    for atom, name in completion.program.names.items():
        obligation = completion.obligation([completion.literal(atom)], [atom], same_always=True)
        cone_is_free = Solver(obligation, 20).check().status == "sat"
        assert cone_is_free or not any(str(name) in outcome for outcome in outcomes)
        plain = completion.obligation([completion.literal(atom)], [atom])
        assert cone_is_free == (Solver(plain, 20).check().status == "sat")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_question_does_not_hang_on_the_order_of_the_rules(order: tuple[int, ...]) -> None:
    rules = ["{ a; b; c }.", "d :- a, not b, c. d :- 2 { a; b; c }.", "e :- d : a; not c. e :- b, a."]
    assert questions(" ".join(rules[place] for place in order)) == questions(" ".join(rules))
