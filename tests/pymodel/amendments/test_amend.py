"""Amending the law: what is repealed and added, and one clear message for each amendment that does not fit it."""

from pathlib import Path

import pytest

from pymodel.amendments.amend import Amended, amend
from pymodel.amendments.errors import AmendmentError
from tests.pymodel.claims.small import ROOT, small_law

PROPOSAL = """%! provision p: A proposal
%! identifier: made here
%! confidence: high
%! Something.
"""
RULE = PROPOSAL + "%! [p] something\n"
COUNCIL = "encodings/nat_council.lp"
LINES = (ROOT / COUNCIL).read_text(encoding="utf-8").splitlines()


def line_of(*words: str) -> int:
    """The line of the rule of the Council that has these words."""
    (found,) = (number for number, line in enumerate(LINES, 1) if all(word in line for word in words))
    return found


OBJECTS = line_of("resists(S) :- decides(S, council, object).")
SOUGHT = [line_of("finding_before_council :- ", value) for value in (" finding)", " finding_and_action)")]
STOPPED = line_of("effect(nato_council, V) :- ")

# the text of an amendment, and all that is said of it, without the name of its file
WRONG = {
    "file": (
        "%! repeal nat_councill.lp: {S} objects\n",
        "1: `nat_councill.lp` is no file of the law; did you mean `nat_council.lp`?",
    ),
    "label": (
        "%! repeal nat_council.lp: {S} object\n",
        f"1: no rule of `{COUNCIL}` has the text or the label `{{S}} object`; did you mean "
        f"line {OBJECTS}, `{{S}} objects`?",
    ),
    "text": (
        "%! repeal nat_council.lp: resists(S) :- decides(S, council, objekt).\n",
        f"1: no rule of `{COUNCIL}` has the text or the label `resists(S) :- decides(S, council, objekt).`; did you "
        f"mean line {OBJECTS}, `resists(S) :- decides(S, council, object).`?",
    ),
    "several": (
        "%! repeal nat_council.lp: a finding is before the Council\n",
        f"1: 2 rules of `{COUNCIL}` are called `a finding is before the Council` (lines {SOUGHT[0]}, "
        f"{SOUGHT[1]}); name one by its text",
    ),
    "twice": (
        "%! repeal nat_council.lp: {S} objects\n%! repeal nat_council.lp: [nato_silence] {S} objects\n",
        f"2: the rule at {COUNCIL}:{OBJECTS} is repealed twice",
    ),
    "form": (
        "%! repeal nat_council.lp\n",
        "1: a repeal is written `%! repeal FILE: the text of the rule, or its label`",
    ),
    "needed": (
        "%! repeal nat_council.lp: the Council is blocked\n",
        f"1: with this repeal nothing derives `council_blocked/0`, which {COUNCIL}:{STOPPED} uses",
    ),
    "script": ("#script (python)\n", "1: `#script` is outside the language of the law"),
    "include": ('#include "other.lp".\n', "1: `#include` is outside the language of the law"),
    "theory": (
        RULE + "council_blocked :- &diff { a }.\n",
        "6: `&` opens a theory atom, which is outside the language of the law",
    ),
    "program": (
        PROPOSAL + "#program other.\n%! [p] something\ncouncil_blocked :- party(nato, _).\n",
        "5: a statement of type Program is outside the language of the law",
    ),
    "choice": (
        RULE + "1 { resists(S) : party(nato, S) } 1 :- council_blocked.\n",
        "6: an amendment adds facts and rules, and this is a choice",
    ),
    "constraint": (
        RULE + ":- council_blocked.\n",
        "6: an amendment adds facts and rules, and this is an integrity constraint",
    ),
    "shown": ("#show resists/1.\n", "1: an amendment adds facts and rules, and this is `#show`"),
    "undeclared": (
        RULE + "resists(S) :- partty(nato, S).\n",
        "6: nothing derives `partty/2`; did you mean `party/2`?",
    ),
    "value": (
        RULE + "resists(S) :- party(nato, S), value(_, gravity, grave).\n",
        "6: `grave` is no value of the field `gravity`",
    ),
    "unlabelled": ("resists(S) :- party(nato, S).\n", "1: the rule has no label `%! [id] ...` above it"),
    "unknown_source": (
        "%! [nat_99] something\nresists(S) :- party(nato, S).\n",
        "2: the label cites `nat_99`, which is no declared provision, reading or definition",
    ),
    "syntax": (RULE + "resists(S) :- party(nato, S)\n", "7:1-2: error: syntax error, unexpected EOF"),
    "input": ("given(1, gravity, major).\n", "1: only a scenario may state `given/3`"),
    "late": (
        RULE + "excluded(nato_council, V) :- victim(V), council_blocked.\n",
        "6: with this rule `excluded/2` hangs on a decision",
    ),
    "circle": (
        RULE + "resists(S) :- blocks_council(S).\n",
        "6: these atoms depend on one another in a circle: `resists(ally_one)`, `blocks_council(ally_one)`",
    ),
}


def amended(folder: Path, *texts: str) -> Amended:
    files = [folder / f"draft_{number}.lp" for number, _ in enumerate(texts)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    (folder / "law").mkdir()
    return amend(small_law(), files, folder / "law")


@pytest.mark.parametrize("name", sorted(WRONG))
def test_an_amendment_that_does_not_fit_gets_one_message(tmp_path: Path, name: str) -> None:
    text, message = WRONG[name]
    with pytest.raises(AmendmentError) as raised:
        amended(tmp_path, text)
    assert str(raised.value) == f"{tmp_path / 'draft_0.lp'}:{message}"


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    with pytest.raises(AmendmentError, match=r"none\.lp: the file cannot be read: No such file"):
        amend(small_law(), [tmp_path / "none.lp"], tmp_path / "law")


def test_a_file_of_the_law_is_no_amendment_of_it(tmp_path: Path) -> None:
    law = small_law()
    with pytest.raises(AmendmentError, match="the file belongs to the law already"):
        amend(law, [law.files[0]], tmp_path)


def test_two_amendments_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "draft.lp").write_text("", encoding="utf-8")
    (tmp_path / "law").mkdir()
    files = [tmp_path / folder / "draft.lp" for folder in ("one", "two")]
    with pytest.raises(AmendmentError) as raised:
        amend(small_law(), files, tmp_path / "law")
    assert str(raised.value) == f"{files[1]}: two amendments have this name"


def test_a_repeal_takes_a_rule_and_its_label_and_moves_no_line(tmp_path: Path) -> None:
    new = amended(tmp_path, "%! repeal encodings/nat_council.lp: [nato_silence] {S} objects\n")
    assert [(rule.statement.file, rule.statement.line) for rule in new.repealed] == [(COUNCIL, OBJECTS)]
    assert new.added == ()
    after = (new.law.root / COUNCIL).read_text(encoding="utf-8").splitlines()
    different = [number for number, pair in enumerate(zip(LINES, after, strict=True), 1) if pair[0] != pair[1]]
    assert different == [OBJECTS - 1, OBJECTS]
    assert not "".join(after[OBJECTS - 2 : OBJECTS]).strip()


def test_a_later_amendment_finds_what_an_earlier_one_left_and_the_rest_is_new(tmp_path: Path) -> None:
    first = RULE + "resists(S) :- party(nato, S),\n  decides(S, council, silent).\n"
    second = (
        "%! repeal draft_0.lp: resists(S) :- party(nato, S),\n%!    decides(S, council, silent).\n"
        "%! repeal status.lp: main_column(nato_art4).\n"  # one of several facts in a line
        "%! [p] something else\nresists(S) :- counted_seat(S), decides(S, council, silent).\n"
    )
    new = amended(tmp_path, first, second)
    rules = {one.statement.text for one in new.law.program.labelled}
    old = {one.statement.text for one in small_law().program.labelled}
    assert old - rules == {"main_column(nato_art4)."}
    assert rules - old == {"resists(S) :- counted_seat(S), decides(S, council, silent)."}
    assert new.amendments == ("amendments/draft_0.lp", "amendments/draft_1.lp")
    assert len(new.repealed) == 2
