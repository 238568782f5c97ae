"""A catalogue read with the help of another is the one that is read from the files alone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pymodel.amendments.amend import draft
from pymodel.claims.law import shipped_law
from pymodel.law import beside
from pymodel.law.beside import read_beside
from pymodel.law.catalogue import Law, load_law, read_law
from pymodel.paths import data_folder
from tests.pymodel.law.conftest import FILES

Write = Callable[[Mapping[str, str]], list[Path]]

CHANGES: Mapping[str, Mapping[str, str]] = {
    "nothing": {},
    "a file is new": {"a.lp": "%! [pact_1] one more\nyes(S) :- member(isles, S, _, _).\n", "z.lp": "plain.\n"},
    "a rule is gone": {"treaty.lp": FILES["treaty.lp"].replace("calm :- value(I, gravity, none), incident(I).", "")},
    "a record is other": {"treaty.lp": FILES["treaty.lp"].replace("One member's", "Anybody's")},
    "a comment is malformed": {"treaty.lp": FILES["treaty.lp"] + "%! [pact_1] above nothing\n"},
    "lines of readings have moved": {"readings.lp": "\n\n" + FILES["readings.lp"]},
    "a position has another standing": {
        "readings.lp": FILES["readings.lp"].replace("counts, mainstream", "counts, held")
    },
    "a standing stands in another file": {
        "readings.lp": FILES["readings.lp"].replace("position_of(seat, counts, mainstream).\n", ""),
        "more.lp": "position_of(seat, counts, mainstream).\n",
    },
    "a reading has one position more": {"more.lp": "%! position seat other: else\nposition_of(seat, other, held).\n"},
    "a reading is declared elsewhere": {
        "readings.lp": FILES["readings.lp"].replace("%! reading seat: Does the attacker's own seat count?\n", ""),
        "more.lp": "%! reading seat: Whose seat?\n%! provisions: pact_1\n",
    },
}


@pytest.fixture
def known(tmp_path: Path) -> tuple[Law, Path]:
    """The small law, in a folder of its own, and that folder."""
    root = tmp_path / "known"
    for name, text in FILES.items():
        file = root / "encodings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read_law(sorted(root.rglob("*.lp")), root), root


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_the_catalogue_of_the_files(change: str, known: tuple[Law, Path], write: Write, tmp_path: Path) -> None:
    files = write({**FILES, **CHANGES[change]})
    assert read_beside(files, tmp_path, *known) == read_law(files, tmp_path)


def test_a_law_with_a_file_less(known: tuple[Law, Path], write: Write, tmp_path: Path) -> None:
    files = write({name: text for name, text in FILES.items() if name != "words.lp"})
    assert read_beside(files, tmp_path, *known) == read_law(files, tmp_path)


@pytest.mark.parametrize("amendment", sorted(path.name for path in data_folder("amendments").glob("*.lp")))
def test_an_amended_law_takes_over_what_it_did_not_change(
    amendment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = draft(shipped_law(), [data_folder("amendments") / amendment], tmp_path).law
    expected = read_law(law.files, law.root)
    with monkeypatch.context() as patch:
        patch.setattr(beside, "read_law", None)  # it is not read as a whole
        assert read_beside(law.files, law.root, load_law(), data_folder("encodings").parent) == expected
