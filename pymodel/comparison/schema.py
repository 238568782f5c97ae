"""The JSON Schema of a comparison: the published form of what `casus compare --format json` prints."""

from typing import Any, get_args

from pymodel.comparison.records import LevelKind, Often
from pymodel.json_shapes import array, closed
from pymodel.outcomes import STATUSES, ActKind

__all__ = ["comparison_schema"]


def comparison_schema() -> dict[str, Any]:
    """The schema of a comparison (JSON Schema, draft 2020-12).

    Returns:
        A JSON value.
    """
    text = {"type": "string"}
    texts = array(text)
    values = {"type": "object", "additionalProperties": text}
    cube = {"type": "object", "additionalProperties": texts}
    reasons = {**array({"type": "integer", "minimum": 0}), "description": "places in the list of reasons"}
    turn = {"before": {"enum": list(get_args(Often))}, "after": {"enum": list(get_args(Often))}}
    hold = {"oneOf": [{"type": "null"}, closed({"always": {"type": "boolean"}, "conditions": array(cube)})]}
    answers = _pair(array({"enum": ["yes", "arguable", "no"]}))
    mechanism = closed(
        {
            "mechanism": text,
            "availability": answers,
            "operable": answers,
            "statuses": array(closed({"status": {"enum": list(STATUSES)}, **turn})),
            "regimes": _pair(array(closed({"reaches": texts, "conditions": array(cube)}))),
            "reasons": reasons,
        }
    )
    power = {"mechanism": text, "kind": {"enum": ["secures", "stops"]}, "before": hold, "after": hold, "actors": texts}
    level = {"kind": {"enum": list(get_args(LevelKind))}, "before": texts, "after": texts, "actors": texts}
    act = {"kind": {"enum": list(get_args(ActKind))}, "what": text, "provision": text, **turn, "actors": texts}
    act["says"] = {**text, "description": "in words, for the first of the actors"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answer of casus compare",
        **closed(
            {
                "before": _side(),
                "after": _side(),
                "mechanisms": array(mechanism),
                "powers": array(closed({**power, "reasons": reasons})),
                "columns": texts,
                "classes": _pair(array(values)),
                "fewest": _pair(array(closed({"values": values, "reasons": reasons}))),
                "levels": array(closed({**level, "reasons": reasons})),
                "acts": array(closed({**act, "reasons": reasons})),
                "reasons": texts,
            },
            {"claims": {"type": "array", "description": "with --claim: the verdicts on both laws"}},
        ),
    }


def _side() -> dict[str, Any]:
    text = {"type": "string"}
    lists = {name: array(text) for name in ("readings", "decisions", "amendments", "changed", "notes")}
    return closed(
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


def _pair(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 2, "maxItems": 2, "description": "before and after"}
