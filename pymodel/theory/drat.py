"""Refutations that others can check: CaDiCaL writes them, dratify, which shares no code with it, checks them.

The format is DRAT (Wetzler, Heule and Hunt 2014): every clause that is learnt, until the empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pymodel.theory.clauses import Clause

__all__ = ["Refutation", "model_of", "problem_with", "refutation"]

PROVER = "cadical195"  # of the solvers of python-sat, maplesat writes proofs that no checker accepts
SLICER = "glucose4"
ROUNDS = 4  # of slicing
ENOUGH = 0.95  # a round that leaves more than this of the clauses was the last


@dataclass(frozen=True)
class Refutation:
    """A refutation of some clauses.

    Attributes:
        clauses: the clauses that it needs, of those that were given.
        proof: the proof as DRAT text.
        steps: the number of its lines.
    """

    clauses: tuple[Clause, ...]
    proof: str
    steps: int


def model_of(clauses: Sequence[Clause]) -> frozenset[int] | None:
    """The variables that some model makes true; None if there is no model."""
    from pysat.solvers import Solver

    with Solver(name=PROVER, bootstrap_with=clauses) as solver:
        if not solver.solve():
            return None
        return frozenset(literal for literal in solver.get_model() if literal > 0)


def refutation(clauses: Sequence[Clause], size: int) -> Refutation:
    """Refutes clauses that have no model.

    Args:
        clauses: the clauses.
        size: the greatest number of a variable.

    Returns:
        The refutation, of as few clauses as are found in a few rounds.

    Raises:
        ValueError: the clauses have a model.
    """
    from pysat.solvers import Solver

    kept = list(clauses)
    for _ in range(ROUNDS):
        fewer = _slice(kept, size)
        last = len(fewer) > ENOUGH * len(kept)
        kept = fewer
        if last:
            break
    with Solver(name=PROVER, bootstrap_with=kept, with_proof=True) as solver:
        if solver.solve():
            raise ValueError("the clauses have a model")
        lines = solver.get_proof()
    return Refutation(tuple(kept), "\n".join([*lines, ""]), len(lines))


def _slice(clauses: Sequence[Clause], size: int) -> list[Clause]:
    """Some of the clauses that have no model either: those that the solver needed, each switched on by a variable."""
    from pysat.solvers import Solver

    with Solver(name=SLICER) as solver:
        switches = range(size + 1, size + 1 + len(clauses))
        for switch, clause in zip(switches, clauses, strict=True):
            solver.add_clause([-switch, *clause])
        if solver.solve(assumptions=list(switches)):
            raise ValueError("the clauses have a model")
        return [clauses[switch - size - 1] for switch in sorted(solver.get_core())]


def problem_with(clauses: str, proof: str) -> str:
    """Has dratify check a proof, in Python alone.

    Args:
        clauses: a DIMACS file.
        proof: a DRAT proof of it.

    Returns:
        Nothing if the proof is accepted, else why not.
    """
    from dratify import check_proof, parse_dimacs

    try:
        formula = parse_dimacs(clauses)
        if formula.header_mismatch is not None:
            return "its head counts other clauses than it has"
        result = check_proof(formula, proof, engine="python")
    except ValueError as error:
        return str(error)
    return "" if result.ok else result.reason or "refused"
