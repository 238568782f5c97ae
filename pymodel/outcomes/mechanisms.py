"""Availability, operability and regimes of a mechanism."""

from collections.abc import Mapping

from clingo import Symbol

from pymodel.counts import Function
from pymodel.outcomes.conditions import cubes
from pymodel.outcomes.records import Answer, Mechanism, Regime
from pymodel.outcomes.tables import STATUSES, Tables

__all__ = ["availability", "mechanism", "operable", "over_readings", "regimes"]

Adversaries = Mapping[Symbol, Function]
"""Who is an adversary, and where."""


def mechanism(tables: Tables, name: Symbol, within: Function) -> Mechanism:
    """Everything about one mechanism.

    Args:
        tables: the vocabulary.
        name: the mechanism.
        within: the outcomes that count for what can be reached: all, or the lawful ones.

    Returns:
        Its availability, operability and regimes.
    """
    found = regimes(tables, name, within)
    reached = {status for regime in found for status in regime.reaches}
    return Mechanism(
        availability=availability(tables, name),
        operable=over_readings(tables, operable(tables, name)),
        possible=tuple(status for status in STATUSES if status in reached),
        regimes=found,
        victims={str(victim): availability(tables, name, victim) for victim in tables.victims},
    )


def over_readings(tables: Tables, function: Function) -> Answer:
    """Whether a function of facts and readings holds under all, some or none of the readings.

    Args:
        tables: the vocabulary.
        function: a function of facts and readings.

    Returns:
        `yes`, `arguable` or `no`, for each completion of the open facts.
    """
    compiled = tables.compiled
    always = compiled.forall(function, compiled.readings)
    never = compiled.forall(~function, compiled.readings)
    where = {"yes": always, "arguable": ~always & ~never, "no": never}
    values = tuple(value for value, holds in where.items() if compiled.possible(holds))
    if len(values) == 1:
        return Answer(values, {values[0]: ({},)}, ())
    conditions = {value: cubes(compiled, where[value], compiled.space) for value in values}
    facts = {name for listed in conditions.values() for cube in listed for name in cube}
    return Answer(values, conditions, tuple(sorted(facts)))


def availability(tables: Tables, name: Symbol, victim: Symbol | None = None) -> Answer:
    """Whether a mechanism is barred under none (`yes`), all (`no`) or some of the readings.

    Args:
        tables: the vocabulary.
        name: the mechanism.
        victim: for this victim; else it is barred where it is barred for every victim.
    """
    statuses = tables.headline(name) if victim is None else tables.statuses(name, victim)
    return over_readings(tables, ~statuses["barred"])


def regimes(tables: Tables, name: Symbol, within: Function) -> tuple[Regime, ...]:
    """Splits facts and readings by the set of statuses that decisions can bring about.

    Facts and readings that leave no outcome in `within` belong to no regime.
    """
    compiled = tables.compiled
    parts: list[tuple[tuple[str, ...], Function]] = [((), compiled.space)]
    for status in STATUSES:
        reach = compiled.exists(tables.headline(name)[status], compiled.decisions, within)
        split = [((*reaches, status), part & reach) for reaches, part in parts]
        parts = [(reaches, part & ~reach) for reaches, part in parts] + split
        parts = [(reaches, part) for reaches, part in parts if part.satisfiable()]
    domain = compiled.any(part for reaches, part in parts if reaches)
    found = [Regime(reaches, cubes(compiled, part, domain)) for reaches, part in parts if reaches]
    return tuple(sorted(found, key=lambda regime: [STATUSES.index(status) for status in regime.reaches]))


def operable(tables: Tables, name: Symbol) -> Function:
    """Where the others can bring a mechanism into effect whatever the adversaries may lawfully do.

    There are decisions of everyone else such that for all decisions of the adversaries that avoid the breaches
    which hang on the adversary's own decisions, it is in effect for some victim. Where the others' decisions leave
    an adversary no way to avoid such breaches, every decision of the adversaries counts: what can only be brought
    about by leaving them nothing lawful to do is not operable. A victim that has wronged somebody too is an
    adversary in the other's cause and none in its own, where the mechanism tells the victims apart: a vote on
    what concerns all of them alike is no act in one's own cause.

    Returns:
        A function of facts and readings.
    """
    found = _operable(tables, tables.invoked(name), tables.adversaries)
    effects = {victim: tables.statuses(name, victim)["invoked"] for victim in tables.victims}
    if all(effect == tables.invoked(name) for effect in effects.values()):
        return found
    for victim, where in tables.wronged.items():
        if victim in tables.adversaries:
            others = {actor: held for actor, held in tables.adversaries.items() if actor != victim}
            found |= where & _operable(tables, effects[victim], others)
    return found


def _operable(tables: Tables, effect: Function, adversaries: Adversaries) -> Function:
    """Where an effect can be reached against all that these adversaries may lawfully do."""
    compiled = tables.compiled
    lawful = compiled.all(where.imp(tables.lawful_by(actor)) for actor, where in adversaries.items())
    bound = _for_all_adversaries(tables, lawful.imp(effect), adversaries)
    stuck = _for_all_adversaries(tables, ~lawful, adversaries)
    unbound = _for_all_adversaries(tables, effect, adversaries)
    return compiled.exists((bound & ~stuck) | (stuck & unbound), compiled.decisions)


def _for_all_adversaries(tables: Tables, function: Function, adversaries: Adversaries) -> Function:
    """Quantifies over the decisions of each actor where it is an adversary."""
    compiled = tables.compiled
    for actor, where in adversaries.items():
        function = where.ite(compiled.forall(function, compiled.decisions_of(actor)), function)
    return function
