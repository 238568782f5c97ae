import json
import os
from pathlib import Path
from typing import Any

import pytest

from pymodel.vocabulary import load_vocabulary
from pymodel.vocabulary.cache import KEPT, cache_folder, cached_rows
from pymodel.vocabulary.rows import Rows, ground_rows

KEY = "0" * 64


@pytest.fixture
def rows(small_law: Path) -> Rows:
    return ground_rows([small_law])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "casus-foederis"


class Reader:
    """Reads rows and counts how often."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.times = 0

    def __call__(self) -> Rows:
        self.times += 1
        return self.rows


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_the_second_start_reads_the_cache(folder: Path, rows: Rows) -> None:
    read = Reader(rows)
    assert cached_rows(KEY, read) == cached_rows(KEY, read) == rows
    assert read.times == 1
    assert only_file(folder).suffix == ".json"


def test_another_law_has_another_entry(folder: Path, rows: Rows) -> None:
    read = Reader(rows)
    cached_rows(KEY, read)
    cached_rows("1" * 64, read)
    assert read.times == 2
    assert len(list(folder.iterdir())) == 2


def damaged(content: dict[str, Any]) -> list[bytes]:
    """The content of a cache file, spoilt in many ways."""

    def but(**changes: Any) -> bytes:
        return json.dumps(content | changes).encode()

    rows = content["rows"]
    return [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"[" * 100_000,
        json.dumps(content).encode()[:-20],
        but(format=99),
        but(law="1" * 64),
        but(digest="0"),
        but(rows=None),
        but(rows=[]),
        but(rows={}),
        but(rows=rows | {"state": 3}),
        but(rows=rows | {"state": [["gr"]]}),
        but(rows=rows | {"state": [["gr", "Greece", True, 1.5]]}),
        but(rows=rows | {"alias": [["uk", "tr"]]}),
        but(rows={**rows, "extra": []}),
    ]


@pytest.mark.parametrize("case", range(17))
def test_damaged_or_foreign_content_is_rebuilt(folder: Path, rows: Rows, case: int) -> None:
    cached_rows(KEY, Reader(rows))
    file = only_file(folder)
    file.write_bytes(damaged(json.loads(file.read_bytes()))[case])
    read = Reader(rows)
    assert cached_rows(KEY, read) == rows
    assert cached_rows(KEY, read) == rows
    assert read.times == 1


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    read = Reader(rows)
    assert cached_rows(KEY, read) == cached_rows(KEY, read) == rows
    assert read.times == 2


def test_a_failing_write_leaves_nothing_behind(folder: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(f"{self} to {target}")

    monkeypatch.setattr(Path, "replace", refuse)
    assert cached_rows(KEY, Reader(rows)) == rows
    assert list(folder.iterdir()) == []


def test_a_folder_in_place_of_the_file_is_no_error(folder: Path, rows: Rows) -> None:
    (folder / f"vocabulary-{KEY[:32]}.json").mkdir(parents=True)
    assert cached_rows(KEY, Reader(rows)) == rows


def test_old_versions_are_dropped(folder: Path, rows: Rows) -> None:
    for number in range(KEPT + 3):
        cached_rows(f"{number:064}"[::-1], Reader(rows))
        newest = max(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(folder.iterdir())) == KEPT


def test_a_relative_cache_folder_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "casus-foederis"


def test_no_home_means_no_cache(monkeypatch: pytest.MonkeyPatch, rows: Rows) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert cache_folder() is None
    assert cached_rows(KEY, Reader(rows)) == rows


def test_the_vocabulary_is_the_same_with_and_without_a_cache(folder: Path, small_law: Path) -> None:
    assert load_vocabulary([small_law]) == load_vocabulary([small_law], cache=False)
    assert folder.is_dir()
