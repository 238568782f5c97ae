"""What the tests of explanations share: explainers of shipped scenarios, and the answer sets of stock clingo."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path

import clingo
import pytest

from pymodel.law.catalogue import load_law
from pymodel.paths import data_folder
from pymodel.reasons import Explainer
from pymodel.reasons.law_text import LawText
from pymodel.session import Session
from pymodel.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def explainer(opened: Callable[[str], Session], vocabulary: Vocabulary) -> Callable[[str], Explainer]:
    """Explains a shipped scenario."""
    return cache(lambda name: Explainer(opened(name), load_law(), vocabulary))


@pytest.fixture(scope="session")
def law_text() -> LawText:
    """The text of the shipped law."""
    folder = data_folder("encodings")
    return LawText(files_of(folder))


def files_of(folder: Path) -> Mapping[str, Path]:
    """The files of the law by the names that places give them."""
    return {file.relative_to(folder.parent).as_posix(): file for file in sorted(folder.rglob("*.lp"))}


@pytest.fixture(scope="session")
def answer_set() -> Callable[[Session, Collection[clingo.Symbol]], frozenset[clingo.Symbol]]:
    """The answer set that clingo's solver finds under some choices."""

    def solve(session: Session, chosen: Collection[clingo.Symbol]) -> frozenset[clingo.Symbol]:
        control = session.program.known.control
        with control.solve(assumptions=[(symbol, True) for symbol in chosen], yield_=True) as handle:
            model = handle.model()
            assert model is not None, "these choices make no outcome"
            return frozenset(model.symbols(atoms=True))

    return solve
