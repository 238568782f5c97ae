"""The load check refuses every ground program in which completion or counting would be unsound."""

from pathlib import Path

import pytest

from pymodel.counts import Compiled
from pymodel.ground import FragmentError, Kind, NotAcyclicError, check, check_sources, choices, ground
from tests.pymodel.enumeration import LAWS, symbols

VOTE = "1 { decides(a,vote,(yes;no)) } 1. "
READ = "1 { position(q,(one;two)) } 1. "
OPEN = "1 { value(1,f,(big;small)) } 1. "


def refuse(folder: Path, text: str, match: str) -> None:
    path = folder / "law.lp"
    path.write_text(text, encoding="utf-8")
    program = ground([path], [])
    with pytest.raises(FragmentError, match=match):
        check(program)
    with pytest.raises(FragmentError, match=match):
        Compiled(program)


@pytest.mark.parametrize("name", LAWS)
def test_the_toy_law_is_in_the_fragment(name: str) -> None:
    sources, facts = LAWS[name]
    found = check(ground(sources, symbols(facts)))
    assert {group.kind for group in found.groups} <= set(Kind)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (VOTE + "p :- q, decides(a,vote,yes). q :- p. q :- decides(a,vote,no).", "in a circle: `[pq]`, `[pq]`"),
        (VOTE + "p :- not q. q :- not p.", "in a circle"),
        (VOTE + "p :- not p, decides(a,vote,yes).", "in a circle: `p`"),
        (VOTE + "offered :- not decides(b,vote,yes). 1 { decides(b,vote,(yes;no)) } 1 :- offered.", "circle"),
        (VOTE + "p :- decides(a,vote,yes). p :- r. r :- 2 { p; decides(a,vote,no); decides(a,vote,yes) }.", "circle"),
        ("1 { decides(a,vote,(yes;no)) } 1. 1 { decides(a,vote,(no;maybe)) } 1.", "two choice rules"),
        (VOTE + READ + "decides(a,vote,yes) :- position(q,one).", "chosen by one rule and derived by another"),
        ("1 { decides(a,vote,yes); decides(b,vote,yes) } 1.", "different keys"),
        ("1 { decides(a,vote,yes); position(q,one) } 1.", "different keys"),
        ("{ decides(a,vote,(yes;no)) }.", "not bounded to exactly one"),
        ("1 { decides(a,vote,(yes;no)) }.", "not bounded to exactly one"),
        ("{ decides(a,vote,(yes;no;abstain)) } 1.", "not bounded to exactly one"),
        ("2 { decides(a,vote,(yes;no;abstain)) } 2.", "not bounded to exactly one"),
        ("1 { free(a;b) } 1.", "`free\\([ab]\\)` is chosen, but is no fact, position or decision"),
        (VOTE + "p ; q :- decides(a,vote,yes).", "one of several atoms"),
        (VOTE + ":- decides(a,vote,yes).", r"constraint looks at `decides\(a,vote,yes\)`, which hangs on a decision"),
        (READ + "p :- position(q,one). :- p.", "constraint looks at `p`, which hangs on a reading"),
        (VOTE + "excluded(m,v) :- decides(a,vote,yes).", r"`excluded\(m,v\)`, which hangs on a decision"),
        (VOTE + "p :- not decides(a,vote,yes). excluded(m,v) :- p.", r"`excluded\(m,v\)`, which hangs on a decision"),
        (
            VOTE + "excluded(m,v) :- #count { X : decides(a,vote,X) } >= 2.",
            r"`excluded\(m,v\)`, which hangs on a decision",
        ),
        (VOTE + "offered(b,vote) :- decides(a,vote,yes).", r"`offered\(b,vote\)`, which hangs on a decision"),
        (VOTE + "asked(q) :- decides(a,vote,yes).", r"`asked\(q\)`, which hangs on a decision"),
        (
            VOTE + "p :- decides(a,vote,yes). 1 { position(q,(one;two)) } 1 :- p.",
            "is offered by `p`, which hangs on a decision",
        ),
        (
            READ + "p :- position(q,one). 1 { value(1,f,(big;small)) } 1 :- p.",
            "is offered by `p`, which hangs on a reading",
        ),
        (
            VOTE + "p :- decides(a,vote,yes). 1 { decides(b,vote,no); decides(b,vote,yes) : p } 1.",
            "`p`, which hangs on a decision",
        ),
    ],
)
def test_refusals(tmp_path: Path, text: str, match: str) -> None:
    refuse(tmp_path, text, match)


def test_an_offer_without_options_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "law.lp"
    path.write_text(
        READ + "p :- position(q,one). r :- position(q,two). 1 { decides(a,vote,yes) : p } 1 :- r.", encoding="utf-8"
    )
    with pytest.raises(FragmentError, match=r"`a\.vote` can be offered with no option allowed|not bounded|conditions"):
        Compiled(ground([path], []))


def test_a_cycle_names_the_places_of_its_rules(tmp_path: Path) -> None:
    law = tmp_path / "law.lp"
    law.write_text("p :- q.\n\nq :- p.\nq :- decides(a,vote,no).", encoding="utf-8")
    choice = tmp_path / "decisions.lp"
    choice.write_text(
        "1 { decides(a,vote,V) : act_value(V) } 1 :- act_value(_).\nact_value((yes;no)).", encoding="utf-8"
    )
    with pytest.raises(NotAcyclicError) as caught:
        check(ground([law, choice], []), check_sources([law, choice]))
    assert f"`p` ({law}:1)" in str(caught.value)
    assert f"`q` ({law}:3, {law}:4)" in str(caught.value)


def test_a_constraint_over_facts_is_no_bound(tmp_path: Path) -> None:
    """`:- not one, other` looks like the bound of a choice with one option, and is none."""
    path = tmp_path / "law.lp"
    text = "1 { value(s,f,only) } 1. 1 { value(s,g,(a;b)) } 1. :- not value(s,g,a), value(s,f,only)."
    path.write_text(text, encoding="utf-8")
    program = ground([path], [])
    assert len(choices(program).groups) == 2
    compiled = Compiled(program)
    assert compiled.count(compiled.true) == 1
