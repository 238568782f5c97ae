"""Clark's completion of rules with variables."""

from collections.abc import Iterator, Sequence

from pymodel.ground.names import Signature
from pymodel.theory.first_order.quantifiers import cover, exists, for_all
from pymodel.theory.first_order.translate import (
    OutsideError,
    Rule,
    Vocabulary,
    Writer,
    hides_one,
    is_count,
    predicate,
    variables_of,
)
from pymodel.theory.obligation import Assertion
from pymodel.theory.terms import at_least_one, conjunction, implication, negation, symbol

__all__ = ["constraint", "definition", "key_of", "table"]


def definition(signature: Signature, rules: Sequence[Rule], vocabulary: Vocabulary) -> Iterator[Assertion]:
    """The completion of one predicate.

    Args:
        signature: the predicate.
        rules: all rules, facts and choices that can derive it.
        vocabulary: collects the names used.

    Yields:
        For each rule that where its body holds the head does, under the rule's place; for a choice that exactly one is
        chosen; and that nothing else gives the predicate, under its name.

    Raises:
        OutsideError: a rule is outside the fragment.
    """
    name, arity = signature
    places = [symbol(f"x {place + 1}") for place in range(arity)]
    atom = f"({predicate(signature)} {' '.join(places)})" if arity else predicate(signature)
    reasons = []
    for rule in rules:
        yield from _if(rule, vocabulary)
        reasons.append(_reason(rule, places, vocabulary))
    yield Assertion(f"{name}/{arity}", for_all(places, implication(atom, at_least_one(reasons)), [atom]))


def table(
    signature: Signature, rules: Sequence[Rule], keys: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Assertion]:
    """The rows of a table under some of its keys: what a proof that names no other key can need.

    Args:
        signature: the predicate.
        rules: its facts.
        keys: values of its first column.
        vocabulary: collects the names used.

    Yields:
        The rows under each key, and that there are no others under it.
    """
    name, arity = signature
    places = [symbol(f"x {place + 1}") for place in range(1, arity)]
    rows: dict[str, list[Rule]] = {key: [] for key in keys}
    for rule in rules:
        if key_of(rule) in rows:
            rows[key_of(rule)].append(rule)
    for key, found in rows.items():
        vocabulary.constants.add(symbol(key))
        atom = f"({' '.join([predicate(signature), symbol(key), *places])})"
        reasons = []
        for rule in found:
            assert rule.head is not None
            writer = Writer(rule, vocabulary)
            yield Assertion(rule.place, writer.atom(rule.head))
            values = [writer.term(value) for value in list(rule.head.arguments)[1:]]
            reasons.append(conjunction([f"(= {place} {value})" for place, value in zip(places, values, strict=True)]))
        yield Assertion(f"{name}/{arity}", for_all(places, implication(atom, at_least_one(reasons)), [atom]))


def key_of(rule: Rule) -> str:
    """The first column of a fact; empty where it has none or that is no name."""
    arguments = [] if rule.head is None else list(getattr(rule.head, "arguments", ()))
    return str(arguments[0]) if arguments else ""


def _if(rule: Rule, vocabulary: Vocabulary) -> Iterator[Assertion]:
    assert rule.head is not None
    writer = Writer(rule, vocabulary)
    named = rule.variables()
    everywhere = variables_of([one for one in rule.body if not is_count(one)])
    if not rule.choice:
        body = conjunction(writer.literals(rule.body, named))
        head = writer.atom(rule.head)
        names = [*map(symbol, sorted(named)), *writer.loose]
        patterns = cover([atom for atom in writer.positive if atom.startswith("(")], names)
        # forward from what is known, and backward from what is asked
        back = cover([head], names) if head.startswith("(") else []
        yield Assertion(rule.place, for_all(names, implication(body, head), patterns, back))
        return
    # a choice: something is chosen where the body holds, and nothing beside it
    body = conjunction(writer.literals(rule.body, named))
    outer = [*map(symbol, sorted(everywhere)), *writer.loose]
    offered = cover([atom for atom in writer.positive if atom.startswith("(")], outer)
    writer.loose = []
    chosen = conjunction([writer.atom(rule.head), *writer.literals(rule.conditions, named)])
    own = sorted(named - everywhere)
    if set(own) != variables_of([rule.head]) - everywhere or hides_one([rule.head, *rule.conditions]):
        raise OutsideError(f"{rule.place}: a condition of the choice of `{rule.head}` has a variable of its own")
    inner = [*map(symbol, own), *writer.loose]
    yield Assertion(rule.place, for_all(outer, implication(body, exists(inner, chosen)), offered))
    other = _second(chosen, own)
    same = conjunction([f"(= {symbol(one)} {symbol(f'{one} 2')})" for one in own])
    both = [*outer, *inner, *(symbol(f"{one} 2") for one in own)]
    pair = cover([writer.atom(rule.head), _second(writer.atom(rule.head), own)], both)
    yield Assertion(rule.place, for_all(both, implication(conjunction([body, chosen, other]), same), pair))


def _second(text: str, names: Sequence[str]) -> str:
    """A formula with other names for some variables."""
    for one in names:
        text = text.replace(symbol(one), symbol(f"{one} 2"))
    return text


def _reason(rule: Rule, places: Sequence[str], vocabulary: Vocabulary) -> str:
    """The body of a rule as a reason for the head with other names for its arguments."""
    assert rule.head is not None
    writer = Writer(rule, vocabulary)
    named = rule.variables()
    parts = []
    taken: dict[str, str] = {}
    arguments = list(getattr(rule.head, "arguments", ()))
    equal = []
    for place, argument in zip(places, arguments, strict=True):
        text = writer.term(argument)
        if text.startswith("|") and text.strip("|") in named and text not in taken:
            taken[text] = place  # the variable is the argument itself
        else:
            equal.append((place, text))
    parts += [f"(= {place} {text})" for place, text in equal]
    parts += writer.literals((*rule.conditions, *rule.body), named)
    formula = conjunction(parts)
    for old, new in taken.items():
        formula = formula.replace(old, new)
    inner = [symbol(one) for one in sorted(named) if symbol(one) not in taken]
    return exists([*inner, *writer.loose], formula)


def constraint(rule: Rule, vocabulary: Vocabulary) -> Assertion:
    """An integrity constraint: its body never holds.

    Raises:
        OutsideError: it is outside the fragment.
    """
    writer = Writer(rule, vocabulary)
    named = rule.variables()
    body = conjunction(writer.literals(rule.body, named))
    names = [*map(symbol, sorted(named)), *writer.loose]
    patterns = cover([atom for atom in writer.positive if atom.startswith("(")], names)
    return Assertion(rule.place, for_all(names, negation(body), patterns))
