"""The book speaks in words: facts by their phrases, ids by their names, and states by what their own law asks."""

import re

import pytest

from pymodel.cli.book import gather
from pymodel.render.book.build import build_book
from pymodel.render.book.contents import Contents
from pymodel.render.book.document import (
    Block,
    Book,
    Code,
    Emphasis,
    Fold,
    Items,
    Line,
    Page,
    Paragraph,
    Section,
    Table,
    Terms,
    Text,
    text_of,
)
from pymodel.render.book.wording import label


def page(book: Book, name: str) -> Page:
    return next(page for page in book.pages if page.name == name)


def section(blocks: tuple[Block, ...], anchor: str) -> Section:
    """The section with an anchor, wherever it stands."""
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Section):
            if block.anchor == anchor:
                return block
            waiting += block.blocks
    raise LookupError(anchor)


def lines_of(block: Block) -> list[Line]:
    """All lines of a block, those of blocks within it too."""
    lines: list[Line] = []
    match block:
        case Paragraph():
            lines = [block.line]
        case Items():
            lines = list(block.lines)
        case Terms():
            lines = [(Text(f"{name}: "), *line) for name, found in block.rows for line in found]
        case Table():
            lines = [cell for row in block.rows for cell in row]
        case Fold() | Section():
            title = block.summary if isinstance(block, Fold) else block.title
            lines = [title, *(line for one in block.blocks for line in lines_of(one))]
    return lines


def said(block: Block) -> list[str]:
    return [text_of(line) for line in lines_of(block)]


@pytest.mark.parametrize("name", ["states", "places", "law-pacts", "readings"])
def test_every_fact_that_is_shown_has_words(name: str, book: Book) -> None:
    facts = [
        part.text
        for block in page(book, name).blocks
        for line in lines_of(block)
        for part in line
        if isinstance(part, Code) and re.fullmatch(r"-?[a-z]\w*\(.*\)\.", part.text)
    ]
    assert facts == [], "add a `%! fact` line for these to encodings/phrases.lp"


def test_every_state_with_a_law_of_its_own_says_who_decides(contents: Contents, book: Book) -> None:
    assert len(contents.home_laws) == len(set(contents.home_laws.values())) == len(contents.law.table("base_rule/2"))
    for state, provision in contents.home_laws.items():
        words = said(section(page(book, "states").blocks, f"{state}--home"))
        assert contents.law.provisions[provision].text.split("\n\n")[0] in words
        assert any(line.startswith("Default rule: ") for line in words)
        assert any(line.startswith("Confidence: ") for line in words)


def test_a_law_in_plain_words(book: Book) -> None:
    words = said(section(page(book, "states").blocks, "cz--home"))
    for line in (
        "Default rule: A vote comes first.",
        "Majority of that vote: A majority of all members of each chamber.",
        "Exemption: No vote is needed under Article 5 of the North Atlantic Treaty, for at most 60 days.",
        "Clock: Parliament is informed without delay.",
        "End: Parliament may end what the executive began, by a majority of all members of one chamber.",
    ):
        assert line in words
    assert any(line.startswith("Doubts") for line in words)
    assert any("(mainstream)" in line for line in words)


def test_a_place_shows_what_the_law_derives_for_the_day(contents: Contents, book: Book) -> None:
    words = said(section(page(book, "places").blocks, "greenland"))
    assert "Article 6: Inside the area, as territory of a Party." in words
    assert "Treaties of the Union: By association only, as an overseas territory, from 1 February 1985." in words
    assert not any("Article 6" in line for line in said(section(page(book, "places").blocks, "hawaii")))
    inside = {str(row[0]) for row in contents.at_date["area_land/1"]}
    assert "greenland" in inside
    assert "hawaii" not in inside


def test_the_day_decides_memberships() -> None:
    early = build_book(gather(19580101, scenarios=[]))
    (table,) = (block for block in page(early, "states").blocks if isinstance(block, Table))
    rows = {text_of(row[0]): text_of(row[1]) for row in table.rows}
    assert "NATO" in rows["Denmark"]
    assert "European Communities" not in rows["Denmark"]
    assert "European Union" not in rows["Denmark"]
    assert "NATO" not in rows["Spain"]


def test_a_reading_shows_holders_standing_and_where_each_position_counts(book: Book) -> None:
    words = said(section(page(book, "readings").blocks, "nac_finding"))
    assert "Standing: mainstream" in words
    assert any(line.startswith("Held by: ") and "Acheson 1949" in line for line in words)
    assert any(line.startswith("Counts in ") for line in words)
    assert any(line.startswith("When the question is asked") for line in words)


def test_a_rule_names_the_answer_it_hangs_on(book: Book) -> None:
    words = said(section(page(book, "law-north-atlantic-treaty").blocks, "nat_5_assist"))
    assert any(line.startswith("Holds only if the answer to Is the attacker itself") for line in words)


def test_variables_stand_out_in_labels() -> None:
    assert label("{V} is attacked by {A}") == (Emphasis("V"), Text(" is attacked by "), Emphasis("A"))
    assert label("the law of {S}")[0] == Text("The law of ")


def test_ids_in_a_text_become_words(contents: Contents) -> None:
    assert text_of(contents.prose("see a5_internal, no more")) == (
        "see “Does Article 5 cover an armed attack by one Party on another?”, no more"
    )
    assert text_of(contents.prose("In ceuta and nine_eleven_2001")) == (
        "In ceuta and “11 September attacks: only invocation of Art. 5”"
    )
    assert text_of(contents.prose("merged with no_finding_needed.")) == (
        "merged with “the duty arises from the attack for each Party; the text names no organ”."
    )
    assert contents.prose("an un_known id and <b>") == (Text("an un_known id and <b>"),)
