"""A timeline as plain text: how the outcome was chosen, the calendar, what is missed, and each state's standing."""

from collections.abc import Iterable

from pymodel.render.plain import columns, date, paragraph
from pymodel.render.standings import standings_section
from pymodel.render.times import span, time_in_words
from pymodel.render.words import Words, among, called
from pymodel.timeline import Assumed, Entry, Step, Timeline

__all__ = ["timeline_text"]

# what a step that was taken says by itself
_PLAIN = {"yes", "ask", "sent", "exercise", "find", "agree", "adopt", "approve", "heard"}
_IN_CALENDAR = ("done", "met", "late", "missed", "stopped", "open")
_Aggregate = dict[tuple[str, str], list[str]]


def timeline_text(timeline: Timeline, words: Words) -> str:
    """The whole timeline.

    Args:
        timeline: what to tell.
        words: what things are called.

    Returns:
        The text, without a final line break.
    """
    parts = [
        f"{timeline.title} ({date(timeline.date)}): one outcome, laid out in time",
        _chosen(timeline, words),
        _calendar(timeline, words),
        _breaches(timeline),
        _others(timeline, "free", "MAY STILL BE DONE (and need not be)"),
        _others(timeline, "not due", "NOT DUE in this outcome"),
        standings_section(timeline),
        _provisions(timeline, words),
    ]
    return "\n\n".join(part for part in parts if part)


def _chosen(timeline: Timeline, words: Words) -> str:
    """What the timeline takes where the scenario leaves something open."""
    chosen = timeline.chosen
    readings = [one for one in chosen.readings if one.name in words.law.readings]
    lines = ["CHOSEN where the scenario leaves it open"]
    if chosen.facts:
        said = ", ".join(f"{called(one.name)} {one.value}" for one in chosen.facts)
        lines.append(paragraph(f"facts, each at the first value that fits: {said}", 2, 2))
    if readings:
        said = ", ".join(f"{one.name} {one.value}" for one in readings)
        lines.append(paragraph(f"readings, each at its first mainstream position: {said}", 2, 2))
    if chosen.acts:
        said = ", ".join(f"{one.name} {one.value} ({_count(one)})" for one in chosen.acts)
        lines.append(paragraph(f"acts, each at what stands for doing nothing: {said}", 2, 2))
    if timeline.elapsed is not None:
        lines.append(paragraph(f"hours that have passed, as stated: {timeline.elapsed}", 2, 2))
    return "\n".join(lines) if len(lines) > 1 else ""


def _count(one: Assumed) -> str:
    return one.actors[0] if len(one.actors) == 1 else f"{len(one.actors)} actors"


def _calendar(timeline: Timeline, words: Words) -> str:
    lines = ["CALENDAR"]
    for step in timeline.steps:
        rows = _rows(timeline, step, _IN_CALENDAR)
        if rows:
            lines.append(paragraph(f"{step.name}: {_about_step(step, words)}", 2, 4))
            lines.append(columns(rows, 6))
    return "\n".join(lines)


def _about_step(step: Step, words: Words) -> str:
    known = words.law.steps.get(step.name)
    return known.text if known else step.name


def _rows(timeline: Timeline, step: Step, states: Iterable[str]) -> list[tuple[str, str]]:
    """How a step stands and what is said of it, those of whom the same is said together."""
    found: _Aggregate = {}
    for entry in step.entries:
        if entry.state in states:
            found.setdefault((entry.state, _said(entry, timeline)), []).append(entry.actor)
    rank = {state: place for place, state in enumerate(_IN_CALENDAR)}
    ordered = sorted(found.items(), key=lambda item: (rank.get(item[0][0], len(rank)), item[1], item[0]))
    return [
        (state, "; ".join(part for part in (among(actors, timeline.circles), said) if part))
        for (state, said), actors in ordered
    ]


def _said(entry: Entry, timeline: Timeline) -> str:
    """What an entry says beside its actor and state."""
    parts = [_object(entry, timeline)]
    if entry.choice and entry.choice not in _PLAIN and entry.state not in ("free", "not due", "open"):
        parts.append(entry.choice.replace("_", " "))
    parts += [f"{time_in_words(one.within, timeline.wording)} ({one.provision})" for one in entry.deadlines]
    parts += [f"takes {span(one.within)} ({one.provision})" for one in entry.waiting]
    known = {one.provision for one in (*entry.deadlines, *entry.waiting)}
    rest = [provision for provision in entry.provisions if provision not in known]
    if rest:
        parts.append(f"due by {', '.join(rest)}")
    if entry.hour is not None:
        parts.append(f"at hour {entry.hour}")
    if entry.stopped_by:
        parts.append(f"by {among(entry.stopped_by, timeline.circles)}")
    if entry.lapses:
        parts.append("missed if nothing is done")
    return "; ".join(part for part in parts if part)


def _object(entry: Entry, timeline: Timeline) -> str:
    """What or whom the step is about, where that says more than the step itself."""
    about = entry.about
    if about == entry.actor:
        return ""
    if about.isdecimal():
        return f"incident {about}"
    if about in timeline.wording:
        return timeline.wording[about]
    states = {standing.state for standing in timeline.standings}
    if about in states:
        return f"for {about}"
    return about if about in ("eu_42_7", "eu_222") or "(" in about else ""


def _breaches(timeline: Timeline) -> str:
    """What is missed or late: breaches, and what would be missed if nobody acts."""
    lines: list[str] = []
    for title, states, lapses in (
        ("MISSED DEADLINES, which are breaches", ("missed", "late"), False),
        ("MISSED TOO if those whom nothing commits yet do nothing", ("open",), True),
    ):
        rows = []
        for step in timeline.steps:
            found: dict[tuple[str, str], list[str]] = {}
            for entry in step.entries:
                if entry.state in states and entry.lapses is lapses:
                    late = " (late)" if entry.state == "late" else ""
                    found.setdefault((late, ", ".join(entry.provisions)), []).append(entry.actor)
            for (late, provisions), actors in sorted(found.items()):
                rows.append((f"{step.name}{late}", f"{among(actors, timeline.circles)} ({provisions})"))
        if rows:
            lines.append(f"{title}\n{columns(rows, 2)}")
    return "\n\n".join(lines)


def _others(timeline: Timeline, state: str, title: str) -> str:
    """Steps that nobody must take, or that are not due, one line each."""
    rows = []
    for step in timeline.steps:
        for _, said in _rows(timeline, step, (state,)):
            rows.append((step.name, said))
    return f"{title}\n{columns(rows, 2)}" if rows else ""


def _provisions(timeline: Timeline, words: Words) -> str:
    """The titles of the provisions that the calendar and the standings name."""
    named: set[str] = set()
    for step in timeline.steps:
        for entry in step.entries:
            named |= {*entry.provisions, *(one.provision for one in (*entry.deadlines, *entry.waiting))}
    for standing in timeline.standings:
        named |= {one.provision for one in standing.owes}
    rows = [(name, words.law.provisions[name].title) for name in sorted(named) if name in words.law.provisions]
    return f"PROVISIONS named above\n{columns(rows, 2)}" if rows else ""
