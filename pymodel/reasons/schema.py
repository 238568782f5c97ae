"""The JSON Schema of explanations: the published form of `to_json`."""

from typing import Any, get_args

from pymodel.reasons.records import LeafKind

__all__ = ["explanation_schema"]

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}


def explanation_schema() -> dict[str, Any]:
    """The schema of what `casus why` and `casus why-not` print with `--format json` (JSON Schema, draft 2020-12).

    Returns:
        A JSON value: an explanation, or, of a scenario that has no outcome, what of it cannot stand together.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answer of casus why and casus why-not",
        "anyOf": [_explanation(), _contradiction()],
    }


def _explanation() -> dict[str, Any]:
    by_name = {"type": "object", "additionalProperties": _TEXT}
    nullable = {"type": ["integer", "null"], "description": "a number of `nodes`"}
    change = _object({"new": _or_null(_TEXT), "old": _or_null(_TEXT), "says": _TEXT})
    outlook = _object(
        {
            "by": {"enum": ["choices", "facts", "nothing"]},
            "repairs": _array(_array(change)),
            "more": {"type": "boolean"},
            "excluded_by": _array(_NUMBER),
            "tried_states": {"type": "boolean"},
        }
    )
    return _object(
        {
            "asked": {"enum": ["why", "why-not"]},
            "goal": _TEXT,
            "atom": _TEXT,
            "says": _TEXT,
            "where": _or_null(_TEXT),
            "scenario": _TEXT,
            "file": _TEXT,
            "date": {"type": "integer", "description": "yyyymmdd"},
            "law": {**_TEXT, "description": "hash of the encodings"},
            "notes": _array(_TEXT),
            "possible": {"type": "boolean"},
            "certain": {"type": "boolean"},
            "outcome": _object(
                {
                    "facts": by_name,
                    "readings": by_name,
                    "decisions": {"type": "object", "additionalProperties": by_name},
                }
            ),
            "changes": _array(_object({"atom": _TEXT, "says": _TEXT})),
            "columns": by_name,
            "tree": nullable,
            "missing": nullable,
            "outlook": _or_null(outlook),
            "nodes": _array(_node()),
        }
    )


def _contradiction() -> dict[str, Any]:
    return _object(
        {
            "scenario": _TEXT,
            "file": _TEXT,
            "date": {"type": "integer", "description": "yyyymmdd"},
            "contradiction": _array(_NUMBER),
            "constraints": _array(_TEXT),
            "nodes": _array(_node()),
        }
    )


def _node() -> dict[str, Any]:
    """One node; each refers only to those before it."""
    leaves = list(get_args(LeafKind))
    atom = {"id": _NUMBER, "atom": _TEXT, "says": _TEXT}
    rule = {
        "rule": {**_TEXT, "description": "file and line"},
        "cites": _array(_TEXT),
        "label": _TEXT,
        "values": {"type": "object", "additionalProperties": _TEXT},
    }
    below = {"because": _array(_NUMBER)}
    shortfall = _object({**rule, "failing": _TEXT, "says": _TEXT})
    way = _object({**rule, "holding": _NUMBER, "obstacle": _NUMBER})
    ends = {"of": {"enum": [None, *leaves]}, "instead": _array(_NUMBER), "closed": {"type": "boolean"}}
    compared = {"comparison": _TEXT}
    return {
        "anyOf": [
            _object({"kind": {"enum": leaves}, **atom, "place": _TEXT}),
            _object({"kind": {"const": "step"}, **atom, **rule, **below}),
            _object({"kind": {"const": "nothing"}, **atom, "shortfalls": _array(shortfall)}),
            _object({"kind": {"enum": ["compared", "unequal"]}, "id": _NUMBER, **compared}),
            _object({"kind": {"const": "counted"}, "id": _NUMBER, "bound": _NUMBER, **below}),
            _object({"kind": {"const": "missing"}, **atom, **ends, "ways": _array(way)}),
            _object({"kind": {"const": "present"}, "id": _NUMBER, **below}),
            _object({"kind": {"const": "too few"}, **atom, "bound": _NUMBER, "counted": _array(_TEXT)}),
        ]
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
