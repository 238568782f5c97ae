"""The JSON Schema of a timeline: the published form of `to_json`."""

from typing import Any, get_args

from pymodel.json_shapes import array, closed
from pymodel.timeline.records import State

__all__ = ["timeline_schema"]


def timeline_schema() -> dict[str, Any]:
    """The schema of what `casus timeline --format json` prints (JSON Schema, draft 2020-12).

    Returns:
        A JSON value.
    """
    text = {"type": "string"}
    texts = array(text)
    by_name = {"type": "object", "additionalProperties": text}
    times = array(closed({"within": {**text, "description": "a term of the law, such as hours(48) or unspecified"},
                            "provision": text}))  # fmt: skip
    entry = closed(
        {
            "actor": text,
            "about": text,
            "state": {"enum": list(get_args(State))},
            "choice": text,
            "provisions": texts,
            "deadlines": times,
            "waiting": times,
            "hour": {"type": ["integer", "null"], "description": "after the incident, as the scenario states it"},
            "stopped_by": texts,
            "lapses": {"type": "boolean", "description": "open, and missed if the assumed act stays"},
        }
    )
    clocks = array(closed({"name": text, "within": {**text, "description": "hours, or a word of the law"}}))
    pairs = array({"type": "array", "items": text, "minItems": 2, "maxItems": 2})
    standing = closed(
        {
            "state": text,
            "does": texts,
            "owes": array(closed({"level": text, "victim": text, "provision": text})),
            "must": pairs,
            "ceiling": {"type": ["string", "null"]},
            "at_stake": {"type": "boolean"},
            "authority": array({"enum": ["initial", "lasting", "own_defence"]}),
            "ends": clocks,
            "clocks": clocks,
            "missing": texts,
            "alternatives": texts,
            "votes": texts,
            "majority": texts,
            "breaches": pairs,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answer of casus timeline",
        **closed(
            {
                "scenario": text,
                "file": text,
                "date": {"type": "integer", "description": "yyyymmdd"},
                "law": {**text, "description": "hash of the encodings"},
                "notes": texts,
                "elapsed": {"type": ["integer", "null"]},
                "outcome": closed(
                    {
                        "facts": by_name,
                        "readings": by_name,
                        "decisions": {"type": "object", "additionalProperties": by_name},
                    }
                ),
                "assumed": closed(
                    {
                        "facts": by_name,
                        "readings": by_name,
                        "acts": array(closed({"name": text, "value": text, "actors": texts})),
                    }
                ),
                "steps": array(closed({"step": text, "after": by_name, "entries": array(entry)})),
                "states": array(standing),
            }
        ),
    }
