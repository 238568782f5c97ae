"""The JSON Schema agrees with the loader, and the template can be read as it is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from pymodel.scenario import InputError, json_schema, load_text, template
from pymodel.strategies import mappings
from pymodel.vocabulary import Vocabulary, load_vocabulary

SMALL = load_vocabulary([Path(__file__).resolve().parents[1] / "data" / "small_law.lp"], cache=False)
SCHEMA = json_schema(SMALL)


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value fits a schema, for the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    ways = schema.get("anyOf") or schema.get("oneOf")
    if ways:
        return any(fits(value, way) for way in ways)
    if "type" not in schema:
        return value in (schema["enum"] if "enum" in schema else [schema["const"]])
    checks = {"string": fits_text, "array": fits_list, "object": fits_object}
    return checks[schema["type"]](value, schema)


def fits_text(value: Any, schema: dict[str, Any]) -> bool:
    return isinstance(value, str) and re.search(schema.get("pattern", ""), value) is not None


def fits_list(value: Any, schema: dict[str, Any]) -> bool:
    return isinstance(value, list) and all(fits(item, schema["items"]) for item in value)


def fits_object(value: Any, schema: dict[str, Any]) -> bool:
    if not isinstance(value, dict) or not set(schema.get("required", ())) <= set(value):
        return False
    entries = [
        (schema.get("properties", {}).get(key, schema["additionalProperties"]), entry) for key, entry in value.items()
    ]
    return all(spec is not False and fits(entry, spec) for spec, entry in entries)


@given(mapping=mappings(SMALL))
@settings(max_examples=60, deadline=None)
def test_what_the_loader_takes_fits_the_schema(mapping: dict[str, Any]) -> None:
    assert fits(mapping, SCHEMA)


GOOD: dict[str, Any] = {
    "date": "2026-03-01",
    "incidents": [
        {"attacker": "tr", "target": {"state": "gr", "object": "vessel"}, "place": "crete", "means": "cyber"}
    ],
    "readings": {"nac_seat": "counts"},
    "decisions": {"gr": {"help": "ask", "vote": {"measures": "no"}}, "others": "none"},
    "labels": {"gold": {"nato_art4": "arguable"}, "second": {"nato_art4": "not_applicable"}},
    "expect": {"availability": {"nato_art4": ["yes", "no"]}, "happened": ["c=d"], "possible": ["a=b"]},
    "disagreement": {"nato_art4": {"argued": "no", "at_fault": "label", "reason": "so", "source": ["one"]}},
    "sources": "one",
}


def test_a_full_scenario_fits() -> None:
    assert fits(GOOD, SCHEMA)
    load_text(json.dumps(GOOD), "test", SMALL)


@pytest.mark.parametrize(
    "change",
    [
        {"date": "soon"}, {"incidents": "one"}, {"colour": "red"}, {"readings": {"nac_seat": "maybe"}},
        {"incidents": [{"attacker": "xx", "target": "gr", "place": "crete", "means": "cyber"}]},
        {"incidents": [{"attacker": "tr", "target": "gr", "place": "unknown", "means": "cyber"}]},
        {"incidents": [{"attacker": "tr", "target": {"object": "vessel"}, "place": "crete", "means": "cyber"}]},
        {"incidents": [{"attacker": "tr", "place": "crete", "means": "cyber"}]},
        {"decisions": {"gr": "ask"}}, {"expect": {"availability": {"nato_art4": "maybe"}}},
        {"labels": {"third": {}}}, {"labels": {"gold": {"nato_art4": "maybe"}}},
        {"disagreement": {"nato_art4": {"argued": "no", "at_fault": "label", "reason": "so"}}},
        {"disagreement": {"nato_art4": {"argued": "no", "at_fault": "court", "reason": "so", "source": "one"}}},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_the_loader_too(change: dict[str, Any]) -> None:
    assert not fits(GOOD | change, SCHEMA)
    with pytest.raises(InputError):
        load_text(json.dumps(GOOD | change), "test", SMALL)


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_the_template_of_the_small_law_loads(small: Vocabulary) -> None:
    assert load_text(template(small), "template", small).date == 20270101


def test_the_template_of_the_shipped_law_loads_and_names_every_field() -> None:
    known = load_vocabulary(cache=False)
    text = template(known)
    load_text(text, "template", known)
    assert all(f"{field.id}:" in text or field.id == "group" for field in known.fields.values())
    assert max(map(len, text.splitlines())) <= 120
