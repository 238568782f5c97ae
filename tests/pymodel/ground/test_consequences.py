"""What the solver says of all answer sets at once is what they say one by one."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import clingo
import pytest

from pymodel.ground import Consequences, GroundProgram, Solver, ground
from pymodel.law_files import law_files
from pymodel.scenario import load
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


def test_atoms_that_the_solver_finds_in_no_answer_set_keep_their_names(shipped: Mapping[str, Path]) -> None:
    """clingo would forget them at the next question, and what is told would hang on what was asked before."""
    scenario = load(shipped["korea_1950"])
    program, fresh = (ground(law_files(), scenario.facts, constraints=scenario.constraints) for _ in range(2))
    numbers = [number for signature in fresh.known.signatures for _, number in fresh.named(*signature)]
    for _ in range(3):
        with Solver.of(program, numbers) as solver:
            brave = solver.consequences().brave
    assert set(numbers) - brave
    assert program.names == fresh.names
