"""Claims in a test suite of one's own: each is a test, and a failure shows the scenario or what is wrong."""

import pytest

from pymodel.testing import assert_claim

pytest_plugins = ["pytester"]

SUITE = '''
from pymodel.testing import claims
from tests.pymodel.claims.small import small_law

test_law = claims(
    law=small_law(),
    accidents=("always", "counterexample :- armed_attack(I, V), value(I, intent, accident).", "proved"),
    graver=("depends: nac_finding: nac_condition, no_finding_needed",
            "conclusion :- status(nato_art5, V, blocked).", "depends"),
    waits=("always", "counterexample :- owes_under_article_5(X, V), not finding_made(V).", "proved"),
    waits_on_one_reading=("always", "counterexample :- owes_under_article_5(X, V), not finding_made(V).", "proved",
                          "nac_finding=nac_condition"),
    misspelt=("always", """
counterexample :-
    armed_atack(I, V).""", "proved"),
    Capital=("always", "counterexample :- armed_attack(I, V).", "refuted"),
    no_pattern=("allways", "counterexample :- armed_attack(I, V).", "refuted"),
)
'''


def test_each_claim_is_a_test_and_a_failure_shows_why(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_suite=SUITE)
    ran = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-q", "--color=no")
    ran.assert_outcomes(passed=3, failed=4)
    told = ran.stdout.str()
    assert "waits: refuted, expected proved" in told
    assert "counterexample :- owes_under_article_5(X, V), not finding_made(V)." in told
    assert "A scenario: a counterexample" in told
    assert "nac_finding: no_finding_needed" in told
    assert "misspelt:2: nothing derives `armed_atack/2`; did you mean `armed_attack/2`?" in told
    assert "`Capital` is no name of a claim" in told
    assert "`allways` is no pattern; did you mean `always`?" in told
    assert "Traceback" not in told
    assert "pymodel/testing.py" not in told.replace("\\", "/")


def test_one_claim_about_the_shipped_law_that_is_wrong_says_where() -> None:
    with pytest.raises(AssertionError, match="claim:1: nothing derives `armed_atack/2`"):
        assert_claim("always", "counterexample :- armed_atack(I, V).")
