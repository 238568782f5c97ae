"""Every assertion of the source material has its place: claims, the historical record, or why it is neither."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from pymodel.claims.law import read_claims, shipped_law
from pymodel.claims.model import Claim
from pymodel.law.catalogue import load_law

ROOT = Path(__file__).parents[2]
# 56 assertions of the source article, its three questions, and 60 further claims from the literature
SOURCE_IDS = (
    *(f"s{number:02}" for number in range(1, 57)),
    *(f"q{number}" for number in range(1, 4)),
    *(f"x{number:02}" for number in range(1, 61)),
)
SOURCE_ID = re.compile(r"[sqx]\d+")
FORMS = {"claims": {"claims"}, "history": {"history", "scenarios"}, "non_formal": {"non_formal"}}
OPTIONAL = {"history": {"nowhere_else"}}
HISTORICAL = ROOT / "scenarios" / "historical"


def read_yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, Any]]:
    return dict(read_yaml(ROOT / "logic" / "sources.yaml"))


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return read_claims([ROOT / "logic"], shipped_law())


def test_every_assertion_is_listed_once_and_in_order(sources: dict[str, dict[str, Any]]) -> None:
    assert len(SOURCE_IDS) == 119
    assert tuple(sources) == SOURCE_IDS


def test_every_assertion_became_claims_or_history_or_is_not_formal_for_a_reason(
    sources: dict[str, dict[str, Any]],
) -> None:
    for name, entry in sources.items():
        said = [form for form in FORMS if form in entry]
        assert len(said) == 1, name
        assert set(entry) - OPTIONAL.get(said[0], set()) == {"says", *FORMS[said[0]]}, name
        assert all(entry.values()), name
        assert isinstance(entry["says"], str), name


def test_sources_and_claims_name_each_other(sources: dict[str, dict[str, Any]], claims: tuple[Claim, ...]) -> None:
    in_headers: dict[str, list[str]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        for source in claim.sources:
            if SOURCE_ID.fullmatch(source):
                in_headers.setdefault(source, []).append(claim.id)
    listed = {name: entry["claims"] for name, entry in sources.items() if "claims" in entry}
    assert in_headers == listed


def test_every_claim_rests_on_provisions_readings_or_assertions_that_exist(claims: tuple[Claim, ...]) -> None:
    law = load_law()
    known = {*law.provisions, *law.definitions, *law.readings, *SOURCE_IDS}
    for claim in claims:
        assert claim.sources, claim.id
        assert len(set(claim.sources)) == len(claim.sources), claim.id
        assert [source for source in claim.sources if source not in known] == [], claim.id


def goals_of(scenario: Path, kind: str) -> set[str]:
    """What a scenario expects of one kind, states of affairs taken apart."""
    stated = read_yaml(scenario)["expect"].get(kind, ())
    return {goal.strip() for one in stated for goal in one.split("&")}


def test_what_history_shows_is_expected_by_the_scenarios(sources: dict[str, dict[str, Any]]) -> None:
    history = {name: entry["scenarios"] for name, entry in sources.items() if "history" in entry}
    assert history
    for name, scenarios in history.items():
        for scenario, expected in scenarios.items():
            file = HISTORICAL / f"{scenario}.yaml"
            assert file.is_file(), f"{name}: {scenario}"
            for kind, goals in expected.items():
                assert kind in {"happened", "possible", "impossible", "certain"}, f"{name}: {kind}"
                # what came about may be one part of a state of affairs; parts that are possible need not be so together
                found = goals_of(file, kind) if kind == "happened" else set(read_yaml(file)["expect"].get(kind, ()))
                assert set(goals) <= found, f"{name}: {scenario}"


def test_what_came_about_once_came_about_in_no_other_scenario(sources: dict[str, dict[str, Any]]) -> None:
    once = {name: entry for name, entry in sources.items() if "nowhere_else" in entry}
    assert set(once) == {"s15", "s45"}
    for name, entry in once.items():
        for goal in entry["nowhere_else"]:
            found = {file.stem for file in HISTORICAL.glob("*.yaml") if goal in goals_of(file, "happened")}
            assert found == set(entry["scenarios"]), f"{name}: {goal}"
