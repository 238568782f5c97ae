"""States, places, means and acts as a reader looks them up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pymodel.law.catalogue import Cell, Law
from pymodel.law.lookup import written
from pymodel.law.names import UnknownNameError
from pymodel.law.records import NameDoc

# tables that have a part of an entry for themselves; every other fact about a thing is listed as it is written
_OF_STATES = {"state/4", "alias/2"}
_OF_PLACES = {"place/2", "sovereign/4", "claimed/2", "lies_in/2"}


@dataclass(frozen=True, slots=True)
class Span:
    """Something that holds from one day until before another (yyyymmdd; 19450101 and 99991231 where open)."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A state: its names, other ids, memberships, the places it is or was sovereign of, and further facts."""

    id: str
    names: tuple[Span, ...]
    aliases: tuple[str, ...]
    memberships: tuple[Span, ...]
    places: tuple[Span, ...]
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place: its sovereigns, who else claims it, the regions it lies in, and further facts."""

    id: str
    name: str
    sovereigns: tuple[Span, ...]
    claimed_by: tuple[str, ...]
    regions: tuple[str, ...]
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeansEntry:
    """A means of pressure or force, with its class."""

    id: str
    text: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of an act; `passive` marks the one that stands for doing nothing."""

    value: str
    text: str
    passive: bool


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act and its values."""

    id: str
    text: str
    values: tuple[Choice, ...]


def state_entries(law: Law, name: str | None = None) -> tuple[StateEntry, ...]:
    """Every state, or the one that is meant.

    Args:
        law: the catalogue.
        name: an id, another id, or a name in any case.

    Returns:
        The entries, sorted by id.

    Raises:
        UnknownNameError: if no state is meant by the name.
    """
    names: dict[str, list[str]] = {}
    for state, title, _start, _end in law.table("state/4"):
        names.setdefault(str(state), []).append(str(title))
    for other, state in law.table("alias/2"):
        names.setdefault(str(state), []).append(str(other))
    return tuple(_state(law, one) for one in _meant("state", name, names))


def place_entries(law: Law, name: str | None = None) -> tuple[PlaceEntry, ...]:
    """Every place, or the one that is meant; arguments and errors as of `state_entries`."""
    names = {str(place): [str(title)] for place, title in law.table("place/2")}
    return tuple(_place(law, one, names[one][0]) for one in _meant("place", name, names))


def means_entries(law: Law, name: str | None = None) -> tuple[MeansEntry, ...]:
    """Every means in the order of the law, or the one that is meant; arguments and errors as of `state_entries`."""
    order: dict[str, list[str]] = {str(row[1]): [] for row in law.table("value_of/2") if row[0] == "means"}
    known = tuple(order) if name is None else _meant("means", name, order)
    texts = {doc.id: doc.text for doc in law.values.values() if doc.field == "means"}
    classes = law.table("class_of/2")
    return tuple(
        MeansEntry(one, texts.get(one, ""), tuple(str(row[1]) for row in classes if row[0] == one)) for one in known
    )


def act_entries(law: Law, name: str | None = None) -> tuple[ActEntry, ...]:
    """Every act in the order of the law, or those that are meant.

    Args:
        law: the catalogue.
        name: an act as `vote(measures)`, or the word before its brackets for all of that kind.

    Returns:
        The entries.

    Raises:
        UnknownNameError: if no act is meant by the name.
    """
    acts: dict[str, list[str]] = {}
    for act, value in law.table("act_value/2"):
        acts.setdefault(str(act), []).append(str(value))
    for doc in law.acts:
        if not any(_kind(act) == _kind(doc) for act in acts):
            acts[doc] = []
    meant = [act for act in acts if name is None or name.replace(" ", "") in {act, _kind(act)}]
    if name is not None and not meant:
        raise UnknownNameError("act", name, (*acts, *map(_kind, acts)))
    passive = {(str(act), str(value)) for act, value in law.table("passive/2")}
    return tuple(_act(law, act, acts[act], passive) for act in meant)


def _meant(kind: str, name: str | None, names: dict[str, list[str]]) -> tuple[str, ...]:
    if name is None:
        return tuple(sorted(names))
    if name in names:
        return (name,)
    folded = name.casefold()
    meant = tuple(one for one in sorted(names) if folded in {one, *(other.casefold() for other in names[one])})
    if not meant:
        raise UnknownNameError(kind, name, (*names, *(other for others in names.values() for other in others)))
    return meant


def _state(law: Law, state: str) -> StateEntry:
    return StateEntry(
        id=state,
        names=_spans((title, start, end) for one, title, start, end in law.table("state/4") if one == state),
        aliases=tuple(str(other) for other, one in law.table("alias/2") if one == state),
        memberships=_spans((organ, start, end) for organ, one, start, end in law.table("member/4") if one == state),
        places=_spans((place, start, end) for place, one, start, end in law.table("sovereign/4") if one == state),
        text=_text(law, "state", state),
        facts=_further(law, state, _OF_STATES),
    )


def _place(law: Law, place: str, name: str) -> PlaceEntry:
    return PlaceEntry(
        id=place,
        name=name,
        sovereigns=_spans((state, start, end) for one, state, start, end in law.table("sovereign/4") if one == place),
        claimed_by=tuple(str(state) for one, state in law.table("claimed/2") if one == place),
        regions=tuple(str(region) for one, region in law.table("lies_in/2") if one == place),
        text=_text(law, "place", place),
        facts=_further(law, place, _OF_PLACES),
    )


def _act(law: Law, act: str, values: Sequence[str], passive: set[tuple[str, str]]) -> ActEntry:
    texts = {doc.id: doc.text for doc in law.values.values() if doc.field in {act, _kind(act)}}
    text = next((doc.text for doc in law.acts.values() if doc.id == act), "")
    text = text or next((doc.text for doc in law.acts.values() if _kind(doc.id) == _kind(act)), "")
    return ActEntry(act, text, tuple(Choice(value, texts.get(value, ""), (act, value) in passive) for value in values))


def _kind(act: str) -> str:
    return act.partition("(")[0]


def _spans(rows: Iterable[tuple[Cell, Cell, Cell]]) -> tuple[Span, ...]:
    found = (Span(str(name), int(start), int(end)) for name, start, end in rows)
    return tuple(sorted(found, key=lambda span: (span.start, span.name)))


def _text(law: Law, kind: str, name: str) -> str:
    return " ".join(doc.text for doc in law.of(NameDoc) if (doc.kind, doc.id) == (kind, name))


def _further(law: Law, name: str, shown: set[str]) -> tuple[str, ...]:
    """The other facts whose first argument is this."""
    return tuple(
        written(signature, row)
        for signature, rows in law.stated.items()
        if signature not in shown
        for row in rows
        if row and row[0] == name
    )
