"""Terms and atoms of a rule as plain values, read from clingo's syntax tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from clingo import Symbol, SymbolType
from clingo.ast import AST, ASTType, UnaryOperator

# longer intervals are kept as one `any` term: nothing in the law turns on listing their members
_LONGEST_INTERVAL = 64


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a rule.

    Attributes:
        kind: `any` is arithmetic, a wide interval or anything else whose value the text does not show.
        name: the name of a constant, function or variable; the text of a number or string; empty for a tuple.
        arguments: of a function or tuple.
    """

    kind: Literal["constant", "number", "string", "variable", "function", "any"]
    name: str
    arguments: tuple["Term", ...] = ()

    def __str__(self) -> str:
        if self.kind == "string":
            return f'"{self.name}"'
        if self.kind != "function":
            return self.name
        inside = ",".join(map(str, self.arguments))
        return f"{self.name}({inside},)" if not self.name and len(self.arguments) == 1 else f"{self.name}({inside})"


@dataclass(frozen=True, slots=True)
class Atom:
    """An atom of a rule: `name` begins with `-` where the atom is classically negated."""

    name: str
    arguments: tuple[Term, ...]

    @property
    def signature(self) -> str:
        """The predicate, as `must/3`."""
        return f"{self.name}/{len(self.arguments)}"

    def __str__(self) -> str:
        return f"{self.name}({','.join(map(str, self.arguments))})" if self.arguments else self.name


ANY = Term("any", "_")


def terms_of(node: AST) -> Iterator[Term]:
    """The terms a node stands for: several where it is a pool or a short interval.

    Args:
        node: a term of clingo's syntax tree.

    Yields:
        Each term, variables left as they are.
    """
    match node.ast_type:
        case ASTType.Variable:
            yield Term("variable", node.name)
        case ASTType.SymbolicTerm:
            yield term_of_symbol(node.symbol)
        case ASTType.Function:
            yield from _functions(node)
        case ASTType.Pool:
            for part in node.arguments:
                yield from terms_of(part)
        case ASTType.Interval:
            yield from _interval(node)
        case ASTType.UnaryOperation if node.operator_type == UnaryOperator.Minus:
            for inner in terms_of(node.argument):
                yield Term(inner.kind, f"-{inner.name}", inner.arguments) if inner.kind != "variable" else ANY
        case _:
            yield ANY


def atoms_of(symbol: AST) -> Iterator[Atom]:
    """The atoms the symbol of a symbolic atom stands for: several where it holds a pool.

    Args:
        symbol: the `symbol` of a node of kind `SymbolicAtom`.

    Yields:
        Each atom.
    """
    for term in terms_of(symbol):
        yield Atom(term.name, term.arguments)


def term_of_symbol(symbol: Symbol) -> Term:
    """A ground term of clingo as a plain value.

    Args:
        symbol: any symbol.

    Returns:
        The same term; `any` for `#inf` and `#sup`.
    """
    match symbol.type:
        case SymbolType.Number:
            return Term("number", str(symbol.number))
        case SymbolType.String:
            return Term("string", symbol.string)
        case SymbolType.Function:
            name = symbol.name if symbol.positive else f"-{symbol.name}"
            arguments = tuple(map(term_of_symbol, symbol.arguments))
            return Term("function" if arguments or not name else "constant", name, arguments)
        case _:
            return ANY


def matches(one: Term, other: Term) -> bool:
    """Whether two terms can be equal when every variable may stand for anything, even twice for different things."""
    if {"variable", "any"} & {one.kind, other.kind}:
        return True
    return (
        one.kind == other.kind
        and one.name == other.name
        and len(one.arguments) == len(other.arguments)
        and all(map(matches, one.arguments, other.arguments))
    )


def _functions(node: AST) -> Iterator[Term]:
    if node.external:
        yield ANY
        return
    for arguments in product(*(tuple(terms_of(argument)) for argument in node.arguments)):
        kind: Literal["constant", "function"] = "function" if arguments or not node.name else "constant"
        yield Term(kind, node.name, arguments)


def _interval(node: AST) -> Iterator[Term]:
    ends = (*terms_of(node.left), *terms_of(node.right))
    if len(ends) == 2 and all(end.kind == "number" for end in ends):
        low, high = int(ends[0].name), int(ends[1].name)
        if high - low < _LONGEST_INTERVAL:
            for number in range(low, high + 1):
                yield Term("number", str(number))
            return
    yield ANY
