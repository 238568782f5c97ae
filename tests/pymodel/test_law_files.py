from pathlib import Path

from pymodel.law_files import law_hash


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return [folder / name for name in files]


def test_the_hash_is_the_same_wherever_the_law_stands_and_in_any_order(tmp_path: Path) -> None:
    files = {"a.lp": "a.", "world/b.lp": "b."}
    here, there = write(tmp_path / "here", files), write(tmp_path / "there", files)
    assert law_hash(here, tmp_path / "here") == law_hash(reversed(there), tmp_path / "there")
    assert len(law_hash(here, tmp_path / "here")) == 64


def test_the_hash_depends_on_names_and_bytes(tmp_path: Path) -> None:
    hashes = [
        law_hash(write(tmp_path / str(number), files), tmp_path / str(number))
        for number, files in enumerate(
            [{"a.lp": "a."}, {"a.lp": "a.\n"}, {"b.lp": "a."}, {"world/a.lp": "a."}, {"a.lp": "", "b.lp": "a."}, {}]
        )
    ]
    assert len(set(hashes)) == len(hashes)


def test_two_texts_do_not_run_together(tmp_path: Path) -> None:
    first = write(tmp_path / "first", {"a.lp": "xb.lp", "c.lp": ""})
    second = write(tmp_path / "second", {"a.lp": "x", "b.lpc.lp": ""})
    assert law_hash(first, tmp_path / "first") != law_hash(second, tmp_path / "second")


def test_a_file_outside_the_root_counts_by_its_name(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", {"x.lp": "x."}), write(tmp_path / "two", {"x.lp": "x."})
    assert law_hash(one, tmp_path / "law") == law_hash(two, tmp_path / "law") == law_hash(two)
