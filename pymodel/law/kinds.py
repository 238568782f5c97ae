"""Turns the sections of the documentation comments into their typed records, one builder for each kind."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from pymodel.law.comments import Section
from pymodel.law.records import (
    Act,
    Bundle,
    BundleChoice,
    Definition,
    Doc,
    FieldDoc,
    Instrument,
    Malformed,
    Mechanism,
    NameDoc,
    NotEncoded,
    NotSplit,
    Phrase,
    Position,
    Provision,
    Reading,
    Sentence,
    Source,
    StepDoc,
    ValueDoc,
)


def docs_of(section: Section, file: str) -> list[Doc]:
    """The records of a section.

    Args:
        section: any section but a label.
        file: the file as it is shown to readers.

    Returns:
        One record, several where it lists several ids, or a `Malformed` one if its kind is not known.
    """
    builder = _BUILDERS.get(section.kind)
    if builder is None:
        message = f"a documentation comment must begin with its kind or `[ids]`, not with `{section.opening[:40]}`"
        if section.kind == "stray":
            message = "a documentation comment must have its line for itself"
        elif section.kind == "untested":
            message = "`untested:` must stand in the label of a rule, below its text"
        return [Malformed(file=file, line=section.line, message=message)]
    return builder(section, file)


def _ids(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _provision(section: Section, file: str) -> list[Doc]:
    return [
        Provision(
            file=file,
            line=section.line,
            id=section.ids[0],
            title=section.opening,
            identifier=section.attributes.get("identifier", ""),
            from_ids=_ids(section.attributes.get("from", "")),
            confidence=section.attributes.get("confidence", ""),
            text=section.text,
        )
    ]


def _definition(section: Section, file: str) -> list[Doc]:
    return [
        Definition(
            file=file,
            line=section.line,
            id=section.ids[0],
            title=section.opening,
            identifier=section.attributes.get("identifier", ""),
            confidence=section.attributes.get("confidence", ""),
            text=section.text,
        )
    ]


def _reading(section: Section, file: str) -> list[Doc]:
    return [
        Reading(
            file=file,
            line=section.line,
            id=section.ids[0],
            question=section.opening,
            provisions=_ids(section.attributes.get("provisions", "")),
            from_ids=_ids(section.attributes.get("from", "")),
            confidence=section.attributes.get("confidence", ""),
            text=section.text,
        )
    ]


def _position(section: Section, file: str) -> list[Doc]:
    reading, name = section.ids
    holders = section.attributes.get("holders", "")
    text = section.whole_text
    return [Position(file=file, line=section.line, reading=reading, id=name, text=text, holders=holders)]


def _bundle(section: Section, file: str) -> list[Doc]:
    holders = section.attributes.get("holders", "")
    return [Bundle(file=file, line=section.line, id=section.ids[0], text=section.whole_text, holders=holders)]


def _choice(section: Section, file: str) -> list[Doc]:
    bundle, reading = section.ids
    return [BundleChoice(file=file, line=section.line, bundle=bundle, reading=reading, reason=section.whole_text)]


def _plain(
    kind: type[Mechanism] | type[Act] | type[StepDoc] | type[FieldDoc], section: Section, file: str
) -> list[Doc]:
    return [kind(file=file, line=section.line, id=section.ids[0], text=section.whole_text)]


def _value(section: Section, file: str) -> list[Doc]:
    return [ValueDoc(file=file, line=section.line, field=section.ids[0], id=section.ids[1], text=section.whole_text)]


def _name(kind: Literal["state", "place", "name"], section: Section, file: str) -> list[Doc]:
    return [NameDoc(file=file, line=section.line, kind=kind, id=section.ids[0], text=section.whole_text)]


def _instrument(section: Section, file: str) -> list[Doc]:
    return [
        Instrument(
            file=file,
            line=section.line,
            id=section.ids[0],
            title=section.opening,
            provisions=_ids(section.attributes.get("provisions", "")),
            text=section.text,
        )
    ]


def _phrase(section: Section, file: str) -> list[Doc]:
    return [Phrase(file=file, line=section.line, fact=section.ids[0], text=section.whole_text)]


def _sentence(section: Section, file: str) -> list[Doc]:
    return [Sentence(file=file, line=section.line, atom=section.ids[0], text=section.whole_text)]


def _source(section: Section, file: str) -> list[Doc]:
    confidence = section.attributes.get("confidence", "")
    return [Source(file=file, line=section.line, text=section.whole_text, confidence=confidence)]


def _not_encoded(section: Section, file: str) -> list[Doc]:
    reason, _, text = section.whole_text.partition(" ")
    reason = reason.rstrip(".,;:")
    return [NotEncoded(file=file, line=section.line, id=name, reason=reason, text=text.strip()) for name in section.ids]


def _not_split(section: Section, file: str) -> list[Doc]:
    return [NotSplit(file=file, line=section.line, id=name, reason=section.whole_text) for name in section.ids]


_BUILDERS: Mapping[str, Callable[[Section, str], list[Doc]]] = {
    "provision": _provision,
    "definition": _definition,
    "reading": _reading,
    "position": _position,
    "bundle": _bundle,
    "choice": _choice,
    "mechanism": partial(_plain, Mechanism),
    "act": partial(_plain, Act),
    "step": partial(_plain, StepDoc),
    "field": partial(_plain, FieldDoc),
    "value": _value,
    "instrument": _instrument,
    "fact": _phrase,
    "sentence": _sentence,
    "name": partial(_name, "name"),
    "state": partial(_name, "state"),
    "place": partial(_name, "place"),
    "source": _source,
    "not_encoded": _not_encoded,
    "not_split": _not_split,
}
