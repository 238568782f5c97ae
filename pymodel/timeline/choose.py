"""Choosing one outcome: what the scenario fixes, and a stated way to close what it leaves open."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from weakref import WeakKeyDictionary

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.ground import GroundProgram, Group, Kind
from pymodel.outcomes import NoOutcomeError, outcome_of
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
    outcome = outcome_of(compiled, _Closing(compiled, within, Preferences(session, vocabulary, keep)).found)
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
        self._program = session.program
        self._known = _orders.setdefault(session.program, {})
        self._first: dict[Group, int] = {}
        self._kept: dict[Group, set[int]] = {}
        if keep:
            places = session.compiled.choices.places
            for group, place in (places[symbol] for symbol in keep if symbol in places):
                self._kept.setdefault(group, set()).add(place)

    def order(self, group: Group) -> Sequence[int]:
        """The places of the options, the preferred one first."""
        if group not in self._known:
            self._known[group] = tuple(self._usual(group))
        usual, kept = self._known[group], self._kept.get(group)
        return usual if kept is None else sorted(usual, key=lambda place: place not in kept)

    def first(self, group: Group) -> int:
        """The place of the option that is preferred to all others."""
        if group not in self._first:
            kept = self._kept.get(group, ())
            self._first[group] = next(iter(kept)) if len(kept) == 1 else self.order(group)[0]
        return self._first[group]

    @cached_property
    def _passive(self) -> Mapping[str, str]:
        return {str(act): str(value) for act, value in self._program.tuples("passive", 2)}

    def _usual(self, group: Group) -> list[int]:
        values = group.values
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


class _Closing:
    """Chooses group by group what is preferred.

    Attributes:
        found: the place of the option that is chosen for each group that is offered.
    """

    def __init__(self, compiled: Compiled, within: Function, preferred: Preferences) -> None:
        """Takes the outcomes to choose from, and chooses."""
        self._compiled, self._within, self._preferred = compiled, within, preferred
        self.found: dict[Group, int] = {}
        waiting: Sequence[Group] = compiled.choices.groups
        while waiting:
            later = list(self._put_off(waiting))
            if len(later) == len(waiting):
                raise AssertionError("choices wait for each other, though the law has no cycle")
            waiting = later

    def _put_off(self, groups: Sequence[Group]) -> Iterator[Group]:
        """Chooses for some groups, and gives those of which it is not known yet whether they are offered."""
        conditional = self._compiled.conditional
        for doubtful, some in groupby(groups, key=lambda group: group in conditional):
            if doubtful:
                yield from (group for group in some if not self._one(group))
            else:
                self._several(list(some))

    def _several(self, groups: Sequence[Group], *, odd: bool = False) -> bool:
        """Chooses for groups that are offered in any case, and tells whether each can have what it prefers.

        Args:
            groups: the groups.
            odd: whether it is known that one of them cannot.
        """
        if not odd and self._at_once(groups):
            return True
        if len(groups) == 1:
            self._one(groups[0])
        else:
            half = len(groups) // 2
            all_fine = self._several(groups[:half])
            self._several(groups[half:], odd=all_fine)
        return False

    def _at_once(self, groups: Sequence[Group]) -> bool:
        """Chooses for groups that are offered in any case what they prefer, if all can have it together."""
        compiled = self._compiled
        first = {group: self._preferred.first(group) for group in groups}
        # from below, so that each takes one step to put before the others
        upwards = sorted(groups, key=compiled.place, reverse=True)
        left = self._within & compiled.all(compiled.options(group)[first[group]] for group in upwards)
        if left.satisfiable():
            self._within = left
            self.found |= first
            return True
        return False

    def _one(self, group: Group) -> bool:
        """Chooses for one group; whether it is known if it is offered."""
        offered = self._compiled.offered(group)
        if not (self._within & offered).satisfiable():
            return True
        if (self._within & ~offered).satisfiable():
            return False
        options = self._compiled.options(group)
        self.found[group], self._within = _first(self._within, options, self._preferred.order(group))
        return True


def _first(within: Function, options: Sequence[Function], order: Iterable[int]) -> tuple[int, Function]:
    """The first option that leaves an outcome, and the outcomes that it leaves."""
    for place in order:
        left = within & options[place]
        if left.satisfiable():
            return place, left
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
        actor, act = group.words
        value = decided.get(actor, {}).get(act)
        if value is not None and len(group.options) > 1:
            found.setdefault((act, value), []).append(actor)
    return tuple(Assumed(act, value, tuple(sorted(actors))) for (act, value), actors in sorted(found.items()))
