"""A comparison as values that `json.dumps` takes, by the published schema."""

from typing import Any

from pymodel.comparison import Comparison, Side
from pymodel.comparison.reasons import Reasons
from pymodel.comparison.records import Change, PowerChange
from pymodel.outcomes import Hold, Regime
from pymodel.render.comparison.numbered import Numbered

__all__ = ["comparison_json"]


def comparison_json(found: Comparison, before: Side, after: Side, reasons: Reasons) -> dict[str, Any]:
    """Everything that differs; for the arguments see `pymodel.render.comparison.text.comparison_text`.

    Returns:
        A mapping; `reasons` of a difference are places in the list `reasons`.
    """
    numbered = Numbered(reasons, found)

    def places(numbers: list[int]) -> list[int]:
        return [number - 1 for number in numbers]

    told: dict[str, Any] = {
        "before": _side(before),
        "after": _side(after),
        "mechanisms": [
            {
                "mechanism": one.mechanism,
                "availability": [list(values) for values in one.availability],
                "operable": [list(values) for values in one.operable],
                "statuses": [_status(change) for change in one.statuses],
                "regimes": [[_regime(regime) for regime in side] for side in one.regimes],
                "reasons": places(numbered.of_mechanism(one)),
            }
            for one in found.mechanisms
        ],
        "powers": [{**_power(one), "reasons": places(numbered.of_power(one))} for one in found.powers],
        "columns": list(found.columns),
        "classes": [[dict(row) for row in rows] for rows in (found.classes_before, found.classes_after)],
        "fewest": [
            [{"values": dict(row), "reasons": places(numbered.of_class(side, row, found.mechanisms))} for row in rows]
            for side, rows in enumerate((found.gone, found.new))
        ],
        "levels": [
            {
                "kind": one.kind,
                "before": list(one.before),
                "after": list(one.after),
                "actors": list(one.actors),
                "reasons": places(numbered.of_level(one)),
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
                "reasons": places(numbered.of_act(one)),
            }
            for one in found.acts
        ],
    }
    return {**told, "reasons": list(numbered.told)}


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
