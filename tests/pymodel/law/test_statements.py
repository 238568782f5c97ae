"""The statements of a file as plain values: each text is read once, and a changed one anew."""

from pathlib import Path

import pytest

from pymodel.law.statements import LawSyntaxError, read_statements


def test_a_changed_text_is_read_anew_and_another_name_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "law.lp"
    path.write_text("%! first\np :- q.\n", encoding="utf-8")
    statements, comments = read_statements(path, "one.lp")
    assert [(one.file, one.line, one.text) for one in statements] == [("one.lp", 2, "p :- q.")]
    assert [one.text.strip() for one in comments] == ["first"]
    statements.clear()
    comments.clear()
    assert [one.file for one in read_statements(path, "one.lp")[0]] == ["one.lp"]
    assert [one.file for one in read_statements(path, "two.lp")[0]] == ["two.lp"]
    path.write_text("\np :- r.\n", encoding="utf-8")
    statements, comments = read_statements(path, "one.lp")
    assert ([one.text for one in statements], comments) == (["p :- r."], [])


def test_a_text_that_clingo_refuses_is_refused_each_time(tmp_path: Path) -> None:
    path = tmp_path / "law.lp"
    path.write_text("p :- ", encoding="utf-8")
    for name in ("one.lp", "two.lp", "one.lp"):
        with pytest.raises(LawSyntaxError, match=name):
            read_statements(path, name)
