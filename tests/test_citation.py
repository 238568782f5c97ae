"""CITATION.cff follows the Citation File Format 1.2.0 and agrees with pyproject.toml."""

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]

REQUIRED = {"authors", "cff-version", "message", "title"}
ALLOWED = REQUIRED | {
    "abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license", "license-url",
    "preferred-citation", "references", "repository", "repository-artifact", "repository-code", "type", "url",
    "version",
}  # fmt: skip
PERSON = {"address", "affiliation", "alias", "city", "country", "email", "family-names", "fax", "given-names",
          "name-particle", "name-suffix", "orcid", "post-code", "region", "tel", "website"}  # fmt: skip
ENTITY = {"address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid",
          "post-code", "region", "tel", "website"}  # fmt: skip


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    loaded = YAML(typ="safe").load(ROOT / "CITATION.cff")
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def test_required_keys_are_there_and_no_unknown_ones(citation: dict[str, Any]) -> None:
    assert citation.keys() >= REQUIRED
    assert citation.keys() <= ALLOWED
    assert citation["cff-version"] == "1.2.0"


def test_values_have_the_types_of_the_format(citation: dict[str, Any]) -> None:
    for key in ("message", "title", "abstract", "version", "license"):
        assert isinstance(citation[key], str)
        assert citation[key]
    assert citation["type"] in {"software", "dataset"}
    datetime.date.fromisoformat(str(citation["date-released"]))
    assert len(set(citation["keywords"])) == len(citation["keywords"]) > 0


def test_each_author_is_a_person_or_an_entity(citation: dict[str, Any]) -> None:
    assert citation["authors"]
    for author in citation["authors"]:
        assert author.keys() <= PERSON or ("name" in author and author.keys() <= ENTITY)


def test_version_and_licence_are_those_of_the_project(citation: dict[str, Any], project: dict[str, Any]) -> None:
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").split()[:2] == ["Apache", "License"]
