"""Answers as JSON values."""

from collections.abc import Sequence

from pymodel.outcomes.conditions import Cube
from pymodel.outcomes.records import Actor, Answer, Answers, Classes, Duty, Hold, Mechanism, Power, Row

__all__ = ["outcomes_json"]


def outcomes_json(outcomes: Answers) -> dict[str, object]:
    """The core of the JSON output: everything but the scenario and the hash of the law.

    An answer that does not hang on open facts is a string, else an object with the conditions of each value. A
    power that an actor has wherever the mechanism can come into effect stands in `power` as `secures`, `stops` or
    `both`; one it has under some readings only stands in `power_under`, with these. Floor and ceiling are strings
    where there is one level, else arrays, lowest first. The count is a string, since it may exceed any number type.
    """
    return {
        "complete": outcomes.complete,
        "lawful": outcomes.lawful,
        "count": str(outcomes.count),
        "open_facts": list(outcomes.open_facts),
        "mechanisms": {name: _mechanism(one) for name, one in outcomes.mechanisms.items()},
        "power": _by_actor(outcomes, always=True),
        "power_under": _by_actor(outcomes, always=False),
        "actors": {name: _actor(one) for name, one in outcomes.actors.items()},
        "columns": list(outcomes.classes.columns),
        "factors": [list(factor) for factor in outcomes.classes.factors],
        "classes": _classes(outcomes.classes),
    }


def _cubes(cubes: Sequence[Cube]) -> list[object]:
    return [{name: list(values) for name, values in cube.items()} for cube in cubes]


def _answer(answer: Answer) -> object:
    if answer.value is not None:
        return answer.value
    return {
        "values": list(answer.values),
        "facts": list(answer.facts),
        "conditions": {value: _cubes(cubes) for value, cubes in answer.conditions.items()},
    }


def _mechanism(mechanism: Mechanism) -> dict[str, object]:
    return {
        "availability": _answer(mechanism.availability),
        "operable": _answer(mechanism.operable),
        "possible": list(mechanism.possible),
        "regimes": [
            {"reaches": list(regime.reaches), "readings": _cubes(regime.conditions)} for regime in mechanism.regimes
        ],
        "victims": {victim: _answer(answer) for victim, answer in mechanism.victims.items()},
    }


def _by_actor(outcomes: Answers, *, always: bool) -> dict[str, object]:
    found = {
        actor: {name: told for name, power in powers.items() if (told := _power(power, always=always))}
        for actor, powers in outcomes.power.items()
    }
    return {actor: powers for actor, powers in found.items() if powers}


def _power(power: Power, *, always: bool) -> object:
    holds: dict[str, Hold | None] = {"secures": power.secures, "stops": power.stops}
    found = {word: hold for word, hold in holds.items() if hold is not None and hold.always == always}
    if always:
        return "both" if len(found) == 2 else next(iter(found), None)
    return {word: _cubes(hold.conditions) for word, hold in found.items()}


def _levels(levels: tuple[str, ...]) -> object:
    return levels[0] if len(levels) == 1 else list(levels)


def _duties(duties: tuple[Duty, ...]) -> list[object]:
    return [{"what": duty.what, "provision": duty.provision, "certain": duty.certain} for duty in duties]


def _actor(actor: Actor) -> dict[str, object]:
    return {
        "floor": _levels(actor.floor),
        "ceiling": _levels(actor.ceiling),
        "must": _duties(actor.must),
        "may": _duties(actor.may),
        "must_not": _duties(actor.must_not),
        "authority": dict(actor.authority),
        "breaches": [
            {"what": one.what, "provision": one.provision, "certain": one.certain, "decided": one.decided}
            for one in actor.breaches
        ],
    }


def _classes(classes: Classes) -> list[object]:
    return [_row(row) for row in classes.rows]


def _row(row: Row) -> dict[str, object]:
    return {
        "values": dict(row.values),
        "count": str(row.count),
        "needs": {
            "readings": {name: list(values) for name, values in row.conditions.items()},
            "decisions": [
                {"act": need.act, "values": list(need.values), "actors": list(need.actors)} for need in row.decisions
            ],
        },
    }
