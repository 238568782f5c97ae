"""The book of the law: reads the law and the shipped scenarios, and writes the pages into folders."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pymodel.cli import BAD_INPUT
from pymodel.cli.folders import FolderError, refuse_unless_ours, tell, write_folder
from pymodel.cli.progress import progress

if TYPE_CHECKING:
    from pymodel.render.book.contents import Contents
    from pymodel.scenario import Scenario


def write_book(html: Path | None, markdown: Path | None, date: int | None) -> int:
    """Writes the law as a book.

    Args:
        html: the folder for HTML pages, if they are wanted.
        markdown: the folder for Markdown pages, if they are wanted.
        date: the day (yyyymmdd) for memberships and places; that up to which the law was researched if left out.

    Returns:
        The exit status: 0 done, 2 if a folder cannot be written.
    """
    from pymodel.render.book.build import build_book
    from pymodel.render.book.html import html_files
    from pymodel.render.book.markdown import markdown_files

    wanted = [(folder, render) for folder, render in ((html, html_files), (markdown, markdown_files)) if folder]
    try:
        for folder, _ in wanted:
            refuse_unless_ours(folder)
        book = build_book(gather(date))
        rendered: list[tuple[Path, Mapping[str, str]]] = [(folder, render(book)) for folder, render in wanted]
        for folder, files in rendered:
            write_folder(folder, files)
            print(f"{folder}: {len(book.pages)} pages")
    except FolderError as error:
        tell(error)
        return BAD_INPUT
    return 0


def gather(date: int | None = None, scenarios: Sequence[Path] | None = None) -> "Contents":
    """The material of the book: the law, what it derives for the day, and which shipped scenarios reach which rules.

    Args:
        date: the day (yyyymmdd); that up to which the law was researched if left out.
        scenarios: files below the folder of the shipped scenarios; all of them if left out.

    Returns:
        The material.
    """
    from pymodel.coverage.reach import reach
    from pymodel.law.catalogue import load_law
    from pymodel.law.rows import ground_facts
    from pymodel.law_files import law_files
    from pymodel.paths import data_folder
    from pymodel.render.book.contents import Contents
    from pymodel.vocabulary import load_vocabulary

    folder = data_folder("encodings")
    files = law_files(folder)
    law, vocabulary = load_law(), load_vocabulary()
    day = date or int(law.table("researched_until/1")[0][0])
    read = tuple(_scenarios(scenarios))
    awaited = progress(read, len(read), "Scenarios")
    return Contents(
        law=law,
        hash=vocabulary.law,
        date=day,
        at_date=ground_facts(files, day),
        covered=vocabulary.reach,
        organs=vocabulary.organs,
        scenarios=read,
        reach=reach(awaited, files, folder.parent),
    )


def _scenarios(files: Sequence[Path] | None) -> "Iterator[Scenario]":
    """Shipped scenarios, with paths that are the same wherever they are installed."""
    from pymodel.paths import data_folder
    from pymodel.scenario import load

    folder = data_folder("scenarios")
    chosen = files if files is not None else [*folder.rglob("*.yaml"), *folder.rglob("*.lp")]
    for file in sorted(chosen):
        yield replace(load(file), path=file.relative_to(folder.parent).as_posix())
