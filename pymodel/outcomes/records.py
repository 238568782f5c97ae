"""The answers, as plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pymodel.outcomes.conditions import Cube

__all__ = [
    "PARTS",
    "ActKind",
    "Actor",
    "Answer",
    "Answers",
    "Breach",
    "Classes",
    "Duty",
    "Hold",
    "Mechanism",
    "Need",
    "Part",
    "Power",
    "Regime",
    "Row",
]


ActKind = Literal["must", "may", "must_not", "breach"]
"""A duty, a permission, a prohibition, a breach; as the predicates of the law are called."""


Part = Literal["mechanisms", "actors", "decided", "classes"]
"""What is answered: how mechanisms stand and who has power over them; what actors must, may and can do; which of their
breaches hang on a decision; and the table of classes."""

PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True)
class Answer:
    """An answer that may hang on open facts.

    Attributes:
        values: `yes`, `arguable` and `no`, as far as some completion of the open facts gives them.
        conditions: for each value the open facts that give it.
        facts: the open facts the answer hangs on; none if there is one value.
    """

    values: tuple[str, ...]
    conditions: Mapping[str, tuple[Cube, ...]]
    facts: tuple[str, ...]

    @property
    def value(self) -> str | None:
        """The answer, if it does not hang on open facts."""
        return self.values[0] if len(self.values) == 1 else None


@dataclass(frozen=True)
class Regime:
    """The statuses that decisions can bring about, under some readings (and open facts)."""

    reaches: tuple[str, ...]
    conditions: tuple[Cube, ...]


@dataclass(frozen=True)
class Mechanism:
    """How a mechanism stands.

    Attributes:
        availability: barred under none (`yes`), all (`no`) or some (`arguable`) of the readings.
        operable: whether it can be brought into effect against all that the adversaries may lawfully do.
        possible: the statuses some outcome has.
        regimes: what can be reached, by readings.
        victims: the availability for each victim.
    """

    availability: Answer
    operable: Answer
    possible: tuple[str, ...]
    regimes: tuple[Regime, ...]
    victims: Mapping[str, Answer]


@dataclass(frozen=True)
class Hold:
    """Under which readings an actor has a power; `always` means wherever the mechanism can come into effect."""

    always: bool
    conditions: tuple[Cube, ...]


@dataclass(frozen=True)
class Power:
    """What an actor alone can do to a mechanism, whatever the others decide; None where it cannot."""

    secures: Hold | None
    stops: Hold | None


@dataclass(frozen=True)
class Duty:
    """Something an actor must, may or must not do, by a provision; `certain` if in every outcome."""

    what: str
    provision: str
    certain: bool


@dataclass(frozen=True)
class Breach:
    """A breach; `certain` if in every outcome, `decided` if it hangs on a decision in some, None if not asked."""

    what: str
    provision: str
    certain: bool
    decided: bool | None


@dataclass(frozen=True)
class Actor:
    """What an actor must, may and can do, over all outcomes.

    Attributes:
        floor: the least it must do: the levels that occur, lowest first.
        ceiling: the most it may do: the levels that occur, lowest first.
        must: its duties.
        may: what it is permitted.
        must_not: what it is forbidden.
        authority: for each value of authority at home, whether it holds in every outcome.
        breaches: its breaches.
    """

    floor: tuple[str, ...]
    ceiling: tuple[str, ...]
    must: tuple[Duty, ...]
    may: tuple[Duty, ...]
    must_not: tuple[Duty, ...]
    authority: Mapping[str, bool]
    breaches: tuple[Breach, ...]

    @property
    def acts(self) -> Iterator[tuple[ActKind, Duty | Breach]]:
        """All that it must, must not and may do, and its breaches, each with the predicate of the law it stands for."""
        yield from (("must", one) for one in self.must)
        yield from (("must_not", one) for one in self.must_not)
        yield from (("may", one) for one in self.may)
        yield from (("breach", one) for one in self.breaches)


@dataclass(frozen=True)
class Need:
    """In every outcome of a class these actors, where offered the act, choose one of these values."""

    act: str
    values: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A class of outcomes: those with these values in the columns.

    Attributes:
        values: a value for each column.
        count: how many outcomes it has.
        conditions: the readings and open facts of which all its outcomes have only these values, unless all outcomes
            of the scenario have.
        decisions: the decisions of which the same is true.
    """

    values: Mapping[str, str]
    count: int
    conditions: Cube
    decisions: tuple[Need, ...]


@dataclass(frozen=True)
class Classes:
    """The outcome classes over some columns.

    Attributes:
        columns: the columns.
        rows: the classes that have an outcome.
        factors: the columns by independent parts: columns of different parts hang on different choices, so that
            their values combine freely.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    factors: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Answers:
    """Everything `solve` found; what it had no time for is empty, and `complete` is false.

    Attributes:
        complete: whether nothing is missing.
        count: the number of outcomes.
        open_facts: the facts the scenario leaves open.
        lawful: whether outcomes with a breach that hangs on a decision were left out.
        mechanisms: by name.
        power: by actor, then by mechanism; only where there is one.
        actors: by name.
        classes: the table of outcome classes.
    """

    complete: bool
    count: int
    open_facts: tuple[str, ...]
    lawful: bool
    mechanisms: Mapping[str, Mechanism]
    power: Mapping[str, Mapping[str, Power]]
    actors: Mapping[str, Actor]
    classes: Classes

    def to_json(self) -> dict[str, object]:
        """The answers as values that `json.dumps` takes; see `pymodel.outcomes.serial`."""
        from pymodel.outcomes.serial import outcomes_json

        return outcomes_json(self)
