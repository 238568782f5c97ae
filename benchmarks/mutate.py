"""Seeded errors of the law: every rule with one literal of its body dropped, negated, or with two arguments swapped.

Mutants stand in one program beside the law itself. Each has a switch that puts it in the place of its rule, and at most
one switch is on. So one grounding serves many mutants (DeMillo, Lipton and Sayward 1978 is where the idea comes from).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clingo import Function, Number, Symbol
from clingo.ast import AST, ASTType, ComparisonOperator, Sign, Transformer, parse_files, parse_string

_FLIPPED = {Sign.NoSign: Sign.Negation, Sign.Negation: Sign.NoSign}
SWAPPED = "swapped arguments of"
_OPPOSITE = {
    ComparisonOperator.Equal: ComparisonOperator.NotEqual,
    ComparisonOperator.NotEqual: ComparisonOperator.Equal,
    ComparisonOperator.LessThan: ComparisonOperator.GreaterEqual,
    ComparisonOperator.GreaterEqual: ComparisonOperator.LessThan,
    ComparisonOperator.LessEqual: ComparisonOperator.GreaterThan,
    ComparisonOperator.GreaterThan: ComparisonOperator.LessEqual,
}


@dataclass(frozen=True)
class Mutant:
    """One rule with one error.

    Attributes:
        number: its place among all mutants.
        rule: the number of its rule.
        place: where the rule stands, `file.lp:line`.
        head: the predicate that the rule derives, with its arity.
        what: the error in words.
        text: the rule with the error.
    """

    number: int
    rule: int
    place: str
    head: tuple[str, int]
    what: str
    text: str

    @property
    def switch(self) -> Symbol:
        """The atom that puts it in the place of its rule."""
        return Function("mutant", [Number(self.number)])

    @property
    def kind(self) -> str:
        """What is done to the literal, without saying to which."""
        return self.what.partition(" `")[0]


@dataclass(frozen=True)
class Seeded:
    """The rules of the law, each with a switch, and their mutants."""

    rules: tuple[str, ...]
    mutants: tuple[Mutant, ...]
    others: tuple[str, ...]

    def name(self, mutant: Mutant) -> str:
        """A mutant in words that outlast a change of lines: `file: error in rule`."""
        return f"{mutant.place.partition(':')[0]}: {mutant.what} in {self.rules[mutant.rule]}"

    def program(self, mutants: Sequence[Mutant]) -> str:
        """The law as a text in which some of the mutants can be switched on.

        Args:
            mutants: those that are in.

        Returns:
            A program for clingo. With `mutant(none)` it has the answer sets of the law.
        """
        switched = {mutant.rule for mutant in mutants}
        lines = [*self.others]
        lines += [
            rule[:-1] + f", not replaced({number})." if number in switched else rule
            for number, rule in enumerate(self.rules)
        ]
        for mutant in mutants:
            lines.append(f"replaced({mutant.rule}) :- {mutant.switch}.")
            lines.append(mutant.text[:-1] + f", {mutant.switch}.")
        lines.append(f"1 {{ {'; '.join(['mutant(none)', *(str(mutant.switch) for mutant in mutants)])} }} 1.")
        lines.append("#project mutant/1.")
        return "\n".join(lines)


def seed(files: Sequence[Path]) -> Seeded:
    """Makes the mutants of a law.

    Args:
        files: the files whose rules are changed.

    Returns:
        All mutants that are safe rules and more than a change of names; choices and facts are left as they are.
    """
    rules: list[str] = []
    mutants: list[Mutant] = []
    others: list[str] = []
    for file in files:
        nodes: list[AST] = []
        parse_files([str(file)], nodes.append)
        for node in nodes:
            if node.ast_type == ASTType.Comment:
                continue
            if not _is_plain_rule(node):
                others.append(str(node))
                continue
            place = f"{file.name}:{node.location.begin.line}"
            for what, text in _changed(node):
                mutants.append(Mutant(len(mutants), len(rules), place, head_of(node), what, text))
            rules.append(str(node))
    return Seeded(tuple(rules), tuple(mutants), tuple(others))


def _is_plain_rule(node: AST) -> bool:
    return bool(node.ast_type == ASTType.Rule and node.head.ast_type == ASTType.Literal and node.body)


def head_of(node: AST) -> tuple[str, int]:
    """What a rule with a plain head derives: name and number of arguments; nothing for an integrity constraint.

    Args:
        node: the rule.
    """
    atom = node.head.atom
    if atom.ast_type != ASTType.SymbolicAtom:
        return "", 0  # an integrity constraint
    symbol = atom.symbol
    return symbol.name if symbol.ast_type == ASTType.Function else str(symbol), len(symbol.arguments)


def _changed(node: AST) -> Iterator[tuple[str, str]]:
    """The mutants of a rule: what is wrong with each, and its text."""
    for place, literal in enumerate(node.body):
        for what, instead in _errors(literal):
            body = [*node.body[:place], *instead, *node.body[place + 1 :]]
            changed = node.update(body=body)
            if body and is_safe(changed) and not (what == SWAPPED and _only_renamed(node, literal)):
                yield f"{what} `{literal}`", str(changed)


def _only_renamed(node: AST, literal: AST) -> bool:
    """Whether a swap gives variables other names and no more: neither of the two stands anywhere else in the rule."""
    swapped = literal.atom.symbol.arguments[:2]
    if any(argument.ast_type != ASTType.Variable for argument in swapped):
        return False
    collector = _Variables()
    collector.visit(node)
    return all(argument.name == "_" or collector.count[argument.name] == 1 for argument in swapped)


def _errors(literal: AST) -> Iterator[tuple[str, list[AST]]]:
    """What one literal can be replaced by."""
    yield "without", []
    if literal.ast_type != ASTType.Literal:
        return
    atom = literal.atom
    if atom.ast_type == ASTType.SymbolicAtom:
        yield "negated", [literal.update(sign=_FLIPPED[Sign(literal.sign)])]
        arguments = list(atom.symbol.arguments) if atom.symbol.ast_type == ASTType.Function else []
        if len(arguments) > 1 and str(arguments[0]) != str(arguments[1]):
            arguments[:2] = arguments[1::-1]
            swapped = atom.update(symbol=atom.symbol.update(arguments=arguments))
            yield SWAPPED, [literal.update(atom=swapped)]
    elif atom.ast_type == ASTType.Comparison and len(atom.guards) == 1:
        guard = atom.guards[0]
        opposite = guard.update(comparison=_OPPOSITE[ComparisonOperator(guard.comparison)])
        yield "opposite of", [literal.update(atom=atom.update(guards=[opposite]))]


class _Variables(Transformer):
    """Counts variables by their names."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def visit_Variable(self, node: AST) -> AST:  # noqa: N802 - the name that clingo looks for
        """Notes a variable."""
        self.count[node.name] += 1
        return node


def _variables(node: AST) -> set[str]:
    collector = _Variables()
    collector.visit(node)
    return collector.count.keys() - {"_"}


def is_safe(rule: AST) -> bool:
    """Whether every variable of a rule stands in a positive literal of its body, outside of counts.

    Args:
        rule: a rule with a plain head.
    """
    bound: set[str] = set()
    needed = _variables(rule.head)
    for literal in rule.body:
        plain = literal.ast_type == ASTType.Literal
        if plain and literal.atom.ast_type == ASTType.SymbolicAtom and literal.sign == Sign.NoSign:
            bound |= _variables(literal)
        elif not plain or literal.atom.ast_type not in {ASTType.Aggregate, ASTType.BodyAggregate}:
            needed |= _variables(literal)
    return needed <= bound


def parsed(text: str) -> list[AST]:
    """The statements of a text, without the leading `#program base`."""
    nodes: list[AST] = []
    parse_string(text, nodes.append)
    return nodes[1:]
