"""The book as HTML files that need no network and no script."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from pymodel.render.book.document import (
    Block,
    Book,
    Code,
    Emphasis,
    Fold,
    Inline,
    Items,
    Line,
    Link,
    Page,
    Paragraph,
    Program,
    Section,
    Strong,
    Table,
    Terms,
    sections_of,
    text_of,
)

STYLE = "style.css"
_NOTE = '<p class="note">'
_DEEPEST = 6  # there is no deeper heading in HTML


def html_files(book: Book) -> dict[str, str]:
    """Renders every page.

    Args:
        book: the document.

    Returns:
        The text of each file by its name, the style sheet with them.
    """
    titles = {page.name: page.title for page in book.pages}
    files = {f"{page.name}.html": _page(book, page, titles) for page in book.pages}
    files[STYLE] = Path(__file__).with_name(STYLE).read_text(encoding="utf-8")
    return files


def one_page_html(title: str, blocks: Sequence[Block]) -> str:
    """A page by itself, with its style in it, for a document that is no book.

    Args:
        title: its title.
        blocks: what stands on it.

    Returns:
        The text of one HTML file that needs no other.
    """
    style = Path(__file__).with_name(STYLE).read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            "<body>",
            '<main id="text">',
            f"<h1>{escape(title)}</h1>",
            *(line for block in blocks for line in _block(block, 2)),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def inline_html(line: Line, extension: str = "html") -> str:
    """A line with its marks and links.

    Args:
        line: the line.
        extension: what the files of the pages end in.

    Returns:
        HTML in which every word is escaped.
    """
    return "".join(_inline(part, extension) for part in line)


def _inline(part: Inline, extension: str) -> str:
    text = escape(part.text)
    match part:
        case Link():
            target = f"{part.page}.{extension}" + (f"#{part.anchor}" if part.anchor else "")
            return f'<a href="{escape(target)}">{text}</a>'
        case Code():
            return f"<code>{text}</code>"
        case Emphasis():
            return f"<em>{text}</em>"
        case Strong():
            return f"<strong>{text}</strong>"
        case _:
            return text


def _page(book: Book, page: Page, titles: Mapping[str, str]) -> str:
    front = book.pages[0] is page
    title = f"{page.title}: {book.title}" if not front else f"{book.title}: {page.title}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f'<link rel="stylesheet" href="{STYLE}">',
            "</head>",
            "<body>",
            '<a class="skip" href="#text">Skip to the text</a>',
            f'<header><a href="{book.pages[0].name}.html">{escape(book.title)}</a>',
            '<a href="#pages">All pages</a></header>',
            '<main id="text">',
            f"<h1>{escape(page.title)}</h1>",
            *_body(page),
            "</main>",
            *_navigation(book, page, titles),
            "<footer><p>No legal advice. Encoded from public sources, in the project's own words.</p></footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _body(page: Page) -> list[str]:
    """The blocks of a page, with the list of its sections after what comes before the first of them."""
    lines: list[str] = []
    listed = False
    for block in page.blocks:
        if isinstance(block, Section) and not listed:
            lines += _contents(page)
            listed = True
        lines += _block(block, 2)
    return lines


def _contents(page: Page) -> list[str]:
    if not page.contents or len(list(sections_of(page.blocks))) < 2:
        return []
    return [
        '<nav class="contents" aria-label="On this page">',
        *_list_of_sections(page.blocks, page.contents),
        "</nav>",
    ]


def _list_of_sections(blocks: Sequence[Block], depth: int) -> list[str]:
    lines = ["<ul>"]
    for section in sections_of(blocks):
        lines.append(f'<li><a href="#{section.anchor}">{escape(text_of(section.title))}</a>')
        if depth > 1 and any(sections_of(section.blocks)):
            lines += _list_of_sections(section.blocks, depth - 1)
        lines.append("</li>")
    return [*lines, "</ul>"]


def _navigation(book: Book, page: Page, titles: Mapping[str, str]) -> list[str]:
    lines = ['<nav id="pages" aria-label="All pages">']
    for heading, names in book.shelves:
        lines += [f"<h2>{escape(heading)}</h2>"] if heading else []
        lines.append("<ul>")
        for name in names:
            here = ' aria-current="page"' if name == page.name else ""
            lines.append(f'<li><a href="{name}.html"{here}>{escape(titles[name])}</a></li>')
        lines.append("</ul>")
    return [*lines, "</nav>"]


def _block(block: Block, level: int) -> list[str]:
    lines: list[str]
    match block:
        case Paragraph():
            lines = [f"{_NOTE if block.note else '<p>'}{inline_html(block.line)}</p>"]
        case Items():
            lines = ["<ul>", *(f"<li>{inline_html(line)}</li>" for line in block.lines), "</ul>"]
        case Terms():
            lines = ["<dl>", *(line for name, found in block.rows for line in _term(name, found)), "</dl>"]
        case Table():
            lines = _table(block)
        case Program():
            lines = [f'<pre tabindex="0"><code>{escape(block.text)}</code></pre>']
        case Fold():
            mark = f' id="{block.anchor}"' if block.anchor else ""
            opening = f"<details{mark}><summary>{inline_html(block.summary)}</summary>"
            lines = [opening, *_blocks(block.blocks, level), "</details>"]
        case Section():
            heading = f"h{min(level, _DEEPEST)}"
            title = f'<{heading} id="{block.anchor}">{inline_html(block.title)}</{heading}>'
            lines = ["<section>", title, *_blocks(block.blocks, level + 1), "</section>"]
    return lines


def _blocks(blocks: Sequence[Block], level: int) -> list[str]:
    return [line for block in blocks for line in _block(block, level)]


def _term(name: str, lines: Sequence[Line]) -> list[str]:
    return [f"<dt>{escape(name)}</dt>", *(f"<dd>{inline_html(line)}</dd>" for line in lines)]


def _table(table: Table) -> list[str]:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    rows = [
        f'<tr><th scope="row">{inline_html(row[0])}</th>'
        + "".join(f"<td>{inline_html(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    ]
    return [
        '<div class="table" tabindex="0">',
        "<table>",
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *rows,
        "</tbody>",
        "</table>",
        "</div>",
    ]
