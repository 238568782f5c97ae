"""What holds once the choices are made is the same whether all of it is found at once or one by one when asked."""

from pathlib import Path

import pytest

from pymodel.ground import Truth, evaluate, ground
from pymodel.outcomes import iterate
from pymodel.paths import data_folder
from pymodel.scenario import load
from pymodel.session import open_session
from tests.pymodel.enumeration import LAWS, answer_sets, symbols


@pytest.mark.parametrize("name", LAWS)
def test_every_answer_set_follows_from_its_choices(name: str) -> None:
    sources, facts = LAWS[name]
    program = ground(sources, symbols(facts))
    for one in answer_sets(sources, facts)[:200]:
        chosen = [symbol for symbol in program.names.values() if _is_choice(str(symbol)) and str(symbol) in one.atoms]
        assert set(map(str, evaluate(program, chosen))) == one.atoms
        truth = Truth(program, chosen)
        assert {str(symbol) for atom, symbol in program.names.items() if atom in truth} == one.atoms


@pytest.mark.parametrize("name", ["greenland", "aegean_ships", "notpetya_2017"])
def test_one_by_one_it_is_the_same_in_whatever_order_it_is_asked(name: str) -> None:
    (file,) = Path(data_folder("scenarios")).rglob(f"{name}.yaml")
    session = open_session(load(file))
    program = session.program
    for outcome in iterate(session.compiled, limit=3):
        atoms = sorted(program.defining)
        found = []
        for order in (atoms, atoms[::-1], list(program.order())):
            truth = Truth(program, outcome.chosen)
            found.append({atom for atom in order if atom in truth})
        assert found[0]
        assert found[0] == found[1] == found[2]


def test_what_is_no_atom_of_the_program_does_not_hold() -> None:
    sources, facts = next(iter(LAWS.values()))
    truth = Truth(ground(sources, symbols(facts)), [])
    assert 10**9 not in truth


def _is_choice(text: str) -> bool:
    return text.startswith(("value(", "position(", "decides("))
