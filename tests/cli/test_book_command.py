"""`casus law --html DIR` and `--markdown DIR`: what they refuse, and that the same law gives the same bytes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pymodel.cli import book
from pymodel.cli.workers import Report, State
from pymodel.coverage import mark_shipped
from pymodel.coverage.trials import Trial, trial
from pymodel.scenario import load
from tests.conftest import Casus

REFUSED = [
    (("law", "--html", "{full}"), "holds `mine.txt`, which this command did not write"),
    (("law", "--markdown", "{full}/mine.txt"), "is no folder"),
    (("law", "--html", "{new}/a/b"), "there is no folder that it could stand in"),
    (("law", "nat_4", "--html", "{new}"), "a book is of the whole law"),
    (("law", "--format", "json", "--html", "{new}"), "a book is of the whole law"),
    (("law", "--html", "{new}", "--markdown", "{new}"), "need a folder each"),
    (("law", "--html", "{new}", "--date", "2026-02-30"), "is no day of the calendar"),
    (("law", "--html", "{new}", "--date", "2026-2-3"), "write `2026-02-03`"),
    (("law", "--html", "{new}", "--date", "1900-01-01"), "outside the days that the tables of the law cover"),
    (("law", "--date", "2026-01-01"), "a date is for the book"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_bad_input_gets_one_message_and_nothing_is_written(
    casus: Casus, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    ran = casus(*(word.format(full=full, new=tmp_path / "new") for word in words))
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("casus: ")
    assert ran.stderr.count("\n") == 1
    assert message in ran.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["full", "mine.txt"]


MAKE = """
import sys
from pathlib import Path
from hashlib import sha256
from pymodel.cli.book import gather
from pymodel.render.book.build import build_book
from pymodel.render.book.html import html_files
from pymodel.render.book.markdown import markdown_files
book = build_book(gather(scenarios=[Path(file) for file in sys.argv[1:]]))
for files in (html_files(book), markdown_files(book)):
    for name, text in files.items():
        print(name, sha256(text.encode()).hexdigest())
"""


def test_the_same_law_gives_the_same_bytes_under_any_hash_seed(shipped: dict[str, Path], tmp_path: Path) -> None:
    chosen = [str(shipped[name]) for name in ("greenland", "nine_eleven_2001")]
    printed = {
        subprocess.run(
            [sys.executable, "-c", MAKE, *chosen],
            env={"PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path / seed)},
            capture_output=True, text=True, check=True, timeout=300,
        ).stdout
        for seed in ("0", "1", "12345")
    }  # fmt: skip
    assert len(printed) == 1
    assert len(printed.pop().splitlines()) > 40


def ending(state: State) -> Callable[..., Iterator[Report[Trial]]]:
    """Work in children that all end in one way, without a result."""
    return lambda jobs, *_rest: (Report(place, state, None) for place, _ in enumerate(jobs))


def test_where_children_break_down_the_command_finds_out_by_itself(
    shipped: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(book, "run", ending("failed"))
    file = shipped["greenland"]
    found = book.gather(scenarios=[file]).reach
    assert set(found.rules) == set(trial(mark_shipped(), load(file)).reached)


def test_ctrl_c_stops_the_command_and_not_only_its_children(
    shipped: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(book, "run", ending("stopped"))
    with pytest.raises(KeyboardInterrupt):
        book.gather(scenarios=[shipped["greenland"]])
