"""The JSON Schema of the answers: the published form of `to_json`."""

from typing import Any

from pymodel.outcomes.tables import STATUSES

__all__ = ["answers_schema"]

_VALUES = ("yes", "arguable", "no")


def answers_schema() -> dict[str, Any]:
    """The schema of the answer for one file (JSON Schema, draft 2020-12).

    Returns:
        A JSON value. Several files give an array of such answers, with `{"file", "error"}` in the place of a file
        that could not be read.
    """
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
            _object(
                {
                    "values": {"type": "array", "items": {"enum": list(_VALUES)}},
                    "facts": texts,
                    "conditions": {"type": "object", "additionalProperties": cubes},
                }
            ),
        ]
    }
    mechanism = _object(
        {
            "availability": answer,
            "operable": answer,
            "possible": {"type": "array", "items": status},
            "regimes": {
                "type": "array",
                "items": _object({"reaches": {"type": "array", "items": status}, "readings": cubes}),
            },
            "victims": {"type": "object", "additionalProperties": answer},
        }
    )
    levels = {"oneOf": [text, texts]}
    duty = {"type": "array", "items": _object({"what": text, "provision": text, "certain": {"type": "boolean"}})}
    breach = _object({"what": text, "provision": text, "certain": {"type": "boolean"}, "decided": {"type": "boolean"}})
    actor = _object(
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
    need = _object({"act": text, "values": texts, "actors": texts})
    row = _object(
        {
            "values": {"type": "object", "additionalProperties": text},
            "count": count,
            "needs": _object({"readings": cube, "decisions": {"type": "array", "items": need}}),
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
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answers of casus solve",
        **_object(
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


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
