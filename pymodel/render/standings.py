"""Where each state stands in one outcome; states of which the same is said stand together."""

from collections.abc import Callable

from pymodel.render.plain import columns, paragraph
from pymodel.render.times import time_in_words
from pymodel.render.words import among
from pymodel.timeline import Clock, Standing, Timeline

__all__ = ["standings_section"]

_LEVEL = {"none": "nothing"}


def standings_section(timeline: Timeline) -> str:
    """What each state owes, does and may do, and what its own law lets it do, until when, and what is missing.

    Args:
        timeline: the outcome.

    Returns:
        Two tables; nothing if no state is concerned.
    """
    if not timeline.standings:
        return ""
    helpers = [one for one in timeline.standings if one.ceiling is not None]
    parts = []
    rows = _grouped(helpers, timeline, lambda one: (_owes(one), f"{one.ceiling}", ", ".join(one.does) or "none"))
    if rows:
        parts.append("EACH STATE in this outcome\n" + columns([("owes", "may at most", "does", "who"), *rows], 2))
    staked = [one for one in timeline.standings if one.at_stake]
    blocks = []
    for who, standing in _together(staked, timeline):
        blocks.append(paragraph(f"{_authority(standing, timeline)}: {who}", 2, 4))
        blocks += [paragraph(line, 6, 2) for line in _home(standing, timeline)]
    if blocks:
        parts.append("\n".join(["AUTHORITY AT HOME to use forces, for those with a ground to", *blocks]))
    idle = [one.state for one in helpers if not one.at_stake]
    if idle:
        parts.append(paragraph(f"No ground to use forces for another: {among(idle, timeline.circles)}", 0, 2))
    return "\n\n".join(parts)


def _grouped(
    standings: list[Standing], timeline: Timeline, key: Callable[[Standing], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for one in standings:
        found.setdefault(key(one), []).append(one.state)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[1]))
    return [(*said, among(states, timeline.circles)) for said, states in ordered]


def _owes(standing: Standing) -> str:
    said = {f"{_LEVEL.get(one.level, one.level)} help to {one.victim} ({one.provision})" for one in standing.owes}
    return ", ".join(sorted(said)) or "nothing"


def _together(standings: list[Standing], timeline: Timeline) -> list[tuple[str, Standing]]:
    """Standings whose own law says the same, those with most authority first."""
    found: dict[tuple[object, ...], list[Standing]] = {}
    for one in standings:
        key = (one.authority, one.ends, one.clocks, one.missing, one.alternatives, one.majority)
        found.setdefault(key, []).append(one)
    groups = sorted(found.values(), key=lambda group: (-len(group[0].authority), [one.state for one in group]))
    return [(among([one.state for one in group], timeline.circles), group[0]) for group in groups]


def _authority(standing: Standing, timeline: Timeline) -> str:
    own = "; in its own defence without a vote" if "own_defence" in standing.authority else ""
    if "lasting" in standing.authority:
        return f"authority without an end{own}"
    if "initial" not in standing.authority:
        return f"no authority to help{own}" if own else "no authority"
    until = [_clock(clock, timeline) for clock in standing.ends]
    return "authority to begin" + (f" ({'; '.join(until)})" if until else "") + own


def _home(standing: Standing, timeline: Timeline) -> list[str]:
    """The lines on what is missing and which clocks run."""
    lines = []
    needed = [_step(step, standing, timeline) for step in standing.missing if step not in standing.alternatives]
    instead = [_step(step, standing, timeline) for step in standing.missing if step in standing.alternatives]
    said = [*(["; ".join(needed)] if needed else []), *([f"or instead: {'; '.join(instead)}"] if instead else [])]
    if said:
        lines.append(f"missing: {'; '.join(said)}")
    if standing.clocks:
        lines.append(f"if it uses forces: {'; '.join(_clock(clock, timeline) for clock in standing.clocks)}")
    return lines


def _step(step: str, standing: Standing, timeline: Timeline) -> str:
    said = timeline.wording.get(step, step)
    if step in standing.votes and standing.majority:
        said += f" (majority: {' or '.join(standing.majority).replace('_', ' ')})"
    return said


def _clock(clock: Clock, timeline: Timeline) -> str:
    return f"{timeline.wording.get(clock.name, clock.name)} {time_in_words(clock.within, timeline.wording)}"
