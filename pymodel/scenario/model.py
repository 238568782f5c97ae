"""The typed result of reading a scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NoReturn, get_args

import clingo

from pymodel.scenario.problems import Mark

Scope = Literal["mainstream", "held", "all"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
Availability = Literal["yes", "no", "arguable"]
Label = Literal["yes", "no", "arguable", "not_applicable"]
Annotator = Literal["gold", "second"]
Fault = Literal["label", "law"]
NO_MARK = Mark(1, 1)


@dataclass(frozen=True)
class FixedReading:
    """A reading that the scenario fixes."""

    reading: str
    position: str
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True)
class FixedDecision:
    """A decision that the scenario fixes: who, which act, and the value it takes."""

    actor: clingo.Symbol
    act: clingo.Symbol
    value: clingo.Symbol
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True)
class TakenAt:
    """A step of the procedure that somebody took, and how many hours after the incident."""

    actor: clingo.Symbol
    step: clingo.Symbol
    hours: int
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Goal:
    """A statement about outcomes, such as `nato_art5=invoked`, as it was written."""

    text: str
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Expectations:
    """What the file expects of the answer.

    Attributes:
        availability: for each mechanism its availability; several values are those that an answer takes which hangs
            on open facts.
        operable: the same for being operable.
        happened: goals that came about, and so must be possible.
        possible: goals that some outcome must reach.
        impossible: goals that no outcome may reach.
        certain: goals that every outcome must reach.
    """

    availability: Mapping[str, tuple[Availability, ...]] = field(default_factory=dict, hash=False)
    operable: Mapping[str, tuple[Availability, ...]] = field(default_factory=dict, hash=False)
    happened: tuple[Goal, ...] = ()
    possible: tuple[Goal, ...] = ()
    impossible: tuple[Goal, ...] = ()
    certain: tuple[Goal, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is expected."""
        goals = (self.happened, self.possible, self.impossible, self.certain)
        return any((self.availability, self.operable, *goals))


@dataclass(frozen=True)
class Disagreement:
    """Where the law as encoded answers otherwise than the file expects, and why.

    Attributes:
        argued: the availability that the answer has instead.
        at_fault: whether the label is held to be wrong, or the law as encoded to fall short of it.
        reason: the argument.
        sources: what it rests on.
    """

    argued: tuple[Availability, ...]
    at_fault: Fault
    reason: str
    sources: tuple[str, ...]
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Scenario:
    """A scenario that stands up to every check that needs no grounding of the law for it.

    Two scenarios are equal if they say the same, wherever they were read and wherever in the file it stood.
    """

    title: str
    path: str = field(compare=False)
    date: int  # yyyymmdd
    situation: tuple[clingo.Symbol, ...]  # date/1, incident/1, given/3 and open/2
    constraints: tuple[str, ...] = ()  # integrity constraints, written out anew from what was read
    constraint_marks: tuple[Mark, ...] = field(default=(), compare=False)
    open_facts: tuple[tuple[int | str, str], ...] = ()  # subject and field
    defaults_used: tuple[tuple[int | str, str, str], ...] = field(default=(), compare=False)
    readings: tuple[FixedReading, ...] = ()
    decisions: tuple[FixedDecision, ...] = ()
    closed: bool = False  # whoever has no decision above takes no act
    scope: Scope = "held"
    bundle: str | None = None  # whose positions count where none is fixed above
    times: tuple[TakenAt, ...] = ()
    elapsed: int | None = None  # hours since the incident
    expectations: Expectations = field(default_factory=Expectations)
    labels: Mapping[Annotator, Mapping[str, Label]] = field(default_factory=dict, hash=False)
    disagreements: Mapping[str, Disagreement] = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    marks: Mapping[tuple[int | str, str], Mark | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def facts(self) -> tuple[clingo.Symbol, ...]:
        """Every fact a program needs, in the order of the export."""
        name = clingo.Function
        facts = list(self.situation)
        facts += [name("fix_reading", [name(fixed.reading), name(fixed.position)]) for fixed in self.readings]
        facts += [name("fix_decision", [fixed.actor, fixed.act, fixed.value]) for fixed in self.decisions]
        facts += [name("close_decisions")] if self.closed else []
        facts += [name("readings_bundle", [name(self.bundle)])] if self.bundle else []
        facts += [name("taken_at", [one.actor, one.step, clingo.Number(one.hours)]) for one in self.times]
        facts += [name("elapsed", [clingo.Number(self.elapsed)])] if self.elapsed is not None else []
        return (*facts, name("readings_scope", [name(self.scope)]))

    def __reduce__(self) -> NoReturn:
        """Refuses: a clingo symbol that travels to another process is a dangling pointer there, with no message."""
        raise TypeError("a scenario cannot be pickled: send its file or its export and read that")
