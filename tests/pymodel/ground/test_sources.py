"""The check of the written law: each refusal with its file and line, and nothing sound refused."""

import re
from pathlib import Path

import pytest
from clingo.ast import AST, parse_string

from pymodel.ground import FragmentError, check_sources, syntax

FACTS = """\
1 { value(S,F,V) : value_of(F,V) } 1 :- open(S,F).
value(S,F,V) :- given(S,F,V).
:- value(_,f,big), value(_,g,small).
value_of(f,(big;small)).
"""
READINGS = """\
1 { position(Q,P) : position_of(Q,P,_) } 1 :- asked(Q).
asked(q) :- value(_,f,big).
position_of(q,(one;two),held).
"""
DECISIONS = """\
1 { decides(A,T,V) : act_value(T,V) } 1 :- offered(A,T).
offered(a,vote) :- position(q,one).
act_value(vote,(yes;no)).
"""
SOUND = """\
% a comment with #script and 99999999999
%* @f(x) *%
name(s,"#include @x 99999999999").
span(X) :- date(X), X < 20300101, X + 1 > 2.
p :- #count { A : decides(A,vote,yes) } >= 9, X = Y, X != q, r(X), r(Y).
p :- 2 { decides(a,vote,no); decides(b,vote,no) }.
r((a;b)). r(-1). voter(1..3).
t :- decides(A,vote,yes) : voter(A).
#defined u/1.
#show p/0.
"""


def write(folder: Path, **files: str) -> list[Path]:
    paths = [folder / f"{name}.lp" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_sound_law_passes_and_gives_the_places_of_its_rules(tmp_path: Path) -> None:
    paths = write(tmp_path, facts=FACTS, readings=READINGS, decisions=DECISIONS, law=SOUND)
    positions = check_sources(paths)
    assert positions["value", 3] == (f"{paths[0]}:1", f"{paths[0]}:2")
    assert positions["p", 0] == (f"{paths[3]}:5", f"{paths[3]}:6")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("#script (lua)\n#end.", "`#script` is outside the language"),
        ('#include "x.lp".', "`#include` is outside the language"),
        ("#external p.", "`#external` is outside the language"),
        ("#const n = 1.", "`#const` is outside the language"),
        ("#minimize { 1 : r(1) }.", "`#minimize` is outside the language"),
        ("#theory t { }.", "`#theory` is outside the language"),
        ("p :- #sum { X : r(X) } > 1.", "`#sum` is outside the language"),
        ("p :- #sup != 1.", "`#sup` is outside the language"),
        ("p(@f(1)).", "`@` calls a program"),
        ("p :- &diff { x } <= 1.", "`&` opens a theory atom"),
        ("p(2147483648).", "`2147483648` is larger than clingo can count"),
        (":~ r(1). [1]", "a statement of type Minimize"),
        ("#program step(t).", "a statement of type Program"),
        ("#show X : r(X).", "a statement of type ShowTerm"),
        ("p ; q.", "(Disjunction)"),
        ("p : r(1).", "(Disjunction)"),
        ("-p.", "`-p` is outside the language"),
        ("not p :- r(1).", "`not p` is outside the language"),
        ("p :- not not r(1).", "`not not r(1)` is outside the language"),
        ("p :- #count { X : r(X) } >= Y, r(Y).", "the bound `Y` of a count must be a number"),
        ("p :- Y = #count { X : r(X) }.", "the bound `Y` of a count must be a number"),
        ("1 { decides(a,vote,yes) } 1.", "a choice over `decides/3` may not stand in this file"),
        ("1 { free(a) } 1.", "a choice over `free/1` may not stand in this file"),
        ("{ position(q,one) }.", "a choice must be bounded to exactly one"),
        ("1 { position(q,one) } 2.", "a choice must be bounded to exactly one"),
        ("1 < { position(q,one) } 1.", "a choice must be bounded to exactly one"),
        ("decides(a,vote,yes) :- r(1).", "only a choice may derive `decides/3`"),
        ("position(q,one).", "only a choice may derive `position/2`"),
        ("given(1,attacker,a).", "only a scenario may state `given/3`"),
        (":- r(1).", "an integrity constraint may stand only in `facts.lp`"),
        ("p(X) :- value(_,f,X), X < 3.", "a choice reaches this rule through `value/3`, so the comparison `X < 3`"),
        ("p :- position(q,_). s(X + 1) :- p, r(X).", "a choice reaches this rule through `p/0`, so the arithmetic"),
        (
            "p(1..3) :- decides(_,vote,yes).",
            "a choice reaches this rule through `decides/3`, so the arithmetic `(1..3)`",
        ),
        ("p :- not position(q,one), asked(q).", "a rule may not negate a position"),
        ("p :- ,.", "syntax error"),
    ],
)
def test_refusals(tmp_path: Path, text: str, problem: str) -> None:
    paths = write(tmp_path, facts=FACTS, readings=READINGS, decisions=DECISIONS, law="r((1;2)).\n" + text)
    with pytest.raises(FragmentError) as caught:
        check_sources(paths)
    assert any(f"{paths[3]}:2:" in line and problem in line for line in str(caught.value).splitlines())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (":- position(q,one).", "an integrity constraint reaches a reading or a decision through `position/2`"),
        (
            ":- late.\nlate :- decides(_,vote,_).",
            "an integrity constraint reaches a reading or a decision through `late/0`",
        ),
        ("1 { position(q,one) } 1.", "a choice over `position/2` may not stand in this file"),
    ],
)
def test_refusals_in_the_file_of_facts(tmp_path: Path, text: str, problem: str) -> None:
    paths = write(tmp_path, facts=FACTS + text, readings=READINGS, decisions=DECISIONS)
    with pytest.raises(FragmentError) as caught:
        check_sources(paths)
    assert f"{paths[0]}:5: {problem}" in str(caught.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    paths = write(tmp_path, law="-p.\nq ; r.\n:- q.")
    with pytest.raises(FragmentError) as caught:
        check_sources(paths)
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["1", "2", "3"]


def test_a_text_that_was_read_before_is_told_by_the_file_that_holds_it_now(tmp_path: Path) -> None:
    """A process reads each text once; places are still those of the file, and another text is read anew."""
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    first, second = (write(tmp_path / folder, law="p :- q.\nq.\n") for folder in ("first", "second"))
    assert check_sources(first)["p", 0] == (f"{first[0]}:1",)
    assert check_sources(second)["p", 0] == (f"{second[0]}:1",)
    second[0].write_text("q.\np :- q.\n", encoding="utf-8")
    assert check_sources(second)["p", 0] == (f"{second[0]}:2",)
    second[0].write_text("q.\np :- not not q.\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(FragmentError, match=r"second/law\.lp:2: `not not q`"):
            check_sources(second)


@pytest.mark.parametrize(
    "text",
    [
        "p. p(a). p(a,1). p((a,b)). p(f(a),g(b,c)). r(-1). not_p. p(not_a).",
        'p("a_B %* not ..."). p("\\"A"). p(a,"x;y").',
        "p(X) :- q(X). p(_). p(1..3). p(1+2). p((a;b)). p(aB). p(#inf).",
        "-p(a). not q(a). { p(a) }. p(a) :- q(a).",
    ],
)
def test_a_fact_reads_the_same_from_its_text_as_from_its_tree(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    nodes: list[AST] = []
    parse_string(text, nodes.append)
    quick = [syntax.read(node) for node in nodes]
    monkeypatch.setattr(syntax, "_BEYOND_A_PLAIN_FACT", re.compile(""))
    assert quick == [syntax.read(node) for node in nodes]
