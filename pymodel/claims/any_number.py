"""What holds for any number of states: the claims whose refutation is refuted first-order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clingo.ast import AST

from pymodel.claims.model import Claim
from pymodel.claims.program import goal_name, rules_of
from pymodel.ground.names import Signature
from pymodel.theory.first_order import FIRST, REST, Goal, Guide, Proof, Theory, names_of, prove, recalled
from pymodel.theory.first_order.question import with_claim
from pymodel.theory.first_order.relevance import Search
from pymodel.theory.first_order.theory import DATA
from pymodel.theory.first_order.translate import inexact
from pymodel.theory.obligation import Obligation
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["General", "for_any_number", "outside", "signature_of"]


@dataclass(frozen=True)
class General:
    """A proof for any number of states.

    Attributes:
        core: what the proof needs: places of rules, predicates, texts of axioms.
        axioms: the axioms among them.
        obligations: what was refuted, one for each rule of the goal.
        names: of each of these, what it needs, by names that stay; see `recalled`.
    """

    core: tuple[str, ...]
    axioms: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    names: tuple[tuple[str, ...], ...]


def for_any_number(  # noqa: PLR0913, PLR0917 - where to look, besides what is asked
    claim: Claim,
    theory: Theory,
    seconds: float,
    tried: dict[int, Proof],
    guide: Guide | None = None,
    hint: Sequence[Sequence[str]] = (),
) -> General | None:
    """Tries to prove a claim for any number of states.

    Args:
        claim: the claim.
        theory: the law as a first-order theory.
        seconds: the time limit.
        tried: what was found of each part of the claim before; what is found now is added.
        guide: what a proof in this world tells about which definitions matter, if there is one.
        hint: what an earlier proof of each part needed, by names that stay; it is tried first.

    Returns:
        The proof; None if there is none, which says nothing of the claim.
    """
    core: dict[str, None] = {}
    axioms: dict[str, None] = {}
    obligations: list[Obligation] = []
    names: list[tuple[str, ...]] = []
    for number, (name, nodes) in enumerate(_parts(claim)):
        goal = Goal(nodes, goal_name(claim, name), claim.readings)
        if number not in tried:
            known = recalled(theory, goal, hint[number], seconds) if number < len(hint) else None
            tried[number] = known or prove(theory, goal, seconds, attempts=FIRST)
        if guide is not None and not tried[number].proved:
            tried[number] = prove(theory, goal, seconds, guide, REST)
        found = tried[number]
        if not found.proved or found.obligation is None:
            return None
        core |= dict.fromkeys(found.core)
        axioms |= dict.fromkeys(found.axioms)
        obligations.append(found.obligation)
        names.append(names_of(theory, goal, found.core))
    ordered = dict.fromkeys(text for text, _ in theory.axioms if text in axioms)
    return General(tuple(core), tuple(ordered), tuple(obligations), tuple(names))


def signature_of(group: str) -> Signature | None:
    """The predicate that a group of assertions defines; None of other groups."""
    name, slash, arity = group.partition("/")
    return (name, int(arity)) if slash and arity.isdigit() else None


def outside(claim: Claim, theory: Theory, guide: Guide, tried: Mapping[int, Proof]) -> tuple[str, ...]:
    """What a claim hangs on and a proof for any number of states knows nothing, or not everything, of.

    Only the sides of definitions count that the parts without a proof ask for, and of these only such as the proof in
    this world needs.

    Args:
        claim: a claim that is not proved for any number of states.
        theory: the law.
        guide: what its proof in this world needs.
        tried: the attempts to prove its parts for any number of states; without any all parts count as without a proof.

    Returns:
        Counts and rules by their place, then data of the world by their predicate; empty only where no proof was tried.
    """
    found: dict[str, None] = {}
    data: dict[str, None] = {}
    for number, (name, nodes) in enumerate(_parts(claim)):
        if tried and (number not in tried or tried[number].proved):
            continue
        rules = with_claim(theory, nodes)
        asked = Search(theory, rules, 0, Guide(guide.needed, frozenset()), directed=True)
        relevant = asked.relevant((goal_name(claim, name), 0))
        used = [rule for one in relevant.reached for rule in rules.get(one, ())]
        found |= dict.fromkeys(tried[number].outside if tried else ())
        found |= dict.fromkeys(text for rule in used for text in inexact(rule))
        for one in sorted({one for one, _ in relevant.wanted} - set(INPUTS)):
            if theory.free.get(one) == DATA:
                data[f"{one[0]}/{one[1]}: {DATA}"] = None
            elif one in theory.free:
                found[theory.free[one]] = None
    nothing = "no rule: Z3 finds no proof with the work it is allowed"
    return (*found, *data) or ((nothing,) if tried else ())


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
