"""The rows of the vocabulary: the facts of the law's tables as plain values, read by grounding or from the cache."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import clingo

Cell = str | int
Rows = Mapping[str, Sequence[Sequence[Cell]]]

# The predicates of the law that the package reads as tables, with the number of their arguments.
SIGNATURES: Mapping[str, int] = {
    "field": 1,
    "subject_of": 2,
    "many": 1,
    "required": 1,
    "default": 2,
    "opens": 1,
    "value_of": 2,
    "ranges_over": 2,
    "bears_on": 3,
    "level_order": 2,
    "state": 4,
    "alias": 2,
    "successor": 2,
    "place": 2,
    "organ": 2,
    "mechanism": 1,
    "step_kind": 1,
    "reading": 1,
    "position_of": 3,
    "bundle": 3,
    "data_reach": 2,
    "council_data": 2,
}

# The texts beside the tables stand in the comments above the facts: `%! field gravity: how grave ...`.
TEXTS: Mapping[str, int] = {"field_text": 2, "value_text": 3}

_FIELD_TEXT = re.compile(r"^%! field ([a-z][a-z0-9_]*): *(.+?) *$")
_VALUE_TEXT = re.compile(r"^%! value ([a-z][a-z0-9_]*) ([a-z][a-z0-9_]*): *(.+?) *$")


class VocabularyError(Exception):
    """The law's files cannot be read, or their tables contradict each other: a fault of the law, not of a scenario."""


def ground_rows(files: Iterable[Path]) -> Rows:
    """Grounds the law without a scenario and takes its tables.

    Args:
        files: all files of the law, in any order.

    Returns:
        The rows of each predicate in `SIGNATURES`, and the texts in `TEXTS`, in the order of the files.

    Raises:
        VocabularyError: if clingo refuses a file, with its message.
    """
    messages: list[str] = []
    ordered = sorted(files)
    control = clingo.Control(logger=lambda _code, text: messages.append(text.strip()), message_limit=20)
    try:
        for file in ordered:
            control.load(str(file))
        control.ground([("base", [])])
    except RuntimeError as error:
        raise VocabularyError("\n".join(messages) or str(error)) from error
    rows: dict[str, list[list[Cell]]] = {}
    for name, arity in SIGNATURES.items():
        atoms = control.symbolic_atoms.by_signature(name, arity)
        rows[name] = [[_cell(argument) for argument in atom.symbol.arguments] for atom in atoms if atom.is_fact]
    return rows | _texts(ordered)


def _cell(symbol: clingo.Symbol) -> Cell:
    """A symbol as a plain value: a number, the text of a quoted name, or the text of any other term."""
    if symbol.type is clingo.SymbolType.Number:
        return symbol.number
    return symbol.string if symbol.type is clingo.SymbolType.String else str(symbol)


def _texts(files: Iterable[Path]) -> dict[str, list[list[Cell]]]:
    """The texts of fields and values from the comments above them."""
    rows: dict[str, list[list[Cell]]] = {name: [] for name in TEXTS}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if match := _FIELD_TEXT.match(line):
                rows["field_text"].append(list(match.groups()))
            elif match := _VALUE_TEXT.match(line):
                rows["value_text"].append(list(match.groups()))
    return rows


def checked_rows(data: object) -> Rows | None:
    """The rows in data from the cache, if they have the right shape.

    Args:
        data: anything that JSON can hold.

    Returns:
        The rows, or None if a predicate is missing or a row has the wrong length or type.
    """
    lengths = {**SIGNATURES, **TEXTS}
    if not isinstance(data, dict) or set(data) != set(lengths):
        return None
    for name, length in lengths.items():
        rows = data[name]
        if not isinstance(rows, list) or not all(_is_row(row, length) for row in rows):
            return None
    return data


def _is_row(row: object, length: int) -> bool:
    """Whether this is a list of that many plain values (bool, a kind of int in Python, is none)."""
    return isinstance(row, list) and len(row) == length and all(type(cell) in (str, int) for cell in row)
