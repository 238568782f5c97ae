"""What a memorandum says, before it has words: atoms of the law and parts of the answers, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pymodel.outcomes import ActKind, Cube
from pymodel.reasons import Prospect
from pymodel.reasons.rules import LawRule
from pymodel.reasons.terms import Binding

__all__ = ["Brief", "Duty", "Part", "Question", "Standing", "Way"]

Part = Literal["victim", "accused", "organ"]
"""Why an actor is treated by itself."""


@dataclass(frozen=True)
class Standing:
    """How a mechanism stands.

    Attributes:
        mechanism: its name.
        availability: `yes`, `arguable` or `no`, or several of them where it hangs on open facts.
        operable: the same against all that adversaries may lawfully do.
        reached: what can be reached, with the readings and open facts for which that is so.
    """

    mechanism: str
    availability: tuple[str, ...]
    operable: tuple[str, ...]
    reached: tuple[tuple[tuple[str, ...], tuple[Cube, ...]], ...]


@dataclass(frozen=True)
class Question:
    """A contested question that some answer hangs on.

    Attributes:
        reading: its name.
        positions: those that count here.
        mechanisms: the mechanisms that hang on it.
    """

    reading: str
    positions: tuple[str, ...]
    mechanisms: tuple[str, ...]


@dataclass(frozen=True)
class Duty:
    """What actors must, may or must not do, or have broken, by one provision.

    Attributes:
        kind: which of these.
        provision: where it comes from.
        actors: for whom it is so.
        certain: whether it is so in every outcome.
        rule: a rule by which it is so for each of them.
        binding: the instance of the rule for the first of them; for the others what its label names is the same, but
            for themselves.
        always: whether that instance applies in every outcome.
    """

    kind: ActKind
    provision: str
    actors: tuple[str, ...]
    certain: bool
    rule: LawRule
    binding: Binding
    always: bool


@dataclass(frozen=True)
class Way:
    """What would bring a mechanism into effect where it is not, or that nothing would.

    Attributes:
        mechanism: the mechanism.
        place: its place among the main mechanisms.
        prospect: an outcome in which it is not in effect, that in which nobody does more than is stated if it is not
            there, and what would bring it about.
    """

    mechanism: str
    place: int
    prospect: Prospect


@dataclass(frozen=True)
class Brief:
    """Everything a memorandum says.

    Attributes:
        standings: the mechanisms, in the order of the law.
        main: those that the law puts first.
        questions: the contested questions that these hang on.
        open_facts: the facts that the scenario leaves open.
        named: the actors whom the memorandum treats one by one, with their part in it.
        duties: what holds in every outcome, those of one kind together; then what holds in some, for each who is named
            and, in a full memorandum, for the others.
        levels: the least and the most that each other state must and may do, with its authority at home: states of one
            kind together.
        ways: what would change it.
        authorities: the provisions and readings that all this rests on.
    """

    standings: tuple[Standing, ...]
    main: tuple[str, ...]
    questions: tuple[Question, ...]
    open_facts: tuple[str, ...]
    named: Mapping[str, tuple[Part, ...]]
    duties: tuple[Duty, ...]
    levels: Mapping[tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, bool], ...]], tuple[str, ...]]
    ways: tuple[Way, ...]
    authorities: tuple[str, ...]
