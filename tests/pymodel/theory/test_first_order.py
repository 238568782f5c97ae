"""Rules with variables as formulas: what they refute never happens in clingo; what is outside them is named."""

from pathlib import Path

import clingo
import pytest
import z3
from clingo.ast import AST, parse_string

from pymodel.law_files import law_files
from pymodel.paths import data_folder
from pymodel.theory.first_order import Goal, build_theory, prove
from pymodel.theory.first_order.question import obligation
from pymodel.theory.first_order.theory import Theory

CHOICES = """
1 { decides(A,T,V) : may_choose(A,T,V) } 1 :- offered(A,T).
offered(A, act) :- actor(A).
may_choose(A, act, (yes; no)) :- actor(A).
actor(a). actor(b).
"""
PROGRAMS = {
    "negation": "q(A) :- actor(A), not decides(A, act, yes). goal :- q(a), not q(b).",
    "anonymous": "some :- decides(_, act, yes). goal :- not some. goal :- not decides(_, act, no).",
    "inequality": "goal :- decides(A, act, yes), decides(B, act, yes), A != B.",
    "terms": "does(A, vote(V)) :- decides(A, act, V). goal :- does(a, vote(yes)), not does(b, vote(yes)).",
    "constants": "sort(no, bad). sort(yes, ok). goal :- decides(a, act, V), sort(V, bad), decides(b, act, W), V != W.",
    "at_least": "goal :- 2 { decides(A, act, yes) : actor(A) }.",
    "exactly": "goal :- not 1 { decides(A, act, V) : actor(A) } 1, actor(a), decides(b, act, V).",
    "never": "goal :- decides(a, act, yes), decides(a, act, no).",
    "never_by_names": "same(A, B) :- actor(A), actor(B), A = B. goal :- same(a, b).",
    "never_by_terms": "does(A, vote(V)) :- decides(A, act, V). goal :- does(A, seise(V)).",
    "always_one": "chose(A) :- decides(A, act, V). goal :- actor(A), not chose(A).",
}


def theory_of(tmp_path: Path, text: str) -> Theory:
    (tmp_path / "decisions.lp").write_text(text, encoding="utf-8")
    return build_theory((tmp_path / "decisions.lp",), tmp_path)


def rules(text: str) -> tuple[AST, ...]:
    nodes: list[AST] = []
    parse_string(text, nodes.append)
    return tuple(nodes)


def possible(text: str) -> bool:
    """Whether clingo has an answer set with the goal."""
    control = clingo.Control(logger=lambda *_: None)
    control.add("base", [], f"{CHOICES} {text} :- not goal.")
    control.ground([("base", [])])
    return bool(control.solve().satisfiable)


def refuted(theory: Theory, nodes: tuple[AST, ...], *, directed: bool = False) -> bool:
    """Whether the formulas have no model, asked with another strategy than that of proofs."""
    found, outside = obligation(theory, Goal(nodes, "goal"), 99, directed=directed)
    assert not outside
    solver = z3.Solver()
    solver.set("timeout", 5000)
    solver.from_string("\n".join([*found.declarations, *(f"(assert {one.text})" for one in found.assertions)]))
    return str(solver.check()) == "unsat"


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_a_goal_has_no_model_only_where_clingo_has_no_answer_set(tmp_path: Path, name: str) -> None:
    assert refuted(theory_of(tmp_path, CHOICES), rules(PROGRAMS[name])) == (not possible(PROGRAMS[name]))


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_the_sides_that_a_goal_asks_for_are_enough_here_and_never_too_much(tmp_path: Path, name: str) -> None:
    found = refuted(theory_of(tmp_path, CHOICES), rules(PROGRAMS[name]), directed=True)
    assert found == (not possible(PROGRAMS[name]))


TABLES = """
field(size). field(shape). reading(q).
value_of(size, (small; large)). value_of(shape, round). many(shape).
"""


def test_of_a_table_the_rows_under_the_names_in_reach_are_used_and_no_others_are_denied(tmp_path: Path) -> None:
    theory = theory_of(tmp_path, CHOICES + TABLES)
    assert {("value_of", 2), ("many", 1), ("field", 1)} <= theory.keyed
    held = "some(V) :- value_of(size, V). "
    assert refuted(theory, rules(held + "goal :- some(V), V != small, V != large."), directed=True)
    assert refuted(theory, rules("goal :- value_of(size, V), many(size)."), directed=True)
    assert refuted(theory, rules("goal :- not value_of(size, small)."), directed=True)
    # a row under a name that is nowhere is left open: nothing is proved of it, and nothing is denied
    assert not refuted(theory, rules("goal :- many(F)."), directed=True)
    assert not refuted(theory, rules("goal :- value_of(F, round)."), directed=True)


def test_a_definition_with_one_side_leaves_out_the_other(tmp_path: Path) -> None:
    theory = theory_of(tmp_path, CHOICES + "likes(A) :- decides(A, act, yes).")
    sides = {
        text: {one.group for one in obligation(theory, Goal(rules(text), "goal"), 9, directed=True)[0].assertions}
        for text in ("goal :- likes(a).", "goal :- not likes(a).")
    }
    follows, leads = ("likes/1" in sides["goal :- likes(a)."]), ("likes/1" in sides["goal :- not likes(a)."])
    assert follows
    assert not leads


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_what_is_proved_never_happens(tmp_path: Path, name: str) -> None:
    found = prove(theory_of(tmp_path, CHOICES), Goal(rules(PROGRAMS[name]), "goal"), 20)
    assert found.proved == (not possible(PROGRAMS[name]))


def test_more_than_seven_unknowns_prove_only_that_there_is_one(tmp_path: Path) -> None:
    theory = theory_of(tmp_path, CHOICES)
    nine = "nine :- 9 { decides(A, act, yes) : actor(A) }. "
    assert prove(theory, Goal(rules(nine + "goal :- nine, not decides(_, act, yes)."), "goal"), 20).proved
    # nine are two as well, but of that nothing is said
    assert not prove(
        theory, Goal(rules(nine + "goal :- nine, not 2 { decides(A, act, yes) : actor(A) }."), "goal"), 20
    ).proved
    assert not prove(theory, Goal(rules(nine + "goal :- not nine."), "goal"), 20).proved


@pytest.mark.parametrize(
    "rule",
    [
        "goal :- #sum { 1 : actor(A) } 1.",
        "goal :- 1 { decides(A, act, _) : actor(A) }.",
        "goal :- actor(A), A < b.",
        "goal :- actor(A) : decides(A, act, yes).",
        "goal :- 1 { decides(A, act, yes) ; decides(A, act, no) }.",
    ],
)
def test_what_is_outside_the_fragment_is_named_and_proves_nothing(tmp_path: Path, rule: str) -> None:
    found = prove(theory_of(tmp_path, CHOICES), Goal(rules(rule), "goal"), 20)
    assert not found.proved
    assert found.outside
    assert "<string>:1" in found.outside[0]


def test_dates_and_data_of_the_world_are_left_free() -> None:
    folder = data_folder("encodings")
    theory = build_theory(law_files(folder), folder.parent)
    assert ("party", 2) in theory.free
    assert ("land", 1) in theory.free
    assert ("party", 2) not in theory.rules
    # the scale of gravity hangs on nothing, so its rows are written out
    assert ("at_least", 2) in theory.rules
    assert len(theory.rules["at_least", 2]) == 29  # two scales of five that share `none`
