"""The ground program: rules over numbered atoms, and the names of those that have one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from clingo import Symbol

from pymodel.ground import graph
from pymodel.ground.names import Names, Signature

__all__ = ["CountRule", "GroundProgram", "Row", "Rule"]


Row = tuple[Symbol, tuple[Symbol, ...], int]
"""An atom, its arguments and its number."""


class Rule(NamedTuple):
    """A rule, a choice or (without a head) an integrity constraint, over literals.

    A literal is an atom's number, negative where the atom is negated.
    """

    heads: tuple[int, ...]
    literals: tuple[int, ...]
    choice: bool


class CountRule(NamedTuple):
    """A rule whose body holds if the weights of its true literals reach the bound."""

    heads: tuple[int, ...]
    bound: int
    literals: tuple[int, ...]
    weights: tuple[int, ...]
    choice: bool


@dataclass(frozen=True, eq=False)
class GroundProgram:
    """What clingo made of the law and the facts of one scenario.

    Attributes:
        rules: the rules, without those for facts.
        counts: the rules with a counting body.
        true: the atoms that are facts. An atom that is no fact and stands in no head is false.
        known: the symbols of the atoms.
    """

    rules: tuple[Rule, ...]
    counts: tuple[CountRule, ...]
    true: frozenset[int]
    known: Names

    @property
    def names(self) -> Mapping[int, Symbol]:
        """The symbol of every atom that has one."""
        return self.known.all

    def named(self, name: str, arity: int) -> tuple[tuple[Symbol, int], ...]:
        """The atoms of one predicate, each with its number, in clingo's order."""
        return self.known.of((name, arity))

    def rows(self, name: str, arity: int) -> tuple[Row, ...]:
        """The atoms of one predicate, each with its arguments and its number, sorted by their text."""
        if (name, arity) not in self._rows:
            self._rows[name, arity] = tuple(sorted(self.unsorted((name, arity)), key=self._text))
        return self._rows[name, arity]

    def rows_with(self, signature: Signature, place: int, value: Symbol) -> tuple[Row, ...]:
        """Those of the rows of a predicate that have a value in one place of their arguments, sorted the same way."""
        key = (signature, place)
        if key not in self._by_value:
            found: dict[Symbol, list[Row]] = {}
            for row in self.unsorted(signature):
                found.setdefault(row[1][place], []).append(row)
            self._by_value[key] = {value: tuple(rows) for value, rows in found.items()}
        bucket = self._by_value[key].get(value, ())
        if (*key, value) not in self._sorted and len(bucket) > 1:
            bucket = self._by_value[key][value] = tuple(sorted(bucket, key=self._text))
            self._sorted.add((*key, value))
        return bucket

    def unsorted(self, signature: Signature) -> tuple[Row, ...]:
        """The rows of a predicate in no particular order, which takes less time."""
        if signature in self._rows:
            return self._rows[signature]
        if signature not in self._read:
            named = self.named(*signature)
            self._read[signature] = tuple((symbol, tuple(symbol.arguments), atom) for symbol, atom in named)
        return self._read[signature]

    def _text(self, row: Row) -> str:
        """The text of an atom, which costs clingo more than a look."""
        if row[2] not in self._texts:
            self._texts[row[2]] = str(row[0])
        return self._texts[row[2]]

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def _read(self) -> dict[Signature, tuple[Row, ...]]:
        return {}

    @cached_property
    def _rows(self) -> dict[Signature, tuple[Row, ...]]:
        return {}

    @cached_property
    def _by_value(self) -> dict[tuple[Signature, int], dict[Symbol, tuple[Row, ...]]]:
        return {}

    @cached_property
    def _sorted(self) -> set[tuple[Signature, int, Symbol]]:
        return set()

    def number(self, symbol: Symbol) -> int | None:
        """The number of an atom, None where the program has no such atom."""
        return self.known.number(symbol)

    def tuples(self, name: str, arity: int) -> list[tuple[Symbol, ...]]:
        """The arguments of every fact of a predicate, in clingo's order."""
        return [tuple(symbol.arguments) for symbol, atom in self.named(name, arity) if atom in self.true]

    def knows(self, signature: Signature) -> bool:
        """Whether any rule or fact of the program is about a predicate."""
        return self.known.knows(signature)

    def seen_through(self, atom: int) -> int:
        """The atom itself, or the one that stands behind an auxiliary atom of clingo."""
        while atom not in self.names and len(self.defining.get(atom, ())) == 1:
            (rule,) = self.defining[atom]
            if len(rule.literals) != 1 or rule.literals[0] < 0:
                break
            (atom,) = rule.literals
        return atom

    def name_of(self, atom: int) -> str:
        """A name for messages; atoms that clingo invented have none of their own."""
        atom = self.seen_through(atom)
        return str(self.names[atom]) if atom in self.names else "a combination of conditions"

    @cached_property
    def facts(self) -> frozenset[Symbol]:
        """The atoms that hold in every outcome because they are facts, by their symbols."""
        return frozenset(symbol for atom, symbol in self.names.items() if atom in self.true)

    @cached_property
    def constraints(self) -> tuple[Rule, ...]:
        """The integrity constraints, those that bound a choice included."""
        return tuple(rule for rule in self.rules if not rule.heads and not rule.choice)

    @cached_property
    def defining(self) -> Mapping[int, tuple[Rule | CountRule, ...]]:
        """For each atom the rules that have it in the head."""
        found: dict[int, list[Rule | CountRule]] = {}
        everything: list[Rule | CountRule] = [*self.rules, *self.counts]
        for rule in everything:
            for head in rule.heads:
                found.setdefault(head, []).append(rule)
        return {atom: tuple(rules) for atom, rules in found.items()}

    @cached_property
    def needs(self) -> Mapping[int, tuple[int, ...]]:
        """For each atom that stands in a head, the atoms that its rules mention."""
        return {
            atom: tuple({abs(literal): None for rule in rules for literal in rule.literals})
            for atom, rules in self.defining.items()
        }

    @cached_property
    def _order(self) -> tuple[int, ...]:
        return graph.topological(self)

    def order(self) -> tuple[int, ...]:
        """The atoms that stand in a head, each after all those its rules mention.

        Choice heads count as depending on the body of their rule; constraints do not count.

        Raises:
            NotAcyclicError: an atom depends on itself, positively or through negation.
        """
        return self._order
