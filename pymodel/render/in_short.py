"""The answers in a few lines, for a reader who has a minute."""

from collections.abc import Sequence

from pymodel.outcomes import Answer, Mechanism
from pymodel.render.plain import columns
from pymodel.render.words import among, called
from pymodel.session import Outcomes

__all__ = ["in_short"]

_READINGS = {"yes": "on every reading", "arguable": "on some readings", "no": "on no reading", None: "by open facts"}


def in_short(solved: Outcomes, ordered: Sequence[str]) -> str:
    """What is available, what is operable against an adversary, the least that is owed and the most permitted.

    Args:
        solved: the answers.
        ordered: the mechanisms in the order in which they are named.

    Returns:
        Lines of text; none where the answers stopped before anything was known.
    """
    mechanisms = {name: solved.mechanisms[name] for name in ordered if name in solved.mechanisms}
    if not mechanisms:
        return ""
    rows = []
    for value, where in _READINGS.items():
        named = [_named(name, one) for name, one in mechanisms.items() if one.availability.value == value]
        rows.append((f"available {where}", ", ".join(named)))
    # what is available on no reading is not operable either, and is not named again
    reachable = {name: one for name, one in mechanisms.items() if one.availability.value != "no"}
    for value, where in _READINGS.items():
        named = [name for name, one in reachable.items() if one.operable.value == value]
        rows.append((f"operable {where}", ", ".join(named)))
    rows.append(("least that is owed", _levels(solved, "floor")))
    rows.append(("most that is permitted", _levels(solved, "ceiling")))
    return "IN SHORT\n" + columns([row for row in rows if row[1]], 2)


def _named(name: str, mechanism: Mechanism) -> str:
    """A mechanism with the readings and open facts that bar it."""
    hangs_on = _hangs_on(mechanism.availability, mechanism)
    return f"{name} (hangs on {' and '.join(hangs_on)})" if hangs_on else name


def _hangs_on(answer: Answer, mechanism: Mechanism) -> list[str]:
    if answer.value in {"yes", "no"}:
        return []
    barred = (regime for regime in mechanism.regimes if "barred" in regime.reaches)
    names = {name for regime in barred for cube in regime.conditions for name in cube} | set(answer.facts)
    return [called(name) for name in sorted(names)]


def _levels(solved: Outcomes, which: str) -> str:
    """The levels that occur, with the states for which they do: those of most states first."""
    by_level: dict[str, list[str]] = {}
    for name, actor in solved.actors.items():
        levels = getattr(actor, which)
        if levels:
            said = levels[0] if len(levels) == 1 else f"{levels[0]} to {levels[-1]}"
            by_level.setdefault(said, []).append(name)
    most_first = sorted(by_level.items(), key=lambda item: (-len(item[1]), item[0]))
    return "; ".join(f"{level}: {among(who, solved.circles)}" for level, who in most_first)
