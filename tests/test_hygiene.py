"""No file names a package registry or a folder of the machine it was made on, and none changes the import path."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# written in halves, so that this file does not hold what it forbids
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "debian" + ".org",
    "golang" + ".org",
    "crates" + ".io",
)
MACHINE = re.compile(
    r"(?<![\w.~*}-])/(?:" + "ro" + "ot|ho" + "me|wo" + "rk|o" + "pt|us" + r"r/local|Users|mnt|srv)/[\w.-]+"
)
IMPORT_PATH = re.compile(
    r"\bsys\.path(\.(insert|append|extend)|\[.*\] *=| *\+?=[^=])"
    + ("|PYTHON" + r"PATH|^\s*python" + r"path\s*=")  # by the environment, by a setting of pytest
    + ("|python\\S* -m " + "pytest")  # which puts the working folder first
)


def tracked() -> list[Path]:
    """The files that git tracks or would track, read as text where they are."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return sorted(ROOT / name for name in set(listed.stdout.split("\0")) if name and (ROOT / name).is_file())


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Each line of the files that holds the pattern, with its place."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("only in a git checkout")
    found = tracked()
    assert ROOT / "pyproject.toml" in found
    return found


def test_no_file_names_a_package_registry(files: list[Path]) -> None:
    assert not lines_with(re.compile("|".join(map(re.escape, REGISTRIES))), files)


def test_no_file_names_a_folder_of_this_machine(files: list[Path]) -> None:
    here = {str(ROOT), sys.prefix, sys.base_prefix} - {"/", "/usr"}
    assert not lines_with(re.compile("|".join([MACHINE.pattern, *map(re.escape, sorted(here))])), files)


def test_no_file_changes_the_import_path(files: list[Path]) -> None:
    assert not lines_with(IMPORT_PATH, files)


def test_the_data_folders_are_no_packages_and_the_top_folder_is_not_on_the_import_path() -> None:
    assert not [
        path for name in ("encodings", "logic", "scenarios", "amendments") for path in (ROOT / name).rglob("*.py")
    ]
    assert str(ROOT) not in sys.path
