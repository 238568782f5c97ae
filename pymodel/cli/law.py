"""`casus law`: the provisions that the law encodes, one by one or as a book."""

import sys
from pathlib import Path
from typing import Literal

from pymodel.cli import BAD_INPUT


def law(
    provision: str | None = None,
    /,
    *,
    format: Literal["text", "json"] = "text",
    html: Path | None = None,
    markdown: Path | None = None,
    date: str | None = None,
) -> int:
    """Lists the provisions, or tells all about one: its text, the rules that cite it, the readings that bear on it.

    Args:
        provision: the id of a provision or of a definition of the project; all are listed if left out.
        format: plain text, or JSON.
        html: a new or empty folder, into which the whole law is written as a book of HTML pages.
        markdown: the same as Markdown files.
        date: the day for which the book shows memberships and places; that of the research if left out.

    Returns:
        The exit status: 0 done, 2 if there is no such provision, or if the folder cannot be written.
    """
    if html is not None or markdown is not None:
        return _book(provision, format, html, markdown, date)
    if date is not None:
        return _refuse("a date is for the book of the law: `--html DIR` or `--markdown DIR`")
    return _print(provision, format)


def _print(provision: str | None, format: Literal["text", "json"]) -> int:
    from pymodel.law.catalogue import load_law
    from pymodel.law.lookup import provision_entries, provision_entry
    from pymodel.law.names import UnknownNameError
    from pymodel.render.law import provision_list, provision_page
    from pymodel.render.plain import as_json

    known = load_law()
    try:
        if provision is None:
            entries = provision_entries(known)
            print(as_json(entries) if format == "json" else provision_list(entries))
        else:
            entry = provision_entry(known, provision)
            print(as_json(entry) if format == "json" else provision_page(entry))
    except UnknownNameError as error:
        return _refuse(str(error))
    return 0


def _book(provision: str | None, format: str, html: Path | None, markdown: Path | None, date: str | None) -> int:
    from pymodel.cli.book import write_book
    from pymodel.scenario.dates import DateError, parse_date
    from pymodel.vocabulary import load_vocabulary

    if provision is not None or format != "text":
        return _refuse("a book is of the whole law: leave out the provision and `--format`")
    if html is not None and markdown is not None and html.resolve() == markdown.resolve():
        return _refuse("HTML and Markdown need a folder each")
    try:
        day = parse_date(date) if date is not None else None
    except DateError as error:
        return _refuse(f"`{date}` {error}")
    covered = load_vocabulary().reach
    if day is not None and covered and not covered[0] <= day < covered[1]:
        return _refuse(f"`{date}` lies outside the days that the tables of the law cover")
    return write_book(html, markdown, day)


def _refuse(message: str) -> int:
    print(f"casus: {message}", file=sys.stderr)
    return BAD_INPUT
