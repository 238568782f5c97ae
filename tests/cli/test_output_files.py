"""`-o`: a file is written whole or not at all, and nothing is left beside it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pymodel.cli.files import write_atomically

Casus = Callable[..., subprocess.CompletedProcess[str]]
SMALL = "scenarios/hypothetical/accident_at_sea.yaml"


def test_the_file_has_what_standard_output_would_have(casus: Casus, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("what was there before", encoding="utf-8")
    ran = casus("solve", SMALL, "-o", file)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert file.read_text(encoding="utf-8") == casus("solve", SMALL).stdout
    assert [one.name for one in tmp_path.iterdir()] == ["answer.txt"]


def test_bad_input_leaves_the_file_alone(casus: Casus, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    assert casus("solve", SMALL, "--reading", "nac_seat=maybe", "-o", file).returncode == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [["solve", SMALL], ["export", SMALL], ["new"], ["schema", "solve"]])
def test_a_place_that_cannot_be_written(words: list[str], casus: Casus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path / "missing" / "answer.txt", tmp_path / "file" / "answer.txt"):
        ran = casus(*words, "-o", place)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith(f"casus: cannot write `{place}`: ")
        assert ran.stderr.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not write_atomically(tmp_path, "text")
    assert "cannot write" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_breaks_off_leaves_nothing_half_written(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("before", encoding="utf-8")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    if isinstance(error, OSError):
        assert not write_atomically(file, "after")
        assert capsys.readouterr().err == f"casus: cannot write `{file}`: No space left on device\n"
    else:
        with pytest.raises(KeyboardInterrupt):
            write_atomically(file, "after")
    assert file.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["answer.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    for text in ("first", "second"):
        assert write_atomically(link, text)
        assert link.is_symlink()
        assert file.read_text(encoding="utf-8") == text
    assert file.stat().st_mode & 0o777 == 0o644


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert write_atomically(pipe, "through the pipe")
    assert os.read(reader, 100) == b"through the pipe"
    os.close(reader)
    assert pipe.is_fifo()
