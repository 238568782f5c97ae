"""The parts that every published JSON Schema is made of (JSON Schema, draft 2020-12)."""

from collections.abc import Mapping
from typing import Any

__all__ = ["array", "closed"]

Schema = dict[str, Any]


def array(items: Schema) -> Schema:
    """An array of such items."""
    return {"type": "array", "items": items}


def closed(properties: Schema, optional: Mapping[str, Schema] | None = None) -> Schema:
    """An object with exactly these properties, and maybe some of the optional ones."""
    every = {**properties, **(optional or {})}
    return {"type": "object", "properties": every, "required": list(properties), "additionalProperties": False}
