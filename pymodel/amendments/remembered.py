"""The law with amendments, remembered: what was amended and checked once is only written out again.

What is kept in the user's cache folder hangs on all that goes in: the bytes of the law and of the amendments, their
names, and the modules that amend and check. A file that is missing, damaged or out of reach only costs time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pymodel.claims.law import Law
from pymodel.law.in_general import in_general
from pymodel.law_files import law_hash
from pymodel.vocabulary.cache import cache_folder, sealed, store, unsealed

# what amends and checks is read where something is still to be amended or checked
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pymodel.amendments.amend import Amended
    from pymodel.law.reader import Labelled

__all__ = ["Draft", "Written", "confirm", "drafted", "written"]

_KEPT = 8  # amended laws
# the packages that decide what an amended law is and whether it may stand
_PACKAGES = ("amendments", "claims", "ground", "law", "scenario", "theory", "vocabulary")


@dataclass(frozen=True)
class Written:
    """The law with amendments.

    Attributes:
        law: its files, in a folder of their own.
        changed: the rules that are gone and those that are new, as a reader is told.
    """

    law: Law
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """The law with amendments, not yet checked.

    Attributes:
        old: the law as it stands.
        amendments: what it is amended by.
        amended: the draft.
    """

    old: Law
    amendments: tuple[Path, ...]
    amended: Amended


def written(law: Law, amendments: Sequence[Path], folder: Path) -> Written:
    """Amends the law and writes it into a folder; for the arguments and errors see `pymodel.amendments.amend.amend`.

    Returns:
        The amended law, which has been checked, now or before.
    """
    found, unchecked = drafted(law, amendments, folder)
    if unchecked is not None:
        confirm(unchecked)
    return found


def drafted(law: Law, amendments: Sequence[Path], folder: Path) -> tuple[Written, Draft | None]:
    """The same, where the check is left to somebody else, who may do it beside other work.

    Returns:
        The amended law, and what is still to be checked of it; nothing if it was checked before.
    """
    root = folder.resolve()
    mark = _mark(law, amendments)
    if mark is not None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _again(json.loads(unsealed(mark.read_text(encoding="utf-8"))), law, root), None
    from pymodel.amendments.amend import draft

    amended = draft(law, amendments, folder)
    return Written(amended.law, _changed(amended)), Draft(law, tuple(amendments), amended)


def confirm(unchecked: Draft) -> None:
    """Checks a draft, and remembers that it was found good.

    Raises:
        AmendmentError: see `pymodel.amendments.amend.check`.
    """
    from pymodel.amendments.amend import check

    law, amended = unchecked.old, unchecked.amended
    check(law, unchecked.amendments, amended)
    mark = _mark(law, unchecked.amendments)
    if mark is not None:
        with suppress(OSError):
            kept = {"files": _other(law, amended), "changed": _changed(amended)}
            store(mark, sealed(json.dumps(kept)), _KEPT)


def _changed(amended: Amended) -> tuple[str, ...]:
    return (
        *(f"repealed: {_told(one)}" for one in amended.repealed),
        *(f"added: {_told(one)}" for one in amended.added),
    )


def _mark(law: Law, amendments: Sequence[Path]) -> Path | None:
    """The file that remembers these amendments of this law; None where nothing can be remembered of them."""
    try:
        return None if (cache := cache_folder()) is None else cache / f"amended-{_key(law, amendments)}.json"
    except OSError:  # an amendment that cannot be read: `draft` says which
        return None


def _key(law: Law, amendments: Sequence[Path]) -> str:
    """What the outcome hangs on, in few digits."""
    here = Path(__file__).resolve().parents[1]
    code = law_hash((file for package in _PACKAGES for file in sorted((here / package).rglob("*.py"))), here)
    parts = [law_hash(law.files, law.root), code]
    for path in amendments:
        parts += [path.name, path.suffix, str(path.resolve() in law.files), sha256(path.read_bytes()).hexdigest()]
    return sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _other(law: Law, amended: Amended) -> dict[str, str]:
    """The files of the amended law that the law has not, or has with another text."""
    found = {}
    for file in amended.law.files:
        name = file.relative_to(amended.law.root).as_posix()
        old, text = law.root / name, file.read_text(encoding="utf-8")
        if not old.is_file() or old.read_text(encoding="utf-8") != text:
            found[name] = text
    return found


def _again(kept: dict[str, object], law: Law, root: Path) -> Written:
    """Writes an amended law out once more.

    Raises:
        ValueError: what was kept is not of the form that is stored.
    """
    files, changed = kept["files"], kept["changed"]
    if not isinstance(files, dict) or not isinstance(changed, list):
        raise ValueError("another form")
    names = [file.relative_to(law.root).as_posix() for file in law.files]
    for file, name in zip(law.files, names, strict=True):
        _put(root / name, files.get(name) or file.read_text(encoding="utf-8"))
    new = [str(name) for name in files if name not in names]
    for name in new:
        _put(root / name, str(files[name]))
    return Written(Law(tuple(root / name for name in (*names, *new)), root), tuple(map(str, changed)))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _told(rule: Labelled) -> str:
    """A rule by its label and place."""
    said = in_general(rule.label.text) if rule.label is not None else rule.statement.text
    return f"{said} [{rule.statement.file}:{rule.statement.line}]"
