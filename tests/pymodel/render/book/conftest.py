"""The book of the shipped law, with a few of the shipped scenarios, made once."""

from pathlib import Path

import pytest

from pymodel.cli.book import gather
from pymodel.render.book.build import build_book
from pymodel.render.book.contents import Contents
from pymodel.render.book.document import Book

SCENARIOS = ("hypothetical/greenland", "hypothetical/ceuta", "historical/nine_eleven_2001", "historical/cyprus_1974")


@pytest.fixture(scope="session")
def contents() -> Contents:
    """The material of a book that knows four scenarios."""
    folder = Path(__file__).resolve().parents[4] / "scenarios"
    return gather(scenarios=[folder / f"{name}.yaml" for name in SCENARIOS])


@pytest.fixture(scope="session")
def book(contents: Contents) -> Book:
    """The book."""
    return build_book(contents)
