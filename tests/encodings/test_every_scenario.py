"""Every shipped scenario, opened once: stock clingo finds the same classes, and the file gets what it expects."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pymodel.outcomes.classes import classes
from pymodel.scenario import facts_as_asp, load
from pymodel.session import Session, open_session
from pymodel.session.expected import verdicts
from pymodel.vocabulary import Vocabulary
from tests.encodings.conftest import CLASSES, Clingo

ROOT = Path(__file__).resolve().parents[2]
EVERY = sorted(file.stem for file in (ROOT / "scenarios").rglob("*.yaml"))


@pytest.fixture(scope="module", params=EVERY)
def session(request: pytest.FixtureRequest, shipped: dict[str, Path], vocabulary: Vocabulary) -> Session:
    """A shipped scenario under the law; not kept beyond the tests that look at it, for there are many."""
    return open_session(load(shipped[request.param], vocabulary))


def as_atoms(rows: Sequence[Any]) -> set[frozenset[str]]:
    """The classes as clingo shows them."""
    return {frozenset(f"headline({name},{status})" for name, status in row.values.items()) for row in rows}


def test_the_same_classes(session: Session, clingo: Clingo) -> None:
    table = classes(session.tables, session.tables.main_columns, session.compiled.space)
    found = clingo(facts_as_asp(session.scenario), CLASSES, "--project")
    assert len(found) == len(set(found))
    assert set(found) == as_atoms(table.rows)


def test_the_file_gets_what_it_expects(session: Session) -> None:
    found = list(verdicts(session))
    assert found
    assert [verdict for verdict in found if not verdict.holds] == []
