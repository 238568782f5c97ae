"""A program of the size of a real scenario: exact counts by formula, and diagrams that stay small."""

from math import comb
from pathlib import Path

import clingo
import pytest

from pymodel.counts import Compiled
from pymodel.ground import ground
from pymodel.outcomes import Answers, solve

SEATS, MEMBERS, PERMANENT, QUORUM, RESPONDERS, READINGS = 32, 15, 5, 9, 40, 20

LAW = f"""
1 {{ value(S,F,V) : value_of(F,V) }} 1 :- opened(S,F).
opened(1,(gravity;intent;attribution)). value_of(gravity,(minor;limited;major)).
value_of((intent;attribution),(sure;unsure)).
1 {{ position(Q,P) : position_of(Q,P) }} 1 :- asked(Q).
asked(q(1..{READINGS})). position_of(q(N),(a;b)) :- N = 1..{READINGS}. position_of(q(1..5),c).
asked(late) :- position(q(1),b). position_of(late,(a;b)).
1 {{ decides(A,T,V) : act_value(T,V) }} 1 :- offered(A,T).
state(s(1..{RESPONDERS})). seat(s(1..{SEATS})). member(s(1..{MEMBERS})). permanent(s(1..{PERMANENT})).
item(measures;advice;session).
offered(S,council) :- seat(S). offered(S,consult) :- seat(S). offered(S,vote(I)) :- member(S), item(I).
offered(S,respond) :- state(S). offered(S,parliament) :- state(S), S != s(1). offered(v,help).
offered(S,suspend) :- seat(S), position(q(6),b).
act_value(council,(assent;silent;object)). act_value(consult,(ask;no)). act_value(vote(I),(yes;abstain;no)) :- item(I).
act_value(respond,(none;diplomatic;economic;material;military;aid)). act_value(help,(ask;silent;decline)).
act_value(parliament,(approve;refuse;later;none)). act_value(suspend,(agree;refuse)).
victim(v). adversary(s(3)). mechanism(council;article;consultation;sc(I)) :- item(I).
main_column(council). main_column(article). main_column(consultation). main_column(sc(measures)).

counted(S) :- seat(S), not adversary(S).
counted(S) :- adversary(S), position(q(2),a).
excluded(article,v) :- value(1,gravity,minor), position(q(3),a).
excluded(article,v) :- value(1,intent,unsure), position(q(4),(a;b)).
stops(council,v,S) :- counted(S), decides(S,council,object).
stopped(council,v) :- stops(council,v,_).
effect(council,v) :- decides(v,help,ask), not stopped(council,v).
stopped(article,v) :- position(q(5),a), stopped(council,v).
effect(article,v) :- decides(v,help,ask), not stopped(article,v).
effect(consultation,v) :- decides(_,consult,ask).
enough(I) :- item(I), {QUORUM} {{ decides(S,vote(I),yes) : member(S) }}.
veto(I) :- I = measures, permanent(S), decides(S,vote(I),no).
effect(sc(I),v) :- enough(I), not veto(I).
stopped(sc(I),v) :- item(I), not effect(sc(I),v).
status(M,V,barred) :- mechanism(M), victim(V), excluded(M,V).
status(M,V,invoked) :- mechanism(M), victim(V), effect(M,V), not excluded(M,V).
status(M,V,blocked) :- mechanism(M), victim(V), stopped(M,V), not effect(M,V), not excluded(M,V).
status(M,V,open) :- mechanism(M), victim(V), not stopped(M,V), not effect(M,V), not excluded(M,V).
headline(M,S) :- status(M,_,S).

must(S,help,article) :- seat(S), status(article,v,invoked), not adversary(S).
enough_help(S) :- state(S), decides(S,respond,(economic;material;military)).
breach(S,help,article) :- must(S,help,article), not enough_help(S).
breach(S,force,charter) :- state(S), decides(S,respond,military), not effect(article,v), not effect(sc(measures),v).
breach(S,authority,home) :- state(S), decides(S,respond,military), not decides(S,parliament,approve).
authority(S,initial) :- decides(S,parliament,approve).
floor(S,economic) :- must(S,help,article).
floor(S,none) :- state(S), not must(S,help,article).
ceiling(S,military) :- state(S), effect(article,v).
ceiling(S,material) :- state(S), not effect(article,v).
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    path = tmp_path_factory.mktemp("law") / "large.lp"
    path.write_text(LAW, encoding="utf-8")
    return Compiled(ground([Path(path)], []))


@pytest.fixture(scope="module")
def outcomes(compiled: Compiled) -> Answers:
    return solve(compiled)


def readings() -> int:
    """The number of ways to answer the readings: `late` is asked under one of three positions on the first."""
    others: int = 2 ** (READINGS - 6)
    return 3**4 * (1 + 2 + 1) * others


def everything() -> int:
    """The number of outcomes; suspension is offered under one of the two positions on the sixth reading."""
    facts = 3 * 2 * 2
    decisions: int = 3**SEATS * 2**SEATS * 3 ** (3 * MEMBERS) * 6**RESPONDERS * 4 ** (RESPONDERS - 1) * 3
    return facts * readings() * decisions * (1 + int(2**SEATS))


def test_size(compiled: Compiled) -> None:
    assert len(compiled.groups) > 240
    assert sum(len(group.options) for group in compiled.groups) > 700


def test_count(outcomes: Answers) -> None:
    assert outcomes.count == everything()
    assert sum(row.count for row in outcomes.classes.rows) == everything()


def test_quorum(compiled: Compiled) -> None:
    adopted = sum(comb(MEMBERS, votes) * 2 ** (MEMBERS - votes) for votes in range(QUORUM, MEMBERS + 1))
    function = compiled.atom(clingo.parse_term("effect(sc(advice),v)"))
    assert compiled.count(function) == everything() // 3**MEMBERS * adopted


def test_veto(compiled: Compiled) -> None:
    others = MEMBERS - PERMANENT
    adopted = sum(
        comb(PERMANENT, assenting) * comb(others, votes) * 2 ** (others - votes)
        for assenting in range(PERMANENT + 1)
        for votes in range(others + 1)
        if assenting + votes >= QUORUM
    )
    function = compiled.atom(clingo.parse_term("effect(sc(measures),v)"))
    assert compiled.count(function) == everything() // 3**MEMBERS * adopted


def test_powers(outcomes: Answers) -> None:
    seat = outcomes.power["s(7)"]
    assert seat["council"].stops is not None
    assert seat["council"].stops.always
    assert seat["article"].stops is not None
    # the power is there where a finding is needed and the facts and readings do not bar the article
    assert all(cube["q(5)"] == ("a",) for cube in seat["article"].stops.conditions)
    assert len(seat["article"].stops.conditions) == 4
    assert "sc(measures)" not in seat
    attacker = outcomes.power["s(3)"]
    assert attacker["council"].stops is not None
    assert attacker["council"].stops.conditions == ({"q(2)": ("a",)},)
    assert attacker["sc(measures)"].stops is not None
    assert attacker["sc(measures)"].stops.always
    assert outcomes.power["v"]["council"].secures is None


def test_operability(outcomes: Answers) -> None:
    assert outcomes.mechanisms["council"].operable.value == "arguable"
    assert outcomes.mechanisms["consultation"].operable.value == "yes"
    assert outcomes.mechanisms["sc(measures)"].operable.value == "no"


def test_regimes(outcomes: Answers) -> None:
    (barred, *others) = outcomes.mechanisms["article"].regimes
    assert barred.reaches == ("barred",)
    assert barred.conditions == (
        {"1.gravity": ("minor",), "q(3)": ("a",)},
        {"1.intent": ("unsure",), "q(4)": ("a", "b")},
    )
    assert {regime.reaches for regime in others} == {("open", "blocked", "invoked"), ("open", "invoked")}


def test_the_diagrams_stay_small(compiled: Compiled, outcomes: Answers) -> None:
    assert outcomes.complete
    lawful = solve(compiled, lawful=True)
    assert 0 < lawful.count < outcomes.count
    assert compiled.manager.num_inner_nodes() < 2_000_000
