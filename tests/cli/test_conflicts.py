"""Facts that the shipped law does not let stand together: each file of `conflicts/` gets the message beside it."""

import re
from pathlib import Path

import pytest

from pymodel.cli import main
from pymodel.paths import data_folder

FOLDER = Path(__file__).parent / "conflicts"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_facts_that_contradict_each_other_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FOLDER)
    assert main(["solve", file.name]) == 2
    told = capfd.readouterr()
    assert told.err == file.with_suffix(".yaml.expected").read_text(encoding="utf-8")
    assert told.out == ""


def test_every_contradiction_of_the_law_has_a_file() -> None:
    law = (data_folder("encodings") / "facts.lp").read_text(encoding="utf-8")
    assert len(FILES) == len(re.findall(r"^conflict\(", law, re.MULTILINE))
