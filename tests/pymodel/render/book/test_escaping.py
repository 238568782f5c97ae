"""Whatever stands in the law comes out as the same words, in HTML and in Markdown, and never as markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pymodel.render.book.document import (
    Book,
    Code,
    Emphasis,
    Fold,
    Inline,
    Items,
    Link,
    Page,
    Paragraph,
    Program,
    Section,
    Strong,
    Table,
    Terms,
    Text,
)
from pymodel.render.book.html import html_files
from pymodel.render.book.markdown import markdown_files
from tests.pymodel.render.book.seen import Seen, seen_in_markdown

HOSTILE = (
    "<script>alert(1)</script>",
    "</summary></details><h1>x",
    '"><img src=x onerror=y>',
    "a & b &lt; c &amp;",
    "*a* _b_ `c` [d](e) ~~f~~ # g",
    "1. one",
    "12) one",
    "- one",
    "+ one",
    "= one",
    "a | b",
    "\\* \\",
    "![x](y)",
    "https://example.org <b@example.org>",
)
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12).map(
    lambda text: f"w{text}w"
)


def book_of(text: str, part: Inline) -> Book:
    """A book with a text everywhere where one can stand."""
    line = (Text(text), Text(" "), part)
    blocks = (
        Paragraph(line),
        Paragraph(line, note=True),
        Items((line, line)),
        Terms(((text, (line,)), (text, (line, line)))),
        Table((text, text), ((line, line),)),
        Fold(line, (Paragraph(line), Program(text)), "fold"),
        Section("inner", line, (Paragraph(line),)),
    )
    return Book(text, (Page("index", text, (Section("outer", line, blocks),)),), (("All", ("index",)),))


def assert_same_words(text: str, part: Inline) -> None:
    book = book_of(text, part)
    plain = book_of("plain", type(part)("plain", "index") if isinstance(part, Link) else type(part)("plain"))
    for seen, reference in (
        (Seen(html_files(book)["index.html"]), Seen(html_files(plain)["index.html"])),
        (seen_in_markdown(markdown_files(book)["index.md"]), seen_in_markdown(markdown_files(plain)["index.md"])),
    ):
        assert seen.faults == []
        assert seen.tags == reference.tags
        shown, expected = "".join(seen.words), "".join(reference.words)
        assert expected.count("plain") == shown.count(text)


@pytest.mark.parametrize("kind", [Text, Emphasis, Strong, Code])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, kind: type[Text | Emphasis | Strong | Code]) -> None:
    assert_same_words(text, kind(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_a_link(text: str) -> None:
    assert_same_words(text, Link(text, "index"))


@settings(max_examples=100, deadline=None)
@given(words)
def test_any_text_stays_text(text: str) -> None:
    assert_same_words(text, Strong(text))
