"""The progress bar of work on several files: on standard error, and only where a person watches."""

import io
import sys

import pytest

from pymodel.cli.progress import progress


class Terminal(io.StringIO):
    """A text that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def watch(monkeypatch: pytest.MonkeyPatch, items: list[str], error: io.StringIO) -> str:
    """Passes items on, and gives what is written to standard error; nothing may go to standard output."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setattr(sys, "stdout", out)
    assert list(progress(items, len(items), "Scenarios")) == items
    monkeypatch.undo()
    assert out.getvalue() == ""
    return error.getvalue()


def test_a_bar_for_several_files_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert "Scenarios" in watch(monkeypatch, ["a", "b", "c"], Terminal())


def test_no_bar_for_a_single_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch(monkeypatch, ["a"], Terminal()) == ""


def test_no_bar_where_standard_error_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch(monkeypatch, ["a", "b", "c"], io.StringIO()) == ""
