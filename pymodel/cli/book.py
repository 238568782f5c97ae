"""The book of the law: reads the law and the shipped scenarios, and writes the pages into folders."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pymodel.cli import BAD_INPUT
from pymodel.cli.folders import FolderError, refuse_unless_ours, tell, write_folder
from pymodel.cli.progress import progress
from pymodel.cli.workers import Stopped, run

if TYPE_CHECKING:
    from pymodel.coverage.trials import Trial
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

    Raises:
        GroundingError: the law is not a program.
        KeyboardInterrupt: Ctrl-C was heard while scenarios were tried.
    """
    from pymodel.coverage.reach import reach
    from pymodel.law.catalogue import load_law
    from pymodel.law.rows import ground_facts
    from pymodel.law_files import law_files
    from pymodel.render.book.contents import Contents
    from pymodel.vocabulary import load_vocabulary

    law, vocabulary = load_law(), load_vocabulary()
    day = date or int(law.table("researched_until/1")[0][0])
    read = tuple(map(_load, _files(scenarios)))
    return Contents(
        law=law,
        hash=vocabulary.law,
        date=day,
        at_date=ground_facts(law_files(), day),
        covered=vocabulary.reach,
        organs=vocabulary.organs,
        scenarios=read,
        reach=reach(_tried(read)),
    )


def try_path(path: str, _stopped: Stopped, _partial: Any) -> "Trial":
    """Finds out what a shipped scenario puts to the test; in the child."""
    from pymodel.coverage import mark_shipped
    from pymodel.coverage.trials import trial
    from pymodel.paths import data_folder

    return trial(mark_shipped(), _load(data_folder("scenarios").parent / path))


def _tried(scenarios: "Sequence[Scenario]") -> "Iterator[tuple[str, Trial]]":
    """The path of each scenario and what it puts to the test; what is not remembered is found out side by side."""
    from pymodel.coverage import mark_shipped
    from pymodel.coverage.trials import remembered, trial

    law = mark_shipped()
    found = {one.path: remembered(law, one) for one in scenarios}
    missing = [path for path, known in found.items() if known is None]
    for report in progress(run(missing, try_path, inf), len(missing), "Scenarios"):
        if report.state == "stopped":
            raise KeyboardInterrupt
        found[missing[report.place]] = report.result
    for one in scenarios:
        # where a child broke down, this process meets what it met
        yield one.path, found[one.path] or trial(law, one)


def _files(files: Sequence[Path] | None) -> list[Path]:
    from pymodel.paths import data_folder

    folder = data_folder("scenarios")
    return sorted(files if files is not None else [*folder.rglob("*.yaml"), *folder.rglob("*.lp")])


def _load(file: Path) -> "Scenario":
    """A shipped scenario, with a path that is the same wherever it is installed."""
    from pymodel.paths import data_folder
    from pymodel.scenario import load

    return replace(load(file), path=file.relative_to(data_folder("scenarios").parent).as_posix())
