"""One rule as first-order formulas over a single sort of things.

Variables of a rule stand for any things whatever: named ones, or others of which nothing is known. A term such as
`vote(measures)` is a function applied to a thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from clingo import SymbolType
from clingo.ast import AST, ASTType, ComparisonOperator, Sign

from pymodel.ground.names import Signature
from pymodel.theory.first_order.quantifiers import exists, for_all
from pymodel.theory.terms import FALSE, TRUE, at_least_one, conjunction, equivalence, negation, symbol

__all__ = ["OutsideError", "Rule", "Vocabulary", "head_of", "predicate", "read_rule", "signature_of"]

EXACT = 7  # up to this many, "at least k" is said with k distinct unknowns


class OutsideError(ValueError):
    """A rule is outside what can be said in the first-order theory."""


@dataclass
class Vocabulary:
    """The names that formulas use, collected as they are written.

    Attributes:
        constants: named things.
        functors: functions, with their number of arguments.
        counted: predicates that stand for a count, with their number of arguments.
        axioms: what is known of these counts.
    """

    constants: set[str] = field(default_factory=set)
    functors: set[tuple[str, int]] = field(default_factory=set)
    counted: dict[str, int] = field(default_factory=dict)
    axioms: list[str] = field(default_factory=list)

    def add(self, other: "Vocabulary") -> None:
        """Takes in the names of formulas that were written elsewhere."""
        self.constants |= other.constants
        self.functors |= other.functors
        self.counted |= other.counted
        self.axioms += other.axioms


@dataclass(frozen=True)
class Rule:
    """A rule with its parts still in clingo's syntax.

    Attributes:
        place: file and line.
        head: the atom that it derives or chooses; None of a constraint.
        conditions: of a choice: what allows this atom.
        body: the body.
        choice: whether it is one of exactly one choices.
    """

    place: str
    head: AST | None
    conditions: tuple[AST, ...]
    body: tuple[AST, ...]
    choice: bool

    @property
    def signature(self) -> Signature | None:
        """The predicate that it is about."""
        return None if self.head is None else signature_of(self.head)

    def variables(self) -> set[str]:
        """The variables of the rule itself; those of a count alone belong to the count."""
        plain = [one for one in self.body if not is_count(one)]
        return variables_of([*([self.head] if self.head is not None else []), *self.conditions, *plain])

    @cached_property
    def uses(self) -> tuple[Signature, ...]:
        """The predicates that it looks at."""
        return tuple(dict.fromkeys(one for one, _ in self.looks))

    @cached_property
    def looks(self) -> tuple[tuple[Signature, bool], ...]:
        """The predicates that it looks at, and whether for what holds; one that is counted is looked at both ways."""
        return tuple(dict.fromkeys(one for literal in (*self.conditions, *self.body) for one in _used(literal)))


def predicate(signature: Signature) -> str:
    """The symbol of a predicate."""
    return symbol(f"{signature[0]}/{signature[1]}")


def read_rule(node: AST, place: str) -> list[Rule]:
    """Reads a rule, its pools written out.

    Args:
        node: a rule of clingo's syntax.
        place: where it stands.

    Returns:
        One rule or several.

    Raises:
        OutsideError: its head cannot be read.
    """
    rules = []
    for one in node.unpool():
        head, body = one.head, tuple(one.body)
        if head.ast_type == ASTType.Aggregate:
            rules += [
                Rule(place, element.literal.atom.symbol, tuple(element.condition), body, True)
                for element in head.elements
            ]
        elif head.ast_type == ASTType.Literal and head.atom.ast_type == ASTType.SymbolicAtom:
            rules.append(Rule(place, head.atom.symbol, (), body, False))
        elif head.ast_type == ASTType.Literal and head.atom.ast_type == ASTType.BooleanConstant:
            rules.append(Rule(place, None, (), body, False))
        else:
            raise OutsideError(f"{place}: the head `{head}` is outside the first-order fragment")
    return rules


def signature_of(atom: AST) -> Signature:
    """The predicate of an atom."""
    if atom.ast_type == ASTType.SymbolicTerm:
        return atom.symbol.name, len(atom.symbol.arguments)
    return atom.name, len(atom.arguments)


def head_of(node: AST) -> list[Signature]:
    """The predicates of a fact or rule without a choice."""
    symbol_ = node.head.atom.symbol
    parts = symbol_.arguments if symbol_.ast_type == ASTType.Pool else [symbol_]
    return [signature_of(part) for part in parts]


def _used(literal: AST) -> Iterator[tuple[Signature, bool]]:
    if literal.ast_type == ASTType.ConditionalLiteral:
        for part in (literal.literal, *literal.condition):
            yield from _both(part)
    elif literal.ast_type == ASTType.Literal:
        atom = literal.atom
        if atom.ast_type == ASTType.SymbolicAtom:
            yield signature_of(atom.symbol), literal.sign != Sign.Negation
        elif atom.ast_type == ASTType.Aggregate:
            for element in atom.elements:
                yield from _both(element)
        elif atom.ast_type == ASTType.BodyAggregate:
            for element in atom.elements:
                for part in element.condition:
                    yield from _both(part)


def _both(literal: AST) -> Iterator[tuple[Signature, bool]]:
    for signature, _ in _used(literal):
        yield signature, True
        yield signature, False


class Writer:
    """Writes the formulas of one rule."""

    def __init__(self, rule: Rule, vocabulary: Vocabulary) -> None:
        self._rule = rule
        self._vocabulary = vocabulary
        self._fresh = 0
        self.loose: list[str] = []  # variables that stand for `_` in positive literals
        self.positive: list[str] = []  # the atoms of positive literals

    # ---- terms

    def term(self, node: AST) -> str:
        """A term."""
        if node.ast_type == ASTType.Variable:
            if node.name != "_":
                return symbol(node.name)
            self._fresh += 1
            self.loose.append(symbol(f"_{self._fresh}"))
            return self.loose[-1]
        if node.ast_type == ASTType.SymbolicTerm:
            return self._symbol(node.symbol)
        if node.ast_type == ASTType.Function and not node.external and node.name:
            return self._apply(node.name, [self.term(argument) for argument in node.arguments])
        raise OutsideError(f"{self._rule.place}: the term `{node}` is outside the first-order fragment")

    def _symbol(self, value: "object") -> str:
        from clingo import Symbol

        assert isinstance(value, Symbol)
        if value.type == SymbolType.Function and value.arguments:
            return self._apply(value.name, [self._symbol(argument) for argument in value.arguments])
        name = symbol(str(value))
        self._vocabulary.constants.add(name)
        return name

    def _apply(self, name: str, arguments: Sequence[str]) -> str:
        if not arguments:
            self._vocabulary.constants.add(symbol(name))
            return symbol(name)
        self._vocabulary.functors.add((name, len(arguments)))
        return f"({functor(name, len(arguments))} {' '.join(arguments)})"

    # ---- literals

    def atom(self, node: AST) -> str:
        """An atom."""
        arguments = [] if node.ast_type == ASTType.SymbolicTerm else node.arguments
        name = predicate(signature_of(node))
        return f"({name} {' '.join(self.term(argument) for argument in arguments)})" if arguments else name

    def literals(self, nodes: Sequence[AST], bound: set[str]) -> list[str]:
        """The literals of a body, whose variables are `bound`."""
        return [self.literal(node, bound) for node in nodes]

    def literal(self, node: AST, bound: set[str]) -> str:
        """One literal."""
        if node.ast_type != ASTType.Literal or node.sign == Sign.DoubleNegation:
            raise OutsideError(f"{self._rule.place}: `{node}` is outside the first-order fragment")
        atom, negated = node.atom, node.sign == Sign.Negation
        if atom.ast_type == ASTType.SymbolicAtom:
            if not negated:
                self.positive.append(self.atom(atom.symbol))
                return self.positive[-1]
            # clingo reads `_` under `not` as: for no value at all
            before = self.loose
            self.loose = []
            formula = self.atom(atom.symbol)
            inner, self.loose = self.loose, before
            return negation(exists(inner, formula))
        if atom.ast_type == ASTType.Comparison:
            formula = self._comparison(atom)
        elif atom.ast_type == ASTType.Aggregate:
            formula = self._count(atom, bound)
        elif atom.ast_type == ASTType.BooleanConstant:
            formula = TRUE if atom.value else FALSE
        else:
            raise OutsideError(f"{self._rule.place}: `{node}` is outside the first-order fragment")
        return negation(formula) if negated else formula

    def _comparison(self, atom: AST) -> str:
        left = self.term(atom.term)
        parts = []
        for guard in atom.guards:
            right = self.term(guard.term)
            same = equivalence(left, right)
            if guard.comparison == ComparisonOperator.Equal:
                parts.append(same)
            elif guard.comparison == ComparisonOperator.NotEqual:
                parts.append(negation(same))
            else:
                raise OutsideError(f"{self._rule.place}: the comparison `{atom}` is outside the first-order fragment")
            left = right
        return conjunction(parts)

    def _count(self, atom: AST, bound: set[str]) -> str:
        """A count with constant bounds over one conditional atom."""
        if len(atom.elements) != 1:
            raise OutsideError(f"{self._rule.place}: the count `{atom}` is outside the first-order fragment")
        (element,) = atom.elements
        if element.ast_type != ASTType.ConditionalLiteral or hides_one([element.literal, *element.condition]):
            raise OutsideError(f"{self._rule.place}: the count `{atom}` is outside the first-order fragment")
        own = variables_of([element.literal, *element.condition]) - bound
        counted = variables_of([element.literal]) - bound
        if own != counted:
            raise OutsideError(f"{self._rule.place}: the count `{atom}` hides a variable")
        parts = []
        for guard, left in ((atom.left_guard, True), (atom.right_guard, False)):
            if guard is None:
                continue
            number = int(str(guard.term))
            comparison = guard.comparison
            if comparison == ComparisonOperator.LessEqual:
                part = (
                    self._at_least(element, own, bound, number)
                    if left
                    else negation(self._at_least(element, own, bound, number + 1))
                )
            elif comparison == ComparisonOperator.GreaterEqual and not left:
                part = self._at_least(element, own, bound, number)
            elif comparison == ComparisonOperator.Equal:
                part = conjunction(
                    [
                        self._at_least(element, own, bound, number),
                        negation(self._at_least(element, own, bound, number + 1)),
                    ]
                )
            else:
                raise OutsideError(f"{self._rule.place}: the count `{atom}` is outside the first-order fragment")
            parts.append(part)
        return conjunction(parts)

    def _at_least(self, element: AST, own: set[str], bound: set[str], number: int) -> str:
        """At least so many: exact with distinct unknowns, or a predicate of which only what is said is known."""
        if number <= 0:
            return TRUE
        names = sorted(own)
        copies = []
        before = list(self.positive)
        for copy in range(number if number <= EXACT else 1):
            renaming = {name: f"{name} {copy + 1}" for name in names}
            said = [
                _renamed(self.literal(part, bound | own), renaming) for part in (element.literal, *element.condition)
            ]
            copies.append(conjunction(said))
        self.positive = before  # what is counted need not hold
        unknowns = [symbol(f"{name} {copy + 1}") for copy in range(len(copies)) for name in names]
        if number <= EXACT:
            apart = [
                at_least_one(
                    negation(f"(= {symbol(f'{name} {one + 1}')} {symbol(f'{name} {two + 1}')})") for name in names
                )
                for one in range(number)
                for two in range(one)
            ]
            return exists(unknowns, conjunction([*copies, *apart]))
        globals_ = sorted(variables_of([element.literal, *element.condition]) & bound)
        name = symbol(f"at least {number}: {self._rule.place}")
        self._vocabulary.counted[name] = len(globals_)
        formula = f"({name} {' '.join(map(symbol, globals_))})" if globals_ else name
        self._vocabulary.axioms.append(
            for_all([symbol(one) for one in globals_], f"(=> {formula} {exists(unknowns, copies[0])})")
        )
        return formula


def inexact(rule: Rule) -> Iterator[str]:
    """The counts of a rule of which it is only known that somebody is counted, each with its place."""
    for literal in rule.body:
        if literal.ast_type == ASTType.Literal and literal.atom.ast_type == ASTType.Aggregate:
            guards = [literal.atom.left_guard, literal.atom.right_guard]
            numbers = [str(guard.term) for guard in guards if guard is not None]
            if any(not number.isdigit() or int(number) > EXACT for number in numbers):
                yield f"{rule.place}: the count `{literal}`"


def is_count(literal: AST) -> bool:
    """Whether a literal is a count."""
    return literal.ast_type == ASTType.Literal and literal.atom.ast_type in {ASTType.Aggregate, ASTType.BodyAggregate}


def functor(name: str, arity: int) -> str:
    """The symbol of a function."""
    return symbol(f"{name}({', '.join('_' * arity)})")


def _renamed(text: str, renaming: Mapping[str, str]) -> str:
    for old, new in renaming.items():
        text = text.replace(symbol(old), symbol(new))
    return text


def variables_of(nodes: Sequence[AST]) -> set[str]:
    """The names of the variables in some nodes, `_` apart."""
    return _all_variables(nodes) - {"_"}


def hides_one(nodes: Sequence[AST]) -> bool:
    """Whether `_` stands in some nodes."""
    return "_" in _all_variables(nodes)


def _all_variables(nodes: Sequence[AST]) -> set[str]:
    found: set[str] = set()

    def visit(node: object) -> None:
        if isinstance(node, AST):
            if node.ast_type == ASTType.Variable:
                found.add(node.name)
                return
            for key in node.child_keys:
                visit(getattr(node, key))
        elif node is not None and not isinstance(node, str):
            for one in node:  # type: ignore[attr-defined]
                visit(one)

    for node in nodes:
        visit(node)
    return found
