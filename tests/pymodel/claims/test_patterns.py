"""Claims of every pattern, true and false ones, over a small world."""

import pytest

from tests.pymodel.claims.small import DATA, verdicts

EXPECTED = {
    "false": "refuted",
    "possible": "proved",
    "depends": "depends",
    "mono": "proved",
    "mono_false": "refuted",
    "avoid": "proved",
    "attain": "refuted",
    "strategy": "proved",
    "indep": "proved",
    "equal": "refuted",
    "vacuous": "vacuous",
    "world": "proved",
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_claim_of_each_pattern_gets_its_verdict(name: str) -> None:
    assert verdicts()[name].verdict == EXPECTED[name]


def test_every_pattern_is_tried() -> None:
    assert {file.stem for file in DATA.glob("*.lp")} >= set(EXPECTED)
    patterns = {one.pattern for one in verdicts().values()}
    assert patterns == {
        "always", "possible", "avoidable", "attainable", "depends", "monotone", "independent", "equal",
    }  # fmt: skip


def test_a_refuted_claim_comes_with_a_scenario_and_a_proved_one_with_its_rules() -> None:
    assert "nac_finding: no_finding_needed" in verdicts()["false"].scenarios[0].text
    assert len(verdicts()["depends"].scenarios) == 2
    assert verdicts()["strategy"].rules


def test_an_independent_claim_names_the_rules_behind_its_combinations() -> None:
    files = {rule.file for rule in verdicts()["indep"].rules}
    # how the Council is asked, how the Assembly votes, and what its vote comes to
    assert {"encodings/north_atlantic_treaty.lp", "encodings/general_assembly.lp"} <= files
    assert {"nat_4", "un_12"} <= set(verdicts()["indep"].provisions)


def test_a_claim_that_hangs_on_data_of_the_world_says_so() -> None:
    assert verdicts()["world"].method == "ground completion, Z3"
    assert [one.partition(":")[0] for one in verdicts()["world"].outside] == ["encodings/calendar.lp"]
    assert [rule.file for rule in verdicts()["world"].rules] == ["encodings/calendar.lp"]
    assert not any(one.outside for one in verdicts().values() if one.method.startswith("any number of states"))


def test_a_proof_that_compares_outcomes_names_the_rules_that_it_uses() -> None:
    proved = verdicts()["mono"]
    assert proved.verdict == "proved"
    assert any(rule.file == "encodings/armed_attack.lp" for rule in proved.rules)
    assert proved.provisions
