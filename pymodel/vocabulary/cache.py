"""The cache of the vocabulary's rows: one small JSON file per version of the law in the user's cache folder.

A cache that is missing, damaged, foreign or out of reach only costs time. Nothing in it is ever run or parsed as a
program: it holds strings and numbers, and their shape is checked.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from pymodel.vocabulary.rows import Rows, checked_rows

FORMAT = 1
KEPT = 8  # versions of the law
LARGEST = 16_000_000  # bytes


def cache_folder() -> Path | None:
    """The folder for cached files, which need not exist.

    Returns:
        `casus-foederis` in `$XDG_CACHE_HOME`, else in `~/.cache`; None if there is no home.
        Source: XDG Base Directory Specification, by which a relative path in the variable is ignored.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "casus-foederis"
    try:
        return Path.home() / ".cache" / "casus-foederis"
    except RuntimeError:
        return None


def cached_rows(law: str, read: Callable[[], Rows]) -> Rows:
    """The rows from the cache, else as read, which are then put into the cache.

    Args:
        law: the hash of the law's files, which is the key.
        read: reads the rows from the law.

    Returns:
        The rows of this version of the law.

    Raises:
        VocabularyError: if `read` does.
    """
    folder = cache_folder()
    file = None if folder is None else folder / f"vocabulary-{law[:32]}.json"
    known = None if file is None else _load(file, law)
    if known is not None:
        return known
    rows = read()
    if file is not None:
        with suppress(OSError):
            content = json.dumps({"format": FORMAT, "law": law, "digest": _digest(law, rows), "rows": rows})
            store(file, content, KEPT)
    return rows


def _digest(law: str, rows: object) -> str:
    """A checksum over the content, which tells a damaged file."""
    return sha256(json.dumps([FORMAT, law, rows], sort_keys=True).encode()).hexdigest()


def _load(file: Path, law: str) -> Rows | None:
    """The rows in the file, or None if it is not there or not what was stored for this law."""
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:
            return None
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("law") != law:
        return None
    rows = checked_rows(data.get("rows"))
    return rows if rows is not None and data.get("digest") == _digest(law, rows) else None


def sealed(content: str) -> str:
    """A text after a line with its checksum, by which `unsealed` tells a damaged file."""
    return f"{sha256(content.encode()).hexdigest()}\n{content}"


def unsealed(text: str) -> str:
    """The text that `sealed` took.

    Raises:
        ValueError: if it is damaged.
    """
    digest, _, content = text.partition("\n")
    if sha256(content.encode()).hexdigest() != digest:
        raise ValueError("the cached text is damaged")
    return content


def store(file: Path, content: str, kept: int) -> None:
    """Writes a cache file in one step, so that no other process sees half of it, and drops its oldest versions.

    Args:
        file: where it stands: `kind-version.json`.
        content: what it holds.
        kept: how many versions of its kind are kept.

    Raises:
        OSError: it cannot be written; nothing half written is left.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, suffix=".part", delete=False) as part:
        try:
            part.write(content)
            part.close()
            Path(part.name).replace(file)
        except OSError:
            Path(part.name).unlink(missing_ok=True)
            raise
    kind = file.name.partition("-")[0]
    versions = list(file.parent.glob(f"{kind}-*.json"))
    if len(versions) > kept:
        for old in sorted(versions, key=lambda found: found.stat().st_mtime)[:-kept]:
            old.unlink(missing_ok=True)
