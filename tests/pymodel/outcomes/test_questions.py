"""Goals, columns, listings and stops."""

import json
import os
import subprocess
import sys
from pathlib import Path

import clingo
import pytest

from pymodel.counts import Compiled
from pymodel.ground import ground
from pymodel.outcomes import GoalError, NoOutcomeError, Tables, ask, iterate, solve
from pymodel.outcomes.errors import StatusError
from tests.pymodel.enumeration import LAWS, TOY, answer_sets, symbols


def compiled(name: str) -> Compiled:
    sources, facts = LAWS[name]
    return Compiled(ground(sources, symbols(facts)))


@pytest.fixture(scope="module")
def duties() -> Tables:
    return Tables(compiled("wide"))


@pytest.mark.parametrize(
    ("goal", "possible", "certain"),
    [
        ("m=invoked", True, False),
        ("m = invoked & n = open", True, False),
        ("m(v)=invoked", True, False),
        ("m=barred", False, False),
        ("m=open & m=blocked", False, False),
        ("floor(a)=military", True, True),
        ("floor(a)=none", False, False),
        ("ceiling(a)=military & n=invoked", True, False),
        ("ceiling(a)=military & n=open", False, False),
        ("must(a,vote,p1)", True, True),
        ("must(a,vote,p2)", False, False),
        ("breach(a,objects,p1) & decides(a,seatvote,object)", True, False),
        ("excluded(k, v)", True, True),
    ],
)
def test_goals(duties: Tables, goal: str, possible: bool, certain: bool) -> None:
    assert ask(duties, goal) == (goal, possible, certain)


@pytest.mark.parametrize(
    ("goal", "problem"),
    [
        ("nothing=invoked", "`nothing` in the goal `nothing=invoked` is no mechanism"),
        ("nothing(v)=invoked", "`nothing(v)` in the goal `nothing(v)=invoked` is no mechanism"),
        ("m=effective", "`effective` in the goal `m=effective` is no status: use barred, open, blocked, invoked"),
        ("m(w)=invoked", "`w` in a goal is no victim of this scenario"),
        ("m(vv)=invoked", "`vv` in a goal is no victim of this scenario; did you mean `v`?"),
        ("must(a,vote)", "`must` with 2 arguments"),
        ("flor(a)=none", "`flor` with 2 arguments, in the goal `flor(a)=none`, is not known; did you mean `floor`?"),
        ("m=", "`` in a goal cannot be read"),
        ("", "`` in a goal cannot be read"),
        ("m=invoked & ", "`` in a goal cannot be read"),
        ("m(=invoked", "`m(` in the goal `m(=invoked` is no mechanism"),
        ("not m", "cannot be read"),
    ],
)
def test_goals_that_cannot_be_asked(duties: Tables, goal: str, problem: str) -> None:
    with pytest.raises(GoalError) as caught:
        ask(duties, goal)
    assert problem in str(caught.value)


def test_goals_over_a_mechanism_with_arguments(tmp_path: Path) -> None:
    extra = tmp_path / "pact.lp"
    extra.write_text("mechanism(pact(p)). effect(pact(p),v) :- decides(v,help,ask).", encoding="utf-8")
    tables = Tables(Compiled(ground([*TOY, extra], symbols("readings_scope(held)"))))
    assert ask(tables, "pact(p)=invoked").possible
    assert ask(tables, "pact(p)(v)=invoked & pact(p)=invoked").possible
    assert not ask(tables, "pact(p)(v)=open & pact(p)=invoked").possible


def test_other_columns(duties: Tables) -> None:
    columns = symbols("ceiling(x) m")
    table = solve(duties.compiled, columns=columns).classes
    assert table.columns == ("ceiling(x)", "m")
    assert {row.values["ceiling(x)"] for row in table.rows} == {"military", "none"}
    assert sum(row.count for row in table.rows) == duties.compiled.count(duties.compiled.true)


@pytest.mark.parametrize(
    ("column", "problem"),
    [("nothing", "no mechanism"), ("authority(x)", "no value in some outcome"), ("must_not(v,object)", "no value")],
)
def test_columns_that_are_none(duties: Tables, column: str, problem: str) -> None:
    with pytest.raises(GoalError, match=problem):
        solve(duties.compiled, columns=symbols(column))


def test_facts_that_leave_no_outcome() -> None:
    with pytest.raises(NoOutcomeError):
        solve(Compiled(ground(TOY, symbols("readings_scope(mainstream)"))))


def test_a_mechanism_with_two_statuses_is_refused(tmp_path: Path) -> None:
    extra = tmp_path / "extra.lp"
    extra.write_text("headline(m,open) :- decides(v,help,ask).", encoding="utf-8")
    with pytest.raises(StatusError, match="`m` has two statuses"):
        solve(Compiled(ground([*TOY, extra], symbols("readings_scope(held)"))))


def test_a_mechanism_without_a_status_is_refused(tmp_path: Path) -> None:
    extra = tmp_path / "extra.lp"
    extra.write_text("mechanism(k) :- decides(v,help,ask).", encoding="utf-8")
    with pytest.raises(StatusError, match="`k` has no status"):
        solve(Compiled(ground([*TOY, extra], symbols("readings_scope(held)"))))


@pytest.mark.parametrize("name", LAWS)
def test_listing(name: str) -> None:
    sources, facts = LAWS[name]
    program = compiled(name)
    listed = [frozenset(map(str, outcome.chosen)) for outcome in iterate(program)]
    names = ("value(", "position(", "decides(")
    known = {str(option.symbol) for group in program.groups for option in group.options}
    expected = [
        frozenset(atom for atom in one.atoms if atom.startswith(names) and atom in known)
        for one in answer_sets(sources, facts)
    ]
    assert len(listed) == len(expected)
    assert set(listed) == set(expected)
    few = list(iterate(program, limit=3))
    assert [frozenset(map(str, outcome.chosen)) for outcome in few] == listed[:3]
    told = {
        f"decides({actor},{act},{value})" for actor, acts in few[0].decisions.items() for act, value in acts.items()
    }
    told |= {f"position({reading},{position})" for reading, position in few[0].readings.items()}
    assert told <= listed[0]


def test_listing_within() -> None:
    program = compiled("closed")
    within = program.atom(clingo.parse_term("headline(m,invoked)"))
    assert len(list(iterate(program, within=within))) == program.count(within)


def test_a_stop_leaves_what_is_known() -> None:
    answers = iter([False, True, True, True])
    outcomes = solve(compiled("open_gravity"), stopped=lambda: next(answers))
    assert not outcomes.complete
    assert list(outcomes.mechanisms) == ["m"]
    assert outcomes.actors == {}
    assert outcomes.classes.rows == ()
    assert outcomes.to_json()["complete"] is False


PROGRAM = """
import json, pathlib, clingo
from pymodel.counts import Compiled
from pymodel.ground import ground
from pymodel.outcomes import iterate, solve
sources, facts = {sources!r}, {facts!r}
compiled = Compiled(ground([pathlib.Path(one) for one in sources], [clingo.parse_term(one) for one in facts.split()]))
print(json.dumps(solve(compiled).to_json()))
print(json.dumps(solve(compiled, lawful=True).to_json()))
print([sorted(map(str, outcome.chosen)) for outcome in iterate(compiled, limit=5)])
"""


def test_the_same_answers_under_every_hash_seed() -> None:
    sources, facts = LAWS["two_open_facts"]
    program = PROGRAM.format(sources=[str(source) for source in sources], facts=facts)
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1
    assert json.loads(printed.pop().splitlines()[0])["complete"]
