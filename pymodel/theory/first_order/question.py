"""A goal and what of the law it hangs on, as a question to Z3."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clingo.ast import AST, ASTType

from pymodel.ground.names import Signature
from pymodel.theory.first_order.completion import constraint, definition, table
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
from pymodel.theory.terms import conjunction, symbol

__all__ = ["Goal", "obligation", "of_groups", "with_claim"]

NAMES = "names"


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
    return _asked(goal, axioms, assertions, looked, vocabulary), tuple(outside)


def of_groups(theory: Theory, goal: Goal, groups: Collection[str]) -> Obligation:
    """Some groups of assertions alone, with the goal asserted.

    Args:
        theory: the law.
        goal: the goal.
        groups: places of rules, names of predicates, texts of axioms.

    Returns:
        The obligation.

    Raises:
        OutsideError: a rule is outside the fragment.
    """
    vocabulary = Vocabulary()
    assertions: list[Assertion] = []
    looked: set[Signature] = set()
    for signature, rules in with_claim(theory, goal.nodes).items():
        if f"{signature[0]}/{signature[1]}" in groups or any(rule.place in groups for rule in rules):
            own = Vocabulary()
            said = (
                theory.definition(signature, own)
                if signature in theory.rules
                else tuple(definition(signature, rules, own))
            )
            assertions += [one for one in said if one.group in groups]
            vocabulary.add(own)
            looked |= {signature, *(used for rule in rules for used in rule.uses)}
    known = [*((rule.place, rule) for rule in theory.constraints), *theory.axioms]
    axioms = [one for one in known if one[0] in groups]
    looked |= {used for _, axiom in axioms for used in axiom.uses}
    return _asked(goal, axioms, assertions, looked, vocabulary)


def _asked(
    goal: Goal,
    axioms: Iterable[tuple[str, Rule]],
    assertions: list[Assertion],
    looked: set[Signature],
    vocabulary: Vocabulary,
) -> Obligation:
    """Definitions with what else there is to say: axioms, the readings that are fixed, names, and the goal."""
    assertions += [Assertion(text, constraint(axiom, vocabulary).text) for text, axiom in axioms]
    for reading, position in sorted(goal.readings.items()):
        looked.add(("position", 2))
        vocabulary.constants |= {symbol(reading), symbol(position)}
        held = f"({predicate(('position', 2))} {symbol(reading)} |P|)"
        fixed = for_all(["|P|"], f"(=> {held} (= |P| {symbol(position)}))")
        assertions.append(Assertion(f"{reading}: {position}", fixed))
    assertions += [Assertion("counts", axiom) for axiom in vocabulary.axioms]
    assertions += [Assertion(NAMES, text) for text in _names(vocabulary)]
    looked.add((goal.name, 0))
    assertions.append(Assertion("goal", predicate((goal.name, 0))))
    return Obligation("UF", tuple(_declarations(vocabulary, looked)), tuple(assertions))


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
