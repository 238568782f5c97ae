"""Every file of this folder is bad input; the message for it stands beside it, word for word: `x.yaml.expected`.

A file is read as the command reads it: loaded, then held against a grounding of the small law of these tests.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import clingo
import pytest

from pymodel.scenario import InputError, check_conflicts, check_decisions, facts_as_asp, load
from pymodel.vocabulary import LawTables, Vocabulary, load_vocabulary

FOLDER = Path(__file__).resolve().parent
LAW = FOLDER.parent / "pymodel" / "data" / "small_law.lp"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".yaml", ".lp"))

# what Python reports when a program is run, a module found or the outside world touched
FORBIDDEN = ("exec", "compile", "import", "os.", "shutil.", "socket.", "subprocess.", "pty.", "ctypes.", "marshal.")
ALLOWED = ("os.listdir", "os.scandir")  # ruamel.yaml looks for its own plug-ins
_seen: list[str] = []
_watching: list[bool] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Notes events of the interpreter; a hook cannot be removed, so it only looks while a file is being read."""
    if not _watching:
        return
    writes = event == "open" and any(letter in str(arguments[1] or "") for letter in "wax+")
    if writes or (event.startswith(FORBIDDEN) and event not in ALLOWED):
        _seen.append(f"{event} {arguments}")


@contextmanager
def nothing_touched() -> Iterator[None]:
    """Fails if anything is executed, imported or written inside."""
    _seen.clear()
    _watching.append(True)
    try:
        yield
    finally:
        _watching.clear()
    assert not _seen


sys.addaudithook(_watch)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    known = load_vocabulary([LAW], cache=False)
    with pytest.raises(InputError):  # imports what reading YAML needs
        load(FOLDER / "unknown_state.yaml", known)
    return known


def read(path: Path, vocabulary: Vocabulary) -> None:
    """Reads a file and holds its decisions and facts against the law."""
    with nothing_touched():
        scenario = load(path, vocabulary)
    control = clingo.Control(["--warn=none"])
    control.load(str(LAW))
    control.add("base", [], facts_as_asp(scenario))
    control.ground()
    tables = LawTables.from_atoms(atom.symbol for atom in control.symbolic_atoms)
    check_decisions(scenario, tables.can_take, tables.act_values)
    conflicts = [atom.symbol.arguments for atom in control.symbolic_atoms.by_signature("conflict", 3)]
    check_conflicts(scenario, [(subject.number, str(first), str(second)) for subject, first, second in conflicts])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_message_is_the_one_expected(path: Path, vocabulary: Vocabulary) -> None:
    before = sorted(FOLDER.iterdir())
    with pytest.raises(InputError) as caught:
        read(path, vocabulary)
    assert not _seen
    assert sorted(FOLDER.iterdir()) == before
    expected = path.with_name(path.name + ".expected").read_text(encoding="utf-8")
    assert str(caught.value).replace(f"{FOLDER}/", "") + "\n" == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_problem_has_its_place_and_the_style_of_messages(path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(InputError) as caught:
        read(path, vocabulary)
    assert 1 <= len(caught.value.problems) <= 20
    for problem in caught.value.problems:
        assert problem.file == str(path)
        assert problem.line is not None
        assert problem.column is not None
        assert problem.line >= 1
        assert problem.column >= 1
        assert not problem.message.endswith(".")
        assert not problem.message[0].isupper()
        assert str(problem).isprintable()


def test_the_corpus_is_large_and_complete() -> None:
    assert len(FILES) >= 50
    expected = {path.name.removesuffix(".expected") for path in FOLDER.glob("*.expected")}
    assert expected == {path.name for path in FILES}


def test_the_watch_sees_what_it_should(tmp_path: Path) -> None:
    with pytest.raises(AssertionError), nothing_touched():
        (tmp_path / "written").write_text("x")
