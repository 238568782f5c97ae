"""The verdict on a claim is the same alone and beside others."""

from pathlib import Path

import pytest

from pymodel.claims.findings import Verdict
from pymodel.claims.law import read_claims, shipped_law
from pymodel.claims.program import things_named
from pymodel.claims.run import Run
from tests.pymodel.claims.small import DATA, small_law, verdicts

NAMES_A_STATE = """%! claim of_italy: Nobody has to help Italy
%! source: x
%! pattern: possible
%! expected: proved
%! why: x
witness :- must(X, assist(it), nat_5_assist), decides(X, council, silent), decides(X, vote(measures), no).
"""


def told(one: Verdict) -> tuple[object, ...]:
    return one.verdict, one.method, one.ranges_over, one.rules, one.axioms, one.outside


@pytest.mark.parametrize("name", ["equal", "false", "world", "strategy", "mono_false", "vacuous"])
def test_a_claim_alone_gets_the_verdict_that_it_gets_beside_others(name: str) -> None:
    law = small_law()
    (alone,) = Run(read_claims([DATA / f"{name}.lp"], law), law, 30.0).verdicts()
    assert told(alone) == told(verdicts()[name])


def test_a_state_that_one_claim_names_is_in_no_world_of_another(tmp_path: Path) -> None:
    file = tmp_path / "of_italy.lp"
    file.write_text(NAMES_A_STATE, encoding="utf-8")
    law = small_law()
    both = Run(read_claims([file, DATA / "world.lp"], law), law, 30.0).verdicts()
    assert told(both[1]) == told(verdicts()["world"])


def test_what_is_chosen_is_no_name_of_a_state(tmp_path: Path) -> None:
    file = tmp_path / "of_italy.lp"
    file.write_text(NAMES_A_STATE, encoding="utf-8")
    (claim,) = read_claims([file], small_law())
    assert {"it", "nat_5_assist", "measures"} <= things_named(claim)
    assert not {"no", "silent"} & things_named(claim)


def test_a_hard_claim_is_proved_for_any_number_of_states_alone_and_beside_others() -> None:
    law = shipped_law()
    known = {one.id: one for one in read_claims([], law)}
    name = "the_union_clause_binds_every_member_without_an_excuse"
    company = [known["no_vote_beats_a_veto"], known[name], known["coerced_consent_removes_nothing"]]
    (alone,) = Run([known[name]], law, 30.0).verdicts()
    beside = Run(company, law, 30.0).verdicts()[1]
    assert alone.method.startswith("any number of states")
    assert told(alone) == told(beside)
