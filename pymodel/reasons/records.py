"""Why something holds in an outcome, and why it does not, as plain records.

The records of one answer share parts: what is established once is one record, however often it is used.
"""

from dataclasses import dataclass
from typing import Literal

from clingo import Symbol

from pymodel.reasons.parts import Atom, Comparison, Part
from pymodel.reasons.rules import LawRule
from pymodel.reasons.terms import Binding

__all__ = [
    "Compared",
    "Counted",
    "Leaf",
    "LeafKind",
    "Missing",
    "Nothing",
    "Obstacle",
    "Present",
    "Reason",
    "Shortfall",
    "Step",
    "TooFew",
    "Tree",
    "Unequal",
    "Way",
]

LeafKind = Literal["stated", "open fact", "position", "decision", "law"]
"""What a tree ends in: what the scenario states; a value of a fact that it leaves open; a position on a contested
question; a decision of an actor; a fact of the law, such as who is a member of what."""


@dataclass(frozen=True, eq=False)
class Leaf:
    """Where a tree ends.

    Attributes:
        kind: what it is.
        atom: what holds.
        place: where it stands, as `encodings/treaty.lp:12` or the line of the scenario; empty where it is chosen.
    """

    kind: LeafKind
    atom: Symbol
    place: str = ""


@dataclass(frozen=True, eq=False)
class Shortfall:
    """Why an instance of a rule does not give something: the first of its conditions that does not hold.

    Attributes:
        rule: the rule.
        failing: the condition, with what is known of its variables put in.
        binding: what the variables of the rule stand for as far as its conditions hold.
        held: the places in its body of the conditions that hold, or could if what is absent holds in no outcome; in
            the order in which they are judged.
        fails: the place of the condition.
        more: of the last of several instances of the rule, as many others as are left out after it.
    """

    rule: LawRule
    failing: Part
    binding: Binding
    held: tuple[int, ...]
    fails: int
    more: int = 0


@dataclass(frozen=True, eq=False)
class Nothing:
    """A condition that something is not established.

    Attributes:
        atom: what nothing establishes; its variables stand for anything.
        never: whether that holds in no outcome, as grounding tells.
        because: for each rule that could establish it, the first condition that does not hold of each instance that
            gets far.
    """

    atom: Atom
    because: tuple[Shortfall, ...]
    never: bool


@dataclass(frozen=True, eq=False)
class Compared:
    """Two terms that compare as a rule asks."""

    comparison: Comparison


@dataclass(frozen=True, eq=False)
class Counted:
    """At least so many of something hold, of which these are shown."""

    bound: int
    parts: tuple["Step | Leaf", ...]


@dataclass(frozen=True, eq=False)
class Step:
    """Something that follows by a rule of the law.

    Attributes:
        atom: what holds.
        rule: the rule.
        binding: what the variables of the rule stand for.
        because: what the conditions of the rule rest on, in the order in which the rule is written.
    """

    atom: Symbol
    rule: LawRule
    binding: Binding
    because: tuple["Reason", ...]


Tree = Step | Leaf
Reason = Step | Leaf | Nothing | Compared | Counted


@dataclass(frozen=True, eq=False)
class Present:
    """Something stands in the way because it holds."""

    tree: Tree


@dataclass(frozen=True, eq=False)
class Unequal:
    """Two terms do not compare as a rule asks.

    Attributes:
        comparison: the comparison.
        because: what holds and gives its variables their values.
    """

    comparison: Comparison
    because: tuple["Tree", ...] = ()


@dataclass(frozen=True, eq=False)
class TooFew:
    """Fewer of something hold than a rule asks for."""

    bound: int
    counted: tuple[Symbol, ...]
    atom: Atom


@dataclass(frozen=True, eq=False)
class Way:
    """An instance of a rule that could give something and does not.

    Attributes:
        rule: the rule.
        binding: what its variables stand for as far as its conditions hold.
        held: the places in its body of the conditions that hold, or could if what is missing holds in no outcome; in
            the order in which they are judged.
        fails: the place of the first condition that does not hold.
        failing: that condition, with what is known of its variables put in.
        obstacle: what that rests on.
        more: of the last of several instances of the rule, as many others as are left out after it.
        elsewhere: whether the rule gives other atoms alone, since the law has no fact by which it could give this one.
    """

    rule: LawRule
    binding: Binding
    held: tuple[int, ...]
    fails: int
    failing: Part
    obstacle: "Obstacle"
    more: int = 0
    elsewhere: bool = False


@dataclass(frozen=True, eq=False)
class Missing:
    """Something that does not hold.

    Attributes:
        atom: what is missing; its variables stand for anything.
        kind: what kind of leaf it would be; None where rules could give it.
        instead: what holds in its place: another value, position or decision.
        closed: whether it is no choice either, because the scenario or the scope of positions leaves it out.
        ways: the instances of rules that could give it, the rules that get furthest first.
        never: whether it holds in no outcome, as grounding tells.
    """

    atom: Atom
    kind: LeafKind | None
    instead: tuple[Leaf, ...] = ()
    closed: bool = False
    ways: tuple[Way, ...] = ()
    never: bool = False


Obstacle = Missing | Present | Unequal | TooFew
