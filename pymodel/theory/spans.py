"""Which dates stand for all dates: the law changes only where one of its dated facts does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pymodel.law.lints.program import Program
from pymodel.law.terms import Term

__all__ = ["Span", "apart", "named_organisations", "spans"]


@dataclass(frozen=True)
class Span:
    """A stretch of time in which the law is the same, memberships apart.

    Attributes:
        first: its first day, as yyyymmdd.
        last: the day after its last.
        day: the day that stands for it: the latest on which most treaties are in force.
        in_force: what a rule names and is in force then: instruments, and organisations with members.
    """

    first: int
    last: int
    day: int
    in_force: frozenset[str] = frozenset()


def apart(found: Sequence[Span], number: int) -> tuple[Span, ...]:
    """Some spans whose law differs most.

    Args:
        found: the spans, the latest first.
        number: how many to take at most.

    Returns:
        The latest, then at each step the one that differs in most instruments from all that were taken; in the order of
        the spans.
    """
    chosen = list(found[:1])
    while len(chosen) < min(number, len(found)):
        rest = [span for span in found if span not in chosen]
        chosen.append(max(rest, key=lambda span: (min(len(span.in_force ^ one.in_force) for one in chosen), span.day)))
    return tuple(span for span in found if span in chosen)


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
    force = {(what.name, int(first.name), int(last.name)) for what, first, last in _rows(law, "in_force/3")}
    dated = {one for one in force if one[0] in named}
    dated |= {
        (f"quorum of {votes.name}", int(day.name), int(end_.name)) for _, votes, day, end_ in _rows(law, "quorum/4")
    }
    dated |= {(f"{row[0].name}: {row[1].name}", int(row[2].name), end) for row in _rows(law, "held_since/3")}
    for organisation in named_organisations(law):
        member = [row for row in _rows(law, "member/4") if row[0].name == organisation]
        if member:
            dated.add((organisation, min(int(row[2].name) for row in member), max(int(row[3].name) for row in member)))
    changes = {day for _, *days in dated for day in days}
    bounds = [start, *sorted(day for day in changes if start < day < end), end]
    treaties = [(first, last) for _, first, last in force]
    found = [
        Span(
            first,
            last,
            _day(first, last, treaties),
            frozenset(what for what, begin, stop in dated if begin <= first < stop),
        )
        for first, last in pairwise(bounds)
    ]
    return tuple(reversed(found))


def _day(first: int, last: int, treaties: Sequence[tuple[int, int]]) -> int:
    """The latest day on which most treaties are in force."""
    days = {first, *(day for pair in treaties for day in pair if first <= day < last)}
    # each treaty that ends within the span was in force until the day before
    return max(days, key=lambda day: (sum(begin <= day < end for begin, end in treaties), day))
