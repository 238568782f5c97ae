"""What the solver says of atoms about actors is what diagrams say."""

from pathlib import Path

import pytest

from pymodel.counts import Compiled
from pymodel.ground import ground
from pymodel.outcomes import Tables
from pymodel.outcomes.holding import Holding, by_diagrams, by_solver
from pymodel.paths import data_folder
from pymodel.scenario import load
from pymodel.session import open_session
from tests.pymodel.enumeration import LAWS, MORE, symbols

SHIPPED = ("greenland", "aegean_ships", "own_attack_is_nothing_to_answer")
LAW = """
reading(r). 1 { position(r,(p;q)) } 1. 1 { decides(a,act,(yes;no)) } 1.
breach(a,under_one_position,x) :- position(r,p).
breach(a,under_one_position,x) :- position(r,q), decides(a,act,yes).
breach(a,whatever_is_decided,x) :- decides(a,act,yes).
breach(a,whatever_is_decided,x) :- decides(a,act,no).
breach(a,by_its_act,x) :- decides(a,act,yes).
breach(a,by_position,x) :- position(r,p).
breach(a,never,x) :- decides(a,act,yes), decides(a,act,no).
"""


def told(tables: Tables) -> tuple[Holding, Holding]:
    atoms = [atom for name in ("must", "may", "breach") for _, _, atom in tables.compiled.program.rows(name, 3)]
    asked = [atom for _, _, atom in tables.compiled.program.rows("breach", 3)]
    return by_solver(tables, atoms, asked), by_diagrams(tables, atoms, asked, tables.compiled.space)


@pytest.mark.parametrize("name", MORE)
def test_under_the_toy_law(name: str) -> None:
    sources, facts = LAWS[name]
    by_one, by_other = told(Tables(Compiled(ground(sources, symbols(facts)))))
    assert by_one == by_other


@pytest.mark.parametrize("name", SHIPPED)
def test_under_the_shipped_law(name: str) -> None:
    (file,) = Path(data_folder("scenarios")).rglob(f"{name}.yaml")
    by_one, by_other = told(open_session(load(file)).tables)
    assert by_one == by_other
    assert by_one.decided


def test_an_atom_that_decisions_can_make_fail_under_some_readings_only_is_found(tmp_path: Path) -> None:
    file = tmp_path / "law.lp"
    file.write_text(LAW, encoding="utf-8")
    tables = Tables(Compiled(ground([file], [])))
    numbers = {str(symbol.arguments[1]): atom for symbol, _, atom in tables.compiled.program.rows("breach", 3)}
    for found in told(tables):
        names = [{name for name, atom in numbers.items() if atom in atoms} for atoms in found]
        held = {"under_one_position", "whatever_is_decided", "by_its_act", "by_position"}
        assert names == [held, {"whatever_is_decided"}, {"under_one_position", "by_its_act"}]
