"""The public way in: `solve` a scenario, and what it returns."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar

from clingo import Symbol, parse_term

from pymodel import outcomes
from pymodel.counts import Function
from pymodel.outcomes import PARTS, Answers, Goal, Outcome, Part, iterate
from pymodel.scenario import Scenario, load, with_choices
from pymodel.session.session import Session, open_session

__all__ = ["Outcomes", "answer", "circles", "class_values", "solve"]

Found = TypeVar("Found")

_TOO_LARGE = {
    True: "the diagrams of the lawful outcomes outgrew their memory: fix some readings, or ask for all outcomes",
    False: "the diagrams of the outcomes outgrew their memory: fix some readings, or state more of the open facts",
}
_FEW_NODES, _MOST_NODES = 1 << 20, 1 << 24
_LARGE_CACHE = 1 << 19


@dataclass(frozen=True)
class Outcomes(Answers):
    """The answers for one scenario.

    Beside the fields of `Answers`:

    Attributes:
        title: the scenario's title.
        path: the file it was read from.
        date: its date, yyyymmdd.
        law: the hash of the law.
        notes: what the command line or the caller changed against the file.
        circles: organisation -> its members at the date, by which sets of actors may be named.
        choices: each reading that is asked and each open fact -> what it can be in this scenario.
    """

    title: str = ""
    path: str = ""
    date: int = 0
    law: str = ""
    notes: tuple[str, ...] = ()
    circles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    session: Session | None = field(default=None, compare=False, repr=False)

    def __iter__(self) -> Iterator[Outcome]:
        """The outcomes one by one in a fixed order; there are far too many to go through all of them."""
        return iterate(self._session.compiled, within=self._within)

    def ask(self, goal: str) -> Goal:
        """Whether a goal such as `nato_art5=invoked` is possible, and whether it is certain."""
        return outcomes.ask(self._session.tables, goal, self._within)

    @property
    def _session(self) -> Session:
        if self.session is None:
            raise RuntimeError("these answers came from another process and cannot be asked further: solve again")
        return self.session

    @property
    def _within(self) -> Function | None:
        tables = self._session.tables
        return tables.compiled.space & tables.lawful if self.lawful else None

    def to_json(self) -> dict[str, object]:
        """The answers as values that `json.dumps` takes, by the published schema."""
        head: dict[str, object] = {"scenario": self.title, "file": self.path, "date": self.date, "law": self.law}
        return {**head, "notes": list(self.notes), **super().to_json()}

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        from pymodel.session.notebook import table

        return table(self)


def solve(  # noqa: PLR0913 - what can be asked are its parameters
    scenario: Scenario | str | Path,
    *,
    readings: Mapping[str, str] | None = None,
    decisions: Mapping[str, Mapping[str, str]] | None = None,
    scope: str | None = None,
    columns: Sequence[str] | None = None,
    lawful: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Outcomes:
    """Answers what can happen in a scenario, under which readings, and by whose act.

    Args:
        scenario: a scenario, or the path of its file.
        readings: readings to fix, such as `{"nac_seat": "counts"}`; they win over the file.
        decisions: decisions to fix, such as `{"de": {"council": "object"}}`; they win over the file.
        scope: which positions count: mainstream, held, all, or those of a named bundle; as in the file if left out.
        columns: the columns of the table of classes, such as `nato_art5` or `ceiling(de)`.
        lawful: leave out the outcomes with a breach that hangs on a decision.
        stopped: asked between steps; once it says so, what is known so far is returned, marked incomplete.

    Returns:
        The answers.

    Raises:
        InputError: the file or an argument is wrong; the message says where and what is allowed.
        GoalError: a column is none.
        NoOutcomeError: the facts contradict each other.
        FragmentError: the law is outside the fragment.
        TooLargeError: the diagrams outgrow their memory.
    """
    known = scenario if isinstance(scenario, Scenario) else load(scenario)
    known, notes = with_choices(known, scope, readings, decisions)
    return answer(open_session(known), columns=columns, lawful=lawful, stopped=stopped, notes=notes)


def answer(  # noqa: PLR0913 - what can be asked are its parameters
    session: Session,
    *,
    columns: Sequence[str] | None = None,
    lawful: bool = False,
    parts: Collection[Part] = PARTS,
    stopped: Callable[[], bool] = lambda: False,
    notes: tuple[str, ...] = (),
) -> Outcomes:
    """Answers a session.

    Args:
        session: the session.
        columns: as for `solve`.
        lawful: as for `solve`.
        parts: what is answered; the rest of the answers is empty.
        stopped: as for `solve`.
        notes: what was changed against the file.

    Returns:
        The answers.

    Raises:
        GoalError, NoOutcomeError, FragmentError, TooLargeError: as for `solve`.
    """
    wanted = None if columns is None else [_column(column) for column in columns]

    def work(one: Session) -> Answers:
        return outcomes.solve(
            one.compiled, columns=wanted, lawful=lawful, parts=parts, stopped=stopped, tables=one.tables
        )

    found, session = _fitting(session, work, lawful=lawful)
    scenario = session.scenario
    return Outcomes(
        **{one.name: getattr(found, one.name) for one in fields(Answers)},
        title=scenario.title,
        path=scenario.path,
        date=scenario.date,
        law=session.law,
        notes=notes,
        circles=circles(session),
        choices=_choices(session),
        session=session,
    )


def class_values(
    session: Session, columns: Sequence[str] | None = None
) -> tuple[tuple[str, ...], list[Mapping[str, str]]]:
    """The classes of outcomes without counts, which takes far less time than the table of `solve`.

    Args:
        session: the session.
        columns: as for `solve`.

    Returns:
        The columns, and for each class the value of each of them.

    Raises:
        GoalError, NoOutcomeError, FragmentError, TooLargeError: as for `solve`.
    """

    def work(one: Session) -> tuple[tuple[str, ...], list[Mapping[str, str]]]:
        wanted = one.tables.main_columns if columns is None else [_column(column) for column in columns]
        return tuple(map(str, wanted)), outcomes.class_values(one.tables, wanted, one.compiled.space)

    return _fitting(session, work)[0]


def _fitting(session: Session, work: Callable[[Session], Found], *, lawful: bool = False) -> tuple[Found, Session]:
    """Works on a session, and tells in which form it did.

    Diagrams that outgrow their memory in one order of choices are made once more in the other, and then with all memory
    in the first. Which order suits the lawful outcomes differs widely from one scenario to the next, so both are tried
    with little memory first.
    """
    much = replace(session, nodes=_MOST_NODES, cache=_LARGE_CACHE)
    other = replace(much, decisions_last=True)
    orders = [session, other, much]
    if lawful:
        orders = _small(session) or [much, other]
    for one in orders:
        try:
            return work(one), one
        except MemoryError:
            continue
    raise outcomes.TooLargeError(_TOO_LARGE[lawful])


def _small(session: Session) -> list[Session]:
    """The orders in which the diagram of the lawful outcomes fits into little memory, the smallest first."""
    sizes: list[tuple[int, bool, Session]] = []
    for last in (False, True):
        one = replace(session, decisions_last=last, nodes=_FEW_NODES, cache=_LARGE_CACHE)
        try:
            sizes.append((one.tables.lawful.node_count(), last, replace(one, nodes=_MOST_NODES)))
        except MemoryError:
            continue
    return [one for _, _, one in sorted(sizes, key=lambda size: size[:2])]


def _column(text: str) -> Symbol:
    """A column as a term.

    Raises:
        GoalError: it is none.
    """
    try:
        return parse_term(text, logger=lambda *_: None)
    except RuntimeError:
        raise outcomes.GoalError(f"`{text}` is no column: name a mechanism, or such as `ceiling(de)`") from None


def circles(session: Session) -> Mapping[str, tuple[str, ...]]:
    """The members of each organisation at the date of a session's scenario."""
    found: dict[str, list[str]] = {}
    for organisation, member in session.program.tuples("party", 2):
        found.setdefault(str(organisation), []).append(str(member))
    return {name: tuple(sorted(members)) for name, members in sorted(found.items())}


def _choices(session: Session) -> Mapping[str, tuple[str, ...]]:
    """What the readings and the open facts can be."""
    groups = (*session.compiled.facts, *session.compiled.readings)
    return {group.name: group.values for group in groups}
