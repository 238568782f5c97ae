"""Who can secure or stop a mechanism, whatever the others do."""

from collections.abc import Iterator, Mapping, Sequence

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, Kind
from pymodel.outcomes.conditions import cubes
from pymodel.outcomes.records import Hold, Power
from pymodel.outcomes.tables import Tables

__all__ = ["powers"]


def powers(tables: Tables, name: Symbol) -> Mapping[str, Power]:
    """The powers of every actor over one mechanism.

    An actor secures it if it has decisions with which it is in effect whatever everyone else decides, and stops it
    if it has decisions with which it is not. Only facts and readings under which it can be in effect at all count;
    and securing counts only where the effect does not come about in any case.

    Returns:
        By actor, those with some power only.
    """
    compiled = tables.compiled
    effect = tables.invoked(name)
    domain = compiled.exists(effect, compiled.decisions) & compiled.space
    inevitable = compiled.forall(effect, compiled.decisions)
    owned: dict[Symbol, list[Group]] = {}
    for group in compiled.support(effect):
        if group.kind is Kind.DECISION:
            owned.setdefault(group.actor, []).append(group)
    actors = sorted(owned, key=str)
    can_effect = dict(_projected(compiled, effect, owned, actors))
    can_prevent = dict(_projected(compiled, ~effect, owned, actors))
    found: dict[str, Power] = {}
    held = _Holds(tables)  # many actors share a function
    for actor in actors:
        own = owned[actor]
        secures = compiled.exists(~can_prevent[actor], own)
        stops = compiled.exists(~can_effect[actor], own)
        power = Power(
            secures=held.of(secures & domain & ~inevitable, domain & ~inevitable),
            stops=held.of(stops & domain, domain),
        )
        if power.secures or power.stops:
            found[str(actor)] = power
    return found


class _Holds:
    """Where in a domain a power is held, each found once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._known: dict[tuple[Function, Function], Hold | None] = {}

    def of(self, inside: Function, domain: Function) -> Hold | None:
        """The power that is held in a part of a domain; None if that is empty."""
        if (inside, domain) not in self._known:
            self._known[inside, domain] = self._hold(inside, domain)
        return self._known[inside, domain]

    def _hold(self, inside: Function, domain: Function) -> Hold | None:
        if not inside.satisfiable():
            return None
        if inside == domain:
            return Hold(always=True, conditions=({},))
        # what lies outside the domain is no power either, so the conditions leave it out
        return Hold(always=False, conditions=cubes(self._tables.compiled, inside, self._tables.compiled.space))


def _projected(
    compiled: Compiled, function: Function, owned: Mapping[Symbol, Sequence[Group]], actors: Sequence[Symbol]
) -> Iterator[tuple[Symbol, Function]]:
    """For each actor, where the decisions of the others can satisfy a function.

    The others' decisions are quantified away half by half, so that actors share the work.
    """
    if len(actors) <= 1:
        yield from ((actor, function) for actor in actors)
        return
    half = len(actors) // 2
    for kept, gone in ((actors[:half], actors[half:]), (actors[half:], actors[:half])):
        groups = [group for actor in gone for group in owned[actor]]
        yield from _projected(compiled, compiled.exists(function, groups), owned, kept)
