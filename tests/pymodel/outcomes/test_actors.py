"""What actors must, may and can do is the same whether diagrams or the solver tell it."""

from pathlib import Path

import pytest

from pymodel.counts import Compiled
from pymodel.ground import ground
from pymodel.outcomes import Tables, actors
from pymodel.paths import data_folder
from pymodel.scenario import load
from pymodel.session import open_session
from tests.pymodel.enumeration import LAWS, MORE, symbols

SHIPPED = ("greenland", "aegean_ships", "own_attack_is_nothing_to_answer")


def check(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for large in (0, 1 << 62):
        monkeypatch.setattr(actors, "_LARGE", large)
        told.append(actors.actors(tables, tables.compiled.space))
    assert told[0] == told[1]
    assert told[0]


@pytest.mark.parametrize("name", MORE)
def test_under_the_toy_law(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sources, facts = LAWS[name]
    check(Tables(Compiled(ground(sources, symbols(facts)))), monkeypatch)


@pytest.mark.parametrize("name", SHIPPED)
def test_under_the_shipped_law(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = Path(data_folder("scenarios")).rglob(f"{name}.yaml")
    check(open_session(load(file)).tables, monkeypatch)
