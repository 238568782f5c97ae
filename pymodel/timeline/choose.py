"""Choosing one outcome: what the scenario fixes, and a stated way to close what it leaves open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from clingo import Symbol

from pymodel.counts import Function
from pymodel.ground import GroundProgram, Group, Kind
from pymodel.outcomes import NoOutcomeError, iterate
from pymodel.session import Session
from pymodel.timeline.records import Assumed, Chosen
from pymodel.vocabulary import Vocabulary

__all__ = ["Preferences", "choose"]

_STANDINGS = ("mainstream", "held", "unattributed")


def choose(
    session: Session,
    vocabulary: Vocabulary,
    *,
    within: Function | None = None,
    keep: Collection[Symbol] = (),
) -> Chosen:
    """Chooses one outcome of a scenario.

    What the scenario fixes stays. An open fact takes the first value that fits and an open reading its first
    mainstream position (where there is none its first held one), both in the order of the law; an act that nobody
    has decided takes the value of doing nothing. A choice that another choice decides on whether it arises at all is
    made after that one, so that nothing is chosen for the sake of another question.

    Args:
        session: the scenario.
        vocabulary: the order of values and positions, and the standings.
        within: the outcomes that count; all if it is not given.
        keep: choices that are preferred to all others where they fit.

    Returns:
        The outcome, and what was closed in this way.

    Raises:
        NoOutcomeError: the facts leave no outcome.
    """
    compiled = session.compiled
    within = compiled.space if within is None else compiled.space & within
    if not within.satisfiable():
        raise NoOutcomeError("the facts contradict one another: no outcome is left")
    preferred = Preferences(session, vocabulary, keep)
    waiting = sorted(compiled.groups, key=lambda group: (list(Kind).index(group.kind), group.name))
    while waiting:
        later: list[Group] = []
        for group in waiting:
            offered = compiled.offered(group)
            if not (within & offered).satisfiable():
                continue
            if (within & ~offered).satisfiable():
                later.append(group)
                continue
            within &= _first(within, [compiled.options(group)[place] for place in preferred.order(group)])
        if len(later) == len(waiting):
            raise AssertionError("choices wait for each other, though the law has no cycle")
        waiting = later
    outcome = next(iterate(compiled, limit=1, within=within))
    return Chosen(
        outcome=outcome,
        facts=_assumed(compiled.facts, outcome.facts),
        readings=_assumed(compiled.readings, outcome.readings),
        acts=_acts(compiled.decisions, outcome.decisions),
    )


# the orders that were found, by program: they hang on nothing else that one law may change
_orders: WeakKeyDictionary[GroundProgram, dict[Group, tuple[int, ...]]] = WeakKeyDictionary()


class Preferences:
    """In which order the options of a group are tried."""

    def __init__(self, session: Session, vocabulary: Vocabulary, keep: Collection[Symbol] = ()) -> None:
        """Takes the orders of the vocabulary, and choices that come before all others."""
        self._vocabulary = vocabulary
        self._keep = frozenset(keep)
        self._program = session.program
        self._known = _orders.setdefault(session.program, {})

    def order(self, group: Group) -> list[int]:
        """The places of the options, the preferred one first."""
        if group not in self._known:
            self._known[group] = tuple(self._usual(group))
        usual = self._known[group]
        kept = {place for place in usual if group.options[place].symbol in self._keep} if self._keep else set()
        return sorted(usual, key=lambda place: place not in kept) if kept else list(usual)

    @cached_property
    def _passive(self) -> Mapping[str, str]:
        return {str(act): str(value) for act, value in self._program.tuples("passive", 2)}

    def _usual(self, group: Group) -> list[int]:
        values = [str(option.value) for option in group.options]
        match group.kind:
            case Kind.READING:
                positions = self._vocabulary.readings.get(str(group.key[0]), {})
                known = sorted(positions, key=lambda position: _STANDINGS.index(positions[position]))
            case Kind.FACT:
                field = self._vocabulary.fields.get(str(group.key[1]))
                known = list(field.values) if field else []
            case Kind.DECISION:
                known = [self._passive.get(str(group.key[1]), "")]
        rank = {value: place for place, value in enumerate(known)}
        return sorted(range(len(values)), key=lambda place: (rank.get(values[place], len(rank)), values[place]))


def _first(within: Function, options: Iterable[Function]) -> Function:
    """The first option that leaves an outcome."""
    for function in options:
        if (within & function).satisfiable():
            return function
    raise AssertionError("a choice that is offered has no option")


def _assumed(groups: Sequence[Group], values: Mapping[str, str]) -> tuple[Assumed, ...]:
    """What open facts or readings were given, without those that have one possibility only."""
    return tuple(
        Assumed(group.name, values[group.name]) for group in groups if group.name in values and len(group.options) > 1
    )


def _acts(groups: Sequence[Group], decided: Mapping[str, Mapping[str, str]]) -> tuple[Assumed, ...]:
    """The acts that nobody had decided, those of one kind together."""
    found: dict[tuple[str, str], list[str]] = {}
    for group in groups:
        actor, act = map(str, group.key)
        value = decided.get(actor, {}).get(act)
        if value is not None and len(group.options) > 1:
            found.setdefault((act, value), []).append(actor)
    return tuple(Assumed(act, value, tuple(sorted(actors))) for (act, value), actors in sorted(found.items()))
