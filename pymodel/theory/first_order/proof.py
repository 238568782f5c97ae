"""Proving that an atom of a claim holds in no outcome, whatever the number of states."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from clingo.ast import AST, ASTType

from pymodel.ground.names import Signature
from pymodel.theory.first_order.completion import constraint, definition, table
from pymodel.theory.first_order.growing import Tried, growing
from pymodel.theory.first_order.quantifiers import for_all
from pymodel.theory.first_order.relevance import Guide, Search
from pymodel.theory.first_order.theory import Theory
from pymodel.theory.first_order.translate import (
    OutsideError,
    Rule,
    Vocabulary,
    functor,
    predicate,
    read_rule,
)
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.solver import core, decide
from pymodel.theory.terms import conjunction, symbol

__all__ = ["ATTEMPTS", "FIRST", "REST", "Attempt", "Goal", "Guide", "Proof", "obligation", "prove", "with_claim"]


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
    """

    depth: int
    work: int
    along: bool = False
    chooses: bool = False
    grows: bool = False
    directed: bool = False


FIRST = (
    *(Attempt(depth, 600_000, directed=True) for depth in (3, 4, 5, 6)),
    *(Attempt(depth, 3_000_000, directed=True, chooses=True) for depth in (5, 6)),
)
REST = (
    Attempt(0, 1_000_000, along=True, directed=True),
    *(Attempt(steps, 2_000_000, along=True, directed=True, chooses=True) for steps in (0, 1)),
    Attempt(0, 1_500_000, along=True, directed=True, grows=True),
    *(Attempt(depth, 2_000_000, chooses=True) for depth in (4, 5, 6, 7)),
)
ATTEMPTS = (*FIRST, *REST)
GROWING = 8  # how often definitions are added where the proof in this world does not name enough
NAMES = "names"


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


@dataclass(frozen=True)
class Goal:
    """What is to hold in no outcome.

    Attributes:
        nodes: the rules of the claim.
        name: the predicate, without arguments, that must not hold.
        readings: the readings that are fixed.
    """

    nodes: Sequence[AST]
    name: str
    readings: Mapping[str, str] = field(default_factory=dict)


def prove(
    theory: Theory, goal: Goal, seconds: float, guide: Guide | None = None, attempts: Sequence[Attempt] = ATTEMPTS
) -> Proof:
    """Tries to prove that a goal holds in no outcome.

    Args:
        theory: the law.
        goal: what must not hold.
        seconds: the time limit of the whole search.
        guide: which definitions a proof in this world needs, if there is one.
        attempts: the ways to try, one after the other.

    Returns:
        The proof. A theory without a refutation proves nothing: the claim may hold or not.
    """
    until = time.monotonic() + seconds
    sizes: dict[tuple[bool, bool, bool], int] = {}
    outside: tuple[str, ...] = ()
    for one in attempts:
        if one.along and guide is None:
            continue
        left = until - time.monotonic()
        if left <= 0:
            break
        using = guide if one.along else None
        if one.grows and guide is not None:
            using = _grown(theory, goal, guide, one, left)
            if using is None:
                continue
        found, outside = obligation(theory, goal, one.depth, using, one.directed)
        if sizes.get((one.along, one.chooses, one.directed)) == len(found.assertions):
            continue  # nothing was added since the attempt before
        sizes[one.along, one.chooses, one.directed] = len(found.assertions)
        ask = partial(decide, work=one.work, chooses=one.chooses)
        if ask(found, left).status == "unsat":
            groups = core(found, seconds, work=one.work, chooses=one.chooses).core
            texts = {text for text, _ in theory.axioms}
            needed = found.only(groups)
            # what is shown to others is what the proof needs, if Z3 refutes that as well
            shown = needed if groups and ask(needed, seconds).status == "unsat" else found
            return Proof(True, groups, tuple(one for one in groups if one in texts), outside, shown)
    return Proof(False, outside=outside)


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


def obligation(
    theory: Theory, goal: Goal, depth: int, guide: Guide | None = None, directed: bool = False
) -> tuple[Obligation, tuple[str, ...]]:
    """The theory of what a goal hangs on, with the goal asserted.

    Args:
        theory: the law.
        goal: the goal.
        depth: definitions farther from the goal than this are left out; with a guide, those farther from what it names.
        guide: which definitions to begin with; the goal's own if left out.
        directed: whether only the sides of definitions are used that the goal asks for.

    Returns:
        The obligation, and what stands outside the fragment.
    """
    rules = with_claim(theory, goal.nodes)
    found = Search(theory, rules, depth, guide, directed).relevant((goal.name, 0))
    reached, looked, axioms = found.reached, set(found.looked), found.axioms
    vocabulary = Vocabulary()
    assertions: list[Assertion] = []
    outside: list[str] = []
    keys = sorted(theory.keys & _names_in(rules, theory, reached, axioms))
    for signature, sides in reached.items():
        if directed and signature in theory.keyed:
            assertions += table(signature, theory.rules[signature], keys, vocabulary)
            continue
        if signature in rules and signature not in theory.free:
            try:
                if signature in theory.rules:
                    said = theory.definition(signature, vocabulary)
                else:
                    said = tuple(definition(signature, rules[signature], vocabulary))
                whole = len(sides) == 2 or any(rule.choice for rule in rules[signature])
                name = f"{signature[0]}/{signature[1]}"
                assertions += [one for one in said if whole or (one.group == name) in sides]
            except OutsideError as error:
                outside.append(str(error))
    assertions += [Assertion(text, constraint(axiom, vocabulary).text) for text, axiom in axioms]
    for reading, position in sorted(goal.readings.items()):
        looked.add(("position", 2))
        vocabulary.constants |= {symbol(reading), symbol(position)}
        held = f"({predicate(('position', 2))} {symbol(reading)} |P|)"
        fixed = for_all(["|P|"], f"(=> {held} (= |P| {symbol(position)}))")
        assertions.append(Assertion(f"{reading}: {position}", fixed))
    assertions += [Assertion("counts", axiom) for axiom in vocabulary.axioms]
    assertions += [Assertion(NAMES, text) for text in _names(vocabulary)]
    assertions.append(Assertion("goal", predicate((goal.name, 0))))
    return Obligation("UF", tuple(_declarations(vocabulary, looked)), tuple(assertions)), tuple(outside)


def _names_in(
    rules: Mapping[Signature, Sequence[Rule]],
    theory: Theory,
    reached: Iterable[Signature],
    axioms: Iterable[tuple[str, Rule]],
) -> set[str]:
    """The words of the rules in reach, tables of fields and readings apart."""
    used = [rule for one in reached if one not in theory.keyed for rule in rules.get(one, ())]
    nodes = [
        node for rule in (*used, *(rule for _, rule in axioms)) for node in (rule.head, *rule.conditions, *rule.body)
    ]
    text = " ".join(str(node) for node in nodes if node is not None)
    return set("".join(char if char.isalnum() or char == "_" else " " for char in text).split())


def with_claim(theory: Theory, nodes: Sequence[AST]) -> Mapping[Signature, Sequence[Rule]]:
    """The rules of the law and those of a claim, by what they derive.

    Args:
        theory: the law.
        nodes: the rules of the claim.
    """
    rules: dict[Signature, Sequence[Rule]] = dict(theory.rules)
    own: dict[Signature, list[Rule]] = {}
    for node in nodes:
        if node.ast_type == ASTType.Rule:
            for rule in read_rule(node, f"{node.location.begin.filename}:{node.location.begin.line}"):
                if rule.signature is not None:
                    own.setdefault(rule.signature, []).append(rule)
    return rules | own


def _names(vocabulary: Vocabulary) -> list[str]:
    """Named things are different, and terms are built from their parts in one way only."""
    constants = sorted(vocabulary.constants)
    said = [f"(distinct {' '.join(constants)})"] if len(constants) > 1 else []
    functors = sorted(vocabulary.functors)
    if not functors:
        return said
    said.append(f"(distinct |shape of a name| {' '.join(map(_shape, functors))})")
    said += [f"(= (|shape| {constant}) |shape of a name|)" for constant in constants]
    for one in functors:
        name, arity = one
        names = [symbol(f"x {number + 1}") for number in range(arity)]
        term = f"({functor(name, arity)} {' '.join(names)})"
        parts = [f"(= ({_part(one, number)} {term}) {names[number]})" for number in range(arity)]
        said.append(for_all(names, conjunction([f"(= (|shape| {term}) {_shape(one)})", *parts])))
    return said


def _shape(one: tuple[str, int]) -> str:
    """The constant that tells the terms of a function from all others."""
    return symbol(f"shape of {functor(*one).strip('|')}")


def _part(one: tuple[str, int], number: int) -> str:
    """The function that gives back an argument of a term."""
    return symbol(f"argument {number + 1} of {functor(*one).strip('|')}")


def _declarations(vocabulary: Vocabulary, used: set[Signature]) -> list[str]:
    lines = ["(declare-sort U 0)"]
    lines += [f"(declare-const {name} U)" for name in sorted(vocabulary.constants)]
    lines += [f"(declare-fun {functor(name, arity)} ({'U ' * arity}) U)" for name, arity in sorted(vocabulary.functors)]
    if vocabulary.functors:
        functors = sorted(vocabulary.functors)
        lines += [
            "(declare-sort Shape 0)",
            "(declare-const |shape of a name| Shape)",
            "(declare-fun |shape| (U) Shape)",
        ]
        lines += [f"(declare-const {_shape(one)} Shape)" for one in functors]
        lines += [f"(declare-fun {_part(one, number)} (U) U)" for one in functors for number in range(one[1])]
    counted = sorted(vocabulary.counted.items())
    lines += [f"(declare-fun {name} ({'U ' * arity}) Bool)" for name, arity in counted]
    lines += [f"(declare-fun {predicate(one)} ({'U ' * one[1]}) Bool)" for one in sorted(used)]
    return lines
