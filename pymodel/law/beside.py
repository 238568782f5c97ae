"""The catalogue of a law that has most of its files in common with another, as an amended law has.

Reading a file takes a hundred times longer than taking its records over from a catalogue that knows it.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from pymodel.law.cache import cached_law
from pymodel.law.catalogue import Law, load_law, read_law
from pymodel.law.reader import read_files, with_standings
from pymodel.law.records import Position
from pymodel.law.rows import ground_facts
from pymodel.paths import data_folder

__all__ = ["load_beside", "read_beside"]

# readings are put together from several files, so a law that changes a line of them is read as a whole
_OF_READINGS = re.compile(rb"^.*(?:%!\s*(?:reading|position)\b|\bposition_of\b).*$", re.MULTILINE)


def load_beside(files: Sequence[Path], root: Path) -> Law:
    """The catalogue of a law, from the user's cache or with the help of the catalogue of the shipped law.

    Args:
        files: all files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        What `pymodel.law.catalogue.read_law` returns.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        OSError: if a file cannot be read.
    """
    return cached_law(files, root, lambda: read_beside(files, root, load_law(), data_folder("encodings").parent))


def read_beside(files: Sequence[Path], root: Path, known: Law, known_root: Path) -> Law:
    """Reads the files that are new or other, and takes over the records of the others.

    Args:
        files: all files of the law.
        root: the folder that their names are shown relative to.
        known: the catalogue of another law.
        known_root: the folder that the names of its files are relative to.

    Returns:
        What `pymodel.law.catalogue.read_law` returns.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        OSError: if a file cannot be read.
    """
    names = [file.relative_to(root).as_posix() for file in files]
    told = {record.file for records in (known.docs, known.rules) for record in records}
    contents = {name: file.read_bytes() for name, file in zip(names, files, strict=True)}
    before = {name: _content(known_root / name) for name in {*names, *told}}
    changed = [name for name in before if contents.get(name, b"") != before[name]]
    if any(_OF_READINGS.findall(contents.get(name, b"")) != _OF_READINGS.findall(before[name]) for name in changed):
        return read_law(files, root)
    text = read_files([file for name, file in zip(names, files, strict=True) if name in changed], root)
    read = [one.rule for one in text.statements if one.label or one.statement.needs_label]
    # what stands in one file stays in its order
    place = {name: number for number, name in enumerate(names)}
    docs = sorted(
        [*(one for one in known.docs if one.file not in changed), *text.docs], key=lambda one: place[one.file]
    )
    rules = sorted([*(one for one in known.rules if one.file not in changed), *read], key=lambda one: place[one.file])
    standings = {(one.reading, one.id): one.standing for one in known.of(Position)}
    return Law(tuple(with_standings(docs, standings)), tuple(rules), ground_facts(files))


def _content(file: Path) -> bytes:
    """What is in a file; nothing if there is none, which as a file of the law is the same."""
    return file.read_bytes() if file.is_file() else b""
