"""Formulas and the clauses that they become have the same models, one for one; what is written is read back."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pysat.solvers import Solver

from pymodel.theory.clauses import clauses_of, dimacs, read_dimacs
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.propositional import assertions, holds
from pymodel.theory.terms import FALSE, TRUE, symbol

NAMES = ("a", "b(c,d)", "and", "count 3.1")
ATOMS = some.sampled_from([*map(symbol, NAMES), TRUE, FALSE])


def _combined(parts: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    pairs = some.tuples(some.sampled_from(["=>", "="]), parts, parts).map(lambda one: f"({' '.join(one)})")
    lists = some.tuples(some.sampled_from(["and", "or"]), some.lists(parts, min_size=1, max_size=4))
    return pairs | lists.map(lambda one: f"({one[0]} {' '.join(one[1])})") | parts.map(lambda one: f"(not {one})")


FORMULAS = some.recursive(ATOMS, _combined, max_leaves=12)


def text_of(formulas: list[str]) -> str:
    declared = tuple(f"(declare-const {symbol(name)} Bool)" for name in NAMES)
    return Obligation("QF_UF", declared, tuple(Assertion("test", one) for one in formulas)).text()


@settings(max_examples=300, deadline=None)
@given(some.lists(FORMULAS, min_size=1, max_size=4))
def test_the_models_are_the_same(formulas: list[str]) -> None:
    read = list(assertions(text_of(formulas)))
    assert len(read) == len(formulas)
    clauses = clauses_of(read)
    known = [name for name in NAMES if name in clauses.numbers]
    expected = []
    for values in product((False, True), repeat=len(known)):
        true = {name for name, value in zip(known, values, strict=True) if value}
        if all(holds(one, true) for one in read):
            expected.append(true)
    with Solver(name="glucose4", bootstrap_with=clauses.clauses) as solver:
        # a model may leave out variables that occur in no clause: they are none of a symbol's
        found = [{name for name in known if clauses.numbers[name] in model} for model in solver.enum_models()]
    free = [name for name in known if not any(clauses.numbers[name] in map(abs, one) for one in clauses.clauses)]
    projected = {frozenset(one - set(free)) for one in expected}
    assert len(found) == len(projected)
    assert {frozenset(one - set(free)) for one in found} == projected


@pytest.mark.parametrize(
    ("formula", "true", "expected"),
    [
        ("(=> |a| |and|)", {"a"}, False),
        ("(=> |a| |and|)", {"and"}, True),
        ("(= |a| (not |and|))", {"a"}, True),
        ("(and |a| (or false |and|) true)", {"a", "and"}, True),
        ("(or (and |a| |and|) false)", {"a"}, False),
    ],
)
def test_a_formula_is_evaluated(formula: str, true: set[str], expected: bool) -> None:
    (read,) = assertions(f"(assert {formula})")
    assert holds(read, true) is expected


@pytest.mark.parametrize("wrong", ["(assert (xor |a| |b|))", "(assert (and |a|)", "(assert (forall ((x U)) (p x)))"])
def test_what_is_not_propositional_is_refused_with_its_line(wrong: str) -> None:
    with pytest.raises(ValueError, match="line 2: no propositional formula"):
        list(assertions(f"; a comment\n{wrong}\n"))


def test_clauses_are_read_as_they_were_written() -> None:
    clauses = [(1, -2), (), (3,)]
    text = dimacs(clauses, {"a": 1, "unused": 9}, ["for readers"])
    assert text == "c for readers\nc 1 a\np cnf 3 3\n1 -2 0\n0\n3 0\n"
    assert read_dimacs(text) == clauses


@pytest.mark.parametrize("wrong", ["1 2", "1 0 2 0", "1 x 0", ""])
def test_a_line_that_is_no_clause_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_dimacs(f"p cnf 2 1\n{wrong}\n")
