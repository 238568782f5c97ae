"""`casus check`: verdicts, statuses, and one clear message for each mistake in a claim file."""

import json
from pathlib import Path

import pytest

from pymodel.claims import this_world
from pymodel.claims.errors import DisagreementError
from pymodel.cli import main

GOOD = """%! claim accidents: An accident is no armed attack
%! source: un_51
%! pattern: always
%! expected: {expected}
counterexample :- armed_attack(I, V), value(I, intent, accident).
"""


def written(folder: Path, text: str) -> str:
    file = folder / "claim.lp"
    file.write_text(text, encoding="utf-8")
    return str(file)


def header(pattern: str = "always", more: str = "") -> str:
    return f"%! claim c: Something\n%! source: un_51\n%! pattern: {pattern}\n%! expected: proved\n{more}"


WRONG = {
    "unknown_predicate": (
        header() + "counterexample :- armed_atack(I, V).",
        "5: nothing derives `armed_atack/2`; did you",
    ),
    "unknown_constant": (
        header() + "counterexample :- status(nato_art55, V, barred).",
        "5: `nato_art55` is no mechanism; did you mean `nato_art5`?",
    ),
    "unknown_value": (
        header() + "counterexample :- value(I, gravity, grave).",
        "5: `grave` is no value of the field `gravity`",
    ),
    "unknown_position": (header() + "counterexample :- position(nac_seat, count).", "did you mean `counts`?"),
    "unknown_pattern": (
        header("allways") + "counterexample :- victim(V).",
        "3: `allways` is no pattern; did you mean `always`?",
    ),
    "unknown_reading": (
        header(more="%! readings: nac_seet=counts\n") + "counterexample :- victim(V).",
        "`nac_seet` is no reading",
    ),
    "redefinition": (
        header() + "must(X, a, b) :- victim(X). counterexample :- victim(V).",
        "5: `must/3` belongs to the law",
    ),
    "choice": (header() + "1 { a ; b } 1. counterexample :- a.", "5: a claim chooses nothing"),
    "constraint": (header() + ":- victim(V). counterexample :- victim(V).", "5: a claim forbids nothing"),
    "order": (header() + "counterexample :- victim(V), V < gr.", "5: the comparison `V < gr` is outside"),
    "include": (
        header() + '#include "other.lp". counterexample :- victim(V).',
        "5: `#include` is outside the language",
    ),
    "script": (
        header() + "#script (python)\n#end.\ncounterexample :- victim(V).",
        "5: `#script` is outside the language",
    ),
    "no_goal": (header() + "other :- victim(V).", "derives `counterexample`, and this one does not"),
    "no_title": ("counterexample :- victim(V).", "1: the line `%! claim ID: what it says, as a sentence` is missing"),
    "two_titles": (header() + "%! claim d: More\ncounterexample :- victim(V).", "5: a file states one claim"),
    "depends_on_what": (
        header("depends") + "conclusion :- victim(V).",
        "the line `%! depends: READING: POSITION, POSITION`",
    ),
    "unknown_proof": (
        header(more="%! proof: grounded, for a reason\n") + "counterexample :- victim(V).",
        "5: `grounded` is no way to prove a claim; did you mean `ground`?",
    ),
    "proof_without_reason": (
        header(more="%! proof: ground\n") + "counterexample :- victim(V).",
        "5: `proof: ground` does not say why: write `proof: ground, REASON`",
    ),
    "proof_of_what_is_never_general": (
        header("possible", "%! proof: ground, for a reason\n") + "witness :- victim(V).",
        "1: `proof:` belongs to a claim that is expected to be proved",
    ),
    "unsafe": (header() + "counterexample :- not victim(V).", "unsafe"),
    "not_a_program": (header() + "counterexample :- victim(V)", "syntax error"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_mistake_in_a_claim_is_named_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    text, message = WRONG[name]
    file = written(tmp_path, text)
    assert main(["check", file]) == 2
    told = capsys.readouterr().err
    assert message in told
    assert f"{file}:" in told
    assert "Traceback" not in told


def test_a_claim_that_nobody_knows_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no_such_claim"]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_verdict_that_is_expected_gives_status_0_and_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", written(tmp_path, GOOD.format(expected="proved")), "--format", "json"]) == 0
    (verdict,) = json.loads(capsys.readouterr().out)
    assert verdict["verdict"] == "proved"
    assert verdict["method"].startswith("any number of states")
    assert "un_51" in verdict["provisions"]
    assert any(rule["file"] == "encodings/armed_attack.lp" for rule in verdict["rules"])
    assert verdict["axioms"]


def test_a_verdict_that_differs_gives_status_1_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, GOOD.format(expected="refuted"))
    assert main(["check", file]) == 1
    told = capsys.readouterr().out
    assert f"{file}:1: proved, expected refuted" in told
    assert "1 claim, 0 as expected" in told
    assert "1 of 1 universal claims that hold are proved for any number of states" in told


STAYS = GOOD.format(expected="proved").replace("counter", "%! proof: ground, nobody has looked\ncounter", 1)


def test_where_the_file_says_so_no_general_proof_is_looked_for_and_the_reason_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, STAYS)
    assert main(["check", file, "--explain", "accidents"]) == 0
    told = capsys.readouterr().out
    assert "ground completion, Z3" in told
    assert "in this world alone: nobody has looked" in told
    assert "any number of states:" not in told
    assert "encodings/armed_attack.lp" in told


def test_a_search_finds_the_proof_that_the_file_says_nobody_looks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, STAYS)
    assert main(["check", file]) == 0
    told = capsys.readouterr().out
    assert "0 of 1 universal claims that hold are proved for any number of states" in told
    assert "of 1 no such proof was looked for, as the file says; `--search` looks" in told
    assert main(["check", file, "--search"]) == 0
    told = capsys.readouterr().out
    assert "1 of 1 universal claims that hold are proved for any number of states" in told
    assert f"{file}:1: there is a proof for any number of states, though its file says that none is looked for" in told


def test_what_two_engines_disagree_about_is_the_verdict_on_one_claim_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def disagrees(*_: object, **__: object) -> None:
        raise DisagreementError("its scenario does not show what the prover says")

    monkeypatch.setattr(this_world, "replay", disagrees)  # the children are made by a copy of this process
    (tmp_path / "fine.lp").write_text(GOOD.format(expected="proved"), encoding="utf-8")
    refuted = header().replace("claim c", "claim wrong") + "counterexample :- armed_attack(I, V)."
    (tmp_path / "wrong.lp").write_text(refuted, encoding="utf-8")
    assert main(["check", str(tmp_path), "--format", "json"]) == 4
    verdicts = {one["claim"]: one for one in json.loads(capsys.readouterr().out)}
    assert verdicts["accidents"]["verdict"] == "proved"
    assert verdicts["wrong"]["verdict"] == "internal error"
    assert verdicts["wrong"]["note"] == "its scenario does not show what the prover says"
