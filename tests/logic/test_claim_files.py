"""Claim files keep to their form: a full header, names of the law, a premise, and what is true instead of too much."""

import re
from pathlib import Path

import pytest

from pymodel.claims.law import read_claims, shipped_law
from pymodel.claims.model import Claim
from pymodel.law.catalogue import load_law

LOGIC = Path(__file__).parents[2] / "logic"
EXPECTED = {"depends": {"depends"}, "possible": {"proved"}, "independent": {"proved"}}


@pytest.fixture(scope="module")
def claims() -> dict[str, Claim]:
    return {claim.id: claim for claim in read_claims([LOGIC], shipped_law())}


def test_a_claim_has_the_name_of_its_file(claims: dict[str, Claim]) -> None:
    assert {claim.id: Path(claim.file).stem for claim in claims.values()} == {name: name for name in claims}
    assert sorted(claims) == sorted(path.stem for path in LOGIC.glob("*.lp"))


def test_an_id_is_a_sentence_in_small_letters(claims: dict[str, Claim]) -> None:
    assert [name for name in claims if not re.fullmatch(r"[a-z]+(_[a-z0-9]+){2,}", name)] == []


def test_every_header_says_what_and_why(claims: dict[str, Claim]) -> None:
    for claim in claims.values():
        assert claim.title[0].isupper(), claim.id
        assert not claim.title.endswith("."), claim.id
        assert claim.why.endswith("."), claim.id
        assert claim.expected in EXPECTED.get(claim.pattern, {"proved", "refuted"}), claim.id


def test_header_lines_stand_in_one_order(claims: dict[str, Claim]) -> None:
    order = ["claim", "source", "pattern", "expected", "why", "readings", "restates", "proof"]
    for name in claims:
        lines = (LOGIC / f"{name}.lp").read_text().splitlines()
        keys = [match[1] for line in lines if (match := re.match(r"%! (\w+)(?: \w+)?:", line))]
        found = [key for key in keys if key in order]
        assert found == [key for key in order if key in found], name
        assert found[:5] == order[:5], name


def test_every_universal_claim_says_what_has_to_be_possible(claims: dict[str, Claim]) -> None:
    assert [claim.id for claim in claims.values() if claim.pattern == "always" and not claim.defines("premise")] == []


def test_the_readings_that_a_claim_takes_for_granted_exist(claims: dict[str, Claim]) -> None:
    positions = load_law().positions
    for claim in claims.values():
        assert [pair for pair in claim.readings.items() if pair not in positions] == [], claim.id
        # a reading that is taken for granted is named among the sources
        assert set(claim.readings) <= set(claim.sources), claim.id


def test_where_no_general_proof_is_looked_for_the_file_says_what_stands_outside(claims: dict[str, Claim]) -> None:
    unsearched = [claim for claim in claims.values() if claim.ground_because]
    assert unsearched
    for claim in unsearched:
        assert {"outside", "world"} & set(re.findall(r"\w+", claim.ground_because)), claim.id


def test_what_a_claim_restates_is_refuted_and_itself_is_not(claims: dict[str, Claim]) -> None:
    for claim in claims.values():
        if claim.restates:
            assert claims[claim.restates].expected == "refuted", claim.id
            assert claim.expected == "proved", claim.id


def test_what_is_too_strong_names_what_is_true(claims: dict[str, Claim]) -> None:
    for claim in claims.values():
        if claim.expected == "refuted":
            true = {name for name in re.findall(r"\w+", claim.text) if name in claims}
            assert true, claim.id
            assert {claims[name].expected for name in true} == {"proved"}, claim.id
