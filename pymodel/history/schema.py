"""The JSON Schema of the scoreboard: the published form of `scoreboard_json`."""

from typing import Any, get_args

from pymodel.scenario.model import Availability, Fault, Label

__all__ = ["scoreboard_schema"]


def scoreboard_schema() -> dict[str, Any]:
    """The schema of what `casus history --format json` prints (JSON Schema, draft 2020-12).

    Returns:
        A JSON value.
    """
    text, flag = {"type": "string"}, {"type": "boolean"}
    count = {"type": "integer", "minimum": 0}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    value, label = {"enum": list(get_args(Availability))}, {"enum": list(get_args(Label))}
    values = {"type": "array", "items": value}
    kappa = {"type": ["number", "null"], "minimum": -1, "maximum": 1, "description": "null where it is undefined"}
    told = _object({"cases": count, "agreed": count, "kappa": kappa})
    happened = _object({"possible": count, "total": count})
    row = _object(dict.fromkeys(get_args(Availability), count))
    scores = _object(
        {
            "agreement": told,
            "strict": {**count, "description": "answers that agree and hang on no open fact"},
            "applicable": count,
            "majority": _object({"label": value, "agreed": count}),
            "second": {"anyOf": [told, {"type": "null"}]},
            "confusion": {**_object(dict.fromkeys(get_args(Availability), row)), "description": "gold label -> answer"},
            "happened": happened,
        }
    )
    cube = {"type": "object", "additionalProperties": {"type": "array", "items": text}}
    argument = _object(
        {
            "argued": values,
            "at_fault": {"enum": list(get_args(Fault))},
            "reason": text,
            "source": {"type": "array", "items": text},
        }
    )
    behind = _object(
        {
            "available_if": {"type": "array", "items": cube},
            "rules": {"type": "array", "items": _object({"place": text, "label": text})},
            "with_unattributed": values,
        }
    )
    judged = _object(
        {
            "gold": label,
            "second": {"anyOf": [label, {"type": "null"}]},
            "answer": values,
            "agrees": flag,
            "strictly": flag,
            "argument": argument,
            "behind": behind,
        },
        optional=("argument", "behind"),
    )
    case = _object(
        {
            "file": text,
            "title": text,
            "mechanisms": {"type": "object", "additionalProperties": judged},
            "happened": {"type": "array", "items": _object({"goal": text, "possible": flag})},
            "classes": count,
            "excluded": share,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "scoreboard of casus history",
        **_object(
            {
                "cases": count,
                "holds": flag,
                "mechanisms": {"type": "object", "additionalProperties": scores},
                "happened": happened,
                "discrimination": _object({"conceivable": share, "told_apart": share}),
                "by_case": {"type": "array", "items": case},
            }
        ),
    }


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object with these properties and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
