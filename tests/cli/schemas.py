"""Whether a value fits a published schema."""

from typing import Any

TYPES = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list, "object": dict}


def misfits(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """Where a value departs from a schema, for the few words of JSON Schema that this one uses."""
    if "enum" in schema:
        return [] if value in schema["enum"] else [path]
    if "oneOf" in schema:
        return [] if any(not misfits(value, one, path) for one in schema["oneOf"]) else [path]
    if "items" not in schema and schema.get("type") == "array":
        return [] if isinstance(value, list) else [path]
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is TYPES[name] for name in names):
        return [path]
    found: list[str] = []
    if isinstance(value, list):
        for place, one in enumerate(value):
            found += misfits(one, schema["items"], f"{path}.{place}".strip("."))
        length = len(value)
        found += [] if schema.get("minItems", 0) <= length <= schema.get("maxItems", length) else [f"{path}: length"]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name, one in value.items():
            inner = known.get(name, schema["additionalProperties"])
            found += misfits(one, inner, f"{path}.{name}".strip(".")) if inner else []
        names_fit = set(schema.get("required", ())) <= set(value) and (
            schema["additionalProperties"] or set(value) <= set(known)
        )
        found += [] if names_fit else [f"{path}: names"]
    return found
