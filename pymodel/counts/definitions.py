"""The atoms of a program as functions of its choices, each compiled when it is first asked for."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cached_property

from oxidd.bcdd import BCDDFunction, BCDDManager

from pymodel.counts.bounds import thresholds
from pymodel.ground import CountRule, GroundProgram, Rule

__all__ = ["Definitions", "conjunction", "disjunction"]

_WIDE = 1 << 14
"""A disjunction with more nodes waits for what it stands beside; a matter of speed alone."""


def conjunction(manager: BCDDManager, functions: Iterable[BCDDFunction]) -> BCDDFunction:
    """What is in every one of some functions; everything if there is none."""
    result: BCDDFunction | None = None
    for function in functions:
        result = function if result is None else result & function
    return manager.true() if result is None else result


def disjunction(manager: BCDDManager, functions: Iterable[BCDDFunction]) -> BCDDFunction:
    """What is in one of some functions at least; nothing if there is none."""
    result: BCDDFunction | None = None
    for function in functions:
        result = function if result is None else result | function
    return manager.false() if result is None else result


class Definitions:
    """The completion of an acyclic program (Clark 1978): an atom is the disjunction of the bodies of its rules.

    Where the diagram of a disjunction grows large and one body alone asks for it, it is met with the rest of that body
    one alternative at a time and never made whole: `open for somebody` may be a thousand times as large as `open for
    somebody and in effect for nobody`.
    """

    def __init__(self, program: GroundProgram, manager: BCDDManager) -> None:
        """Takes an acyclic program, and where the diagrams live."""
        self._program, self._manager = program, manager
        self._known: dict[int, BCDDFunction] = {}
        self._wide: dict[int, Sequence[BCDDFunction]] = {}
        self._sums: dict[tuple[tuple[int, ...], tuple[int, ...]], list[BCDDFunction]] = {}

    def choose(self, atom: int, function: BCDDFunction) -> None:
        """Says where an atom that is chosen holds."""
        self._known[atom] = function

    def literal(self, literal: int) -> BCDDFunction:
        """The assignments in which a literal holds; all it depends on that is chosen must be known.

        Raises:
            MemoryError: the diagrams outgrow their memory.
        """
        atom = abs(literal)
        if atom not in self._known:
            self._derive(atom)
        return self._known[atom] if literal > 0 else ~self._known[atom]

    def _derive(self, wanted: int) -> None:
        """Compiles an atom after all it depends on, without recursion."""
        known, wide, defining = self._known, self._wide, self._program.defining
        waiting = [wanted]
        while waiting:
            atom = waiting[-1]
            if atom in known or (atom in wide and atom != wanted):
                waiting.pop()
                continue
            rules = defining.get(atom, ())
            if atom in self._program.true:
                known[atom] = self._manager.true()
            elif missing := [
                part for rule in rules for part in map(abs, rule.literals) if part not in known and part not in wide
            ]:
                waiting += missing
            else:
                bodies = wide.pop(atom, None) or [self._body(rule) for rule in rules]
                may_wait = atom != wanted and len(bodies) > 1 and atom in self._waiting
                whole = self._small(bodies) if may_wait else disjunction(self._manager, bodies)
                if whole is None:
                    wide[atom] = bodies
                else:
                    known[atom] = whole

    def _small(self, bodies: Sequence[BCDDFunction]) -> BCDDFunction | None:
        """The disjunction of some bodies; None if it grows large on the way."""
        result = bodies[0]
        for body in bodies[1:]:
            result |= body
            if result.node_count() > _WIDE:
                return None
        return result

    def _body(self, rule: Rule | CountRule) -> BCDDFunction:
        """Where the body of a rule holds, all of whose atoms are compiled."""
        if isinstance(rule, Rule):
            known, wide = self._known, self._wide
            if wide and not wide.keys().isdisjoint(map(abs, rule.literals)):
                return self._beside(rule.literals)
            return conjunction(self._manager, (known[one] if one > 0 else ~known[-one] for one in rule.literals))
        key = (rule.literals, rule.weights)
        sums = self._sums.get(key, [])
        if len(sums) <= rule.bound:
            items = [(self.literal(literal), weight) for literal, weight in zip(*key, strict=True)]
            sums = self._sums[key] = thresholds(self._manager, items, rule.bound)
        return sums[max(rule.bound, 0)]

    def _beside(self, literals: Sequence[int]) -> BCDDFunction:
        """A conjunction of literals, of which the large ones come last and one alternative at a time."""
        known, wide = self._known, self._wide
        result = conjunction(
            self._manager,
            (known[abs(one)] if one > 0 else ~known[abs(one)] for one in literals if abs(one) not in wide),
        )
        for one in literals:
            if one in wide:
                rest = result
                result = disjunction(self._manager, (rest & body for body in wide[one]))
            elif -one in wide:
                result = conjunction(self._manager, [result, *(~body for body in wide[-one])])
        return result

    @cached_property
    def _waiting(self) -> Set[int]:
        """The atoms for which one body alone asks, and none that counts."""
        uses = Counter(abs(literal) for rule in self._program.rules for literal in rule.literals)
        counted = {abs(literal) for rule in self._program.counts for literal in rule.literals}
        return {atom for atom, times in uses.items() if times == 1} - counted
