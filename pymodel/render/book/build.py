"""Puts the pages together."""

from pymodel.render.book.contents import Contents
from pymodel.render.book.document import Book
from pymodel.render.book.front import front_page
from pymodel.render.book.mechanisms import mechanisms_page
from pymodel.render.book.places import places_page
from pymodel.render.book.provisions import definitions_page, instrument_pages, provisions_index
from pymodel.render.book.readings import readings_page
from pymodel.render.book.scenarios import omissions_page, scenarios_page
from pymodel.render.book.states import pacts_page, states_page


def build_book(contents: Contents) -> Book:
    """Makes the whole document.

    Args:
        contents: the material.

    Returns:
        The book; the same for the same material.
    """
    instruments = instrument_pages(contents)
    questions = (readings_page(contents), mechanisms_page(contents), scenarios_page(contents))
    indexes = (
        states_page(contents),
        places_page(contents),
        pacts_page(contents),
        provisions_index(contents),
        definitions_page(contents),
        omissions_page(contents),
    )
    front = front_page(contents, instruments, (*questions, *indexes))
    return Book(
        title="Casus Foederis",
        pages=(front, *instruments, *questions, *indexes),
        shelves=(
            ("", (front.name,)),
            ("Instruments", tuple(page.name for page in instruments)),
            ("Questions", tuple(page.name for page in questions)),
            ("Indexes", tuple(page.name for page in indexes)),
        ),
    )
