"""`casus check --amend`: which verdicts change, over the small world; the documents show it of the shipped law."""

import json
from pathlib import Path

import pytest

from pymodel.claims import law
from pymodel.cli import amend, main
from tests.pymodel.claims.small import small_law

PROPOSAL = """%! repeal nat_council.lp: {S} objects
%! provision proposed: A proposal
%! identifier: made here
%! confidence: high
%! Silence and nothing else stands in the way of a decision.
%! [proposed] {S} is silent
resists(S) :- decides(S, council, silent).
"""
HEADER = "%! claim {name}: {title}\n%! source: nat_9\n%! pattern: always\n%! expected: {expected}\n%! why: a test\n"
OBJECTED = """premise :- counted_seat(S), decides(S, council, object).
counterexample :- counted_seat(S), decides(S, council, object), not council_blocked.
"""
CLAIMS = {
    "objections_block": ("An objection blocks the Council", "proved", OBJECTED),
    "silence_blocks": (
        "Silence blocks the Council",
        "refuted",
        OBJECTED.replace("object", "silent"),
    ),
    "no_seat_no_block": (
        "Who has no seat blocks nothing",
        "proved",
        "premise :- blocks_council(S), victim(V).\ncounterexample :- blocks_council(S), not counted_seat(S).\n",
    ),
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law over the small world; the children are made by a copy of this process."""
    for module in (law, amend):
        monkeypatch.setattr(module, "shipped_law", small_law)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    claims = tmp_path / "claims"
    claims.mkdir()
    for name, (title, expected, rules) in CLAIMS.items():
        text = HEADER.format(name=name, title=title, expected=expected) + rules
        (claims / f"{name}.lp").write_text(text, encoding="utf-8")
    (tmp_path / "draft.lp").write_text(PROPOSAL, encoding="utf-8")
    return tmp_path


def test_verdicts_that_change_are_listed_and_a_lost_guarantee_is_the_status(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder / "claims"), "--amend", str(folder / "draft.lp")]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[:5] == [
        "the law amended by amendments/draft.lp: 1 repealed, 1 added",
        "claim             before   after",
        "objections_block  proved   refuted  lost",
        "silence_blocks    refuted  proved",
        "2 verdicts change and 1 stays; guarantees lost: 1",
    ]
    assert "  after: a counterexample" in told
    assert any(line.startswith("  why: its proof now uses amendments/draft.lp:7") for line in told)


def test_json_says_the_same_and_a_claim_without_words_in_the_amended_law_is_lost(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, court = folder / "draft.lp", folder / "claims" / "court.lp"
    draft.write_text(f"%! repeal status.lp: mechanism(icj).\n{PROPOSAL}", encoding="utf-8")
    header = HEADER.format(name="court", title="The Court is not open and seised at once", expected="proved")
    rules = "premise :- status(icj, V, open).\ncounterexample :- status(icj, V, open), status(icj, V, invoked).\n"
    court.write_text(header + rules, encoding="utf-8")
    files = [str(folder / "claims" / f"{name}.lp") for name in ("silence_blocks", "court")]
    assert main(["check", *files, "--amend", str(draft), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["lost"] == 1
    assert [(one["claim"], one["before"], one["after"], one["lost"]) for one in told["claims"]] == [
        ("silence_blocks", "refuted", "proved", False),
        ("court", "proved", "cannot be stated", True),
    ]
    assert "`icj` is no mechanism" in told["claims"][1]["why"]
    assert [one["text"] for one in told["repealed"]] == [
        "mechanism(icj).",
        "resists(S) :- decides(S, council, object).",
    ]
    assert [one["text"] for one in told["added"]] == ["resists(S) :- decides(S, council, silent)."]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--amend", "union_clause_not_between_alies"], "did you mean `union_clause_not_between_allies`?"),
        (["--amend", "none.lp"], "none.lp: there is no such file, and no shipped amendment of that name"),
        (
            ["--amend", "union_clause_not_between_allies", "--smtlib", "out"],
            "`--smtlib` writes the questions about one",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_runs(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(folder)
    assert main(["check", "claims", *words]) == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.out == ""


def test_an_amendment_that_does_not_fit_is_bad_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = folder / "draft.lp"
    draft.write_text("%! repeal nat_council.lp: {S} objekts\n", encoding="utf-8")
    assert main(["check", str(folder / "claims"), "--amend", str(draft)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"{draft}:1: no rule of `encodings/nat_council.lp`")
    assert told.out == ""
