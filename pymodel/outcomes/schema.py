"""The JSON Schema of the answers: the published form of `to_json`."""

from typing import Any

from pymodel.json_shapes import closed
from pymodel.outcomes.tables import STATUSES

__all__ = ["answer_schema", "answers_schema"]

_VALUES = ("yes", "arguable", "no")


def answers_schema() -> dict[str, Any]:
    """The schema of what `casus solve --format json` prints (JSON Schema, draft 2020-12).

    Returns:
        A JSON value: the answer for one file, or an array in input order for several. In the place of an answer stands
        `{"file", "error"}` for a file that could not be read, and `{"file", "complete"}` for one that was stopped
        before anything was known.
    """
    one = {"$ref": "#/$defs/file"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answers of casus solve",
        "oneOf": [one, {"type": "array", "items": one}],
        "$defs": {
            "file": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("answer", "error", "stopped")]},
            "answer": answer_schema(),
            "error": closed({"file": {"type": "string"}, "error": {"type": "array", "items": {"type": "string"}}}),
            "stopped": closed({"file": {"type": "string"}, "complete": {"const": False}}),
        },
    }


def answer_schema() -> dict[str, Any]:
    """The schema of the answer for one file: what `Outcomes.to_json` gives."""
    text = {"type": "string"}
    texts = {"type": "array", "items": text}
    count = {"type": "string", "pattern": "^[0-9]+$", "description": "an exact integer; not a probability"}
    status = {"enum": list(STATUSES)}
    cube = {
        "type": "object",
        "additionalProperties": texts,
        "description": "all of these hold; values are alternatives",
    }
    cubes = {"type": "array", "items": cube, "description": "one of these holds"}
    answer = {
        "oneOf": [
            {"enum": list(_VALUES)},
            closed(
                {
                    "values": {"type": "array", "items": {"enum": list(_VALUES)}},
                    "facts": texts,
                    "conditions": {"type": "object", "additionalProperties": cubes},
                }
            ),
        ]
    }
    mechanism = closed(
        {
            "availability": answer,
            "operable": answer,
            "possible": {"type": "array", "items": status},
            "regimes": {
                "type": "array",
                "items": closed({"reaches": {"type": "array", "items": status}, "readings": cubes}),
            },
            "victims": {"type": "object", "additionalProperties": answer},
        }
    )
    levels = {"oneOf": [text, texts]}
    duty = {"type": "array", "items": closed({"what": text, "provision": text, "certain": {"type": "boolean"}})}
    breach = closed({"what": text, "provision": text, "certain": {"type": "boolean"}, "decided": {"type": "boolean"}})
    actor = closed(
        {
            "floor": levels,
            "ceiling": levels,
            "must": duty,
            "may": duty,
            "must_not": duty,
            "authority": {"type": "object", "additionalProperties": {"type": "boolean"}},
            "breaches": {"type": "array", "items": breach},
        }
    )
    need = closed({"act": text, "values": texts, "actors": texts})
    row = closed(
        {
            "values": {"type": "object", "additionalProperties": text},
            "count": count,
            "needs": closed({"readings": cube, "decisions": {"type": "array", "items": need}}),
        }
    )
    held = {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": {"enum": ["secures", "stops", "both"]}},
    }
    under = {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": cubes},
        },
    }
    return {
        "title": "the answer for one scenario",
        **closed(
            {
                "scenario": text,
                "file": text,
                "date": {"type": "integer", "description": "yyyymmdd"},
                "law": {"type": "string", "description": "hash of the encodings"},
                "notes": texts,
                "complete": {"type": "boolean"},
                "lawful": {"type": "boolean"},
                "count": count,
                "open_facts": texts,
                "mechanisms": {"type": "object", "additionalProperties": mechanism},
                "power": held,
                "power_under": under,
                "actors": {"type": "object", "additionalProperties": actor},
                "columns": texts,
                "factors": {"type": "array", "items": texts},
                "classes": {"type": "array", "items": row},
            }
        ),
    }
