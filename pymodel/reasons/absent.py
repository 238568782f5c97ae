"""Why something does not hold in an outcome: the rules that could give it, and where each of them fails."""

from collections.abc import Iterator

from clingo import Symbol

from pymodel.reasons.choices import CHOICES
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.matching import Failure, counted, failures, filled_comparison, filled_part
from pymodel.reasons.parts import Atom, Comparison, Condition, Counting, Part, atom_of, signature
from pymodel.reasons.records import Missing, Obstacle, Present, TooFew, Tree, Unequal, Way
from pymodel.reasons.rules import LawRule, Rules
from pymodel.reasons.terms import Binding, filled, meets, variables
from pymodel.reasons.tree import Trees
from pymodel.reasons.world import World

__all__ = ["Absences"]


class Absences:
    """What stands in the way of atoms in one outcome; equal parts are the same record."""

    def __init__(self, rules: Rules, world: World, leaves: Leaves, trees: Trees) -> None:
        """Takes the rules of the law, what holds, and what justifies what stands in the way."""
        self._rules, self._world, self._leaves, self._trees = rules, world, leaves, trees
        self._known: dict[str, Missing] = {}
        self._begun: set[str] = set()

    def missing(self, atom: Atom) -> Missing:
        """What stands in the way of an atom.

        Args:
            atom: one that does not hold; its variables stand for anything.

        Returns:
            The rules that could give it, those that get furthest first, each with what stands in its way, down to
            facts, positions and decisions.
        """
        key = str(atom)
        if key in self._known:
            return self._known[key]
        if key in self._begun:
            return Missing(atom, None)
        self._begun.add(key)
        self._known[key] = self._made(atom)
        return self._known[key]

    def _made(self, atom: Atom) -> Missing:
        wanted = signature(atom)
        choice = self._rules.choosing(atom) if wanted in CHOICES else None
        instead = self._leaves.instead(atom, self._world)
        if choice is not None and instead:
            # something else is chosen: whether this could be, the choice itself tells
            return Missing(atom, instead[0].kind, instead, bool(failures(choice, atom, self._world)))
        rules = (*self._rules.giving(atom), *((choice,) if choice else ()))
        found = [list(self._ways(atom, rule)) for rule in rules]
        found = sorted(filter(None, found), key=lambda ways: (ways[0].elsewhere, -_share(ways[0]), ways[0].rule.number))
        kind = None if rules else self._leaves.kind(atom)
        never = not self._world.possible(atom, {})
        return Missing(atom, kind, instead, ways=tuple(way for ways in found for way in ways), never=never)

    def _ways(self, atom: Atom, rule: LawRule) -> Iterator[Way]:
        head = meets(rule.head, atom, {}) or {}
        elsewhere = any(self._is_of_others(part, head) for part in rule.body)
        for one in failures(rule, atom, self._world):
            failing = filled_part(rule.body[one.failing], one.binding)
            yield Way(rule, one.binding, one.held, one.failing, failing, self._obstacle(rule, one), one.more, elsewhere)

    def _is_of_others(self, part: Part, head: Binding) -> bool:
        """Whether a condition asks for a fact of the law that there is for other heads of its rule alone."""
        if not isinstance(part, Condition) or part.negated or not head.keys() & set(variables(part.atom)):
            return False
        wanted, everything = signature(part.atom), self._world.everything
        if self._leaves.kind(part.atom) != "law" or self._rules.deriving(wanted) or not everything.rows(wanted):
            return False
        return next(everything.matching(part.atom, head), None) is None

    def _obstacle(self, rule: LawRule, failure: Failure) -> Obstacle:
        part = rule.body[failure.failing]
        if isinstance(part, Comparison):
            return Unequal(filled_comparison(part, failure.binding), tuple(self._giving(rule, part, failure)))
        atom = atom_of(filled(part.atom, failure.binding))
        if isinstance(part, Counting):
            return TooFew(part.bound, tuple(counted(part, failure.binding, self._world)), atom)
        if not part.negated:
            return self.missing(atom)
        against = [symbol for symbol, _ in self._world.matching(part.atom, failure.binding)]
        # what stands in the way in every outcome says most
        return Present(self._trees.tree(next(filter(self._world.certain, against), against[0])))

    def _giving(self, rule: LawRule, part: Comparison, failure: Failure) -> Iterator[Tree]:
        """What holds of that which gives the variables of a comparison their values."""
        wanted = {*variables(part.left), *variables(part.right)}
        for place in failure.held:
            condition = rule.body[place]
            if isinstance(condition, Condition) and not condition.negated and wanted & rule.asked[place]:
                atom = filled(condition.atom, failure.binding)
                if isinstance(atom, Symbol) and atom in self._world:
                    yield self._trees.tree(atom)
                wanted -= rule.asked[place]


def _share(way: Way) -> float:
    """How far a rule gets: the share of its conditions that hold."""
    return len(way.held) / len(way.rule.body)
