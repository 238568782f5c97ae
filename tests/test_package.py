"""What the package says it exports is there."""

import re
import tomllib
from pathlib import Path

import pytest

import pymodel

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", pymodel.__all__)
def test_each_public_name_can_be_had(name: str) -> None:
    assert getattr(pymodel, name) is not None
    assert name in dir(pymodel)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert pymodel.__version__ == project["version"]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="`no_such_name`"):
        pymodel.no_such_name  # noqa: B018


def test_the_readme_says_why_each_package_that_is_asked_for_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"]["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[\[<>=~ ]", one)[0] for one in wanted} - {project["project"]["name"]}
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## What it stands on")[1].split("\n## ")[0]
    told = {name for row in re.findall(r"^\| ([^|]+) \| ", table, re.MULTILINE)
            for name in re.sub(r"\(.*?\)", "", row).replace(",", " ").split()} - {"package"}  # fmt: skip
    assert told == names
