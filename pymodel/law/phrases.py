"""Facts in words, by the `%! fact` lines of the law."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pymodel.law.catalogue import Cell, Law
from pymodel.law.records import Phrase

BRACES = re.compile(r"\{([^{}]*)\}|\[([a-z]\w*)\]")
_HOLE = re.compile(r"(?P<name>[A-Z]\w*)(?: (?P<form>hours|date)|\.\.(?P<until>[A-Z]\w*))?")
_TOPIC = re.compile(r"([A-Z][^:{}\[\]]*): ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a fact in words.

    Attributes:
        kind: plain `text`; `named`, what the cell names; `hours`, a length; `date`, a day; `span`, two days;
            `reference`, a reading or provision.
        text: of a plain text.
        cells: of everything else.
    """

    kind: Literal["text", "named", "hours", "date", "span", "reference"]
    text: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in words.

    Attributes:
        topic: what stands before the first colon of its text, if anything does: facts of one topic belong together.
        pieces: the rest.
        span: the days between which it holds, if its text tells them.
        rank: where the form of its words stands among all of them, by which facts are told in order.
    """

    topic: str
    pieces: tuple[Piece, ...]
    span: tuple[int, int] | None = None
    rank: int = 0


class Phrases:
    """The forms of facts that the law has words for."""

    def __init__(self, law: Law) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], Phrase, int]]] = {}
        for rank, phrase in enumerate(law.of(Phrase)):
            signature, arguments = form_of(phrase)
            self._forms.setdefault(signature, []).append((arguments, phrase, rank))

    @property
    def signatures(self) -> Sequence[str]:
        """The predicates that have words for at least one form of theirs, as `base_rule/2`."""
        return tuple(self._forms)

    def say(self, signature: str, row: Sequence[Cell]) -> Said | None:
        """A fact in words.

        Args:
            signature: its predicate, as `base_rule/2`.
            row: its arguments.

        Returns:
            The words by the first form that fits, or none if none does.
        """
        for arguments, phrase, rank in self._forms.get(signature, ()):
            bound = _bound(arguments, row)
            if bound is not None:
                return _said(phrase.text, bound, rank)
        return None


def form_of(phrase: Phrase) -> tuple[str, tuple[str, ...]]:
    """The predicate of a form, as `base_rule/2`, and its arguments as written."""
    name, _, rest = phrase.fact.partition("(")
    arguments = tuple(part.strip() for part in rest.removesuffix(")").split(",")) if rest else ()
    return f"{name}/{len(arguments)}", arguments


def holes_of(text: str) -> tuple[set[str], set[str], list[str]]:
    """What stands in braces and brackets of a form: variables, references, and what cannot be understood."""
    variables: set[str] = set()
    references: set[str] = set()
    strange: list[str] = []
    for match in BRACES.finditer(text):
        if match[2]:
            references.add(match[2])
        elif hole := _HOLE.fullmatch(match[1]):
            variables |= {hole["name"], *([hole["until"]] if hole["until"] else [])}
        else:
            strange.append(match[1])
    return variables, references, strange


def _bound(arguments: Sequence[str], row: Sequence[Cell]) -> Mapping[str, Cell] | None:
    """The cells by the variables of a form, if the row fits it."""
    bound: dict[str, Cell] = {}
    for argument, cell in zip(arguments, row, strict=True):
        if argument[0].isupper():
            if bound.setdefault(argument, cell) != cell:
                return None
        elif argument not in ("_", str(cell)):
            return None
    return bound


def _said(text: str, bound: Mapping[str, Cell], rank: int) -> Said:
    topic = _TOPIC.match(text)
    rest = text[topic.end() :] if topic else text
    pieces: list[Piece] = []
    span: tuple[int, int] | None = None
    at = 0
    for match in BRACES.finditer(rest):
        pieces.append(Piece("text", rest[at : match.start()]))
        at = match.end()
        piece = Piece("reference", cells=(match[2],)) if match[2] else _piece(match[1], bound)
        if piece.kind == "span":
            span = (int(piece.cells[0]), int(piece.cells[1]))
        pieces.append(piece)
    pieces.append(Piece("text", rest[at:]))
    return Said(topic[1] if topic else "", tuple(piece for piece in pieces if piece.text or piece.cells), span, rank)


def _piece(hole: str, bound: Mapping[str, Cell]) -> Piece:
    found = _HOLE.fullmatch(hole)
    if found is None or found["name"] not in bound:
        return Piece("text", f"{{{hole}}}")
    cell = bound[found["name"]]
    if found["until"]:
        return Piece("span", cells=(cell, bound.get(found["until"], 0)))
    if found["form"] == "hours" and isinstance(cell, int):
        return Piece("hours", cells=(cell,))
    return Piece("date" if found["form"] == "date" else "named", cells=(cell,))
