"""What README.md and docs/*.md show is what happens.

- a ```console block: each line `$ command` is run, and what follows it is compared with all that it prints, on both
  standard output and standard error; a line `...` stands for any number of lines left out; a command that ends in a
  backslash goes on in the next line
- a ```python block is run, and its examples with `>>>` are compared
- a ```sh block holds only `make` (the target must exist), `git clone` and `cd`; these are for the reader, not run here

Each console block and each document's Python runs in an empty folder with links to the project's files.
"""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
SHELL_FENCES = ("sh", "bash", "shell", "console")
QUICK_START = ("make solve", "make test")


class Block(NamedTuple):
    """A fenced block: where it stands, what it is, and its text."""

    place: str
    language: str
    text: str


def blocks_of(text: str, name: str = "document") -> list[Block]:
    """All fenced blocks that name a language, in order; the place is the line of the opening fence."""
    return [
        Block(f"{name}:{text.count(chr(10), 0, match.start()) + 1}", match[2], match[3])
        for match in re.finditer(r"^(```+)([\w-]+)[^\n]*\n(.*?)^\1[ \t]*$", text, re.S | re.M)
    ]


def sessions_of(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    sessions: list[tuple[str, list[str]]] = []
    continued = False
    for line in block.text.splitlines():
        if continued:
            command, shown = sessions[-1]
            sessions[-1] = (f"{command}\n{line}", shown)
        elif line.startswith("$ "):
            sessions.append((line[2:], []))
        elif sessions:
            sessions[-1][1].append(line)
        else:
            pytest.fail(f"{block.place}: a console block begins with a line `$ command`")
        continued = line.endswith("\\") and not sessions[-1][1]
    return [(command, "\n".join(shown)) for command, shown in sessions]


def matches(shown: str, printed: str) -> bool:
    """Whether the output shown is the one printed, where a shown line `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines())
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch(pattern, lines) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder with links to the project's files and folders."""
    for entry in ROOT.iterdir():
        if not entry.name.startswith("."):
            (tmp_path / entry.name).symlink_to(entry)
    return tmp_path


ALL_BLOCKS = [
    block
    for document in DOCUMENTS
    for block in blocks_of(document.read_text(encoding="utf-8"), document.relative_to(ROOT).as_posix())
]


def those(*languages: str) -> list[object]:
    """The blocks of these languages, each a parameter named by its place."""
    return [pytest.param(block, id=block.place) for block in ALL_BLOCKS if block.language in languages]


@pytest.mark.parametrize("block", those("console"))
def test_console_block_prints_what_it_shows(block: Block, folder: Path, remembered: Path) -> None:
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    places = {"PATH": path, "HOME": str(folder), "XDG_CACHE_HOME": str(remembered)}
    environment = {**places, "LANG": "C.UTF-8", "TERM": "dumb", "COLUMNS": "100"}
    for command, shown in sessions_of(block):
        assert not re.match(r"make\b", command), f"{block.place}: `make` belongs in a ```sh block"
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False, timeout=300,
        )  # fmt: skip
        assert matches(shown, ran.stdout), f"{block.place}: `{command}` printed\n{ran.stdout}\nwhere it shows\n{shown}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_python_blocks_run(document: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for example in Sybil(parsers=[PythonCodeBlockParser()]).parse(document).examples():
        example.evaluate()


@pytest.mark.parametrize("block", those("sh", "bash", "shell"))
def test_shell_block_names_targets_that_exist(block: Block) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for line in block.text.splitlines():
        words = line.removeprefix("$ ").split("#")[0].split()
        if not words or words[:2] == ["git", "clone"] or words[0] == "cd":
            continue
        assert words[0] == "make", f"{block.place}: `{line}` is not checked here; show it as a console block"
        assert any(word in targets for word in words[1:]), f"{block.place}: no target of `{line}` in the Makefile"


def test_the_quick_start_is_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## Quick start\b(.*?)(?=^## |\Z)", text, re.S | re.M)
    assert section
    shown = [block.text.strip() for block in blocks_of(section[1]) if block.language in SHELL_FENCES]
    assert tuple(shown[:2]) == QUICK_START


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("a\n...", "a\n", True),
        ("", "", True),
        ("a", "a \n", True),
        ("a", "a\nb\n", False),
        ("a.c", "abc\n", False),
        ("", "a\n", False),
        ("...\nb", "a\n", False),
    ],
)
def test_the_comparison_itself(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same


def test_a_block_is_split_into_its_commands() -> None:
    block = blocks_of("text\n```console\n$ echo \\\n  one\none\n$ true\n$ echo two\ntwo\n```\n")[0]
    assert block.place == "document:2"
    assert sessions_of(block) == [("echo \\\n  one", "one"), ("true", ""), ("echo two", "two")]


def test_the_command_that_blocks_run_is_this_one() -> None:
    assert (Path(sysconfig.get_path("scripts")) / "casus").exists(), f"{sys.executable} lacks `casus`: run `make setup`"
