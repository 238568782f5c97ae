"""The JSON Schema of explanations: the published form of `to_json`."""

from typing import Any, get_args

from pymodel.json_shapes import array, closed
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
    change = closed({"new": _or_null(_TEXT), "old": _or_null(_TEXT), "says": _TEXT})
    outlook = closed(
        {
            "by": {"enum": ["choices", "facts", "nothing"]},
            "repairs": array(array(change)),
            "more": {"type": "boolean"},
            "excluded_by": array(_NUMBER),
            "tried_states": {"type": "boolean"},
        }
    )
    return closed(
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
            "notes": array(_TEXT),
            "possible": {"type": "boolean"},
            "certain": {"type": "boolean"},
            "outcome": closed(
                {
                    "facts": by_name,
                    "readings": by_name,
                    "decisions": {"type": "object", "additionalProperties": by_name},
                }
            ),
            "changes": array(closed({"atom": _TEXT, "says": _TEXT})),
            "columns": by_name,
            "tree": nullable,
            "missing": nullable,
            "outlook": _or_null(outlook),
            "nodes": array(_node()),
        }
    )


def _contradiction() -> dict[str, Any]:
    return closed(
        {
            "scenario": _TEXT,
            "file": _TEXT,
            "date": {"type": "integer", "description": "yyyymmdd"},
            "contradiction": array(_NUMBER),
            "constraints": array(_TEXT),
            "nodes": array(_node()),
        }
    )


def _node() -> dict[str, Any]:
    """One node; each refers only to those before it."""
    leaves = list(get_args(LeafKind))
    atom = {"id": _NUMBER, "atom": _TEXT, "says": _TEXT}
    rule = {
        "rule": {**_TEXT, "description": "file and line"},
        "cites": array(_TEXT),
        "label": _TEXT,
        "values": {"type": "object", "additionalProperties": _TEXT},
    }
    below = {"because": array(_NUMBER)}
    held = {**array(_NUMBER), "description": "places of its conditions that hold, or could in some outcome, as judged"}
    fails = {**_NUMBER, "description": "place of its condition that fails"}
    more = {**_NUMBER, "description": "other instances of the rule that are left out"}
    reach = {**rule, "held": held, "fails": fails, "more": more, "failing": _TEXT, "says": _TEXT}
    shortfall = closed(reach)
    way = closed({**reach, "obstacle": _NUMBER})
    ends = {"of": {"enum": [None, *leaves]}, "instead": array(_NUMBER), "closed": {"type": "boolean"}}
    never = {"type": "boolean", "description": "whether it holds in no outcome, as grounding tells"}
    compared = {"comparison": _TEXT}
    return {
        "anyOf": [
            closed({"kind": {"enum": leaves}, **atom, "place": _TEXT}),
            closed({"kind": {"const": "step"}, **atom, **rule, **below}),
            closed({"kind": {"const": "nothing"}, **atom, "never": never, "shortfalls": array(shortfall)}),
            closed({"kind": {"const": "compared"}, "id": _NUMBER, **compared}),
            closed({"kind": {"const": "unequal"}, "id": _NUMBER, **compared, **below}),
            closed({"kind": {"const": "counted"}, "id": _NUMBER, "bound": _NUMBER, **below}),
            closed({"kind": {"const": "missing"}, **atom, **ends, "never": never, "ways": array(way)}),
            closed({"kind": {"const": "present"}, "id": _NUMBER, **below}),
            closed({"kind": {"const": "too few"}, **atom, "bound": _NUMBER, "counted": array(_TEXT)}),
        ]
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
