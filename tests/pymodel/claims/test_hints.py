"""Hints say where to look for a proof: they are up to date, and no verdict hangs on them."""

from pathlib import Path

import pytest

from pymodel.claims.any_number import for_any_number
from pymodel.claims.errors import ClaimError
from pymodel.claims.findings import Verdict
from pymodel.claims.hints import Hint, read_hints, shipped_hints, write_hints
from pymodel.claims.law import read_claims, shipped_law
from pymodel.claims.run import Run
from pymodel.theory.first_order.theory import build_theory
from tests.pymodel.claims.small import DATA, small_law, verdicts

SMALL = ("equal", "false", "world", "strategy", "mono_false", "vacuous")
NOTHING = Hint((("goal",),) * 9, dict.fromkeys(("goal", "differs", "unplayable"), frozenset[str]()))
NONSENSE = Hint((("no such rule 7", "goal"),) * 9, dict.fromkeys(("goal", "differs"), frozenset({"goal", "no_such/3"})))


def told(one: Verdict) -> tuple[object, ...]:
    return one.verdict, one.method, one.ranges_over, one.axioms, one.outside


def test_every_shipped_hint_is_of_a_shipped_claim() -> None:
    assert set(shipped_hints()) <= {one.id for one in read_claims([], shipped_law())}


def test_every_shipped_hint_for_any_number_of_states_leads_to_its_proof_without_a_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def search(*_: object, **__: object) -> None:
        pytest.fail("a hint is out of date: `make hints` finds it anew")

    monkeypatch.setattr("pymodel.claims.any_number.prove", search)
    law, hints = shipped_law(), shipped_hints()
    known = [one for one in read_claims([], law) if one.id in hints and hints[one.id].everywhere]
    assert len(known) > 100
    for claim in known:
        proof = for_any_number(claim, law.theory, 30.0, {}, hint=hints[claim.id].everywhere)
        assert proof is not None, claim.id
        assert proof.names == hints[claim.id].everywhere, claim.id


@pytest.mark.parametrize("hint", [NOTHING, NONSENSE], ids=["nothing", "nonsense"])
def test_no_verdict_hangs_on_a_hint_that_is_wrong(hint: Hint) -> None:
    law = small_law()
    claims = read_claims([DATA], law)
    found = Run(claims, law, 30.0, hints={one.id: hint for one in claims}).verdicts()
    assert {one.claim: told(one) for one in found} == {name: told(one) for name, one in verdicts().items()}


@pytest.mark.parametrize("name", SMALL)
def test_what_a_run_learns_leads_the_next_one_to_the_same_verdict(name: str, tmp_path: Path) -> None:
    law = small_law()
    claims = read_claims([DATA / f"{name}.lp"], law)
    first = Run(claims, law, 30.0, hints={}, learns=True)
    (alone,) = first.verdicts()
    write_hints(tmp_path / "hints.json", first.learned)
    hints = read_hints(tmp_path / "hints.json")
    assert hints == {one: hint for one, hint in first.learned.items() if hint.everywhere or hint.here}
    assert bool(hints) == (alone.verdict in {"proved", "vacuous"} and name != "mono_false")
    (again,) = Run(claims, law, 30.0, hints=hints).verdicts()
    assert told(again) == told(alone)


def test_a_rule_keeps_its_name_where_lines_are_moved(tmp_path: Path) -> None:
    text = ["tree(oak). tree(elm).", "high(X) :- tree(X), X != elm.", "high(X) :- tree(X), X = elm."]
    files = [tmp_path / "before.lp", tmp_path / "after.lp"]
    files[0].write_text("\n".join(text), encoding="utf-8")
    files[1].write_text("% a line more\n\n" + "\n".join(reversed(text)), encoding="utf-8")
    before, after = (build_theory((file,), tmp_path).names for file in files)
    assert set(before.values()) == set(after.values()) >= {"high/1 rule 1", "high/1 rule 2", "tree(oak)"}
    assert set(before) != set(after)


def test_a_file_that_holds_no_hints_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "hints.json").write_text('{"a_claim": 3}', encoding="utf-8")
    with pytest.raises(ClaimError, match=r"hints\.json: no hints can be read"):
        read_hints(tmp_path / "hints.json")
