"""An amended law that is written out again is the same, and nothing that was refused is ever remembered."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pymodel.amendments import remembered
from pymodel.amendments.amend import amend
from pymodel.amendments.errors import AmendmentError
from pymodel.amendments.remembered import Written, written
from pymodel.claims.law import shipped_law
from tests.pymodel.amendments.test_amend import RULE

PROPOSED = Path(__file__).resolve().parents[3] / "amendments" / "finding_by_qualified_majority.lp"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "casus-foederis"


def texts(found: Written) -> Mapping[str, str]:
    return {file.relative_to(found.law.root).as_posix(): file.read_text(encoding="utf-8") for file in found.law.files}


def never(*_: object) -> None:
    raise AssertionError("it was amended once more")


def test_what_is_written_again_is_what_was_amended(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(shipped_law(), [PROPOSED], tmp_path / "first")
    plain = amend(shipped_law(), [PROPOSED], tmp_path / "plain")
    assert texts(first) == texts(Written(plain.law, ()))
    with monkeypatch.context() as patch:
        patch.setattr("pymodel.amendments.amend.draft", never)
        again = written(shipped_law(), [PROPOSED], tmp_path / "again")
    assert (texts(again), again.changed) == (texts(first), first.changed)
    assert [file.relative_to(again.law.root) for file in again.law.files] == [
        file.relative_to(first.law.root) for file in first.law.files
    ]
    # a damaged file costs time and nothing else
    (kept,) = cache.glob("amended-*.json")
    kept.write_text(kept.read_text(encoding="utf-8").replace("finding", "findings", 1), encoding="utf-8")
    once_more = written(shipped_law(), [PROPOSED], tmp_path / "once_more")
    assert (texts(once_more), once_more.changed) == (texts(first), first.changed)


def test_another_text_is_another_amendment(cache: Path, tmp_path: Path) -> None:
    other = tmp_path / PROPOSED.name
    other.write_text(PROPOSED.read_text(encoding="utf-8") + "% more\n", encoding="utf-8")
    first = remembered._key(shipped_law(), [PROPOSED])
    assert remembered._key(shipped_law(), [other]) != first == remembered._key(shipped_law(), [PROPOSED])
    assert not cache.exists()


def test_what_is_refused_is_refused_each_time(cache: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.lp"
    wrong.write_text(RULE + "headline(M, open) :- nobody_derives_this(M).\n", encoding="utf-8")
    for number in range(2):
        with pytest.raises(AmendmentError, match="nobody_derives_this"):
            written(shipped_law(), [wrong], tmp_path / str(number))
    assert not list(cache.glob("amended-*.json"))


def test_an_amendment_that_is_not_there_is_told_as_before(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(AmendmentError, match="gone"):
        written(shipped_law(), [tmp_path / "gone.lp"], tmp_path / "law")
    assert not cache.exists()
