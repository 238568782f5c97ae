"""Terms of rules and of their instances, with which a search works faster than with clingo's syntax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from clingo import Symbol, SymbolType
from clingo.ast import AST, ASTType

from pymodel.ground.names import Signature

__all__ = [
    "Atom",
    "Count",
    "Literal",
    "Name",
    "Projection",
    "Same",
    "Substitution",
    "Term",
    "Variable",
    "instance",
    "matches",
    "read_term",
    "renamed",
    "replaced",
    "unknowns",
    "variables",
]


class Variable(str):
    """A variable of a rule."""

    __slots__ = ()


Term: TypeAlias = "str | int | Variable | tuple[Term, ...]"
"""A named thing, an unknown thing by its number, a variable, or a function's name with its arguments."""


class Projection(NamedTuple):
    """A predicate that holds where another does for something in the places that are left out."""

    of: Name
    left_out: tuple[bool, ...]


class Count(NamedTuple):
    """A predicate that holds where a count reaches a number."""

    place: str
    text: str
    number: int


Name = Signature | Projection | Count
Substitution: TypeAlias = "dict[Variable, Term]"


class Atom(NamedTuple):
    """A predicate of some terms."""

    name: Name
    arguments: tuple[Term, ...]


class Literal(NamedTuple):
    """An atom that holds, or does not."""

    holds: bool
    name: Name
    arguments: tuple[Term, ...]


class Same(NamedTuple):
    """Two terms that are the same, or are not."""

    holds: bool
    left: Term
    right: Term


def read_term(node: AST, loose: list[Variable]) -> Term:
    """Reads a term.

    Args:
        node: clingo's syntax.
        loose: collects a variable for each `_`.

    Raises:
        ValueError: it is no name, variable or function.
    """
    if node.ast_type == ASTType.Variable:
        if node.name != "_":
            return Variable(node.name)
        loose.append(Variable(f"_{len(loose) + 1}"))
        return loose[-1]
    if node.ast_type == ASTType.SymbolicTerm:
        return _symbol(node.symbol)
    if node.ast_type == ASTType.Function:
        parts = tuple(read_term(argument, loose) for argument in node.arguments)
        return (node.name, *parts) if parts else str(node.name)
    raise ValueError(str(node))


def _symbol(value: Symbol) -> Term:
    if value.type == SymbolType.Function and value.arguments:
        return (value.name, *map(_symbol, value.arguments))
    return str(value)


def variables(term: Term) -> Iterator[Variable]:
    """The variables of a term."""
    if isinstance(term, Variable):
        yield term
    elif isinstance(term, tuple):
        for part in term[1:]:
            yield from variables(part)


def unknowns(term: Term | None) -> Iterator[int]:
    """The unknown things of a term."""
    if isinstance(term, int):
        yield term
    elif isinstance(term, tuple):
        for part in term[1:]:
            yield from unknowns(part)


def renamed(term: Term, names: Mapping[Variable, Variable]) -> Term:
    """A term with other variables."""
    if isinstance(term, Variable):
        return names.get(term, term)
    return (term[0], *(renamed(part, names) for part in term[1:])) if isinstance(term, tuple) else term


def instance(term: Term, values: Mapping[Variable, Term]) -> Term | None:
    """A term with its variables replaced; None where one has no value."""
    if isinstance(term, Variable):
        return values.get(term)
    if not isinstance(term, tuple):
        return term
    parts: list[Term] = [term[0]]
    for part in term[1:]:
        found = instance(part, values)
        if found is None:
            return None
        parts.append(found)
    return tuple(parts)


def replaced(term: Term, old: int, new: Term) -> Term:
    """A term with something else for an unknown thing."""
    if isinstance(term, tuple):
        return (term[0], *(replaced(part, old, new) for part in term[1:]))
    return new if isinstance(term, int) and term == old else term


def matches(terms: Sequence[Term], found: Sequence[Term], values: Substitution) -> bool:
    """Whether terms become others by values for their variables, which are added."""
    for term, other in zip(terms, found, strict=True):
        if isinstance(term, Variable):
            if values.setdefault(term, other) != other:
                return False
        elif isinstance(term, tuple):
            if not isinstance(other, tuple) or term[0] != other[0] or len(term) != len(other):
                return False
            if not matches(term[1:], other[1:], values):
                return False
        elif term != other:
            return False
    return True
