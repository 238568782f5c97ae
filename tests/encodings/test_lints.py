"""The shipped law has no faults that a lint knows, and accounts for every question of its source material."""

import pytest

from pymodel.law.catalogue import load_law
from pymodel.law.lints import LINTS, Program, read_program
from pymodel.law.sources import SourceMap, source_map
from pymodel.paths import data_folder

# the contested questions of the research that the readings were made from
SOURCE_IDS = (
    "r-a5-internal",
    "r-a5-rival-victim",
    "r-nac-seat",
    "r-silence",
    "r-nac-finding",
    "r-a5-request",
    "r-a5-duty-content",
    "r-a6-exhaustive",
    "r-a6-territories",
    "r-a6-forces",
    "r-gravity",
    "r-accumulation",
    "r-nonstate",
    "r-attribution",
    "r-cyber-threshold",
    "r-cyber-cumulative",
    "r-hybrid",
    "r-space",
    "r-imminence",
    "r-necprop",
    "r-report",
    "r-sc-measures",
    "r-27-3",
    "r-sc-chapter",
    "r-53-51",
    "r-427-aggression",
    "r-427-trigger",
    "r-427-nato",
    "r-427-eu-attacker",
    "r-427-neutral",
    "r-427-territory",
    "r-427-cyber",
    "r-427-content",
    "r-222-427",
    "r-material-breach",
    "r-vclt-custom",
    "r-collective-cm",
    "r-nat1",
    "r-nat8",
    "r-consent",
    "r-3e",
    "r-103",
    "r-1956",
    "r-ufp",
    "r-neutrality",
    "r-threat",
    "r-depositary",
    "r-icj",
    "r-fr-gr",
    "r-bilateral-military",
    "r-guarantee",
)


@pytest.fixture(scope="module")
def program() -> Program:
    folder = data_folder("encodings")
    return read_program(sorted(folder.rglob("*.lp")), folder.parent)


@pytest.mark.parametrize("lint", LINTS)
def test_the_law_is_free_of(lint: str, program: Program) -> None:
    found = LINTS[lint](program)
    if found:
        pytest.fail("\n".join(map(str, found)), pytrace=False)


@pytest.fixture(scope="module")
def sources() -> SourceMap:
    return source_map(load_law(cache=False), SOURCE_IDS)


def test_the_source_material_has_51_questions() -> None:
    assert len(set(SOURCE_IDS)) == len(SOURCE_IDS) == 51


def test_every_question_of_the_source_material_became_a_reading_or_says_why_not(sources: SourceMap) -> None:
    assert sources.missing == ()


def test_no_reading_comes_from_a_question_that_the_source_material_lacks(sources: SourceMap) -> None:
    assert sources.unknown == ()


def test_no_question_is_both_a_reading_and_left_out(sources: SourceMap) -> None:
    assert sources.twice == ()
