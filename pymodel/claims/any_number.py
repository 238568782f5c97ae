"""What holds for any number of states: the claims whose refutation is refuted first-order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clingo.ast import AST

from pymodel.claims.model import Claim
from pymodel.claims.program import goal_name, rules_of
from pymodel.ground.names import Signature
from pymodel.theory.first_order import FIRST, REST, Goal, Guide, Proof, Theory, prove
from pymodel.theory.first_order.theory import DATA
from pymodel.theory.first_order.translate import inexact, read_rule
from pymodel.theory.obligation import Obligation
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["General", "can_be_general", "for_any_number", "outside", "signature_of"]


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


def for_any_number(
    claim: Claim, theory: Theory, seconds: float, tried: dict[int, Proof], guide: Guide | None = None
) -> General | None:
    """Tries to prove a claim for any number of states.

    Args:
        claim: the claim.
        theory: the law as a first-order theory.
        seconds: the time limit.
        tried: what was found of each part of the claim before; what is found now is added.
        guide: what a proof in this world tells about which definitions matter, if there is one.

    Returns:
        The proof; None if there is none, which says nothing of the claim.
    """
    core: dict[str, None] = {}
    axioms: dict[str, None] = {}
    obligations: list[Obligation] = []
    for number, (name, nodes) in enumerate(_parts(claim)):
        goal = Goal(nodes, goal_name(claim, name), claim.readings)
        if number not in tried:
            tried[number] = prove(theory, goal, seconds, attempts=FIRST)
        if guide is not None and not tried[number].proved:
            tried[number] = prove(theory, goal, seconds, guide, REST)
        found = tried[number]
        if not found.proved or found.obligation is None:
            return None
        core |= dict.fromkeys(found.core)
        axioms |= dict.fromkeys(found.axioms)
        obligations.append(found.obligation)
    return General(tuple(core), tuple(axioms), tuple(obligations))


def signature_of(group: str) -> Signature | None:
    """The predicate that a group of assertions defines; None of other groups."""
    name, slash, arity = group.partition("/")
    return (name, int(arity)) if slash and arity.isdigit() else None


def outside(claim: Claim, theory: Theory, guide: Guide, tried: Iterable[Proof]) -> tuple[str, ...]:
    """What a claim hangs on and a proof for any number of states knows nothing, or not everything, of.

    Args:
        claim: a claim that is not proved for any number of states.
        theory: the law.
        guide: what its proof in this world needs.
        tried: the attempts to prove it for any number of states.

    Returns:
        Counts and rules by their place, then data of the world by their predicate; never empty.
    """
    rules = [rule for node in rules_of(claim) for rule in read_rule(node, f"{claim.file}:{claim.line}")]
    rules += [rule for one in sorted(guide.needed) for rule in theory.rules.get(one, ())]
    refused = [text for proof in tried for text in proof.outside]
    counts = [text for rule in rules for text in inexact(rule)]
    used = dict.fromkeys(one for rule in rules for one in rule.uses if one in theory.free and one not in INPUTS)
    ordered = [theory.free[one] for one in used if theory.free[one] != DATA]
    data = [f"{name}/{arity}: {DATA}" for (name, arity) in used if theory.free[name, arity] == DATA]
    listed = tuple(dict.fromkeys([*refused, *counts, *ordered, *data]))
    return listed or ("no rule: Z3 finds no proof with the work it is allowed",)


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
