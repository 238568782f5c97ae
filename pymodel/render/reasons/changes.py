"""What would bring something about, in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from clingo import Symbol

from pymodel.reasons.repair import Change, Outlook, Repair
from pymodel.render.reasons.sayings import Sayings

__all__ = ["changes_said", "outlook_said"]


def outlook_said(outlook: Outlook, sayings: Sayings) -> tuple[str, list[list[str]], str]:
    """What would bring something about.

    Args:
        outlook: what was found.
        sayings: the words.

    Returns:
        An introduction, the alternatives with a line for each change, and a remark; empty where there is none.
    """
    alternatives = [_said(one, sayings) for one in _folded(outlook.repairs)]
    remark = "There are more of this size." if outlook.more else ""
    if outlook.by == "nothing":
        tried = (
            "no other place and none of the states that were tried in the place of others"
            if outlook.tried_states
            else "and no other place; other states were not tried"
        )
        intro = f"Nothing that was tried brings it about at this date: no other value of a fact, {tried}."
        return intro, [], ""
    first = outlook.repairs[0].changes
    count = "one change" if len(first) == 1 else f"{len(first)} changes"
    return f"It would be so with {count} ({_what(outlook)}):", alternatives, remark


def _what(outlook: Outlook) -> str:
    """What kind of changes are enough."""
    changes = [change.new for repair in outlook.repairs for change in repair.changes if change.new is not None]
    if outlook.by == "choices":
        opened = any(one.name == "value" for one in changes)
        return f"{'facts left open, ' if opened else ''}decisions or positions other than these are enough"
    moved = any(one.name == "given" and str(one.arguments[1]) == "target" for one in changes)
    return f"it takes another scenario{', and it would be so for the victim there' if moved else ''}"


def changes_said(
    changes: Sequence[Change], sayings: Sayings, group: Callable[[Sequence[str]], str] | None = None
) -> list[str]:
    """Changes in words, those of several actors to the same choice in one line.

    Args:
        changes: the changes.
        sayings: the words.
        group: names several actors in few words; with it no choice is told as one types it.

    Returns:
        A text for each.
    """
    lines: list[str] = []
    decided: dict[tuple[str, str], list[Symbol]] = {}
    for change in changes:
        if change.new is None:
            if change.old is not None:
                subject, field, _ = change.old.arguments
                lines.append(f"{sayings.names.field(subject, field)} is not stated")
        elif change.new.name == "decides":
            _, act, value = change.new.arguments
            decided.setdefault((str(act), str(value)), []).append(change.new)
        else:
            said = sayings.choice(change.new) if group is None else sayings.atom(change.new)
            lines.append(said + _instead(change, sayings))
    return [*lines, *(_together(same, sayings, group) for same in decided.values())]


@dataclass
class _Alike:
    """Repairs that differ in who takes one decision alone."""

    changes: Sequence[Change]
    varied: Symbol | None = None
    others: list[Symbol] = field(default_factory=list)


def _folded(repairs: Sequence[Repair]) -> list[_Alike]:
    """Repairs, those that differ in who takes one decision alone as one."""
    found: list[_Alike] = []
    known: dict[tuple[frozenset[str], str], tuple[_Alike, Symbol]] = {}
    for repair in repairs:
        keys = dict(_without_an_actor(repair.changes))
        for key, decision in keys.items():
            alike, first = known.get(key, (None, decision))
            if alike is not None and alike.varied in (None, first):
                alike.varied = first
                alike.others.append(decision)
                break
        else:
            found.append(_Alike(repair.changes))
            known.update({key: (found[-1], decision) for key, decision in keys.items() if key not in known})
    return found


def _without_an_actor(changes: Sequence[Change]) -> Iterator[tuple[tuple[frozenset[str], str], Symbol]]:
    """For each decision that one actor alone takes, what is left of the changes without that actor."""
    decisions = [change.new for change in changes if change.new is not None and change.new.name == "decides"]
    for one in decisions:
        what = f"{one.arguments[1]}={one.arguments[2]}"
        if [f"{other.arguments[1]}={other.arguments[2]}" for other in decisions].count(what) == 1:
            yield (frozenset(f"{change.new} {change.old}" for change in changes if change.new != one), what), one


def _said(alike: _Alike, sayings: Sayings) -> list[str]:
    """Changes in words, with the others who may take a decision in the place of the first."""
    lines = changes_said(alike.changes, sayings)
    if alike.varied is None:
        return lines
    first = sayings.choice(alike.varied)
    names = _listed((sayings.names.name(one.arguments[0]) for one in alike.others), "or")
    actors = ", ".join(str(one.arguments[0]) for one in alike.others)
    _, act, value = alike.varied.arguments
    more = f"{first}, or {names} does so in its place [{actors}: {act}={value}]"
    return [more if line == first else line for line in lines]


def _instead(change: Change, sayings: Sayings) -> str:
    """What a fact or a position is now."""
    old = change.old
    if old is None or old.name == "decides":
        return ""
    if old.name == "position":
        return f" (instead of: {sayings.names.position(*map(str, old.arguments))[1]})"
    return f" (instead of: {sayings.names.meaning(old.arguments[1], old.arguments[2])})"


def _together(decisions: Sequence[Symbol], sayings: Sayings, group: Callable[[Sequence[str]], str] | None) -> str:
    first, *others = decisions
    said = sayings.atom(first)
    verb = "does" if len(others) == 1 else "do"
    if group is not None:
        return said + (f", and so {verb} {group([str(one.arguments[0]) for one in others])}" if others else "")
    if not others:
        return sayings.choice(first)
    names = _listed(sayings.names.name(one.arguments[0]) for one in others)
    actors = ", ".join(str(one.arguments[0]) for one in decisions)
    _, act, value = first.arguments
    return f"{said}, and so {verb} {names} [{actors}: {act}={value}]"


def _listed(names: Iterable[str], word: str = "and") -> str:
    *before, last = names
    return f"{', '.join(before)} {word} {last}" if before else last
