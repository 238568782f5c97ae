"""A timeline, as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from pymodel.outcomes import Outcome

__all__ = ["Assumed", "Chosen", "Clock", "Deadline", "Entry", "Owed", "Standing", "State", "Step", "Timeline"]

State = Literal["done", "met", "late", "missed", "stopped", "open", "free", "not due"]
"""How a step stands: taken without a duty; taken as due; taken too late; due and let pass; tried and stopped; due and
neither taken nor known to be missed; one that may still be taken and need not; one that the law does not call for."""


@dataclass(frozen=True)
class Assumed:
    """A choice that the scenario leaves open, closed for the timeline.

    Attributes:
        name: the reading, the open fact or the act.
        value: what is taken.
        actors: of an act, those who take it so; else nobody.
    """

    name: str
    value: str
    actors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """One outcome, and how it came to be chosen.

    Attributes:
        outcome: the outcome.
        facts: the open facts, each at the first value that fits, in the order of the law.
        readings: the open readings, each at its first mainstream position, in the order of the law.
        acts: the acts that the scenario leaves open, each at the value of doing nothing.
    """

    outcome: Outcome
    facts: tuple[Assumed, ...]
    readings: tuple[Assumed, ...]
    acts: tuple[Assumed, ...]


@dataclass(frozen=True)
class Deadline:
    """By when, or after how long, and the provision that says so; the time is a term of the law."""

    within: str
    provision: str


@dataclass(frozen=True)
class Entry:
    """A step of one actor.

    Attributes:
        actor: who.
        about: what or whom it is about.
        state: how it stands.
        choice: the value of the decision that it shows; empty if it shows none.
        provisions: by which it is due.
        deadlines: by when it is due, or would be.
        waiting: how long it takes to have effect.
        hour: the hour after the incident at which it was taken, as far as the scenario states it.
        stopped_by: who stopped it.
        lapses: whether an open step is missed if the act that the timeline assumes, doing nothing, stays.
    """

    actor: str
    about: str
    state: State
    choice: str = ""
    provisions: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    waiting: tuple[Deadline, ...] = ()
    hour: int | None = None
    stopped_by: tuple[str, ...] = ()
    lapses: bool = False


@dataclass(frozen=True)
class Step:
    """A kind of step, what must come before it by which provision, and its entries."""

    name: str
    after: Mapping[str, str]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Owed:
    """Help of a level that is owed to a victim by a provision."""

    level: str
    victim: str
    provision: str


@dataclass(frozen=True)
class Clock:
    """A time limit of national law: hours, or a word of the law."""

    name: str
    within: str


@dataclass(frozen=True)
class Standing:
    """Where a state stands in the outcome.

    Attributes:
        state: the state.
        does: the levels of what it does.
        owes: what it owes.
        must: its other duties, each with its provision.
        ceiling: the most it may do for another; None if it is no helper.
        at_stake: whether its own law is asked: it has a ground to use its forces.
        authority: `initial`, `lasting`, both or none; `own_defence` beside them where the state defends itself and
            could help another against somebody else.
        ends: the clocks after which authority without a vote is over.
        clocks: the other clocks of its law.
        missing: steps that its law still asks for.
        alternatives: those among them that would do instead of the vote.
        votes: those among the missing steps that take a majority.
        majority: the majorities that a vote needs.
        breaches: what it breaks, each with the provision; those that hang on an act that is only assumed as well.
    """

    state: str
    does: tuple[str, ...]
    owes: tuple[Owed, ...]
    must: tuple[tuple[str, str], ...]
    ceiling: str | None
    at_stake: bool
    authority: tuple[str, ...]
    ends: tuple[Clock, ...]
    clocks: tuple[Clock, ...]
    missing: tuple[str, ...]
    alternatives: tuple[str, ...]
    votes: tuple[str, ...]
    majority: tuple[str, ...]
    breaches: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Timeline:
    """One outcome laid out in time.

    Attributes:
        title: the scenario's title.
        path: its file.
        date: its date, yyyymmdd.
        law: the hash of the law.
        notes: what the command line changed, and stated hours that no step of this outcome uses.
        elapsed: the hours that have passed, as far as the scenario says.
        chosen: the outcome.
        steps: the steps in their order.
        standings: where each state stands.
        circles: organisation -> its members at the date, by which sets of actors may be named.
        wording: what the terms of the law are called.
    """

    title: str
    path: str
    date: int
    law: str
    notes: tuple[str, ...]
    elapsed: int | None
    chosen: Chosen
    steps: tuple[Step, ...]
    standings: tuple[Standing, ...]
    circles: Mapping[str, tuple[str, ...]]
    wording: Mapping[str, str]

    def to_json(self) -> dict[str, object]:
        """The timeline as values that `json.dumps` takes."""
        outcome = self.chosen.outcome
        assumed = {
            "facts": {one.name: one.value for one in self.chosen.facts},
            "readings": {one.name: one.value for one in self.chosen.readings},
            "acts": [asdict(one) for one in self.chosen.acts],
        }
        return {
            "scenario": self.title,
            "file": self.path,
            "date": self.date,
            "law": self.law,
            "notes": list(self.notes),
            "elapsed": self.elapsed,
            "outcome": {
                "facts": dict(outcome.facts),
                "readings": dict(outcome.readings),
                "decisions": {actor: dict(acts) for actor, acts in outcome.decisions.items()},
            },
            "assumed": assumed,
            "steps": [
                {"step": step.name, "after": dict(step.after), "entries": [asdict(entry) for entry in step.entries]}
                for step in self.steps
            ],
            "states": [asdict(standing) for standing in self.standings],
        }
