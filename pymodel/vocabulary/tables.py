"""The typed tables of the vocabulary, built from the rows of the law."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from pymodel.vocabulary.rows import Cell, Rows, VocabularyError

Subject = Literal["incident", "scenario"]
Range = Literal["state", "place", "name"]


@dataclass(frozen=True)
class Field:
    """A fact that a scenario may state.

    A field with `values` is closed to these; any other ranges over the states, the places or free names.
    """

    id: str
    subject: Subject
    text: str
    many: bool  # several values may stand
    required: bool
    default: str | None  # what an absent field means
    opens: bool  # an absent field is left open
    values: Mapping[str, str]  # value -> what it means
    ranges_over: Range | None
    bears_on: tuple[tuple[str, str], ...]  # asked only where one of these fields has that value


@dataclass(frozen=True)
class Span:
    """A state under one name, from the first date up to but without the second."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class State:
    """A state since 1945 with its names, its dates (yyyymmdd) and what else it is called."""

    id: str
    spans: tuple[Span, ...]
    aliases: tuple[str, ...]
    successors: tuple[str, ...]

    def name_at(self, date: int) -> str | None:
        """The name at the date, or None where the state did not exist then."""
        return next((span.name for span in self.spans if span.start <= date < span.end), None)


@dataclass(frozen=True)
class Vocabulary:
    """What a scenario may speak of: the tables of one version of the law."""

    law: str  # the hash of the law's files
    fields: Mapping[str, Field]
    states: Mapping[str, State]
    aliases: Mapping[str, str]  # another code of a state -> its id
    places: Mapping[str, str]  # id -> name
    levels: tuple[str, ...]  # from the least to the most
    organs: Mapping[str, str]  # id -> name
    mechanisms: tuple[str, ...]
    steps: tuple[str, ...]  # the kinds of steps of a procedure, in the order of a calendar
    readings: Mapping[str, Mapping[str, str]]  # reading -> position -> standing
    bundles: Mapping[str, Mapping[str, str]]  # name of a bundle -> reading -> position
    reach: tuple[int, int] | None  # the dates the data cover, the second excluded

    def fields_of(self, subject: Subject) -> Iterator[Field]:
        """The fields that are facts of an incident, or of the scenario as a whole, in the order of the law."""
        return (field for field in self.fields.values() if field.subject == subject)

    def states_at(self, date: int) -> Mapping[str, str]:
        """The states that existed at a date (yyyymmdd), each with its name then."""
        named = ((state.id, state.name_at(date)) for state in self.states.values())
        return {state: name for state, name in named if name is not None}


def build_vocabulary(law: str, rows: Rows) -> Vocabulary:
    """Builds the typed tables.

    Args:
        law: the hash of the law's files.
        rows: the rows of the law's predicates.

    Returns:
        The tables, in the order of the rows.

    Raises:
        VocabularyError: if a row names a field that is not declared, or a word that stands for no subject or range.
    """
    reach = rows["data_reach"] or rows["council_data"]
    levels = sorted(rows["level_order"], key=lambda row: _date(row[1]))
    return Vocabulary(
        law=law,
        fields=_fields(rows),
        states=_states(rows),
        aliases={str(alias): str(state) for alias, state in rows["alias"]},
        places={str(place): str(name) for place, name in rows["place"]},
        levels=tuple(str(level) for level, _ in levels),
        organs={str(organ): str(name) for organ, name in rows["organ"]},
        mechanisms=_column(rows, "mechanism"),
        steps=_column(rows, "step_kind"),
        readings=_readings(rows),
        bundles=_bundles(rows),
        reach=(min(_date(row[0]) for row in reach), max(_date(row[1]) for row in reach)) if reach else None,
    )


def _column(rows: Rows, name: str) -> tuple[str, ...]:
    """The only column of a table."""
    return tuple(str(row[0]) for row in rows[name])


def _fields(rows: Rows) -> dict[str, Field]:
    """The table of fields."""
    ids = _column(rows, "field")
    _refuse_undeclared(rows, set(ids))
    subjects = {str(field): str(subject) for field, subject in rows["subject_of"]}
    ranges = {str(field): str(over) for field, over in rows["ranges_over"]}
    defaults = {str(field): str(value) for field, value in rows["default"]}
    texts = {str(field): str(text) for field, text in rows["field_text"]}
    meanings = {(str(field), str(value)): str(text) for field, value, text in rows["value_text"]}
    marks = {name: set(_column(rows, name)) for name in ("many", "required", "opens")}
    fields = {}
    for field in ids:
        values = [str(row[1]) for row in rows["value_of"] if row[0] == field]
        over = ranges.get(field)
        if subjects.get(field) not in get_args(Subject) or (over is not None and over not in get_args(Range)):
            raise VocabularyError(f"the field `{field}` has no subject, or one or a range that nobody knows")
        if (over is None) == (not values):
            raise VocabularyError(f"the field `{field}` must either list its values or range over something")
        fields[field] = Field(
            id=field,
            subject=cast(Subject, subjects[field]),
            text=texts.get(field, ""),
            many=field in marks["many"],
            required=field in marks["required"],
            default=defaults.get(field),
            opens=field in marks["opens"],
            values={value: meanings.get((field, value), "") for value in values},
            ranges_over=cast(Range | None, over),
            bears_on=tuple((str(row[1]), str(row[2])) for row in rows["bears_on"] if row[0] == field),
        )
    return fields


def _refuse_undeclared(rows: Rows, fields: set[str]) -> None:
    """Raises an error if a table speaks of a field that is not declared: a misspelt name must not pass in silence."""
    for table in ("subject_of", "many", "required", "default", "opens", "value_of", "ranges_over", "bears_on"):
        for row in rows[table]:
            if row[0] not in fields:
                raise VocabularyError(f"`{table}` speaks of `{row[0]}`, which is no declared field")


def _states(rows: Rows) -> dict[str, State]:
    """The table of states."""
    spans: dict[str, list[Span]] = {}
    for state, name, start, end in rows["state"]:
        spans.setdefault(str(state), []).append(Span(str(name), _date(start), _date(end)))
    return {
        state: State(
            id=state,
            spans=tuple(sorted(known, key=lambda span: span.start)),
            aliases=tuple(str(alias) for alias, named in rows["alias"] if named == state),
            successors=tuple(str(new) for old, new in rows["successor"] if old == state),
        )
        for state, known in spans.items()
    }


def _readings(rows: Rows) -> dict[str, dict[str, str]]:
    """The readings with their positions and the standing of each."""
    readings: dict[str, dict[str, str]] = {reading: {} for reading in _column(rows, "reading")}
    for reading, position, standing in rows["position_of"]:
        readings.setdefault(str(reading), {})[str(position)] = str(standing)
    return readings


def _bundles(rows: Rows) -> dict[str, dict[str, str]]:
    """The bundles with the positions they take."""
    bundles: dict[str, dict[str, str]] = {}
    for bundle, reading, position in rows["bundle"]:
        bundles.setdefault(str(bundle), {})[str(reading)] = str(position)
    return bundles


def _date(cell: Cell) -> int:
    """A cell that must hold a number."""
    if not isinstance(cell, int):
        raise VocabularyError(f"`{cell}` stands where a date or a rank must be a number")
    return cell
