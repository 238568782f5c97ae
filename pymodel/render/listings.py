"""States, places, means and acts as plain text: a list of many, a page for one."""

from collections.abc import Sequence

from pymodel.law.listings import ActEntry, MeansEntry, PlaceEntry, Span, StateEntry
from pymodel.render.plain import columns, paragraph, period


def states_text(entries: Sequence[StateEntry]) -> str:
    """A page for one state, else a line for each.

    Args:
        entries: one or more.

    Returns:
        The text.
    """
    if len(entries) == 1:
        return _state(entries[0])
    return columns([(entry.id, "; ".join(map(_span, entry.names))) for entry in entries], wrap=False)


def places_text(entries: Sequence[PlaceEntry]) -> str:
    """A page for one place, else a line for each.

    Args:
        entries: one or more.

    Returns:
        The text.
    """
    if len(entries) == 1:
        return _place(entries[0])
    return columns([(entry.id, ", ".join(_last_sovereigns(entry)), entry.name) for entry in entries], wrap=False)


def means_text(entries: Sequence[MeansEntry]) -> str:
    """A line for each means: its id, its class, its text.

    Args:
        entries: one or more.

    Returns:
        The text.
    """
    return columns([(entry.id, ", ".join(entry.classes), entry.text) for entry in entries])


def acts_text(entries: Sequence[ActEntry]) -> str:
    """Each act with its values; the one that stands for doing nothing is marked.

    Args:
        entries: one or more.

    Returns:
        The text.
    """
    blocks = []
    for entry in entries:
        rows = [
            (choice.value, " ".join(part for part in (choice.text, "(if nobody acts)" * choice.passive) if part))
            for choice in entry.values
        ]
        blocks.append("\n".join(part for part in (paragraph(f"{entry.id}: {entry.text}"), columns(rows, 4)) if part))
    return "\n\n".join(blocks)


def _state(entry: StateEntry) -> str:
    parts = [f"{entry.id}: {'; '.join(map(_span, entry.names))}"]
    if entry.aliases:
        parts.append(f"also {', '.join(entry.aliases)}")
    parts += [paragraph(entry.text)] if entry.text else []
    parts.append(_listed("Member of", entry.memberships))
    parts.append(_listed("Sovereign of", entry.places))
    parts.append(_facts(entry.facts))
    return "\n\n".join(part for part in parts if part)


def _place(entry: PlaceEntry) -> str:
    parts = [f"{entry.id}: {entry.name}"]
    parts += [paragraph(entry.text)] if entry.text else []
    parts.append(_listed("Sovereign", entry.sovereigns))
    parts += [f"Claimed by {', '.join(entry.claimed_by)}"] if entry.claimed_by else []
    parts += [paragraph(f"Lies in {', '.join(entry.regions)}")] if entry.regions else []
    parts.append(_facts(entry.facts))
    return "\n\n".join(part for part in parts if part)


def _last_sovereigns(entry: PlaceEntry) -> list[str]:
    latest = max((span.end for span in entry.sovereigns), default=0)
    return [span.name for span in entry.sovereigns if span.end == latest]


def _span(span: Span) -> str:
    when = period(span.start, span.end)
    return f"{span.name} ({when})" if when else span.name


def _listed(title: str, spans: Sequence[Span]) -> str:
    rows = [(span.name, period(span.start, span.end)) for span in spans]
    return f"{title}\n{columns(rows, 2)}" if rows else ""


def _facts(facts: Sequence[str]) -> str:
    return f"Further facts\n{columns([(f'{fact}.',) for fact in facts], 2)}" if facts else ""
