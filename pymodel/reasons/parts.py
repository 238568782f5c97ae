"""The head and the conditions of a rule, and reading them from clingo's syntax tree."""

import re
from typing import NamedTuple

from clingo import Function, Number, Symbol
from clingo.ast import AST, ASTType, ComparisonOperator, Sign, parse_string

from pymodel.reasons.terms import Compound, Term, Variable, read

__all__ = [
    "Atom",
    "Comparison",
    "Condition",
    "Counting",
    "Part",
    "Signature",
    "atom_of",
    "body_of",
    "head_of",
    "part_of",
    "signature",
]

Signature = tuple[str, int]
Atom = Symbol | Compound


class Condition(NamedTuple):
    """An atom that must hold, or of which nothing may establish that it does."""

    atom: Atom
    negated: bool


class Comparison(NamedTuple):
    """Two terms compared; the operator is written as in the law."""

    left: Term
    operator: str
    right: Term


class Counting(NamedTuple):
    """At least so many of the instances of an atom hold for which the conditions do."""

    bound: int
    atom: Atom
    conditions: tuple[Condition, ...]


Part = Condition | Comparison | Counting


def signature(atom: Atom) -> Signature:
    """The predicate of an atom and the number of its arguments."""
    return atom.name, len(atom.arguments)


def atom_of(term: Term) -> Atom:
    """A term as an atom.

    Raises:
        ValueError: it is none.
    """
    if isinstance(term, Symbol | Compound):
        return term
    raise ValueError(f"`{term}` is no atom")


def body_of(text: str) -> tuple[Part, ...]:
    """The conditions of a rule or constraint.

    Raises:
        ValueError: it uses what no rule of the law uses.
    """
    nodes: list[AST] = []
    parse_string(text, nodes.append, logger=lambda *_: None)
    return tuple(part_of(literal) for node in nodes if node.ast_type == ASTType.Rule for literal in node.body)


def head_of(literal: AST) -> Atom:
    """The head of a rule.

    Args:
        literal: clingo's literal.

    Raises:
        ValueError: it is none that the rules of the law use.
    """
    return _plain_atom(str(literal)) or atom_of(_read_atom(literal.atom.symbol))


def part_of(literal: AST) -> Part:
    """A condition of a rule.

    Args:
        literal: clingo's literal.

    Raises:
        ValueError: it is none that the rules of the law use.
    """
    return _plain(str(literal)) or _read_part(literal)


# what most conditions consist of, as clingo writes them: reading that is ten times as fast as walking through the tree
_SIMPLE = r"[a-z]\w*|[A-Z]\w*|\d+"
_ATOM = re.compile(rf"([a-z]\w*)(?:\(((?:{_SIMPLE})(?:,(?:{_SIMPLE}))*)\))?")
_COMPARED = re.compile(rf"({_SIMPLE}) (=|!=|<=|>=|<|>) ({_SIMPLE})")
_NOT = "not "


def _plain(text: str) -> Part | None:
    """A condition over constants, variables and numbers alone; None where it is another."""
    compared = _COMPARED.fullmatch(text)
    if compared is not None:
        return Comparison(_simple(compared[1]), compared[2], _simple(compared[3]))
    atom = _plain_atom(text.removeprefix(_NOT))
    return None if atom is None else Condition(atom, text.startswith(_NOT))


def _plain_atom(text: str) -> Atom | None:
    found = _ATOM.fullmatch(text)
    if found is None:
        return None
    arguments = [_simple(one) for one in found[2].split(",")] if found[2] else []
    ground = [one for one in arguments if isinstance(one, Symbol)]
    return Function(found[1], ground) if len(ground) == len(arguments) else Compound(found[1], tuple(arguments))


def _simple(text: str) -> Symbol | Variable:
    if text[0].isdigit():
        return Number(int(text))
    return Variable(text) if text[0].isupper() else Function(text)


def _read_atom(symbol: AST) -> Term:
    if symbol.ast_type == ASTType.Function and not symbol.arguments:
        return Function(symbol.name)
    return read(symbol)


_OPERATORS = {
    ComparisonOperator.Equal: "=",
    ComparisonOperator.NotEqual: "!=",
    ComparisonOperator.LessThan: "<",
    ComparisonOperator.LessEqual: "<=",
    ComparisonOperator.GreaterThan: ">",
    ComparisonOperator.GreaterEqual: ">=",
}


def _read_part(literal: AST) -> Part:
    atom = literal.atom
    if atom.ast_type == ASTType.SymbolicAtom and literal.sign in (Sign.NoSign, Sign.Negation):
        return Condition(atom_of(_read_atom(atom.symbol)), literal.sign == Sign.Negation)
    if atom.ast_type == ASTType.Comparison and literal.sign == Sign.NoSign and len(atom.guards) == 1:
        (guard,) = atom.guards
        return Comparison(read(atom.term), _OPERATORS[ComparisonOperator(guard.comparison)], read(guard.term))
    if atom.ast_type == ASTType.Aggregate and literal.sign == Sign.NoSign and len(atom.elements) == 1:
        (element,) = atom.elements
        guard = atom.left_guard
        if guard is not None and atom.right_guard is None and guard.comparison == ComparisonOperator.LessEqual:
            conditions = tuple(_read_part(one) for one in element.condition)
            counted = _read_part(element.literal)
            if isinstance(counted, Condition) and not counted.negated:
                return Counting(
                    guard.term.symbol.number,
                    counted.atom,
                    tuple(one for one in conditions if isinstance(one, Condition)),
                )
    raise ValueError(f"`{literal}` is no condition that the rules of the law use")
