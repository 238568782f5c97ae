"""What of the law a goal hangs on: which sides of which definitions, and which axioms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pymodel.ground.names import Signature
from pymodel.theory.first_order.theory import Theory
from pymodel.theory.first_order.translate import Rule

__all__ = ["Guide", "Relevant", "Search", "Side"]

Side = tuple[Signature, bool]
"""A predicate, and whether what follows from it is wanted; else what it follows from."""
SEVERAL = 2


@dataclass(frozen=True)
class Guide:
    """What a proof in this world tells about which definitions matter.

    Attributes:
        needed: the predicates whose definitions it needs.
        settled: the predicates on which all scenarios of that world agree, or that never hold there: its proof does not
            say whether it needs them.
    """

    needed: frozenset[Signature]
    settled: frozenset[Signature]


@dataclass(frozen=True)
class Relevant:
    """What a goal hangs on.

    Attributes:
        reached: the predicates to define, with the sides of their definitions.
        looked: all predicates that these and the axioms look at.
        axioms: the axioms that bear on them, with their texts.
        wanted: the sides that are asked for, defined or not.
    """

    reached: Mapping[Signature, set[bool]]
    looked: set[Signature]
    axioms: Sequence[tuple[str, Rule]]
    wanted: set[Side]


@dataclass(frozen=True)
class Search:
    """How far to look, and which way.

    Attributes:
        theory: the law.
        rules: the rules of the law and those of a claim, by what they derive.
        depth: definitions farther from the goal than this are left out; with a guide, those farther from what it names.
        guide: which definitions cost nothing; none of them if left out.
        directed: whether only the sides are used that the goal asks for.
    """

    theory: Theory
    rules: Mapping[Signature, Sequence[Rule]]
    depth: int
    guide: Guide | None = None
    directed: bool = False

    def relevant(self, goal: Signature) -> Relevant:
        """What a goal hangs on.

        Args:
            goal: the predicate that must not hold.
        """
        start: dict[Side, int] = {(goal, True): 0}
        axioms = [*((rule.place, rule) for rule in self.theory.constraints), *self.theory.axioms]
        taken: list[tuple[str, Rule]] = []
        while True:
            sides, wanted = self._sides(start)
            reached: dict[Signature, set[bool]] = {}
            for signature, follows in sides:
                reached.setdefault(signature, set()).add(follows)
            looked = {*reached, *(used for one in reached for rule in self.rules.get(one, ()) for used in rule.uses)}
            more = [one for one in axioms if one not in taken and self._bears(one[1], looked, wanted)]
            if not more:
                return Relevant(reached, looked | {one for _, rule in taken for one in rule.uses}, taken, wanted)
            taken += more
            # what an axiom speaks of counts as one step from the goal
            for _, axiom in more:
                for used, holds in axiom.looks:
                    for follows in (not holds,) if self.directed else (True, False):
                        start.setdefault((used, follows), 0 if self.guide else 1)

    def _sides(self, start: Mapping[Side, int]) -> tuple[list[Side], set[Side]]:
        """The sides within reach, nearest first, and all that are asked for.

        A side that is reached looks for what contradicts it: what follows from an atom that holds, or what an atom that
        does not hold would follow from. Without directions both sides are used.
        """
        best = dict(start)
        waiting = [(distance, place, side) for place, (side, distance) in enumerate(sorted(best.items(), key=_near))]
        heapify(waiting)
        counted = len(waiting)
        reached: dict[Side, None] = {}
        while waiting:
            distance, _, side = heappop(waiting)
            signature, follows = side
            if side in reached or signature in self.theory.free or (signature not in self.rules and self.guide):
                continue
            away = distance + self._cost(signature)
            if away > self.depth:
                continue
            reached[side] = None
            for rule in self.rules.get(signature, ()):
                for used, holds in rule.looks:
                    for other in (follows == holds,) if self.directed else (True, False):
                        if away < best.get((used, other), self.depth + 1):
                            best[used, other] = away
                            heappush(waiting, (away, counted, (used, other)))
                            counted += 1
        return list(reached), set(best)

    def _cost(self, signature: Signature) -> int:
        """How much farther a definition is than what asks for it."""
        if self.guide is None:
            return 1
        near = signature in self.guide.needed or signature in self.guide.settled or signature in self.theory.plain
        return int(signature in self.theory.rules and not near)

    def _bears(self, axiom: Rule, looked: set[Signature], wanted: set[Side]) -> bool:
        """Whether an axiom may help: by the side of it that is met, or its first atom where definitions are whole.

        One that says that this or that holds makes Z3 try either everywhere, for which whole definitions leave no room.
        """
        if not self.directed:
            return axiom.uses[0] in looked and sum(not holds for _, holds in axiom.looks) < SEVERAL
        return any(side in wanted and side[0] not in self.theory.keyed for side in axiom.looks)


def _near(item: tuple[Side, int]) -> tuple[int, Side]:
    return item[1], item[0]
