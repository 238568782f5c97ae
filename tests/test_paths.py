"""The data folders are found beside the checkout, or inside an installed package, or missed with a clear error."""

from pathlib import Path

import pytest

import pymodel
from pymodel import paths

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_is_read_in_place() -> None:
    assert pymodel.data_folder("encodings") == ROOT / "encodings"


def test_an_installed_wheel_is_read_from_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pymodel" / "data" / "scenarios").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "pymodel")
    assert paths.data_folder("scenarios") == tmp_path / "pymodel" / "data" / "scenarios"


def test_a_missing_folder_is_named_with_the_places_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "pymodel")
    with pytest.raises(pymodel.DataNotFoundError, match=r"`logic` .* is missing.*data") as raised:
        paths.data_folder("logic")
    assert str(tmp_path / "logic") in str(raised.value)
