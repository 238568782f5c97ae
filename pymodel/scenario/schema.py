"""The JSON Schema of scenario files, made from the vocabulary, for editors that check while one writes."""

from typing import Any

from pymodel.scenario.check import ATTACKER
from pymodel.scenario.check_values import UNKNOWN
from pymodel.scenario.expectations import AVAILABILITIES, GOALS, TABLES
from pymodel.scenario.labels import ANNOTATORS, ARGUMENT, FAULTS, LABELS
from pymodel.scenario.yaml_draft import ELAPSED, MAIN_PART, OTHERS, PARTS, TEXTS
from pymodel.vocabulary import Field, Vocabulary, load_vocabulary

Schema = dict[str, Any]
_NAME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_TEXTS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def json_schema(vocabulary: Vocabulary | None = None) -> Schema:
    """The schema.

    It is a little wider than the loader, which also knows dates, keys that stand twice, and what can be decided.

    Args:
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        A JSON Schema (draft 2020-12) as plain values.
    """
    known = vocabulary or load_vocabulary()
    incident = {field.id: _field(field, known) for field in known.fields_of("incident")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario of Casus Foederis",
        "$defs": {"state": {"enum": list(known.states)}, "place": {"enum": list(known.places)}},
        **_object(
            {
                "title": {"type": "string"},
                "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                "incidents": {
                    "type": "array",
                    "minItems": 1,
                    "items": _object(incident, [f.id for f in known.fields_of("incident") if f.required]),
                },
                "readings": _object({name: {"enum": list(held)} for name, held in known.readings.items()}),
                "decisions": _decisions(known),
                "times": _times(known),
                "labels": _labels(known),
                "expect": _expectations(known),
                "disagreement": _disagreements(known),
                **dict.fromkeys(TEXTS, _TEXTS),
                **{field.id: _field(field, known) for field in known.fields_of("scenario")},
            },
            ["date", "incidents"],
        ),
    }


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    """A mapping with these keys and no others."""
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": required} if required else {})


def _value(field: Field) -> Schema:
    """One value of a field."""
    if field.ranges_over == "name":
        return _NAME
    if field.ranges_over is not None:
        return {"$ref": f"#/$defs/{field.ranges_over}"}
    return {"oneOf": [{"const": value, "description": text} for value, text in field.values.items()]}


def _field(field: Field, vocabulary: Vocabulary) -> Schema:
    """A field: a value, `unknown`, a list where several may stand, and the mapping of its parts."""
    ways = [_value(field)]
    if field.values or field.id == ATTACKER:
        ways.append({"const": UNKNOWN})
    if field.id in PARTS:
        parts = {part: vocabulary.fields[name] for part, name in PARTS[field.id].items() if name in vocabulary.fields}
        properties = {
            part: _value(spec) if spec.id == field.id else _field(spec, vocabulary) for part, spec in parts.items()
        }
        ways.append(_object(properties, [MAIN_PART[field.id]]))
    if field.many:
        one = [way for way in ways if way != {"const": UNKNOWN}]
        ways.append({"type": "array", "minItems": 1, "items": {"anyOf": one}})
    schema: Schema = {"description": field.text, "anyOf": ways}
    return schema | ({"default": field.default} if field.default else {})


def _decisions(vocabulary: Vocabulary) -> Schema:
    """Who decides what: an actor, its acts, their values."""
    values = {"anyOf": [_NAME, {"type": "object", "additionalProperties": _NAME}]}
    acts = {"type": "object", "additionalProperties": values}
    actors = dict.fromkeys((*vocabulary.states, *vocabulary.organs), acts)
    return {"type": "object", "properties": {OTHERS: {"const": "none"}, **actors}, "additionalProperties": acts}


def _times(vocabulary: Vocabulary) -> Schema:
    """Who took which step when, and how much time has passed."""
    time: Schema = {"type": "string", "pattern": "^(0|[1-9][0-9]*)[hd]$"}
    steps = _object(dict.fromkeys(vocabulary.steps, time))
    return _object({ELAPSED: time, **dict.fromkeys((*vocabulary.states, *vocabulary.organs), steps)})


def _expectations(vocabulary: Vocabulary) -> Schema:
    """What is expected of the answer."""
    table = _object(dict.fromkeys(vocabulary.mechanisms, _availability()))
    goals = {"type": "array", "items": {"type": "string"}}
    return _object(dict.fromkeys(TABLES, table) | dict.fromkeys(GOALS, goals))


def _availability() -> Schema:
    """One availability, or the several that an answer takes which hangs on open facts."""
    one: Schema = {"enum": list(AVAILABILITIES)}
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _labels(vocabulary: Vocabulary) -> Schema:
    """What annotators say of the case."""
    one: Schema = {"enum": list(LABELS)}
    table = _object(dict.fromkeys(vocabulary.mechanisms, one))
    return _object(dict.fromkeys(ANNOTATORS, table))


def _disagreements(vocabulary: Vocabulary) -> Schema:
    """Where the answer differs from what is expected, and why."""
    parts = {**dict.fromkeys(ARGUMENT, _TEXTS), "argued": _availability(), "at_fault": {"enum": list(FAULTS)}}
    return _object(dict.fromkeys(vocabulary.mechanisms, _object(parts, list(ARGUMENT))))
