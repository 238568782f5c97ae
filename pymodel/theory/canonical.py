"""Names and an order for the atoms of a ground program that hang on what it says, not on how clingo numbered it.

clingo numbers atoms as it meets them, so a rule more shifts all numbers. A question to a prover is to be the same text
whatever else is ground beside what it asks about: provers are sensitive to the order of what they are told.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from pymodel.ground import CountRule, GroundProgram, Rule

__all__ = ["Canonical"]

_Key = tuple[bool, int, tuple[tuple[str, bool, int], ...]]


class Canonical:
    """The atoms and rules of an acyclic program under names of their own.

    Args:
        program: the program.
    """

    def __init__(self, program: GroundProgram) -> None:
        self._program = program
        self._names: dict[int, str] = {}
        self._rules: dict[int, tuple[Rule | CountRule, ...]] = {}

    def name(self, atom: int) -> str:
        """The text of a named atom; of one that clingo invented, a name made of what defines it."""
        found = self._names.get(atom)
        if found is None:
            symbol = self._program.names.get(atom)
            found = self._names[atom] = self._made_up(atom) if symbol is None else str(symbol)
        return found

    def _made_up(self, atom: int) -> str:
        said = repr([self._key(rule) for rule in self.rules(atom)]) if atom in self._program.defining else ""
        return f"part {sha256(said.encode()).hexdigest()[:16]}"

    def rules(self, atom: int) -> tuple[Rule | CountRule, ...]:
        """The rules of an atom, and the literals of each, in the order of what they say."""
        found = self._rules.get(atom)
        if found is None:
            several = self._program.defining[atom]
            ordered = [self._any(rule) for rule in several]
            found = self._rules[atom] = tuple(ordered if len(ordered) == 1 else sorted(ordered, key=self._key))
        return found

    def _any(self, rule: Rule | CountRule) -> Rule | CountRule:
        """A rule with its literals in the order of what they say."""
        if isinstance(rule, CountRule):
            pairs = sorted(zip(rule.literals, rule.weights, strict=True), key=lambda pair: (self._of(pair[0]), pair[1]))
            return rule._replace(literals=tuple(one for one, _ in pairs), weights=tuple(weight for _, weight in pairs))
        return self._plain(rule)

    def _plain(self, rule: Rule) -> Rule:
        return rule if len(rule.literals) == 1 else rule._replace(literals=tuple(sorted(rule.literals, key=self._of)))

    def bounds(self, constraints: Iterable[Rule]) -> list[Rule]:
        """Constraints, in the order of what they say."""
        return sorted(map(self._plain, constraints), key=self._key)

    def order(self, atoms: Iterable[int]) -> list[int]:
        """Some atoms with rules, each after those among them that its rules mention; of several with one name, one."""
        wanted, done, order = set(atoms), set[int](), dict[str, int]()
        for start in sorted(wanted, key=self.name):
            if start in done:
                continue
            done.add(start)
            path = [(start, self._below(start))]
            while path:
                for atom in path[-1][1]:
                    if atom in wanted and atom not in done:
                        done.add(atom)
                        path.append((atom, self._below(atom)))
                        break
                else:
                    atom, _ = path.pop()
                    order.setdefault(self.name(atom), atom)
        return list(order.values())

    def _below(self, atom: int) -> Iterator[int]:
        return (abs(literal) for rule in self.rules(atom) for literal in rule.literals)

    def _of(self, literal: int) -> tuple[str, bool]:
        return self.name(abs(literal)), literal < 0

    def _key(self, rule: Rule | CountRule) -> _Key:
        weights = rule.weights if isinstance(rule, CountRule) else (1,) * len(rule.literals)
        bound = rule.bound if isinstance(rule, CountRule) else 0
        told = zip(rule.literals, weights, strict=True)
        return rule.choice, bound, tuple((*self._of(literal), weight) for literal, weight in told)
