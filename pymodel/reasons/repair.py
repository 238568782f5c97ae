"""The least that would bring something about: other decisions and positions if these are enough, else other facts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import clingo
from clingo import Symbol

from pymodel.counts import Function
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.nearest import smallest_changes
from pymodel.reasons.outcome import Shown
from pymodel.reasons.programs import Programs
from pymodel.reasons.records import Leaf
from pymodel.scenario import Scenario
from pymodel.session import Session
from pymodel.timeline import Preferences, choose

__all__ = ["CHOICES", "Change", "Outlook", "Repair", "outlook"]

CHOICES, _FACTS = 5, 2  # as many repairs as are told, by choices and by facts
_INCIDENTS = 1  # with more incidents, states are not exchanged for others
_MANY = 10  # with more incidents, one repair by other facts is told, and whether there are others
_STATES = 6  # as many states as are tried in the place of another


class Change(NamedTuple):
    """A choice or a fact that would be another one.

    Attributes:
        new: what it would be; None if it would be left out.
        old: what it is; None if the question does not arise, or nothing is stated.
    """

    new: Symbol | None
    old: Symbol | None


@dataclass(frozen=True)
class Repair:
    """Changes that together bring something about, none of which can be left out.

    Attributes:
        changes: what would be another.
        chosen: the choices of the outcome in which it then holds.
    """

    changes: tuple[Change, ...]
    chosen: frozenset[Symbol]


@dataclass(frozen=True)
class Outlook:
    """What would bring something about.

    Attributes:
        by: whether other choices are enough, or it takes other facts; `nothing` if no facts that were tried give it.
        repairs: the smallest sets of changes, the first of them if there are many.
        more: whether there are more of the same size.
        excluded_by: of what holds in no outcome, a minimal set of facts that exclude it.
        tried_states: whether other states were tried as well: those that it names, and some that differ much.
    """

    by: Literal["choices", "facts", "nothing"]
    repairs: tuple[Repair, ...] = ()
    more: bool = False
    excluded_by: tuple[Leaf, ...] = ()
    tried_states: bool = False


def outlook(
    shown: Shown, atom: Symbol, function: Function | None, programs: Programs, *, most: int = CHOICES
) -> Outlook:
    """Finds the least that would bring something about.

    Args:
        shown: an outcome in which it does not hold.
        atom: what does not hold.
        function: the outcomes in which it holds; None if there are none.
        programs: the programs to look in and to replay in.
        most: as many repairs by choices as are told; of those by facts two at most.

    Returns:
        Repairs of the least number of changes, each of which has been replayed by a new solve; among them those of
        fewer facts and then of fewer positions first.

    Raises:
        AssertionError: a repair does not replay.
    """
    if function is not None:
        found = list(_by_choices(shown, atom, function, programs, most))
        return Outlook("choices", tuple(found[:most]), len(found) > most)
    return _by_facts(shown, atom, programs, most)


def _by_facts(shown: Shown, atom: Symbol, programs: Programs, most: int) -> Outlook:
    session, base = shown.session, shown.chosen.outcome.chosen
    scenario = session.scenario
    incidents = sum(1 for fact in scenario.situation if fact.name == "incident")
    relaxed = programs.relaxed(atom, base)
    reached = relaxed.reaches(atom)
    tried = not reached and incidents <= _INCIDENTS
    if tried:
        relaxed = programs.relaxed(atom, base, _other_states(session, atom))
        reached = relaxed.reaches(atom)
    if not reached:
        return Outlook("nothing", tried_states=tried)
    leaves = Leaves(scenario, shown.rules)
    excluded = tuple(leaves.leaf(fact) for fact in relaxed.excluding(atom))
    before = {**_by_key(base), **_by_key(fact for fact in scenario.facts if fact.name == "given")}
    found = []
    most = min(most, 1 if tried or incidents > _MANY else _FACTS)  # a replay takes long then
    for place, (changes, chosen) in enumerate(relaxed.repairs(atom, most + 1)):
        made = tuple(_change(one, before) for one in changes)
        if place < most:
            replay = _Replay(programs.of(_with_other_facts(scenario, made, chosen)))
            replay.assure(atom, chosen)
            made += tuple(Change(one, None) for one in _arisen(replay, atom, chosen, before, made))
        found.append(Repair(made, chosen))
    return Outlook("facts", tuple(found[:most]), len(found) > most, excluded, tried)


def _by_choices(shown: Shown, atom: Symbol, function: Function, programs: Programs, most: int) -> Iterator[Repair]:
    """As many repairs as are told, and one more where there are more."""
    session, base = shown.session, shown.chosen.outcome.chosen
    compiled = session.compiled
    preferred = Preferences(session, programs.vocabulary)
    replay = _Replay(programs.of(session.scenario))
    before = _by_key(base)
    for place, changes in enumerate(smallest_changes(compiled, function, base, preferred, most + 1)):
        chosen: frozenset[Symbol] = frozenset()
        if place < most:
            within = function & compiled.all(compiled.atom(symbol) for symbol in changes.chosen)
            chosen = choose(session, programs.vocabulary, within=within, keep=base).outcome.chosen
            replay.assure(atom, chosen)
        yield Repair(tuple(Change(new, before.get(_key(new))) for new in changes.chosen), chosen)


def _arisen(
    replay: "_Replay",
    atom: Symbol,
    chosen: Collection[Symbol],
    before: Mapping[tuple[Symbol, ...], Symbol],
    changes: Collection[Change],
) -> Iterator[Symbol]:
    """Values of facts that only the changes leave open, and without which the atom would not have to hold."""
    told = {_key(change.new) for change in changes if change.new is not None}
    for one in sorted(chosen, key=str):
        new = one.name == "value" and _key(one) not in before and _key(one) not in told
        if new and not replay.assures(atom, [other for other in chosen if other != one]):
            yield one


def _change(symbol: Symbol, before: Mapping[tuple[Symbol, ...], Symbol]) -> Change:
    if symbol.name == "given" and len(symbol.arguments) == 2:
        return Change(None, before.get(tuple(symbol.arguments)))
    return Change(symbol, before.get(_key(symbol)))


def _key(symbol: Symbol) -> tuple[Symbol, ...]:
    """What a choice or a fact is about: all but its value."""
    return tuple(symbol.arguments[:-1])


def _by_key(symbols: Collection[Symbol] | Iterator[Symbol]) -> dict[tuple[Symbol, ...], Symbol]:
    return {_key(symbol): symbol for symbol in symbols}


def _other_states(session: Session, atom: Symbol) -> list[str]:
    """The states that are tried in the place of another: those that an atom names, and some that are typical."""
    states = {str(one) for (one,) in session.program.tuples("state_now", 1)}
    named, left = set[str](), [atom]
    for term in left:
        named.add(str(term))
        left += term.arguments if term.type is clingo.SymbolType.Function else []
    return sorted({*_typical_states(session), *(states & named)})


def _typical_states(session: Session) -> list[str]:
    """Few states at the date that differ in their memberships as much as can be: each one most from those before it."""
    member_of: dict[str, set[str]] = {str(one): set() for (one,) in session.program.tuples("state_now", 1)}
    for organisation, one in session.program.tuples("party", 2):
        if str(one) in member_of:
            member_of[str(one)].add(str(organisation))
    for (one,) in session.program.tuples("permanent_now", 1):
        member_of.setdefault(str(one), set()).add("permanent seat")
    # who belongs to most first; then who is farthest from all that were taken
    taken: list[str] = []
    while len(taken) < min(_STATES, len(member_of)):
        left = sorted(set(member_of) - set(taken))
        taken.append(
            max(
                left,
                key=lambda other: (
                    min((len(member_of[other] ^ member_of[one]) for one in taken), default=0),
                    len(member_of[other]),
                ),
            )
        )
    return sorted(taken)


def _with_other_facts(scenario: Scenario, changes: Collection[Change], chosen: Collection[Symbol]) -> Scenario:
    """The scenario with changed facts; what it fixes otherwise is left open."""
    facts = [change for change in changes if "given" in {one.name for one in change if one is not None}]
    dropped = {change.old for change in facts}
    situation = [fact for fact in scenario.situation if fact not in dropped]
    situation += [change.new for change in facts if change.new is not None]
    names = set(map(str, chosen))
    decisions = tuple(one for one in scenario.decisions if f"decides({one.actor},{one.act},{one.value})" in names)
    readings = tuple(one for one in scenario.readings if f"position({one.reading},{one.position})" in names)
    others = [change for change in changes if change not in facts]
    return replace(
        scenario,
        situation=tuple(situation),
        decisions=decisions,
        readings=readings,
        closed=scenario.closed and not others,
    )


class _Replay:
    """A scenario grounded anew and solved by clingo, to see that a repair works."""

    def __init__(self, control: clingo.Control) -> None:
        self._control = control

    def assure(self, atom: Symbol, chosen: Collection[Symbol]) -> None:
        """Solves under some choices.

        Raises:
            AssertionError: they make no outcome, or the atom does not hold in it.
        """
        known = self._control.symbolic_atoms
        assumed = [(symbol, True) for symbol in sorted(chosen, key=str) if known[symbol] is not None]
        handle = self._control.solve(assumptions=assumed, yield_=True)
        assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
        with handle:
            model = handle.model()
            if model is None or not model.contains(atom):
                raise AssertionError(f"a repair that was found does not bring `{atom}` about")

    def assures(self, atom: Symbol, chosen: Collection[Symbol]) -> bool:
        """Whether an atom holds in every outcome that has some choices."""
        known = self._control.symbolic_atoms
        assumed = [(symbol, True) for symbol in sorted(chosen, key=str) if known[symbol] is not None]
        return not self._control.solve(assumptions=[*assumed, (atom, False)]).satisfiable
