"""`casus --help` and `casus --version` load no solver, no parser and no colour."""

import subprocess
import sys

import pytest

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
