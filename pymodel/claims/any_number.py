"""What holds for any number of states: the claims whose refutation is refuted first-order."""

from collections.abc import Iterator
from dataclasses import dataclass

from clingo.ast import AST

from pymodel.claims.model import Claim
from pymodel.claims.program import goal_name, rules_of
from pymodel.theory.first_order import Proof, Theory, prove
from pymodel.theory.obligation import Obligation

__all__ = ["General", "can_be_general", "for_any_number"]


@dataclass(frozen=True)
class General:
    """A proof for any number of states.

    Attributes:
        core: what the proof needs: places of rules, predicates, texts of axioms.
        axioms: the axioms among them.
        obligations: what was refuted, one for each rule of the goal.
    """

    core: tuple[str, ...]
    axioms: tuple[str, ...]
    obligations: tuple[Obligation, ...]


def can_be_general(claim: Claim) -> bool:
    """Whether a claim of this kind can be proved for any number of states at all."""
    if claim.pattern in {"avoidable", "attainable"}:
        return claim.defines("strategy", 3)
    return claim.pattern in {"always", "equal"}


def for_any_number(claim: Claim, theory: Theory, seconds: float) -> General | None:
    """Tries to prove a claim for any number of states.

    Args:
        claim: the claim.
        theory: the law as a first-order theory.
        seconds: the time limit.

    Returns:
        The proof; None if there is none, which says nothing of the claim.
    """
    core: dict[str, None] = {}
    axioms: dict[str, None] = {}
    obligations: list[Obligation] = []
    for goal, nodes in _parts(claim):
        found: Proof = prove(theory, nodes, goal_name(claim, goal), claim.readings, seconds)
        if not found.proved or found.obligation is None:
            return None
        core |= dict.fromkeys(found.core)
        axioms |= dict.fromkeys(found.axioms)
        obligations.append(found.obligation)
    return General(tuple(core), tuple(axioms), tuple(obligations))


def _parts(claim: Claim) -> Iterator[tuple[str, tuple[AST, ...]]]:
    """The goals to refute, one for each rule that would refute the claim: none of them alone is hard."""
    nodes = rules_of(claim)
    split = {"always": "counterexample", "equal": "differs"}.get(claim.pattern, "")
    if not split:
        yield "unplayable", nodes
        yield "differs", nodes
        return
    name = goal_name(claim, split)
    mine = [node for node in nodes if getattr(node.head, "atom", None) is not None and _is(node, name)]
    for one in mine:
        yield "goal", tuple(node for node in nodes if node not in mine or node is one)


def _is(node: AST, name: str) -> bool:
    """Whether a rule derives the goal that is split."""
    return str(node.head) == name
