"""The document that both renderers print: pages of sections, tables and lists, with links that name page and anchor."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that stand out: a letter that stands for any state, place or act."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that a reader should not miss."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """An id or a file name, as one types it."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Numbers in square brackets, which refer to a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the book, or to an anchor on it."""

    text: str
    page: str
    anchor: str = ""


Inline = Text | Emphasis | Strong | Code | Cite | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a `note` is set apart from the text."""

    line: Line
    note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Names, each with one or more lines on it."""

    rows: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a row may carry an anchor."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A piece of a logic program, as it stands in its file."""

    text: str


@dataclass(frozen=True, slots=True)
class Fold:
    """A block that opens on demand; what is inside is for whoever wants to know more."""

    summary: Line
    blocks: tuple["Block", ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading of its own, which links can lead to."""

    anchor: str
    title: Line
    blocks: tuple["Block", ...]


Block = Paragraph | Items | Terms | Table | Program | Fold | Section


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the stem of its file, its title, and what stands on it.

    Attributes:
        contents: how many levels of its headings are listed at the top.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    contents: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """All pages, the front page first.

    Attributes:
        title: what every page says it belongs to.
        pages: the pages.
        shelves: the headings of the list of pages, each with the names of its pages.
    """

    title: str
    pages: tuple[Page, ...]
    shelves: tuple[tuple[str, tuple[str, ...]], ...]


def text_of(line: Line) -> str:
    """The words of a line without any marks."""
    return "".join(part.text for part in line)


def sections_of(blocks: Iterable[Block]) -> Iterator[Section]:
    """The sections that stand directly among these blocks."""
    return (block for block in blocks if isinstance(block, Section))
