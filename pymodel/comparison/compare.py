"""Opens the two sides of a comparison and answers both."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from clingo import Symbol

from pymodel.comparison.differences import ClassesOfBoth, differences
from pymodel.comparison.read import READ
from pymodel.comparison.records import SUBJECTS, Comparison, Subject
from pymodel.ground import Omitted
from pymodel.law.bearing import others
from pymodel.law.catalogue import Law, load_law
from pymodel.law_files import law_files
from pymodel.paths import data_folder
from pymodel.scenario import Scenario, load, with_options
from pymodel.session import Outcomes, Session, answer, class_values, open_session
from pymodel.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Asked", "Side", "compare", "open_sides"]


@dataclass(frozen=True)
class Asked:
    """What one side of a comparison is.

    Attributes:
        file: the scenario file.
        date: the date to take in place of that of the file, as `1985-01-01`; None for that of the file.
        positions: which positions count: a standing or a bundle; None for those of the file.
        readings: readings to fix, such as `nac_seat=counts`.
        decisions: decisions to fix, such as `de:council=object`.
        files: the files of an amended law; None for the shipped law.
        root: the folder that their names are relative to; None for the shipped law.
        amendments: what the law was amended by, as it is told.
        changed: the rules that are gone and those that are new, as they are told.
    """

    file: str
    date: str | None = None
    positions: str | None = None
    readings: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    files: tuple[Path, ...] | None = None
    root: Path | None = None
    amendments: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """One side of a comparison, answered.

    Attributes:
        asked: what it is.
        scenario: the scenario.
        law: the catalogue of its law.
        vocabulary: the tables of its law.
        outcomes: the answers on what is compared, without the table of classes.
        columns: the columns of the classes; none where mechanisms are not compared.
        classes: the value of each column, in each class.
    """

    asked: Asked
    scenario: Scenario
    law: Law
    vocabulary: Vocabulary
    outcomes: Outcomes
    columns: tuple[str, ...]
    classes: Sequence[Mapping[str, str]]

    @property
    def session(self) -> Session:
        """The scenario, open for questions about what is compared; see `pymodel.comparison.read.READ`."""
        assert self.outcomes.session is not None  # these answers were made in this process
        return self.outcomes.session

    @property
    def victims(self) -> Sequence[Symbol]:
        """Who may be a victim."""
        return self.session.tables.victims


def open_sides(
    asked: Sequence[Asked],
    columns: Sequence[str] | None = None,
    stopped: Callable[[], bool] = lambda: False,
    subjects: Collection[Subject] = SUBJECTS,
) -> tuple[Side, ...]:
    """Answers the sides of a comparison.

    Args:
        asked: what they are.
        columns: the columns of the classes; the main ones if left out.
        stopped: asked between steps; once it says so, what is known so far is returned.
        subjects: what is to be compared.

    Returns:
        The sides; the answers of a side say whether they are complete.

    Raises:
        InputError: a file or an option is wrong.
        GoalError: a column is none.
        NoOutcomeError: the facts of a side contradict each other.
        TooLargeError: the diagrams of a side outgrow their memory.
    """
    wanted = {one for subject in subjects for one in READ[subject]}
    laws = {one.files: _known(one) for one in asked}
    omitted = others([(known.law, known.root) for known in laws.values()], wanted)
    for files, without in zip(laws, omitted, strict=True):
        laws[files] = laws[files]._replace(omitted=without)
    return tuple(_answered(one, laws[one.files], columns, stopped, subjects) for one in asked)


def compare(before: Side, after: Side) -> Comparison:
    """What differs between two sides whose answers are complete."""
    return differences((before.outcomes, after.outcomes), _classes(before, after))


def _classes(before: Side, after: Side) -> ClassesOfBoth:
    """The classes over the columns that both sides have, in the order of the answer."""
    columns = tuple(one for one in before.columns if one in after.columns)

    def rows(side: Side) -> list[Mapping[str, str]]:
        cut = [{column: row[column] for column in columns} for row in side.classes]
        return [row for place, row in enumerate(cut) if row not in cut[:place]]

    return columns, rows(before), rows(after)


class _Known(NamedTuple):
    """What is known of the law of a side, and what is not needed of it."""

    files: tuple[Path, ...]
    root: Path
    law: Law
    vocabulary: Vocabulary
    omitted: Omitted | None = None


def _known(asked: Asked) -> _Known:
    """Reads the law of a side."""
    shipped = data_folder("encodings")
    if asked.files is None:
        return _Known(law_files(shipped), shipped.parent, load_law(), load_vocabulary())
    from pymodel.law.beside import load_beside

    files, root = asked.files, asked.root or shipped.parent
    return _Known(files, root, load_beside(files, root), load_vocabulary(files, root / "encodings"))


def _answered(
    asked: Asked,
    known: _Known,
    columns: Sequence[str] | None,
    stopped: Callable[[], bool],
    subjects: Collection[Subject],
) -> Side:
    vocabulary = known.vocabulary
    scenario = load(asked.file, vocabulary, date=asked.date)
    scenario, notes = with_options(scenario, asked.positions, asked.readings, asked.decisions, vocabulary)
    # a column may be about anything, and so may the time of a step
    whole = columns is not None or bool(scenario.times)
    # an amended law has been checked, or is being checked beside this, see `pymodel.amendments.remembered`
    amended = asked.files is not None
    root = known.root / "encodings"
    session = open_session(scenario, known.files, root, checked=amended, omitted=None if whole else known.omitted)
    found = answer(session, parts=subjects, stopped=stopped, notes=notes)
    assert found.session is not None  # these answers were made in this process
    asked_for_classes = found.complete and "mechanisms" in subjects
    named, classes = class_values(found.session, columns) if asked_for_classes else ((), [])
    return Side(asked, scenario, known.law, vocabulary, found, named, classes)
