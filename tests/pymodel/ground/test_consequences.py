"""What the solver says of all answer sets at once is what they say one by one."""

from collections.abc import Iterable

import clingo
import pytest

from pymodel.ground import Consequences, GroundProgram, Solver, ground
from tests.pymodel.enumeration import LAWS, TOY, answer_sets, symbols


def consequences(program: GroundProgram, atoms: Iterable[int]) -> Consequences:
    with Solver.of(program, atoms) as solver:
        return solver.consequences()


@pytest.mark.parametrize("name", LAWS)
def test_consequences_are_those_of_the_answer_sets(name: str) -> None:
    sources, facts = LAWS[name]
    program = ground(sources, symbols(facts))
    sets = [one.atoms for one in answer_sets(sources, facts)]
    atoms = {atom: str(symbol) for atom, symbol in program.names.items()}
    found = consequences(program, atoms)
    assert {atoms[atom] for atom in found.brave} == set().union(*sets)
    assert {atoms[atom] for atom in found.cautious} == sets[0].intersection(*sets)
    assert consequences(program, [*found.brave][:3]).brave == {*[*found.brave][:3]}


def test_a_program_without_an_answer_set_has_no_consequences() -> None:
    program = ground(TOY, symbols("given(1,gravity,minor) readings_scope(held)"), constraints=[":- victim(v)."])
    assert consequences(program, program.names) == (frozenset(), frozenset())


def test_what_is_asked_of_the_solver_afterwards_is_one_answer_set() -> None:
    program = ground(TOY, symbols("open(1,gravity) readings_scope(held)"))
    consequences(program, program.names)
    handle = program.known.control.solve(yield_=True)
    assert isinstance(handle, clingo.SolveHandle)
    with handle:
        (only,) = [frozenset(map(str, model.symbols(atoms=True))) for model in handle]
    assert only in [one.atoms for one in answer_sets(TOY, "open(1,gravity) readings_scope(held)")]
