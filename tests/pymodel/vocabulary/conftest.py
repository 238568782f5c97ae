"""The small law of these tests."""

from pathlib import Path

import pytest

from pymodel.vocabulary import Vocabulary, load_vocabulary

LAW = Path(__file__).resolve().parents[1] / "data" / "small_law.lp"


@pytest.fixture(scope="session")
def small_law() -> Path:
    return LAW


@pytest.fixture(scope="session")
def small() -> Vocabulary:
    return load_vocabulary([LAW], cache=False)
