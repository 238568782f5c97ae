"""The amendments that ship do to the claims what their headers say, over the small world."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pymodel.amendments.amend import amend
from pymodel.claims.law import read_claims
from pymodel.claims.run import Run
from tests.pymodel.claims.small import ROOT, small_law

FILES = {file.stem: file for file in sorted((ROOT / "amendments").glob("*.lp"))}
HEADER = re.compile(r"^% (Loses|Gains|Keeps): (.*(?:\n% (?!Loses|Gains|Keeps).*)*)", re.M)


def said(name: str) -> dict[str, list[str]]:
    """By word, the claims that the header names after it."""
    text = FILES[name].read_text(encoding="utf-8")
    known = {file.stem for file in (ROOT / "logic").glob("*.lp")}
    found = {}
    for word, rest in HEADER.findall(text):
        names = re.findall(r"[a-z0-9]+(?:_[a-z0-9]+)+", rest)
        assert names
        assert set(names) <= known
        found[word] = names
    return found


@cache
def verdicts(name: str) -> dict[str, tuple[str, str]]:
    """By claim what its file expects of the law as it stands, and what is found of the amended law."""
    law = small_law()
    ids = [one for names in said(name).values() for one in names]
    claims = read_claims([ROOT / "logic" / f"{one}.lp" for one in ids], law)
    with TemporaryDirectory() as folder:
        amended = amend(law, [FILES[name]], Path(folder))
        assert amended.repealed
        assert amended.added
        found = Run(claims, amended.law, 30.0).verdicts()
    return {claim.id: (claim.expected, verdict.verdict) for claim, verdict in zip(claims, found, strict=True)}


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_header_says_which_guarantees_go_and_which_stay(name: str) -> None:
    assert said(name)["Loses"]
    assert said(name)["Keeps"]
    found = verdicts(name)
    for one in said(name)["Loses"]:
        assert found[one] == ("proved", "refuted"), one
    for one in said(name)["Keeps"]:
        assert found[one] == ("proved", "proved"), one
    for one in said(name).get("Gains", []):
        assert found[one] == ("refuted", "proved"), one
