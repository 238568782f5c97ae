"""What differs between two answers, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from clingo import Symbol

from pymodel.outcomes import ActKind, Hold, Regime

__all__ = [
    "SUBJECTS",
    "Act",
    "Change",
    "Comparison",
    "Level",
    "LevelKind",
    "MechanismChange",
    "Often",
    "PowerChange",
    "Subject",
]

Subject = Literal["mechanisms", "actors"]
"""What is compared: how mechanisms stand, who has power over them and the classes; or what actors must, may and can do.

Each can be compared and explained without the other, in a process of its own.
"""

SUBJECTS: tuple[Subject, ...] = get_args(Subject)

Often = Literal["never", "some", "every"]
"""In no outcome, in some outcomes, in every one."""

LevelKind = Literal["floor", "ceiling", "authority"]
"""The least an actor must do, the most it may do, and what it may order at home."""


@dataclass(frozen=True)
class Change:
    """An atom of the law that holds more often on one side than on the other.

    Attributes:
        atom: what holds, such as the duty of one actor.
        before: how often on the first side.
        after: how often on the second side.
    """

    atom: Symbol
    before: Often
    after: Often


@dataclass(frozen=True)
class MechanismChange:
    """A mechanism that stands otherwise.

    Attributes:
        mechanism: its name.
        availability: on each side `yes`, `arguable`, `no`, or several of them where it hangs on open facts.
        operable: the same for whether it can be brought into effect against all that adversaries may lawfully do.
        statuses: the statuses that some outcome of one side has and none of the other, and those that only one side
            has in every outcome.
        regimes: for each side what can be reached under which readings, where that is so on this side alone.
    """

    mechanism: str
    availability: tuple[tuple[str, ...], tuple[str, ...]]
    operable: tuple[tuple[str, ...], tuple[str, ...]]
    statuses: tuple[Change, ...]
    regimes: tuple[tuple[Regime, ...], tuple[Regime, ...]]


@dataclass(frozen=True)
class PowerChange:
    """A power over a mechanism that some actors have on one side alone, or under other readings.

    Attributes:
        mechanism: the mechanism.
        kind: whether they alone can bring it into effect, or keep it from that.
        before: under which readings on the first side; None if they cannot.
        after: the same on the second side.
        actors: who; at least one.
    """

    mechanism: str
    kind: Literal["secures", "stops"]
    before: Hold | None
    after: Hold | None
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Level:
    """A span of levels that is another for some actors.

    Attributes:
        kind: which span.
        before: the levels that occur on the first side, lowest first.
        after: those on the second side.
        actors: whose it is.
    """

    kind: LevelKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Act:
    """A duty, permission, prohibition or breach that appears, vanishes, or becomes certain or avoidable.

    Attributes:
        kind: which of these.
        what: what must, may or must not be done, or is broken.
        provision: the provision it comes from.
        before: how often on the first side.
        after: how often on the second side.
        actors: for whom it is so; at least one.
    """

    kind: ActKind
    what: str
    provision: str
    before: Often
    after: Often
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Everything that differs; what is the same is not told.

    Attributes:
        mechanisms: the mechanisms that stand otherwise, in the order of the first side.
        powers: who secures or stops which mechanism on one side alone, or under other readings.
        columns: the columns of the classes.
        classes_before: the classes that only the first side has.
        classes_after: the classes that only the second side has.
        gone: the fewest statuses that no class of the second side has together and some of the first has.
        new: the same the other way round.
        levels: spans of levels that are others.
        acts: duties, permissions, prohibitions and breaches.
        counts: the number of outcomes of each side; they are not probabilities.
    """

    mechanisms: tuple[MechanismChange, ...]
    powers: tuple[PowerChange, ...]
    columns: tuple[str, ...]
    classes_before: tuple[Mapping[str, str], ...]
    classes_after: tuple[Mapping[str, str], ...]
    gone: tuple[Mapping[str, str], ...]
    new: tuple[Mapping[str, str], ...]
    levels: tuple[Level, ...]
    acts: tuple[Act, ...]
    counts: tuple[int, int]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return self.same_mechanisms and self.same_actors

    @property
    def same_mechanisms(self) -> bool:
        """Whether mechanisms, powers and classes are the same."""
        return not (self.mechanisms or self.powers or self.classes_before or self.classes_after)

    @property
    def same_actors(self) -> bool:
        """Whether levels and acts are the same."""
        return not (self.levels or self.acts)
