"""Proving that an atom of a claim holds in no outcome, whatever the number of states."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from pymodel.ground.names import Signature
from pymodel.theory.first_order.growing import Tried, growing
from pymodel.theory.first_order.instances import Budget, refuting
from pymodel.theory.first_order.question import Goal, obligation, of_groups, with_claim
from pymodel.theory.first_order.relevance import Guide, Search
from pymodel.theory.first_order.theory import Theory
from pymodel.theory.first_order.translate import OutsideError
from pymodel.theory.obligation import Obligation
from pymodel.theory.solver import core, decide

__all__ = ["ATTEMPTS", "FIRST", "REST", "Attempt", "Goal", "Guide", "Proof", "prove"]


@dataclass(frozen=True)
class Attempt:
    """One way to look for a proof.

    Attributes:
        depth: how far from the goal, or from what a guide names, definitions are used. Most proofs need little of the
            law, and more of it only makes them harder to find.
        work: how much work Z3 may do, as it counts it: not by a clock, so that the same law gives the same verdict.
        along: whether a guide says which definitions matter; without one it is left out.
        chooses: whether Z3 chooses its own strategy, which finds other proofs than the plain one.
        grows: whether definitions are added to those that the guide names, as long as Z3 is soon done with them.
        directed: whether of a definition only the side is used that the goal asks for: what follows from an atom that
            holds, or what an atom that does not hold would follow from; and of a table only the rows that it names.
        instances: how far instances of rules are looked at to find out which formulas Z3 is given, instead of all that
            are near; a guide then only says which to look at first.
    """

    depth: int
    work: int
    along: bool = False
    chooses: bool = False
    grows: bool = False
    directed: bool = False
    instances: Budget | None = None


# what is quick first, then what finds most
FIRST = (
    Attempt(3, 600_000, directed=True),
    Attempt(0, 600_000, instances=Budget(3, 3000)),
    Attempt(4, 2_000_000, directed=True),
    Attempt(5, 600_000, directed=True),
)
REST = (
    Attempt(0, 1_000_000, along=True, directed=True),
    Attempt(0, 600_000, along=True, instances=Budget(4, 9000)),
    Attempt(0, 1_000_000, along=True, directed=True, grows=True),
    Attempt(0, 2_000_000, along=True, directed=True, chooses=True),
    Attempt(0, 600_000, instances=Budget(4, 9000)),  # what a proof in this world does without may still be needed
)
ATTEMPTS = (*FIRST, *REST)
GROWING = 4  # how often definitions are added where the proof in this world does not name enough


@dataclass(frozen=True)
class Proof:
    """A proof, or why there is none.

    Attributes:
        proved: whether the goal holds in no outcome.
        core: the places of rules, names of predicates and texts of axioms that the proof needs.
        axioms: the texts of the axioms among them.
        outside: what stands outside the fragment and was left open.
        obligation: what was refuted, or could not be.
    """

    proved: bool
    core: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    obligation: Obligation | None = None


def prove(
    theory: Theory, goal: Goal, seconds: float, guide: Guide | None = None, attempts: Sequence[Attempt] = ATTEMPTS
) -> Proof:
    """Tries to prove that a goal holds in no outcome.

    Args:
        theory: the law.
        goal: what must not hold.
        seconds: the time limit of one question to Z3, far above what its limit of work takes.
        guide: which definitions a proof in this world needs, if there is one.
        attempts: the ways to try, one after the other.

    Returns:
        The proof. A theory without a refutation proves nothing: the claim may hold or not.
    """
    sizes: dict[tuple[bool, bool, bool], int] = {}
    outside: tuple[str, ...] = ()
    for one in attempts:
        if one.along and guide is None:
            continue
        using = guide if one.along else None
        if one.instances is not None:
            proof = _over_instances(theory, goal, seconds, using, one)
            if proof is not None:
                return proof
            continue
        if one.grows and guide is not None:
            using = _grown(theory, goal, guide, one, seconds)
            if using is None:
                continue
        found, outside = obligation(theory, goal, one.depth, using, one.directed)
        if sizes.get((one.along, one.chooses, one.directed)) == len(found.assertions):
            continue  # nothing was added since the attempt before
        sizes[one.along, one.chooses, one.directed] = len(found.assertions)
        proof = _refuted(theory, found, seconds, one)
        if proof is not None:
            return replace(proof, outside=outside)
    return Proof(False, outside=outside)


def _refuted(theory: Theory, found: Obligation, seconds: float, one: Attempt) -> Proof | None:
    """The proof that Z3 finds, if it does."""
    ask = partial(decide, work=one.work, chooses=one.chooses)
    if ask(found, seconds).status != "unsat":
        return None
    # where Z3 does not say what it needs, everything that it was given counts as needed
    every = tuple(dict.fromkeys(assertion.group for assertion in found.assertions))
    groups = core(found, seconds, work=one.work, chooses=one.chooses).core or every
    texts = {text for text, _ in theory.axioms}
    needed = found.only(groups)
    # what is shown to others is what the proof needs, if Z3 refutes that as well
    shown = needed if ask(needed, seconds).status == "unsat" else found
    return Proof(True, groups, tuple(one for one in groups if one in texts), obligation=shown)


def _over_instances(theory: Theory, goal: Goal, seconds: float, guide: Guide | None, one: Attempt) -> Proof | None:
    """A proof with the formulas of which some instances refute the goal."""
    assert one.instances is not None
    rules = with_claim(theory, goal.nodes)
    groups = refuting(theory, rules, (goal.name, 0), goal.readings, one.instances, guide)
    if groups is None:
        return None
    try:
        found = of_groups(theory, goal, groups)
    except OutsideError:
        return None
    plain = _refuted(theory, found, seconds, one)
    return plain or _refuted(theory, found, seconds, replace(one, chooses=True))


def _grown(theory: Theory, goal: Goal, guide: Guide, one: Attempt, seconds: float) -> Guide | None:
    """A guide that names enough, found by adding to one that does not."""
    rules = with_claim(theory, goal.nodes)

    def with_(named: frozenset[Signature]) -> Guide:
        return Guide(named, guide.settled)

    def next_to(named: frozenset[Signature]) -> list[Signature]:
        wanted = Search(theory, rules, 0, with_(named), one.directed).relevant((goal.name, 0)).wanted
        return sorted(
            near
            for near in {near for near, _ in wanted}
            if near in theory.rules and near not in named | guide.settled | theory.plain
        )

    def ask(named: frozenset[Signature]) -> Tried:
        answer = decide(obligation(theory, goal, 0, with_(named), one.directed)[0], seconds, work=one.work)
        return "refuted" if answer.status == "unsat" else "exhausted" if answer.exhausted else "gave up"

    found = growing(guide.needed, next_to, ask, GROWING)
    return None if found is None else with_(found)
