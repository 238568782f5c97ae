"""Sets two answers side by side."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, product
from typing import Literal

from clingo import Function, Symbol, parse_term

from pymodel.comparison.records import (
    Act,
    Change,
    Comparison,
    Level,
    LevelKind,
    MechanismChange,
    Often,
    PowerChange,
)
from pymodel.counts import Compiled
from pymodel.outcomes import STATUSES, ActKind, Actor, Answer, Hold, Mechanism
from pymodel.session import Outcomes

__all__ = ["ClassesOfBoth", "differences", "often"]

_LEVELS: tuple[LevelKind, ...] = ("floor", "ceiling", "authority")
_NOBODY = Actor((), (), (), (), (), {}, ())


ClassesOfBoth = tuple[tuple[str, ...], Sequence[Mapping[str, str]], Sequence[Mapping[str, str]]]
"""Columns, and the classes over them on the first and on the second side."""


def differences(sides: tuple[Outcomes, Outcomes], classes: ClassesOfBoth) -> Comparison:
    """What differs between two complete answers.

    Args:
        sides: the answers of the first side and of the second.
        classes: the classes of both.

    Returns:
        Every difference.

    Raises:
        ValueError: one of the answers came from another process and cannot be asked further.
    """
    before, after = sides
    columns, first, second = classes
    return Comparison(
        mechanisms=tuple(_mechanisms(before, after)),
        powers=tuple(_powers(before, after)),
        columns=columns,
        classes_before=tuple(row for row in first if row not in second),
        classes_after=tuple(row for row in second if row not in first),
        gone=tuple(_fewest(first, second, columns)),
        new=tuple(_fewest(second, first, columns)),
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


def _fewest(
    here: Sequence[Mapping[str, str]], there: Sequence[Mapping[str, str]], columns: Sequence[str]
) -> Iterator[Mapping[str, str]]:
    """The values of few columns that occur together here and not there, without those that hold fewer of them."""
    found: list[Mapping[str, str]] = []
    for number in range(1, len(columns) + 1):
        for chosen in combinations(columns, number):
            known = {tuple(row[column] for column in chosen) for row in there}
            for values in dict.fromkeys(tuple(row[column] for column in chosen) for row in here):
                one = dict(zip(chosen, values, strict=True))
                if values not in known and not any(less.items() <= one.items() for less in found):
                    found.append(one)
                    yield one


def _mechanisms(before: Outcomes, after: Outcomes) -> Iterator[MechanismChange]:
    names = [*before.mechanisms, *(name for name in after.mechanisms if name not in before.mechanisms)]
    compiled = [side.session.compiled for side in (before, after) if side.session is not None]
    if len(compiled) < 2:
        raise ValueError("answers that came from another process cannot be compared: solve again")
    for name in names:
        sides = [side.mechanisms.get(name) for side in (before, after)]
        statuses = tuple(
            change
            for status in STATUSES
            for change in [_change(compiled, Function("headline", [parse_term(name), Function(status)]))]
            if change.before != change.after
        )
        regimes = [side.regimes if side is not None else () for side in sides]
        alone = (
            tuple(one for one in regimes[0] if one not in regimes[1]),
            tuple(one for one in regimes[1] if one not in regimes[0]),
        )
        found = MechanismChange(name, _both(sides, "availability"), _both(sides, "operable"), statuses, alone)
        if statuses or any(alone) or len(set(found.availability)) > 1 or len(set(found.operable)) > 1:
            yield found


def _powers(before: Outcomes, after: Outcomes) -> Iterator[PowerChange]:
    names = [*before.mechanisms, *(name for name in after.mechanisms if name not in before.mechanisms)]
    actors = sorted({*before.power, *after.power})
    kinds: tuple[Literal["secures", "stops"], ...] = ("secures", "stops")
    for name, kind in product(names, kinds):
        found: list[tuple[tuple[Hold | None, Hold | None], list[str]]] = []
        for actor in actors:
            powers = [side.power.get(actor, {}).get(name) for side in (before, after)]
            first, second = (getattr(one, kind) if one is not None else None for one in powers)
            if first != second:
                same = next((known for known in found if known[0] == (first, second)), None)
                if same is None:
                    same = ((first, second), [])
                    found.append(same)
                same[1].append(actor)
        for (first, second), listed in found:
            yield PowerChange(name, kind, first, second, tuple(listed))


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
        for kind, one in actor.acts:
            found[kind, one.provision, one.what, name] = "every" if one.certain else "some"
    return found
