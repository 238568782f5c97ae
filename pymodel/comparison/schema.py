"""The JSON Schema of a comparison: the published form of what `casus compare --format json` prints."""

from typing import Any, get_args

from pymodel.comparison.records import LevelKind, Often
from pymodel.outcomes import STATUSES, ActKind

__all__ = ["comparison_schema"]


def comparison_schema() -> dict[str, Any]:
    """The schema of a comparison (JSON Schema, draft 2020-12).

    Returns:
        A JSON value.
    """
    text = {"type": "string"}
    texts = _array(text)
    values = {"type": "object", "additionalProperties": text}
    cube = {"type": "object", "additionalProperties": texts}
    reasons = {**_array({"type": "integer", "minimum": 0}), "description": "places in the list of reasons"}
    turn = {"before": {"enum": list(get_args(Often))}, "after": {"enum": list(get_args(Often))}}
    hold = {"oneOf": [{"type": "null"}, _object({"always": {"type": "boolean"}, "conditions": _array(cube)})]}
    answers = _pair(_array({"enum": ["yes", "arguable", "no"]}))
    mechanism = _object(
        {
            "mechanism": text,
            "availability": answers,
            "operable": answers,
            "statuses": _array(_object({"status": {"enum": list(STATUSES)}, **turn})),
            "regimes": _pair(_array(_object({"reaches": texts, "conditions": _array(cube)}))),
            "reasons": reasons,
        }
    )
    power = {"mechanism": text, "kind": {"enum": ["secures", "stops"]}, "before": hold, "after": hold, "actors": texts}
    level = {"kind": {"enum": list(get_args(LevelKind))}, "before": texts, "after": texts, "actors": texts}
    act = {"kind": {"enum": list(get_args(ActKind))}, "what": text, "provision": text, **turn, "actors": texts}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answer of casus compare",
        **_object(
            {
                "before": _side(),
                "after": _side(),
                "mechanisms": _array(mechanism),
                "powers": _array(_object({**power, "reasons": reasons})),
                "columns": texts,
                "classes": _pair(_array(values)),
                "fewest": _pair(_array(values)),
                "levels": _array(_object(level)),
                "acts": _array(_object({**act, "reasons": reasons})),
                "reasons": texts,
            },
            claims={"type": "array", "description": "with --claim: the verdicts on both laws"},
        ),
    }


def _side() -> dict[str, Any]:
    text = {"type": "string"}
    lists = {name: _array(text) for name in ("readings", "decisions", "amendments", "changed", "notes")}
    return _object(
        {
            "scenario": text,
            "file": text,
            "date": {"type": "integer", "description": "yyyymmdd"},
            "law": {**text, "description": "the hash of the law"},
            "positions": {"type": ["string", "null"]},
            **lists,
            "count": {**text, "pattern": "^[0-9]+$", "description": "an exact integer; not a probability"},
        }
    )


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _pair(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 2, "maxItems": 2, "description": "before and after"}


def _object(properties: dict[str, Any], **optional: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, **optional},
        "required": list(properties),
        "additionalProperties": False,
    }
