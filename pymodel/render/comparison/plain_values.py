"""A comparison as values that `json.dumps` takes, by the published schema."""

from collections.abc import Mapping, Sequence
from typing import Any

from pymodel.comparison import Comparison, Side
from pymodel.comparison.reasons import Reasons
from pymodel.comparison.records import Change, PowerChange, Subject
from pymodel.outcomes import Hold, Regime
from pymodel.render.comparison.numbers import Numbers
from pymodel.render.comparison.wording import Wording

__all__ = ["comparison_json", "values_part"]


def values_part(found: Comparison, before: Side, after: Side, subject: Subject) -> dict[str, Any]:
    """What differs on one subject, with reasons; for the arguments see `pymodel.render.comparison.text.text_part`.

    Returns:
        The part for `comparison_json`; reasons are in words.
    """
    wording = Wording(Reasons(before, after), found, subject)
    if subject == "mechanisms":
        return {"before": _side(before), "after": _side(after), **_on_mechanisms(found, wording)}
    return _on_actors(found, wording)


def comparison_json(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Everything that differs.

    Args:
        parts: the parts on each subject, in order.

    Returns:
        A mapping; `reasons` of a difference are places in the list `reasons`.
    """
    numbers = Numbers()
    told = _numbered([dict(part) for part in parts], numbers)
    return {**{name: value for part in told for name, value in part.items()}, "reasons": list(numbers.told)}


def _numbered(values: Any, numbers: Numbers) -> Any:
    """The same values with places of reasons instead of their words."""
    if isinstance(values, list):
        return [_numbered(one, numbers) for one in values]
    if not isinstance(values, dict):
        return values
    return {
        name: [number - 1 for number in numbers.of(one)] if name == "reasons" else _numbered(one, numbers)
        for name, one in values.items()
    }


def _on_mechanisms(found: Comparison, wording: Wording) -> dict[str, Any]:
    return {
        "mechanisms": [
            {
                "mechanism": one.mechanism,
                "availability": [list(values) for values in one.availability],
                "operable": [list(values) for values in one.operable],
                "statuses": [_status(change) for change in one.statuses],
                "regimes": [[_regime(regime) for regime in side] for side in one.regimes],
                "reasons": wording.of_mechanism(one),
            }
            for one in found.mechanisms
        ],
        "powers": [{**_power(one), "reasons": wording.of_power(one)} for one in found.powers],
        "columns": list(found.columns),
        "classes": [[dict(row) for row in rows] for rows in (found.classes_before, found.classes_after)],
        "fewest": [
            [{"values": dict(row), "reasons": wording.of_class(side, row, found.mechanisms)} for row in rows]
            for side, rows in enumerate((found.gone, found.new))
        ],
    }


def _on_actors(found: Comparison, wording: Wording) -> dict[str, Any]:
    return {
        "levels": [
            {
                "kind": one.kind,
                "before": list(one.before),
                "after": list(one.after),
                "actors": list(one.actors),
                "reasons": wording.of_level(one),
            }
            for one in found.levels
        ],
        "acts": [
            {
                "kind": one.kind,
                "what": one.what,
                "provision": one.provision,
                "before": one.before,
                "after": one.after,
                "actors": list(one.actors),
                "says": wording.act(one),
                "reasons": wording.of_act(one),
            }
            for one in found.acts
        ],
    }


def _side(side: Side) -> dict[str, Any]:
    asked = side.asked
    return {
        "scenario": side.scenario.title,
        "file": asked.file,
        "date": side.scenario.date,
        "law": side.outcomes.law,
        "positions": asked.positions,
        "readings": list(asked.readings),
        "decisions": list(asked.decisions),
        "amendments": list(asked.amendments),
        "changed": list(asked.changed),
        "notes": list(side.outcomes.notes),
        "count": str(side.outcomes.count),
    }


def _status(change: Change) -> dict[str, str]:
    return {"status": str(change.atom.arguments[-1]), "before": change.before, "after": change.after}


def _regime(regime: Regime) -> dict[str, Any]:
    return {"reaches": list(regime.reaches), "conditions": [_cube(cube) for cube in regime.conditions]}


def _power(power: PowerChange) -> dict[str, Any]:
    return {
        "mechanism": power.mechanism,
        "kind": power.kind,
        "before": _hold(power.before),
        "after": _hold(power.after),
        "actors": list(power.actors),
    }


def _hold(hold: Hold | None) -> dict[str, Any] | None:
    if hold is None:
        return None
    return {"always": hold.always, "conditions": [_cube(cube) for cube in hold.conditions]}


def _cube(cube: Any) -> dict[str, list[str]]:
    return {name: list(values) for name, values in cube.items()}
