"""A scenario as it was written: names and values with their places, before anything is checked against the law.

Both kinds of files are read into a draft, so that the same checks and the same messages serve both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pymodel.scenario.model import Annotator, Disagreement, Expectations, Label
from pymodel.scenario.problems import Mark

SubjectId = int | str  # the number of an incident, or "scenario"


@dataclass(frozen=True)
class Entry:
    """A word of the file and where it stands."""

    text: str
    mark: Mark | None


@dataclass
class FieldDraft:
    """The values given to one field of one subject."""

    mark: Mark | None  # of the field's name
    values: list[Entry]


@dataclass
class SubjectDraft:
    """An incident, or the scenario as a whole: field -> what is given."""

    mark: Mark | None
    fields: dict[str, FieldDraft] = field(default_factory=dict)
    partial: bool = False  # something could not be read, so nothing can be called missing


@dataclass(frozen=True)
class DecisionDraft:
    """One decision. `argument` is set where the act was written as a mapping: `vote: {measures: no}`."""

    actor: Entry
    act: Entry
    argument: Entry | None
    value: Entry


@dataclass(frozen=True)
class TimeDraft:
    """The time at which somebody took a step. `bare` if a number alone is hours, as in files of facts."""

    actor: Entry
    step: Entry
    hours: Entry
    bare: bool = False


@dataclass
class Draft:
    """Everything a file says."""

    name: str  # of the file, as it is shown in messages
    title: str = ""
    date: Entry | None = None
    scenario: SubjectDraft = field(default_factory=lambda: SubjectDraft(None))
    incidents: list[SubjectDraft] = field(default_factory=list)
    readings: list[tuple[Entry, Entry]] = field(default_factory=list)
    decisions: list[DecisionDraft] = field(default_factory=list)
    closed: bool = False
    scope: Entry | None = None
    bundle: Entry | None = None
    times: list[TimeDraft] = field(default_factory=list)
    elapsed: TimeDraft | None = None  # how much time has passed; only its hours count
    expectations: Expectations = field(default_factory=Expectations)
    labels: Mapping[Annotator, Mapping[str, Label]] = field(default_factory=dict)
    disagreements: Mapping[str, Disagreement] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    constraint_marks: tuple[Mark, ...] = ()

    def subjects(self) -> list[tuple[SubjectId, SubjectDraft]]:
        """The incidents by their numbers, then the scenario."""
        return [*enumerate(self.incidents, start=1), ("scenario", self.scenario)]
