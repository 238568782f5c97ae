"""Sets two answers side by side."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from clingo import Function, Symbol, parse_term

from pymodel.comparison.records import Act, ActKind, Change, Comparison, Level, LevelKind, MechanismChange, Often
from pymodel.counts import Compiled
from pymodel.outcomes import STATUSES, Actor, Answer, Mechanism
from pymodel.session import Outcomes

__all__ = ["differences", "often"]

_LEVELS: tuple[LevelKind, ...] = ("floor", "ceiling", "authority")
_NOBODY = Actor((), (), (), (), (), {}, ())


def differences(before: Outcomes, after: Outcomes) -> Comparison:
    """What differs between two complete answers with the same columns.

    Args:
        before: the answer of the first side.
        after: the answer of the second side.

    Returns:
        Every difference.
    """
    columns = tuple(one for one in before.classes.columns if one in after.classes.columns)
    first, second = (_rows(side, columns) for side in (before, after))
    return Comparison(
        mechanisms=tuple(_mechanisms(before, after)),
        columns=columns,
        classes_before=tuple(row for row in first if row not in second),
        classes_after=tuple(row for row in second if row not in first),
        levels=tuple(_levels(before.actors, after.actors)),
        acts=tuple(_acts(before.actors, after.actors)),
        counts=(before.count, after.count),
    )


def often(compiled: Compiled, atom: Symbol) -> Often:
    """How often an atom holds in the outcomes of a scenario."""
    function = compiled.atom(atom)
    if not (function & compiled.space).satisfiable():
        return "never"
    return "some" if (~function & compiled.space).satisfiable() else "every"


def _rows(side: Outcomes, columns: Sequence[str]) -> list[Mapping[str, str]]:
    """The classes over some columns, in the order of the answer."""
    found: list[Mapping[str, str]] = []
    for row in side.classes.rows:
        values = {column: row.values[column] for column in columns}
        if values not in found:
            found.append(values)
    return found


def _mechanisms(before: Outcomes, after: Outcomes) -> Iterator[MechanismChange]:
    names = [*before.mechanisms, *(name for name in after.mechanisms if name not in before.mechanisms)]
    compiled = [side.session.compiled for side in (before, after) if side.session is not None]
    for name in names:
        sides = [side.mechanisms.get(name) for side in (before, after)]
        statuses = tuple(
            change
            for status in STATUSES
            for change in [_change(compiled, Function("headline", [parse_term(name), Function(status)]))]
            if change.before != change.after
        )
        found = MechanismChange(name, _both(sides, "availability"), _both(sides, "operable"), statuses)
        if statuses or len(set(found.availability)) > 1 or len(set(found.operable)) > 1:
            yield found


def _change(compiled: Sequence[Compiled], atom: Symbol) -> Change:
    first, second = (often(one, atom) for one in compiled)
    return Change(atom, first, second)


def _both(sides: Sequence[Mechanism | None], name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for side in sides:
        answer: Answer | None = getattr(side, name) if side is not None else None
        found.append(answer.values if answer is not None else ())
    return found[0], found[1]


def _levels(before: Mapping[str, Actor], after: Mapping[str, Actor]) -> Iterator[Level]:
    for kind in _LEVELS:
        found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
        for name in sorted({*before, *after}):
            spans = tuple(_span(side.get(name, _NOBODY), kind) for side in (before, after))
            if spans[0] != spans[1]:
                found.setdefault((spans[0], spans[1]), []).append(name)
        for (first, second), actors in found.items():
            yield Level(kind, first, second, tuple(actors))


def _span(actor: Actor, kind: LevelKind) -> tuple[str, ...]:
    if kind == "floor":
        return actor.floor
    if kind == "ceiling":
        return actor.ceiling
    return tuple(value if certain else f"{value} (in some)" for value, certain in actor.authority.items())


def _acts(before: Mapping[str, Actor], after: Mapping[str, Actor]) -> Iterator[Act]:
    sides = [_told(side) for side in (before, after)]
    changed: list[tuple[ActKind, str, str, Often, Often, str]] = []
    for key in sorted({*sides[0], *sides[1]}):
        kind, provision, what, actor = key
        first, second = (side.get(key, "never") for side in sides)
        if first != second:
            changed.append((kind, what, provision, first, second, actor))
    for (kind, what, provision, first, second), group in groupby(sorted(changed), key=lambda one: one[:5]):
        yield Act(kind, what, provision, first, second, tuple(one[-1] for one in group))


def _told(actors: Mapping[str, Actor]) -> dict[tuple[ActKind, str, str, str], Often]:
    found: dict[tuple[ActKind, str, str, str], Often] = {}
    for name, actor in actors.items():
        kinds: tuple[tuple[ActKind, Sequence[object]], ...] = (
            ("must", actor.must), ("may", actor.may), ("must_not", actor.must_not), ("breach", actor.breaches),
        )  # fmt: skip
        for kind, listed in kinds:
            for one in listed:
                what, provision, certain = (getattr(one, part) for part in ("what", "provision", "certain"))
                found[kind, str(provision), str(what), name] = "every" if certain else "some"
    return found
