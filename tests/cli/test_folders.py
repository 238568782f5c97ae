"""A folder of files is written whole or not at all, and never over somebody else's."""

from pathlib import Path

import pytest

from pymodel.cli.folders import MANIFEST, FolderError, write_folder


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("there", [False, True])
def test_a_new_or_empty_folder_is_filled(tmp_path: Path, *, there: bool) -> None:
    folder = tmp_path / "book"
    if there:
        folder.mkdir()
    write_folder(folder, {"a.html": "é\n", "b.css": ""})
    assert names(folder) == [MANIFEST, "a.html", "b.css"]
    assert (folder / "a.html").read_bytes() == "é\n".encode()
    assert names(tmp_path) == ["book"]


def test_a_folder_of_its_own_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    write_folder(folder, {"a.html": "1", "old.html": "1"})
    write_folder(folder, {"a.html": "2"})
    assert names(folder) == [MANIFEST, "a.html"]
    assert (folder / "a.html").read_text(encoding="utf-8") == "2"
    assert names(tmp_path) == ["book"]


@pytest.mark.parametrize("ours", [False, True])
def test_a_file_of_somebody_else_stops_it(tmp_path: Path, *, ours: bool) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    if ours:
        write_folder(folder, {"a.html": "1"})
    (folder / "thesis.txt").write_text("mine", encoding="utf-8")
    before = names(folder)
    with pytest.raises(FolderError, match=r"holds `thesis\.txt`, which this command did not write"):
        write_folder(folder, {"a.html": "2"})
    assert names(folder) == before
    assert names(tmp_path) == ["book"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": 1}', "\0"])
def test_a_manifest_that_cannot_be_read_lists_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(FolderError, match="did not write"):
        write_folder(tmp_path, {"a.html": ""})


def test_a_file_in_the_place_of_the_folder_stops_it(tmp_path: Path) -> None:
    place = tmp_path / "book"
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="is no folder"):
        write_folder(place, {"a.html": ""})
    assert place.read_text(encoding="utf-8") == "mine"


def test_a_place_in_no_folder_stops_it(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="there is no folder that it could stand in"):
        write_folder(tmp_path / "none" / "book", {"a.html": ""})
    assert names(tmp_path) == []


def test_a_link_to_a_folder_fills_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "book").symlink_to("real")
    write_folder(tmp_path / "book", {"a.html": ""})
    assert (tmp_path / "book").is_symlink()
    assert names(tmp_path / "real") == [MANIFEST, "a.html"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stood_there_is_left_if_it_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    folder = tmp_path / "book"
    write_folder(folder, {"a.html": "1"})
    rename = Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises((FolderError, KeyboardInterrupt)):
        write_folder(folder, {"a.html": "2"})
    assert (folder / "a.html").read_text(encoding="utf-8") == "1"
    assert names(tmp_path) == ["book"]
