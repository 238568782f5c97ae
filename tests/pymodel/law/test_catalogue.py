"""The catalogue, its tables of facts and its cache."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pymodel.law import cache
from pymodel.law.catalogue import Law, load_law, read_law
from pymodel.law.statements import LawSyntaxError

Write = Callable[[Mapping[str, str]], list[Path]]


@pytest.fixture
def cached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "casus-foederis"


def test_tables_hold_what_is_true_without_a_scenario(law: Law) -> None:
    assert [list(row) for row in law.table("member/4")] == [
        ["isles", "nn", 19500101, 99991231],
        ["isles", "ss", 19500101, 99991231],
    ]
    assert law.table("asked/1") == [["seat"]]
    assert "asked/1" not in law.stated
    assert law.table("nothing/7") == ()


def test_a_catalogue_survives_its_text(law: Law) -> None:
    assert cache.from_json(cache.to_json(law)) == law


def test_damaged_text_is_refused(law: Law) -> None:
    with pytest.raises(ValueError, match="damaged"):
        cache.from_json(cache.to_json(law).replace("Isles", "Islets"))


def test_the_cache_is_filled_used_and_keyed_by_the_content(
    write: Write, tmp_path: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write({"a.lp": "%! mechanism m: one\nmechanism(m).\n"})
    first = load_law(files, tmp_path)
    assert len(list(cached.glob("law-*.json"))) == 1

    def refuse(_files: object, _root: object) -> Law:
        raise AssertionError("read again")

    with monkeypatch.context() as patch:
        patch.setattr("pymodel.law.catalogue.read_law", refuse)
        assert load_law(files, tmp_path) == first
    files = write({"a.lp": "%! mechanism m: two\nmechanism(m).\n"})
    assert load_law(files, tmp_path).mechanisms["m"].text == "two"
    assert len(list(cached.glob("law-*.json"))) == 2


@pytest.mark.parametrize("content", ["", "{", "0\n{}", "[]", "\x00"])
def test_a_damaged_cache_only_costs_time(write: Write, tmp_path: Path, cached: Path, content: str) -> None:
    files = write({"a.lp": "%! mechanism m: one\nmechanism(m).\n"})
    first = load_law(files, tmp_path)
    (file,) = cached.glob("law-*.json")
    file.write_text(content, encoding="utf-8")
    assert load_law(files, tmp_path) == first
    assert file.read_text(encoding="utf-8") == cache.to_json(first)


def test_a_cache_out_of_reach_only_costs_time(write: Write, tmp_path: Path, cached: Path) -> None:
    cached.parent.mkdir()
    cached.write_text("a file where the folder should be", encoding="utf-8")
    assert load_law(write({"a.lp": "p.\n"}), tmp_path).table("p/0") == [[]]


def test_a_law_that_cannot_be_grounded_is_refused(write: Write, tmp_path: Path) -> None:
    with pytest.raises(LawSyntaxError, match="unsafe"):
        read_law(write({"a.lp": "p(X).\n"}), tmp_path)


def test_the_shipped_law_is_read() -> None:
    law = load_law(cache=False)
    assert law.fields
    assert all(rule.file.startswith("encodings/") for rule in law.rules)


def test_the_shipped_catalogue_is_read_once_in_a_process_and_others_each_time(write: Write, tmp_path: Path) -> None:
    assert load_law() is load_law()
    assert load_law(cache=False) == load_law()
    files = write({"a.lp": "p.\n"})
    assert load_law(files, tmp_path).table("p/0") == [[]]
    files[0].write_text("p. q(a).\n", encoding="utf-8")
    assert load_law(files, tmp_path).table("q/1") == [["a"]]
