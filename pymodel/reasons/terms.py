"""Terms of rules with their variables, and matching them against the ground terms of an outcome."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clingo import Function, Number, Symbol, SymbolType
from clingo.ast import AST, ASTType, BinaryOperator

__all__ = [
    "Binding",
    "Compound",
    "Interval",
    "Sum",
    "Term",
    "Variable",
    "filled",
    "match",
    "meets",
    "read",
    "variables",
]


class Variable(NamedTuple):
    """A variable; those written `_` have names of their own, which begin with `_`."""

    name: str


class Compound(NamedTuple):
    """A function or an atom, some argument of which may not be ground."""

    name: str
    arguments: tuple["Term", ...]

    def __str__(self) -> str:
        inside = ",".join(map(_written, self.arguments))
        return f"{self.name}({inside})" if self.arguments else self.name


class Sum(NamedTuple):
    """An addition of two terms."""

    left: "Term"
    right: "Term"


class Interval(NamedTuple):
    """The numbers from one to another, both included."""

    low: "Term"
    high: "Term"


Term = Symbol | Variable | Compound | Sum | Interval
Binding = Mapping[str, Symbol]


def read(node: AST) -> Term:
    """A term of clingo's syntax tree.

    Args:
        node: the term; pools and other arithmetic than addition do not stand in the rules of the law.

    Returns:
        The term, a symbol where it is ground.

    Raises:
        ValueError: it holds anything else.
    """
    match node.ast_type:
        case ASTType.Variable:
            place = node.location.begin
            return Variable(f"_{place.line}_{place.column}" if node.name == "_" else node.name)
        case ASTType.SymbolicTerm:
            symbol: Symbol = node.symbol
            return symbol
        case ASTType.Function if not node.external:
            arguments = tuple(map(read, node.arguments))
            ground = [one for one in arguments if isinstance(one, Symbol)]
            return Function(node.name, ground) if len(ground) == len(arguments) else Compound(node.name, arguments)
        case ASTType.BinaryOperation if node.operator_type == BinaryOperator.Plus:
            return Sum(read(node.left), read(node.right))
        case ASTType.Interval:
            return Interval(read(node.left), read(node.right))
    raise ValueError(f"`{node}` is no term that the rules of the law use")


def variables(term: Term) -> Iterator[str]:
    """The names of the variables of a term."""
    if isinstance(term, Variable):
        yield term.name
    elif isinstance(term, Compound):
        for argument in term.arguments:
            yield from variables(argument)
    elif isinstance(term, Sum | Interval):
        for part in term:
            yield from variables(part)


def filled(term: Term, binding: Binding) -> Term:
    """A term with what is known of its variables put in; a symbol where it is ground then."""
    if isinstance(term, Symbol):
        return term
    if isinstance(term, Variable):
        return binding.get(term.name, term)
    if isinstance(term, Compound):
        arguments = tuple(filled(argument, binding) for argument in term.arguments)
        ground = [one for one in arguments if isinstance(one, Symbol)]
        return Function(term.name, ground) if len(ground) == len(arguments) else Compound(term.name, arguments)
    one, other = filled(term[0], binding), filled(term[1], binding)
    if isinstance(term, Interval):
        return Interval(one, other)
    if isinstance(one, Symbol) and isinstance(other, Symbol):
        return Number(one.number + other.number)
    return Sum(one, other)


def match(term: Term, symbol: Symbol, binding: Binding) -> Binding | None:
    """The binding under which a term is a symbol.

    Args:
        term: what stands in a rule.
        symbol: a ground term.
        binding: what is known already.

    Returns:
        The binding with what is new, or None where the term cannot be the symbol.
    """
    if isinstance(term, Variable):
        known = binding.get(term.name)
        if known is None:
            return {**binding, term.name: symbol}
        return binding if known == symbol else None
    if isinstance(term, Compound):
        if symbol.type is not SymbolType.Function or symbol.name != term.name:
            return None
        return match_all(term.arguments, symbol.arguments, binding)
    return binding if filled(term, binding) == symbol else None


def match_all(terms: Sequence[Term], symbols: Sequence[Symbol], binding: Binding) -> Binding | None:
    """The binding under which terms are symbols one by one; for the rest see `match`."""
    if len(terms) != len(symbols):
        return None
    found: Binding = binding
    for term, symbol in zip(terms, symbols, strict=True):
        more = match(term, symbol, found)
        if more is None:
            return None
        found = more
    return found


def meets(head: Term, wanted: Term, binding: Binding) -> Binding | None:
    """The binding of a rule under which its head can be what is wanted, whose own variables may stand for anything.

    Args:
        head: a term of the head of a rule.
        wanted: what is looked for.
        binding: what is known of the variables of the rule.

    Returns:
        The binding with what is new, or None where the head can never be that.
    """
    if isinstance(wanted, Symbol):
        return match(head, wanted, binding)
    if isinstance(wanted, Variable) or isinstance(head, Variable):
        return binding
    if isinstance(head, Symbol):
        return binding if match(wanted, head, {}) is not None else None
    if not isinstance(wanted, Compound) or not isinstance(head, Compound):
        return None
    return _meets_all(head, wanted, binding)


def _meets_all(head: Compound, wanted: Compound, binding: Binding) -> Binding | None:
    if head.name != wanted.name or len(head.arguments) != len(wanted.arguments):
        return None
    found: Binding = binding
    for inner, other in zip(head.arguments, wanted.arguments, strict=True):
        more = meets(inner, other, found)
        if more is None:
            return None
        found = more
    return found


def _written(term: Term) -> str:
    if isinstance(term, Variable):
        return "_" if term.name.startswith("_") else term.name
    if isinstance(term, Sum):
        return f"{_written(term.left)}+{_written(term.right)}"
    if isinstance(term, Interval):
        return f"{_written(term.low)}..{_written(term.high)}"
    return str(term)
