"""The book as GitHub-flavoured Markdown: the same pages, one file each."""

import re
from collections.abc import Mapping, Sequence

from pymodel.render.book.document import (
    Block,
    Book,
    Cite,
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
from pymodel.render.book.html import inline_html

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\d{1,9})?([-+=.)])")
_DEEPEST = 6  # there is no deeper heading in Markdown


def markdown_files(book: Book) -> dict[str, str]:
    """Renders every page.

    Args:
        book: the document.

    Returns:
        The text of each file by its name.
    """
    titles = {page.name: page.title for page in book.pages}
    return {f"{page.name}.md": _page(book, page, titles) for page in book.pages}


def one_page_markdown(title: str, blocks: Sequence[Block]) -> str:
    """A page by itself, for a document that is no book.

    Args:
        title: its title.
        blocks: what stands on it.

    Returns:
        The text of the file.
    """
    return "\n\n".join([f"# {_escape(title)}", *_blocks(blocks, 2)]) + "\n"


def _page(book: Book, page: Page, titles: Mapping[str, str]) -> str:
    front = book.pages[0]
    blocks = [f"# {_escape(page.title)}"]
    if page is not front:
        blocks.insert(0, f"[{_escape(book.title)}]({front.name}.md)")
    listed = False
    for block in page.blocks:
        if isinstance(block, Section) and not listed:
            blocks += _contents(page)
            listed = True
        blocks += _block(block, 2)
    if page is front:
        blocks += _all_pages(book, titles)
    blocks.append("No legal advice. Encoded from public sources, in the project's own words.")
    return "\n\n".join(blocks) + "\n"


def _contents(page: Page) -> list[str]:
    if not page.contents or len(list(sections_of(page.blocks))) < 2:
        return []
    return ["\n".join(_list_of_sections(page.blocks, page.contents, ""))]


def _list_of_sections(blocks: Sequence[Block], depth: int, indent: str) -> list[str]:
    lines = []
    for section in sections_of(blocks):
        lines.append(f"{indent}- [{_escape(text_of(section.title))}](#{section.anchor})")
        if depth > 1:
            lines += _list_of_sections(section.blocks, depth - 1, f"{indent}  ")
    return lines


def _all_pages(book: Book, titles: Mapping[str, str]) -> list[str]:
    lines = [f"- [{_escape(titles[name])}]({name}.md)" for _, names in book.shelves for name in names]
    return ["## All pages", "\n".join(lines)]


def _block(block: Block, level: int) -> list[str]:
    texts: list[str]
    match block:
        case Paragraph():
            texts = [f"{'> ' if block.note else ''}{_start(block.line)}"]
        case Items():
            texts = ["\n".join(f"- {_start(line)}" for line in block.lines)]
        case Terms():
            texts = ["\n".join(line for name, lines in block.rows for line in _term(name, lines))]
        case Table():
            texts = [_table(block)]
        case Program():
            fence = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`+", block.text))])
            texts = [f"{fence}prolog\n{block.text}\n{fence}"]
        case Fold():
            mark = f'<a id="{block.anchor}"></a>\n\n' if block.anchor else ""
            opening = f"{mark}<details><summary>{inline_html(block.summary, 'md')}</summary>"
            texts = [opening, *_blocks(block.blocks, level), "</details>"]
        case Section():
            heading = f"{'#' * min(level, _DEEPEST)} {_line(block.title)}"
            texts = [f'<a id="{block.anchor}"></a>', heading, *_blocks(block.blocks, level + 1)]
    return texts


def _blocks(blocks: Sequence[Block], level: int) -> list[str]:
    return [text for block in blocks for text in _block(block, level)]


def _term(name: str, lines: Sequence[Line]) -> list[str]:
    if len(lines) == 1:
        return [f"- **{_escape(name)}:** {_line(lines[0])}"]
    return [f"- **{_escape(name)}:**", *(f"  - {_start(line)}" for line in lines)]


def _table(table: Table) -> str:
    rows = [_row([_escape(name) for name in table.head]), _row(["---"] * len(table.head))]
    return "\n".join([*rows, *(_row([_cell(cell) for cell in row]) for row in table.rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _start(line: Line) -> str:
    """A line where Markdown could take its beginning for a list or a rule."""
    return _LINE_START.sub(r"\1\\\2", _line(line))


def _cell(line: Line) -> str:
    """A line within a table, where even code may hold no bare bar."""
    return "".join(_inline(part).replace("|", r"\|") if isinstance(part, Code) else _inline(part) for part in line)


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(part: Inline) -> str:
    match part:
        case Link():
            return f"[{_escape(part.text)}]({part.page}.md{f'#{part.anchor}' if part.anchor else ''})"
        case Code():
            fence = "`" * (max((len(run) for run in re.findall(r"`+", part.text)), default=0) + 1)
            return f"{fence}{part.text}{fence}"
        case Cite():
            return part.text
        case Emphasis():
            return f"*{_escape(part.text)}*"
        case Strong():
            return f"**{_escape(part.text)}**"
        case _:
            return _escape(part.text)


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
