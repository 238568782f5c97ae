"""The cache of the catalogue: one JSON file per version of the law and of its reader, in the user's cache folder.

A cache that is missing, damaged or out of reach only costs time.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pymodel.law import records
from pymodel.law.catalogue import Law
from pymodel.law.records import Doc, Position, Rule
from pymodel.vocabulary.cache import cache_folder, sealed, store, unsealed

_KEPT = 8  # versions
# the modules that decide what is in a catalogue: a change to one of them makes every older file stale
_READERS = ("terms", "statements", "comments", "kinds", "records", "reader", "rows", "catalogue", "cache")


def cached_law(files: Sequence[Path], root: Path, read: Callable[[], Law]) -> Law:
    """The catalogue from the cache, else as read, which then goes into the cache.

    Args:
        files: the files of the law, whose content is the key.
        root: the folder that their names are relative to, which enters the key through the names.
        read: reads the catalogue.

    Returns:
        The catalogue of these files.

    Raises:
        Exception: whatever `read` raises.
    """
    from pymodel.law_files import law_hash

    folder = cache_folder()
    if folder is None:
        return read()
    here = Path(__file__).parent
    reader = law_hash((here / f"{name}.py" for name in _READERS), here)
    file = folder / f"law-{law_hash(files, root)[:24]}-{reader[:8]}.json"
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return from_json(file.read_text(encoding="utf-8"))
    law = read()
    with suppress(OSError):
        store(file, to_json(law), _KEPT)
    return law


def to_json(law: Law) -> str:
    """The catalogue as text, after a line with the checksum of that text."""
    content = json.dumps(
        {
            "docs": [[type(doc).__name__, asdict(doc)] for doc in law.docs],
            "rules": [asdict(rule) for rule in law.rules],
            "rows": law.rows,
        },
        ensure_ascii=False,
    )
    return sealed(content)


def from_json(text: str) -> Law:
    """The catalogue that `to_json` wrote.

    Args:
        text: what it wrote.

    Returns:
        An equal catalogue.

    Raises:
        ValueError: if the text is damaged.
    """
    content = unsealed(text)
    data = json.loads(content)
    docs = tuple(_record(name, values) for name, values in data["docs"])
    return Law(docs, tuple(Rule(**_tuples(values)) for values in data["rules"]), data["rows"])


def _record(name: str, values: dict[str, Any]) -> Doc:
    positions = tuple(Position(**position) for position in values.pop("positions", ()))
    kind = getattr(records, name)
    record: Doc = kind(**_tuples(values), **({"positions": positions} if name == "Reading" else {}))
    return record


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
