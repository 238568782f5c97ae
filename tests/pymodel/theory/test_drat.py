"""Refutations are accepted, and what is no refutation is not."""

from itertools import combinations

import pytest

from pymodel.theory.clauses import Clause, dimacs
from pymodel.theory.drat import model_of, problem_with, refutation


def pigeons(holes: int) -> list[Clause]:
    """One pigeon more than there are holes, and beside them clauses that say nothing of it."""
    sits = {(pigeon, hole): pigeon * holes + hole + 1 for pigeon in range(holes + 1) for hole in range(holes)}
    apart = [
        (-sits[one, hole], -sits[other, hole])
        for hole in range(holes)
        for one, other in combinations(range(holes + 1), 2)
    ]
    beside = [(1000 + number, -1001 - number) for number in range(50)]
    return [*(tuple(sits[pigeon, hole] for hole in range(holes)) for pigeon in range(holes + 1)), *apart, *beside]


def test_a_refutation_is_accepted_and_holds_no_clause_that_it_does_not_need() -> None:
    clauses = pigeons(4)
    found = refutation(clauses, 1100)
    assert found.steps > 4
    assert set(found.clauses) <= set(clauses)
    assert not any(abs(literal) >= 1000 for clause in found.clauses for literal in clause)
    assert problem_with(dimacs(found.clauses, {}), found.proof) == ""


def test_a_proof_that_skips_to_the_end_is_refused() -> None:
    found = refutation(pigeons(4), 1100)
    text = dimacs(found.clauses, {})
    assert "neither RUP nor RAT" in problem_with(text, "0\n")
    assert problem_with(text, "") != ""


def test_a_proof_of_other_clauses_is_refused() -> None:
    found = refutation(pigeons(4), 1100)
    assert problem_with(dimacs(found.clauses[1:], {}), found.proof) != ""


def test_a_head_that_counts_other_clauses_is_refused() -> None:
    found = refutation(pigeons(2), 1100)
    text = dimacs(found.clauses, {}).replace(f" {len(found.clauses)}\n", f" {len(found.clauses) + 1}\n", 1)
    assert problem_with(text, found.proof) == "its head counts other clauses than it has"


def test_clauses_with_a_model_have_no_refutation() -> None:
    clauses = pigeons(3)[1:]
    assert model_of(clauses)
    with pytest.raises(ValueError, match="have a model"):
        refutation(clauses, 1100)


def test_clauses_without_a_model_have_none() -> None:
    assert model_of(pigeons(3)) is None
