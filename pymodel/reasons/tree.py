"""The smallest well-founded justification of an atom that holds in an outcome.

All instances of rules that bear on an atom are found; then what is cheapest to justify is settled first (Knuth 1977, a
generalisation of Dijkstra's algorithm). A step is settled only after all it rests on, so no justification is circular.
"""

import heapq
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from clingo import Symbol

from pymodel.ground import GroundProgram
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.matching import counted, failures, filled_comparison, filled_part, instances
from pymodel.reasons.parts import Atom, Comparison, Condition, Counting, Part, atom_of
from pymodel.reasons.records import Compared, Counted, Nothing, Reason, Shortfall, Step, Tree
from pymodel.reasons.rules import LawRule, Rules
from pymodel.reasons.terms import Binding, filled
from pymodel.reasons.world import World

__all__ = ["Trees", "shortfalls"]

_STEP, _STATED, _NOTHING = 4, 3, 2  # what a step, a fact or choice, and a negated condition add to the size of a tree


class _Instance(NamedTuple):
    """A rule that gives an atom."""

    rule: LawRule
    binding: Binding
    needs: tuple[Symbol, ...]
    cost: int


class _Settled(NamedTuple):
    """What justifies the facts of a program, and the size of these justifications: the same in all its outcomes."""

    chosen: dict[Symbol, _Instance | None]
    cost: dict[Symbol, int]


_settled: WeakKeyDictionary[GroundProgram, _Settled] = WeakKeyDictionary()


class Trees:
    """Justifications in one outcome; what is justified once is justified the same way ever after.

    What holds in every outcome, as a fact of the program, is justified by such facts alone, unless a rule for it
    counts.
    """

    def __init__(self, rules: Rules, world: World, leaves: Leaves) -> None:
        """Takes the rules of the law, what holds, and what tells where explanations end."""
        self._rules, self._world, self._leaves = rules, world, leaves
        self._facts = _settled.setdefault(world.program, _Settled({}, {}))
        self._chosen, self._cost = dict(self._facts.chosen), dict(self._facts.cost)
        self._made: dict[Symbol, Tree] = {}

    def tree(self, atom: Symbol) -> Tree:
        """The smallest justification of an atom.

        Args:
            atom: one that holds.

        Returns:
            Its tree; equal parts of all trees of one outcome are the same record.

        Raises:
            ValueError: it does not hold.
        """
        self._justify(atom)
        return self._build(atom)

    def needs(self, atom: Symbol) -> tuple[Symbol, ...] | None:
        """What the smallest justification of an atom rests on at once; for the rest see `tree`.

        Returns:
            The atoms in the order of the rule; None where the atom is a fact or a choice.
        """
        self._justify(atom)
        one = self._chosen[atom]
        return None if one is None else one.needs

    def given_by(self, atom: Symbol) -> tuple[LawRule, Binding] | None:
        """The last rule of the smallest justification of an atom, with what its variables stand for; see `needs`."""
        self._justify(atom)
        one = self._chosen[atom]
        return None if one is None else (one.rule, one.binding)

    def _justify(self, atom: Symbol) -> None:
        if atom not in self._world:
            raise ValueError(f"`{atom}` does not hold in this outcome")
        if atom not in self._chosen:
            self._settle(atom)

    def _settle(self, wanted: Symbol) -> None:
        """Chooses an instance for an atom and for all that it may rest on."""
        users: dict[Symbol, list[tuple[Symbol, int]]] = {}
        found: dict[Symbol, list[_Instance]] = {}
        left: dict[tuple[Symbol, int], int] = {}
        heap: list[tuple[int, int, str, Symbol, int]] = []
        waiting = [wanted]
        while waiting:
            atom = waiting.pop()
            if atom in found or atom in self._chosen:
                continue
            found[atom] = self._bearing(atom)
            if not found[atom]:
                self._choose(atom, None, _end(self._leaves.kind(atom)))
            for place, one in enumerate(found[atom]):
                open_needs = [need for need in one.needs if need not in self._chosen]
                left[atom, place] = len(open_needs)
                for need in open_needs:
                    users.setdefault(need, []).append((atom, place))
                waiting.extend(open_needs)
                if not open_needs:
                    self._offer(heap, atom, place, one)
        for atom in [one for one in found if one in self._chosen]:
            self._told(atom, users, found, left, heap)
        while heap:
            cost, _, _, atom, place = heapq.heappop(heap)
            if atom in self._chosen:
                continue
            self._choose(atom, found[atom][place], cost)
            self._told(atom, users, found, left, heap)

    def _choose(self, atom: Symbol, instance: _Instance | None, cost: int) -> None:
        self._chosen[atom], self._cost[atom] = instance, cost
        known = self._facts.chosen
        if self._is_plain_fact(atom) and (instance is None or all(need in known for need in instance.needs)):
            known[atom], self._facts.cost[atom] = instance, cost

    def _is_plain_fact(self, atom: Symbol) -> bool:
        """Whether an atom is a fact of the program and no rule for it counts: what is counted hangs on the outcome."""
        return self._world.certain(atom) and not any(rule.counts for rule in self._rules.giving(atom))

    def _told(
        self,
        atom: Symbol,
        users: dict[Symbol, list[tuple[Symbol, int]]],
        found: dict[Symbol, list[_Instance]],
        left: dict[tuple[Symbol, int], int],
        heap: list[tuple[int, int, str, Symbol, int]],
    ) -> None:
        """Tells the instances that rest on an atom that it is settled."""
        for user, place in users.pop(atom, ()):
            left[user, place] -= 1
            if not left[user, place] and user not in self._chosen:
                self._offer(heap, user, place, found[user][place])

    def _offer(self, heap: list[tuple[int, int, str, Symbol, int]], atom: Symbol, place: int, one: _Instance) -> None:
        cost = one.cost + sum(self._cost[need] for need in one.needs)
        heapq.heappush(heap, (cost, one.rule.number, str(atom), atom, place))

    def _bearing(self, atom: Symbol) -> list[_Instance]:
        """The instances among which the justification of an atom is chosen; none where it is stated or chosen."""
        found = list(self._instances(atom))
        if found and self._is_plain_fact(atom):
            return [one for one in found if self._is_certain(one)]
        return found

    def _instances(self, atom: Symbol) -> Iterator[_Instance]:
        for rule in self._rules.giving(atom):
            for binding in instances(rule, atom, self._world):
                needs: dict[Symbol, None] = {}
                cost = _STEP
                for part in rule.body:
                    if isinstance(part, Condition) and part.negated:
                        cost += _NOTHING
                    elif isinstance(part, Condition):
                        needs[_ground(part.atom, binding)] = None
                    elif isinstance(part, Counting):
                        needs.update(dict.fromkeys(counted(part, binding, self._world)[: part.bound]))
                yield _Instance(rule, binding, tuple(needs), cost)

    def _is_certain(self, one: _Instance) -> bool:
        """Whether a rule gives its atom in every outcome, as all that it rests on is a fact of the program."""
        negated = (part.atom for part in one.rule.body if isinstance(part, Condition) and part.negated)
        return all(map(self._world.certain, one.needs)) and not any(
            self._world.possible(atom, one.binding) for atom in negated
        )

    def _build(self, wanted: Symbol) -> Tree:
        """Makes the records of an atom after those it rests on, without recursion."""
        waiting = [wanted]
        while waiting:
            atom = waiting[-1]
            one = self._chosen[atom]
            missing = [need for need in (one.needs if one else ()) if need not in self._made]
            if atom in self._made:
                waiting.pop()
            elif missing:
                waiting.extend(missing)
            elif one is None:
                self._made[atom] = self._leaves.leaf(atom)
            else:
                because = tuple(self._reason(part, one.binding) for part in one.rule.body)
                self._made[atom] = Step(atom, one.rule, one.binding, because)
        return self._made[wanted]

    def _reason(self, part: Part, binding: Binding) -> Reason:
        if isinstance(part, Comparison):
            return Compared(filled_comparison(part, binding))
        if isinstance(part, Counting):
            shown = counted(part, binding, self._world)[: part.bound]
            return Counted(part.bound, tuple(self._made[symbol] for symbol in shown))
        if not part.negated:
            return self._made[_ground(part.atom, binding)]
        atom = atom_of(filled(part.atom, binding))
        return Nothing(atom, shortfalls(atom, self._rules, self._world), not self._world.possible(atom, {}))


def shortfalls(atom: Atom, rules: Rules, world: World) -> tuple[Shortfall, ...]:
    """For each rule that could give an atom that does not hold, where its instances fail."""
    found = []
    for rule in rules.giving(atom):
        for failure in failures(rule, atom, world):
            part = filled_part(rule.body[failure.failing], failure.binding)
            found.append(Shortfall(rule, part, failure.binding, failure.held, failure.failing, failure.more))
    return tuple(found)


def _ground(atom: Atom, binding: Binding) -> Symbol:
    found = filled(atom, binding)
    assert isinstance(found, Symbol), "the instance of a rule has no variables"
    return found


def _end(kind: str) -> int:
    return 1 if kind == "law" else _STATED
