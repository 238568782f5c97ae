"""Rules in a compact form: `_` and counts become predicates of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clingo.ast import AST, ASTType, ComparisonOperator, Sign

from pymodel.theory.first_order.instances.terms import (
    Atom,
    Count,
    Literal,
    Name,
    Projection,
    Same,
    Term,
    Variable,
    read_term,
    renamed,
    variables,
)
from pymodel.theory.first_order.translate import EXACT, Rule, signature_of, variables_of

__all__ = ["Compact", "Part", "Rules"]

Part = Literal | Same
NEVER = Same(False, "", "")
FEW = 2  # of a greater count nothing is derived: that would take every combination of things


@dataclass(frozen=True, eq=False)
class Compact:
    """A rule.

    Attributes:
        head: what it derives; None of a constraint.
        body: its body, the conditions of a choice first.
        place: the group of assertions that it belongs to; empty of a rule that only spells a formula out.
        conditions: of a choice: how many literals are conditions of what is chosen.
        choice: whether exactly one is chosen.
        derives: whether its head is looked for from its body.
    """

    head: Atom | None
    body: tuple[Part, ...]
    place: str
    conditions: int = 0
    choice: bool = False
    derives: bool = True

    def own(self) -> tuple[int, ...]:
        """Of a choice: the places of its head that are chosen."""
        assert self.head is not None
        offered = {
            one
            for part in self.body[self.conditions :]
            if isinstance(part, Literal)
            for term in part.arguments
            for one in variables(term)
        }
        return tuple(place for place, term in enumerate(self.head.arguments) if not set(variables(term)) <= offered)


class Rules:
    """Rules by what they derive.

    Attributes:
        by_name: the rules.
    """

    def __init__(self, known: Mapping[Name, Sequence[Compact]] | None = None) -> None:
        """Begins with rules that are compact already."""
        self.by_name: dict[Name, list[Compact]] = {name: list(found) for name, found in (known or {}).items()}

    def add(self, rule: Rule) -> Compact:
        """Adds a rule; a constraint is only given back.

        Raises:
            ValueError: it is outside what can be said.
        """
        loose: list[Variable] = []
        bound = rule.variables()
        head = None if rule.head is None else self._atom(rule.head, loose)
        body: list[Part] = []
        for node in rule.conditions:
            self._literal(node, rule.place, bound, loose, body)
        conditions = len(body)
        for node in rule.body:
            self._literal(node, rule.place, bound, loose, body)
        if not rule.choice:
            body = self._without_lone(head, body)
        return self._keep(Compact(head, tuple(body), rule.place, conditions, rule.choice))

    def _keep(self, rule: Compact) -> Compact:
        if rule.head is not None:
            self.by_name.setdefault(rule.head.name, []).append(rule)
        return rule

    def _atom(self, node: AST, loose: list[Variable]) -> Atom:
        arguments = [] if node.ast_type == ASTType.SymbolicTerm else node.arguments
        return Atom(signature_of(node), tuple(read_term(argument, loose) for argument in arguments))

    def _projected(self, atom: Atom, left_out: tuple[bool, ...]) -> Atom:
        """An atom without some of its places, where it is enough that something is there."""
        name = Projection(atom.name, left_out)
        if name not in self.by_name:
            places = tuple(Variable(f"P{place}") for place in range(len(left_out)))
            kept = tuple(one for one, out in zip(places, left_out, strict=True) if not out)
            self._keep(Compact(Atom(name, kept), (Literal(True, atom.name, places),), ""))
        return Atom(name, tuple(one for one, out in zip(atom.arguments, left_out, strict=True) if not out))

    def _without_lone(self, head: Atom | None, body: Sequence[Part]) -> list[Part]:
        """A body whose variables that stand in one place alone are left out: their values do not matter."""
        terms: list[Term] = list(head.arguments) if head else []
        for part in body:
            terms += part.arguments if isinstance(part, Literal) else part[1:]
        times = Counter(one for term in terms for one in variables(term))
        found: list[Part] = []
        for part in body:
            if isinstance(part, Literal) and part.holds:
                lone = tuple(isinstance(term, Variable) and times[term] == 1 for term in part.arguments)
                if any(lone):
                    found.append(Literal(True, *self._projected(Atom(*part[1:]), lone)))
                    continue
            found.append(part)
        return found

    def _literal(self, node: AST, place: str, bound: set[str], loose: list[Variable], found: list[Part]) -> None:
        if node.ast_type != ASTType.Literal or node.sign == Sign.DoubleNegation:
            raise ValueError(str(node))
        atom, holds = node.atom, node.sign != Sign.Negation
        if atom.ast_type == ASTType.SymbolicAtom:
            before = len(loose)
            read = self._atom(atom.symbol, loose)
            if not holds and len(loose) > before:
                read = self._projected(read, tuple(term in loose[before:] for term in read.arguments))
            found.append(Literal(holds, *read))
        elif atom.ast_type == ASTType.Comparison:
            left = read_term(atom.term, loose)
            for guard in atom.guards:
                right = read_term(guard.term, loose)
                if guard.comparison not in {ComparisonOperator.Equal, ComparisonOperator.NotEqual}:
                    raise ValueError(str(node))
                found.append(Same((guard.comparison == ComparisonOperator.Equal) == holds, left, right))
                left = right
        elif atom.ast_type == ASTType.Aggregate and len(atom.elements) == 1:
            self._count(atom, place, bound, found, holds=holds)
        elif atom.ast_type == ASTType.BooleanConstant:
            found += [] if bool(atom.value) == holds else [NEVER]
        else:
            raise ValueError(str(node))

    def _count(self, atom: AST, place: str, bound: set[str], found: list[Part], *, holds: bool) -> None:
        """A count, as literals of predicates that stand for `at least`."""
        limits: list[tuple[int, bool]] = []
        for guard, left in ((atom.left_guard, True), (atom.right_guard, False)):
            if guard is None:
                continue
            number = int(str(guard.term))
            if guard.comparison == ComparisonOperator.Equal:
                limits += [(number, True), (number + 1, False)]
            elif guard.comparison == ComparisonOperator.LessEqual and not left:
                limits.append((number + 1, False))
            else:
                limits.append((number, True))
        if not holds and len(limits) != 1:
            raise ValueError(str(atom))
        for number, reached in limits:
            if number > 0:
                found.append(Literal(reached == holds, *self._at_least(atom.elements[0], place, bound, number)))
            elif reached != holds:
                found.append(NEVER)

    def _at_least(self, element: AST, place: str, bound: set[str], number: int) -> Atom:
        parts = (element.literal, *element.condition)
        names = variables_of(parts)
        own, outer = sorted(names - bound), tuple(Variable(one) for one in sorted(names & bound))
        name = Count(place, str(element), number)
        if name not in self.by_name:
            body: list[Part] = []
            copies = number if number <= EXACT else 1
            for copy in range(copies):
                one: list[Part] = []
                for part in parts:
                    self._literal(part, place, names, [], one)
                new = {Variable(old): Variable(f"{old} {copy}") for old in own}
                body += [_renamed(part, new) for part in one]
            if len(own) == 1:
                (old,) = own
                body += [
                    Same(False, Variable(f"{old} {copy}"), Variable(f"{old} {other}"))
                    for copy in range(copies)
                    for other in range(copy)
                ]
            self._keep(Compact(Atom(name, outer), tuple(body), "", derives=number <= FEW))
        return Atom(name, outer)


def _renamed(part: Part, names: Mapping[Variable, Variable]) -> Part:
    if isinstance(part, Literal):
        return Literal(part.holds, part.name, tuple(renamed(term, names) for term in part.arguments))
    return Same(part.holds, renamed(part.left, names), renamed(part.right, names))
