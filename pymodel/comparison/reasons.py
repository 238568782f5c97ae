"""Why something can hold on one side and not on the other: the deepest part of its justification that only one has.

Where something holds in some outcome of one side and in none of the other, its smallest justification on the first side
is followed down as long as a part of it can hold there and not here; what is left is where the two sides part. Where it
holds in every outcome of one side and not of the other, the same is asked of what lets it fail.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clingo import Symbol

from pymodel.comparison.compare import Side
from pymodel.comparison.differences import often
from pymodel.comparison.records import Change, Often
from pymodel.session import Session
from pymodel.why.outcome import Shown, nearest_to, usual
from pymodel.why.records import Counted, Leaf, Missing, Nothing, Obstacle, Present, Step, Tree

__all__ = ["Because", "Reasons"]

_TABLES = frozenset({"date", "incident", "readings_scope"})  # what the scenario states of every law that is asked


@dataclass(frozen=True)
class Because:
    """Where two sides part.

    Attributes:
        side: the side on which the part holds: 0 the first, 1 the second.
        part: what holds there in the outcome that was looked at.
        alone: whether it holds in no outcome of the other side; else it is only what makes the difference here.
        new: whether it follows by a rule that the law of the other side does not have.
        against: what stands against it in every outcome of the other side, and not here.
    """

    side: int
    part: Tree
    alone: bool = True
    new: bool = False
    against: tuple[Symbol, ...] = ()


class Reasons:
    """Finds where two sides part."""

    def __init__(self, before: Side, after: Side) -> None:
        """Takes the answered sides."""
        self._sides = (before, after)
        self._shown: tuple[list[Shown], list[Shown]] = ([], [])
        self._known: tuple[dict[Symbol, Often], dict[Symbol, Often]] = ({}, {})
        self._rules = tuple({rule.text for rule in side.law.rules} for side in self._sides)

    def of(self, change: Change) -> tuple[Because, ...]:
        """Why an atom holds more often on one side.

        Args:
            change: the atom, and how often it holds on each side.

        Returns:
            The parts, at least one.
        """
        if change.after == "never":
            return self._parts(0, change.atom)
        if change.before == "never":
            return self._parts(1, change.atom)
        # certain on one side only, so something lets it fail on the other
        return self._lets_fail(1 if change.before == "every" else 0, change.atom)

    def _parts(self, side: int, atom: Symbol) -> tuple[Because, ...]:
        """Where the justification of an atom that can hold on one side alone leaves what the other has too."""
        shown = self._where(side, atom, holds=True)
        return tuple(self._because(side, part) for part in self._deepest(side, shown.trees.tree(atom)))

    def _deepest(self, side: int, tree: Tree) -> Iterator[Tree]:
        seen: set[int] = set()
        waiting = [tree]
        while waiting:
            one = waiting.pop()
            if id(one) in seen:
                continue
            seen.add(id(one))
            below = [part for part in _below(one) if self._often(1 - side, part.atom) == "never"]
            telling = [part for part in below if not (isinstance(part, Leaf) and part.atom.name in _TABLES)]
            if telling:
                waiting += reversed(telling)
            else:
                yield one

    def _because(self, side: int, part: Tree) -> Because:
        if isinstance(part, Leaf):
            return Because(side, part)
        new = part.rule.text not in self._rules[1 - side]
        nothing = [one.atom for one in part.because if isinstance(one, Nothing)]
        against = tuple(
            atom for atom in nothing if isinstance(atom, Symbol) and self._often(1 - side, atom) == "every"
        )
        return Because(side, part, new=new, against=against)

    def _lets_fail(self, side: int, atom: Symbol) -> tuple[Because, ...]:
        """What stands in the way of an atom in an outcome in which it fails."""
        missing = self._where(side, atom, holds=False).absences.missing(atom)
        obstacle: Obstacle = missing
        while isinstance(obstacle, Missing) and not obstacle.instead and obstacle.ways:
            obstacle = obstacle.ways[0].obstacle
        if isinstance(obstacle, Missing):
            return tuple(
                Because(side, leaf, alone=self._often(1 - side, leaf.atom) == "never") for leaf in obstacle.instead
            )
        if isinstance(obstacle, Present):
            if self._often(1 - side, obstacle.tree.atom) == "never":
                return tuple(self._because(side, part) for part in self._deepest(side, obstacle.tree))
            return (Because(side, obstacle.tree, alone=False),)
        return ()

    def _where(self, side: int, atom: Symbol, *, holds: bool) -> Shown:
        """An outcome of a side in which an atom holds or fails: one that was looked at, or the nearest to the usual."""
        session, known = self._session(side), self._shown[side]
        if not known:
            known.append(usual(session, self._sides[side].law, self._sides[side].vocabulary))
        for shown in known:
            if (atom in shown.world) == holds:
                return shown
        function = session.compiled.atom(atom)
        known.append(nearest_to(known[0], function if holds else ~function, self._sides[side].vocabulary))
        return known[-1]

    def _often(self, side: int, atom: Symbol) -> Often:
        known = self._known[side]
        if atom not in known:
            known[atom] = often(self._session(side).compiled, atom)
        return known[atom]

    def _session(self, side: int) -> Session:
        session = self._sides[side].outcomes.session
        assert session is not None  # these answers were made in this process
        return session


def _below(tree: Tree) -> Iterator[Tree]:
    """What a step rests on that holds."""
    for reason in tree.because if isinstance(tree, Step) else ():
        if isinstance(reason, Counted):
            yield from reason.parts
        elif isinstance(reason, Step | Leaf):
            yield reason
