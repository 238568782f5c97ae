"""Which dates stand for all dates: the law changes only where one of its dated facts does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pymodel.law.lints.program import Program
from pymodel.law.terms import Term

__all__ = ["Span", "named_organisations", "spans"]


@dataclass(frozen=True)
class Span:
    """A stretch of time in which the law is the same, memberships apart.

    Attributes:
        first: its first day, as yyyymmdd.
        last: the day after its last.
        day: the day that stands for it: the latest on which most treaties are in force.
    """

    first: int
    last: int
    day: int


def named_organisations(law: Program) -> tuple[str, ...]:
    """The organisations that a rule of the law names as the first argument of `party/2`."""
    return tuple(sorted(set(_named(law, "party/2"))))


def _named(law: Program, signature: str) -> Iterable[str]:
    for statement in law.statements:
        for use in statement.uses:
            if use.atom.signature == signature and use.atom.arguments[0].kind == "constant":
                yield use.atom.arguments[0].name


def _rows(law: Program, signature: str) -> list[tuple[Term, ...]]:
    return [row for row in law.heads.get(signature, ()) if all(term.kind in {"constant", "number"} for term in row)]


def spans(law: Program) -> tuple[Span, ...]:
    """The stretches of time between changes of the law.

    The law changes when an instrument that a rule names comes into force or ends, when an organisation that a rule
    names gets its first or loses its last member, when the quorum changes, and when a position is first held.

    Args:
        law: the statements of the law.

    Returns:
        The spans over which the data of the law reach, the latest first.
    """
    reach = [(int(row[0].name), int(row[1].name)) for row in _rows(law, "data_reach/2")]
    start, end = (min(one for one, _ in reach), max(one for _, one in reach)) if reach else (19450101, 99991231)
    named = set(_named(law, "in_force_now/1"))
    changes = {int(day.name) for what, *days in _rows(law, "in_force/3") if what.name in named for day in days}
    changes |= {int(day.name) for _, _, *days in _rows(law, "quorum/4") for day in days}
    changes |= {int(row[2].name) for row in _rows(law, "held_since/3")}
    for organisation in named_organisations(law):
        member = [row for row in _rows(law, "member/4") if row[0].name == organisation]
        if member:
            changes |= {min(int(row[2].name) for row in member), max(int(row[3].name) for row in member)}
    bounds = [start, *sorted(day for day in changes if start < day < end), end]
    treaties = [(int(row[1].name), int(row[2].name)) for row in _rows(law, "in_force/3")]
    found = [Span(first, last, _day(first, last, treaties)) for first, last in pairwise(bounds)]
    return tuple(reversed(found))


def _day(first: int, last: int, treaties: Sequence[tuple[int, int]]) -> int:
    """The latest day on which most treaties are in force."""
    days = {first, *(day for pair in treaties for day in pair if first <= day < last)}
    # each treaty that ends within the span was in force until the day before
    return max(days, key=lambda day: (sum(begin <= day < end for begin, end in treaties), day))
