"""One statement of the law, checked against the fragment; what it derives and what it looks at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clingo import SymbolType, parse_term
from clingo.ast import AST, AggregateFunction, ASTType, ComparisonOperator, Sign, UnaryOperator

from pymodel.ground.names import Signature

__all__ = ["Statement", "Use", "read"]

_SILENT = {ASTType.Comment, ASTType.Defined, ASTType.ShowSignature}
_EQUALITIES = {ComparisonOperator.Equal, ComparisonOperator.NotEqual}
_PLAIN = {ASTType.Variable, ASTType.SymbolicTerm}
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# variables, pools, intervals, arithmetic, bodies, choices and all else that a fact of names and numbers has not
_BEYOND_A_PLAIN_FACT = re.compile(r"[^a-z0-9_(),.]|\.\.|(?<![a-z0-9_])_|\bnot\b")


@dataclass(frozen=True)
class Use:
    """A predicate in a body or condition, and whether it is negated."""

    signature: Signature
    negated: bool


@dataclass
class Statement:
    """A rule, choice or constraint.

    Attributes:
        place: file and line.
        heads: the predicates it derives or chooses; none of a constraint.
        choice: whether it chooses among them.
        uses: what its body and conditions mention.
        ordering: comparisons and arithmetic, which no choice may reach, as text.
        problems: what is outside the fragment in any rule.
    """

    place: str
    heads: list[Signature] = field(default_factory=list)
    choice: bool = False
    uses: list[Use] = field(default_factory=list)
    ordering: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(node: AST) -> Statement | None:
    """Reads a statement.

    Args:
        node: as clingo's parser gives it.

    Returns:
        The statement with what is wrong with it, or None for comments and for statements without consequences
        (`#defined`, `#show p/n.`, `#program base.`).
    """
    # every look into a tree of clingo's crosses into C and back, so each is taken once
    kind = node.ast_type
    if kind in _SILENT or (kind == ASTType.Program and node.name == "base" and not node.parameters):
        return None
    begin = node.location.begin
    statement = Statement(f"{begin.filename}:{begin.line}")
    if kind != ASTType.Rule:
        statement.problems.append(f"a statement of type {kind.name} is outside the language of the law")
        return statement
    text = str(node)
    if _BEYOND_A_PLAIN_FACT.search(_STRING.sub("0", text)):
        _head(node.head, statement)
        for literal in node.body:
            _body(literal, statement)
    else:  # read from its text, which is many times faster than to walk the tree
        fact = parse_term(text.removesuffix("."))
        statement.heads.append((fact.name, len(fact.arguments)))
    return statement


def _refuse(node: AST, statement: Statement) -> None:
    statement.problems.append(f"`{node}` is outside the language of the law ({node.ast_type.name})")


def _head(head: AST, statement: Statement) -> None:
    kind = head.ast_type
    if kind == ASTType.Aggregate:
        statement.choice = True
        _bounds(head, statement)
        for element in head.elements:
            _literal_head(element.literal, statement)
            _all(element.condition, statement)
        if not _is_exactly_one(head):
            statement.problems.append("a choice must be bounded to exactly one: `1 { .. } 1`")
    elif kind == ASTType.Literal:
        _literal_head(head, statement)
    else:
        _refuse(head, statement)


def _is_exactly_one(head: AST) -> bool:
    """Whether both bounds of a choice are the number one."""
    guards = [head.left_guard, head.right_guard]
    equal = {ComparisonOperator.Equal, ComparisonOperator.LessEqual}
    if any(guard is not None and guard.comparison not in equal for guard in guards):
        return False
    given = [guard for guard in guards if guard is not None]
    if len(given) == 1 and given[0].comparison != ComparisonOperator.Equal:
        return False
    return bool(given) and all(str(guard.term) == "1" for guard in given)


def _literal_head(head: AST, statement: Statement) -> None:
    if head.ast_type != ASTType.Literal or head.sign != Sign.NoSign:
        _refuse(head, statement)
        return
    atom = head.atom
    kind = atom.ast_type
    if kind == ASTType.SymbolicAtom:
        statement.heads.extend(_signatures(atom, statement))
    elif kind != ASTType.BooleanConstant or atom.value:
        _refuse(head, statement)


def _all(literals: Iterable[AST], statement: Statement) -> None:
    for literal in literals:
        _body(literal, statement)


def _body(literal: AST, statement: Statement) -> None:
    kind = literal.ast_type
    if kind == ASTType.ConditionalLiteral:
        _all((literal.literal, *literal.condition), statement)
        return
    if kind != ASTType.Literal or (sign := literal.sign) == Sign.DoubleNegation:
        _refuse(literal, statement)
        return
    atom, negated = literal.atom, sign == Sign.Negation
    kind = atom.ast_type
    if kind == ASTType.SymbolicAtom:
        statement.uses.extend(Use(signature, negated) for signature in _signatures(atom, statement))
    elif kind == ASTType.Comparison:
        _comparison(atom, statement)
    elif kind in {ASTType.Aggregate, ASTType.BodyAggregate}:
        _count(atom, statement)
    elif kind != ASTType.BooleanConstant:
        _refuse(literal, statement)


def _comparison(atom: AST, statement: Statement) -> None:
    _term(atom.term, statement)
    for guard in atom.guards:
        _term(guard.term, statement)
        if guard.comparison not in _EQUALITIES:
            statement.ordering.append(f"the comparison `{atom}`")


def _count(atom: AST, statement: Statement) -> None:
    """A count with constant bounds; the atoms it counts are uses like others."""
    if atom.ast_type == ASTType.BodyAggregate and atom.function != AggregateFunction.Count:
        _refuse(atom, statement)
    _bounds(atom, statement)
    for element in atom.elements:
        for term in getattr(element, "terms", ()):
            _term(term, statement)
        if element.ast_type == ASTType.ConditionalLiteral:
            _body(element.literal, statement)
        _all(element.condition, statement)


def _bounds(atom: AST, statement: Statement) -> None:
    for guard in (atom.left_guard, atom.right_guard):
        if guard is not None and not _is_number(guard.term):
            statement.problems.append(f"the bound `{guard.term}` of a count must be a number")


def _is_number(term: AST) -> bool:
    return term.ast_type == ASTType.SymbolicTerm and term.symbol.type == SymbolType.Number


def _signatures(atom: AST, statement: Statement) -> Iterator[Signature]:
    """The predicates of an atom (several where it is written as a pool); its terms are checked."""
    symbol = atom.symbol
    for one in symbol.arguments if symbol.ast_type == ASTType.Pool else [symbol]:
        kind = one.ast_type
        if kind == ASTType.SymbolicTerm and (term := one.symbol).type == SymbolType.Function and not term.negative:
            yield term.name, len(term.arguments)
        elif kind == ASTType.Function and not one.external:
            arguments = one.arguments
            for argument in arguments:
                _term(argument, statement)
            yield one.name, len(arguments)
        else:
            _refuse(atom, statement)


def _term(term: AST, statement: Statement) -> None:
    kind = term.ast_type
    if kind in _PLAIN or (kind == ASTType.UnaryOperation and _is_negative_number(term)):
        return
    if kind in {ASTType.Function, ASTType.Pool}:
        if kind == ASTType.Function and term.external:
            _refuse(term, statement)
        for argument in term.arguments:
            _term(argument, statement)
    elif kind in {ASTType.BinaryOperation, ASTType.UnaryOperation, ASTType.Interval}:
        statement.ordering.append(f"the arithmetic `{term}`")
    else:
        _refuse(term, statement)


def _is_negative_number(term: AST) -> bool:
    """Whether an operation with one operand is the minus of a number."""
    return bool(term.operator_type == UnaryOperator.Minus) and _is_number(term.argument)
