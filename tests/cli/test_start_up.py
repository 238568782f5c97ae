"""`casus --help` and `casus --version` load no solver, no parser and no colour."""

import subprocess
import sys

import pytest

import pymodel
from pymodel.cli.version import version
from pymodel.scenario.dates import iso
from pymodel.vocabulary import Vocabulary

HEAVY = {"clingo", "cyclopts", "oxidd", "rich", "ruamel", "z3"}

RUN = """
import sys
from pymodel.cli import main
status = main({words!r})
print(sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["--version"]])
def test_nothing_heavy_is_imported(words: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", RUN.format(words=words)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip()
    loaded = set(ran.stderr.translate(str.maketrans("", "", "[]',\n")).split())
    assert "pymodel" in loaded
    assert not loaded & HEAVY


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, pymodel; dir(pymodel); print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(ran.stdout.split()) & HEAVY


def test_the_version_names_the_law_and_the_reach_of_its_data(vocabulary: Vocabulary) -> None:
    assert vocabulary.reach
    first, after = map(iso, vocabulary.reach)
    assert version().splitlines() == [
        f"casus-foederis {pymodel.__version__}",
        f"law {vocabulary.law}",
        f"data from {first} to the day before {after}",
    ]
