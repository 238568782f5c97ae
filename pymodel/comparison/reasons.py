"""Why something can hold on one side and not on the other: the deepest part of its justification that only one has.

Where something holds in some outcome of one side and in none of the other, its smallest justification on the first side
is followed down as long as a part of it can hold there and not here; what is left is where the two sides part. Where it
holds in every outcome of one side and not of the other, two outcomes with the same choices are set beside each other.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import clingo
from clingo import Symbol

from pymodel.comparison.compare import Side
from pymodel.comparison.differences import often
from pymodel.comparison.records import Change, Often
from pymodel.counts import Compiled, Function
from pymodel.reasons.outcome import Shown
from pymodel.reasons.records import Leaf, Nothing, Step, Tree
from pymodel.reasons.rules import LawRule
from pymodel.reasons.showing import Showing
from pymodel.reasons.terms import Binding

__all__ = ["Because", "Reasons"]

_FIXED_BY = {"decides": "fix_decision", "position": "fix_reading", "value": ""}  # what fixes a choice
_FIXES = (("fix_decision", 3), ("fix_reading", 2))
_TABLES = frozenset({"date", "incident", "readings_scope"})  # what the scenario states of every law that is asked


@dataclass(frozen=True)
class Because:
    """Where two sides part.

    Attributes:
        side: the side on which the part holds: 0 the first, 1 the second.
        part: what holds there in the outcome that was looked at.
        alone: whether it holds in no outcome of the other side; else it is only what makes the difference here.
        new: whether it follows by a rule that the law of the other side does not have.
        same: the choices of the two outcomes that were set beside each other, where that was under the same choices as
            far as both sides have them: first those of the outcome in which the part holds; else none.
        against: what stands against it in every outcome of the other side, and not here, with its justification there.
    """

    side: int
    part: Tree
    alone: bool = True
    new: bool = False
    against: tuple[Tree, ...] = ()
    same: tuple[frozenset[Symbol], frozenset[Symbol]] | None = None


class Reasons:
    """Finds where two sides part.

    Attributes:
        sides: the answered sides.
    """

    def __init__(self, before: Side, after: Side) -> None:
        """Takes the answered sides."""
        self.sides = (before, after)
        self._showing = tuple(Showing(side.session, side.law, side.vocabulary) for side in self.sides)
        self._known: tuple[dict[Symbol, Often], dict[Symbol, Often]] = ({}, {})
        # outcomes of each side in which something fails, each with one of the other side with the same choices
        self._pairs: tuple[list[tuple[Shown, Shown]], list[tuple[Shown, Shown]]] = ([], [])
        self._rules = tuple({rule.text for rule in side.law.rules} for side in self.sides)

    @property
    def compiled(self) -> tuple[Compiled, Compiled]:
        """The diagrams of the sides."""
        return self.sides[0].session.compiled, self.sides[1].session.compiled

    def prepare(self, changes: Iterable[Change]) -> None:
        """Looks for few outcomes that answer many questions; without it every question takes an outcome of its own.

        Args:
            changes: what will be asked about.
        """
        wanted: tuple[list[Symbol], list[Symbol]] = ([], [])
        for change in changes:
            if "never" in (change.before, change.after):
                wanted[0 if change.after == "never" else 1].append(change.atom)
        for showing, atoms in zip(self._showing, wanted, strict=True):
            showing.prepare(atoms)

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

    def outcome(self, side: int, within: Function, keep: Collection[Symbol] | None = None) -> Shown:
        """An outcome of a side.

        Args:
            side: the side.
            within: what holds in it; some outcome must have it.
            keep: choices that it has where it can; those of the usual outcome if left out.

        Returns:
            The outcome.
        """
        return self._showing[side].outcome(within, keep)

    def given_by(self, change: Change) -> tuple[int, LawRule, Binding] | None:
        """A rule that gives what holds more often on one side.

        Args:
            change: the atom, and how often it holds on each side.

        Returns:
            A side on which it can hold, the rule and what its variables stand for; None where it is a fact or a choice.
        """
        side = 0 if change.before != "never" else 1
        found = self._showing[side].where(change.atom).trees.given_by(change.atom)
        return None if found is None else (side, *found)

    def stated(self, side: int, symbol: Symbol) -> Because:
        """What one side states and the other does not."""
        return Because(side, self._showing[side].where(symbol).leaves.leaf(symbol))

    def choice(self, side: int, shown: Shown, choice: Symbol) -> Because:
        """A choice that one side has and the other has not, in an outcome of that side."""
        return Because(side, shown.leaves.leaf(choice), alone=self._often(1 - side, choice) == "never")

    def under_same(self, side: int, here: Shown, there: Shown, atom: Symbol) -> tuple[Because, ...]:
        """Where two outcomes with the same choices part, one of each side.

        Args:
            side: the side on which something holds.
            here: the outcome in which it does.
            there: that of the other side, in which it does not.
            atom: what holds.

        Returns:
            The deepest parts that tell the two apart, first choices that one side alone can have; none where there are
            but choices that both can have.
        """
        found = list(dict.fromkeys(self._apart(side, here, there, atom)))
        choices = [one for one in found if _is_choice(one.part)]
        own = [one for one in choices if one.alone and one.side == side]
        plain = [one for one in found if one not in choices]
        return tuple(own or plain or [one for one in choices if one.alone])

    def _same(self, side: int, here: Shown, there: Shown, part: Tree) -> Because:
        """A part of a justification in an outcome that an outcome of the other side with the same choices has not."""
        alone = self._often(1 - side, part.atom) == "never"
        new = isinstance(part, Step) and part.rule.text not in self._rules[1 - side]
        nothing = [one.atom for one in part.because if isinstance(one, Nothing)] if isinstance(part, Step) else []
        against = tuple(
            there.trees.tree(one) for atom in nothing for one, _ in islice(there.world.matching(atom, {}), 1)
        )
        same = (frozenset(here.chosen.outcome.chosen), frozenset(there.chosen.outcome.chosen))
        return Because(side, part, alone=alone, new=new, against=against, same=same)

    def _parts(self, side: int, atom: Symbol) -> tuple[Because, ...]:
        """Where the justification of an atom that can hold on one side alone leaves what the other has too."""
        shown = self._showing[side].where(atom)
        return self._parted(side, shown, atom)

    def _parted(self, side: int, shown: Shown, atom: Symbol) -> tuple[Because, ...]:
        """The deepest parts; a choice among them only where nothing else tells why the other side has it not."""
        found = list(_deepest(atom, shown, lambda part: self._often(1 - side, part) == "never"))
        plain = [one for one in found if not _is_choice(one)]
        told = (
            one for part in plain or found for one in self._fixed(1 - side, part) or self._deeper(side, shown, part)
        )
        return tuple(dict.fromkeys(told))

    def _fixed(self, side: int, part: Tree) -> tuple[Because, ...]:
        """That a side fixes a decision or a position, by which it has not the one of the other side."""
        if not _is_choice(part):
            return ()
        showing = self._showing[side]
        about = part.atom.arguments[:-1]
        for name, arity in _FIXES:
            for symbol, _ in showing.session.program.named(name, arity):
                if len(about) == arity - 1 and symbol.arguments[:-1] == about and name == _FIXED_BY[part.atom.name]:
                    return (self.stated(side, symbol),)
        return ()

    def _deeper(self, side: int, shown: Shown, part: Tree) -> Iterator[Because]:
        """A part, or what it comes to where it rests on something that nothing establishes on this side alone."""
        because = self._because(side, part)
        if isinstance(part, Step) and not because.new and any(isinstance(one, Nothing) for one in part.because):
            there = self.outcome(1 - side, self._with_needs(1 - side, part), keep=shown.chosen.outcome.chosen)
            found = [one for one in self._apart(side, shown, there, part.atom) if one.part.atom != part.atom]
            plain = [one for one in found if not _is_choice(one.part)]
            # a position or a decision that one side alone can have says more than what comes of it
            telling = plain or [one for one in found if one.alone]
            if telling:
                yield from telling
                return
        yield because

    def _with_needs(self, side: int, step: Step) -> Function:
        """Where as much holds as can of what a step rests on."""
        compiled = self.compiled[side]
        within = compiled.space
        for one in step.because:
            if isinstance(one, Step | Leaf):
                both = within & compiled.atom(one.atom)
                within = both if both.satisfiable() else within
        return within

    def _because(self, side: int, part: Tree) -> Because:
        if isinstance(part, Leaf):
            return Because(side, part)
        new = part.rule.text not in self._rules[1 - side]
        nothing = [one.atom for one in part.because if isinstance(one, Nothing)]
        certain = [atom for atom in nothing if isinstance(atom, Symbol) and self._often(1 - side, atom) == "every"]
        against = tuple(self._showing[1 - side].where(atom).trees.tree(atom) for atom in certain)
        return Because(side, part, new=new, against=against)

    def _lets_fail(self, side: int, atom: Symbol) -> tuple[Because, ...]:
        """Why an atom can fail on one side, though it holds in every outcome of the other.

        An outcome in which it fails is set beside one of the other side with the same choices as far as they can be
        made there: told is a choice that one side alone has, or else where the two part.
        """
        pair = next((one for one in self._pairs[side] if atom not in one[0].world and atom in one[1].world), None)
        if pair is None:
            other = self.compiled[1 - side]
            usual = self.outcome(1 - side, other.space)
            here = self.outcome(side, ~self.compiled[side].atom(atom), keep=usual.chosen.outcome.chosen)
            pair = here, self.outcome(1 - side, other.space, keep=here.chosen.outcome.chosen)
            self._pairs[side].append(pair)
        here, there = pair
        found = list(dict.fromkeys(self._apart(1 - side, there, here, atom)))
        choices = [one for one in found if _is_choice(one.part)]
        alone = [one for one in choices if one.alone]
        plain = [one for one in found if one not in choices]
        made_here = [one for one in choices if one.side == side]
        return tuple(alone or plain or made_here or found)

    def _apart(self, side: int, here: Shown, there: Shown, atom: Symbol) -> Iterator[Because]:
        """Where two outcomes part of which one has an atom: through all that stands against parts of it in the other.

        Args:
            side: the side of the first outcome.
            here: the first outcome, in which the atom holds.
            there: the second one, of the other side, in which it does not.
            atom: the atom.
        """
        for part in _deepest(atom, here, lambda one: one not in there.world):
            against = [] if isinstance(part, Leaf) else [one.atom for one in part.because if isinstance(one, Nothing)]
            held = [symbol for one in against for symbol, _ in islice(there.world.matching(one, {}), 1)]
            for one in held:
                yield from self._apart(1 - side, there, here, one)
            if _is_choice(part):
                yield Because(side, part, alone=self._often(1 - side, part.atom) == "never")
                for leaf in there.leaves.instead(part.atom, there.world):
                    yield Because(1 - side, leaf, alone=self._often(side, leaf.atom) == "never")
            elif not held:
                yield self._same(side, here, there, part)

    def _often(self, side: int, atom: Symbol) -> Often:
        known = self._known[side]
        if atom not in known:
            known[atom] = often(self.compiled[side], atom)
        return known[atom]


def _deepest(atom: Symbol, shown: Shown, missing: Callable[[Symbol], bool]) -> Iterator[Tree]:
    """The deepest parts of the justification of an atom that are missing elsewhere, as all above them then are."""
    seen: set[Symbol] = set()
    waiting = [atom]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        telling = [part for part in _below(one, shown) if missing(part) and not _is_stated(part, shown)]
        if telling:
            waiting += reversed(telling)
        else:
            yield shown.trees.tree(one)


def _below(atom: Symbol, shown: Shown) -> Sequence[Symbol]:
    """What an atom rests on that holds; for a choice, what offers it."""
    needs = shown.trees.needs(atom)
    if needs is None:
        offers = _offer(atom)
        return (offers,) if offers is not None and offers in shown.world else ()
    return needs


def _is_stated(atom: Symbol, shown: Shown) -> bool:
    return atom.name in _TABLES and shown.trees.needs(atom) is None


def _offer(atom: Symbol) -> Symbol | None:
    """What offers a choice: that somebody may choose so, or that a question is asked."""
    match atom.name, atom.arguments:
        case "decides", arguments:
            return clingo.Function("may_choose", arguments)
        case "position", [reading, _]:
            return clingo.Function("asked", [reading])
    return None


def _is_choice(tree: Tree) -> bool:
    return isinstance(tree, Leaf) and tree.kind in ("decision", "position", "open fact")
