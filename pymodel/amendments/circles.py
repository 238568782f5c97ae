"""Whether atoms can depend on one another in a circle, as far as the text of the rules tells.

A question for an atom is a question for the bodies of the rules that give it, with what its arguments fix put in for
their variables. Where no question leads back to itself, no scenario of any date has a circle: of the atoms in one, the
questions for them would repeat. The contrary does not follow.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from pymodel.law.statements import Statement
from pymodel.law.terms import ANY, Atom, Term, matches

__all__ = ["may_circle"]

MOST = 20_000  # questions
DEEPEST = 4  # what is deeper in a term counts as anything
_Rule: TypeAlias = "tuple[Atom, Sequence[Atom]]"
_OPEN = frozenset({"variable", "any"})


def may_circle(statements: Iterable[Statement]) -> bool:
    """Whether some atom may depend on itself.

    Args:
        statements: all statements of the law.

    Returns:
        False where that is excluded for every scenario; True where the text does not exclude it.
    """
    rules = _rules(statements)
    known: dict[Atom, bool] = {}  # by question, whether all that it leads to is known
    for start in [_put({}, head) for several in rules.values() for head, _ in several]:
        if start in known:
            continue
        known[start] = False
        path = [(start, _bodies(start, rules))]
        while path:
            for asked in path[-1][1]:
                if asked not in known:
                    if len(known) >= MOST:
                        return True
                    known[asked] = False
                    path.append((asked, _bodies(asked, rules)))
                    break
                if not known[asked]:
                    return True
            else:
                known[path.pop()[0]] = True
    return False


def _rules(statements: Iterable[Statement]) -> Mapping[str, Sequence[_Rule]]:
    """By predicate, each head with the atoms that its rule looks at."""
    found: dict[str, list[_Rule]] = {}
    for one in statements:
        if one.uses and one.kind not in {"show", "defined"}:
            for head in one.heads:
                found.setdefault(head.signature, []).append((head, [use.atom for use in one.uses]))
    return found


def _bodies(asked: Atom, rules: Mapping[str, Sequence[_Rule]]) -> Iterator[Atom]:
    """The questions that a question leads to."""
    for head, uses in rules.get(asked.signature, ()):
        values: dict[str, Term] = {}
        if all(_fits(one, other, values) for one, other in zip(head.arguments, asked.arguments, strict=True)):
            for use in uses:
                yield _put(values, use)


def _fits(one: Term, other: Term, values: dict[str, Term]) -> bool:
    """Whether a term of a head can be what is asked for; variables get the values that this fixes."""
    if one.kind in _OPEN or other.kind in _OPEN:
        return one.kind != "variable" or other.kind in _OPEN or matches(values.setdefault(one.name, other), other)
    return (
        one.kind == other.kind
        and one.name == other.name
        and len(one.arguments) == len(other.arguments)
        and all(_fits(a, b, values) for a, b in zip(one.arguments, other.arguments, strict=True))
    )


def _put(values: Mapping[str, Term], atom: Atom) -> Atom:
    return Atom(atom.name, tuple(_value(values, term, DEEPEST) for term in atom.arguments))


def _value(values: Mapping[str, Term], term: Term, depth: int) -> Term:
    if term.kind in _OPEN:
        return _value({}, values[term.name], depth) if term.kind == "variable" and term.name in values else ANY
    if not term.arguments:
        return term
    if not depth:
        return ANY
    return Term(term.kind, term.name, tuple(_value(values, part, depth - 1) for part in term.arguments))
