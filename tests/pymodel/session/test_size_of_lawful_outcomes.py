"""The lawful outcomes of the hardest shipped scenarios stay small enough to answer, with every position in scope."""

from pathlib import Path

import pytest

from pymodel import load
from pymodel.outcomes import TooLargeError
from pymodel.outcomes.classes import classes
from pymodel.scenario import with_scope
from pymodel.session import Session, answer, open_session

HYPOTHETICAL = Path(__file__).parents[3] / "scenarios" / "hypothetical"


def session(name: str) -> Session:
    return open_session(with_scope(load(HYPOTHETICAL / f"{name}.yaml"), "all"))


@pytest.mark.parametrize("name", ["greenland", "cyber_destructive_disputed", "attack_about_to_come"])
def test_the_diagram_of_the_lawful_outcomes_under_all_readings_is_small(name: str) -> None:
    opened = session(name)
    lawful = opened.tables.lawful
    assert lawful.satisfiable()
    assert lawful.node_count() < 440_000  # with all decisions below the readings it outgrows four million


def test_counts_of_classes_are_those_of_the_classes_themselves() -> None:
    """Independent columns are counted apart and multiplied; here each class is counted as a whole."""
    opened = session("two_allies_attack_third")
    compiled, tables = opened.compiled, opened.tables
    for within in (compiled.space, compiled.space & tables.lawful):
        table = classes(tables, tables.main_columns, within)
        assert len(table.factors) > 1
        assert sum(row.count for row in table.rows) == compiled.count(within)
        for row in table.rows[:: max(1, len(table.rows) // 7)]:
            whole = within
            for column in tables.main_columns:
                whole &= tables.headline(column)[row.values[str(column)]]
            assert row.count == compiled.count(whole)


def test_outcomes_that_outgrow_every_order_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pymodel.session.outcomes._FEW_NODES", 1 << 10)
    monkeypatch.setattr("pymodel.session.outcomes._MOST_NODES", 1 << 11)
    with pytest.raises(TooLargeError, match=r"the diagrams of the lawful outcomes outgrew their memory: fix some read"):
        answer(session("greenland"), lawful=True)


@pytest.mark.parametrize(("name", "last"), [("hypothetical/greenland", False), ("historical/goa_1954", True)])
def test_lawful_outcomes_are_asked_in_the_order_that_makes_them_small(name: str, last: bool) -> None:
    found = answer(open_session(load(HYPOTHETICAL.parent / f"{name}.yaml")), lawful=True)
    assert found.complete
    assert found.session is not None
    assert found.session.decisions_last is last
