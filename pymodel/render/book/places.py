"""The places, with their sovereigns and the reach of the treaties."""

from collections.abc import Iterator, Sequence

from pymodel.law.catalogue import Cell
from pymodel.law.listings import PlaceEntry, place_entries
from pymodel.render.book.contents import PLACES, Contents, anchor
from pymodel.render.book.document import Code, Line, Page, Paragraph, Section, Table, Terms
from pymodel.render.book.wording import joined, plain
from pymodel.render.values import day, span

# facts that have a part of an entry for themselves, and other ids of states, of which some are also ids of places
_APART = {"place/2", "sovereign/4", "claimed/2", "lies_in/2", "alias/2"}


def places_page(contents: Contents) -> Page:
    """An index of all places, and an entry for each."""
    entries = {entry.id: entry for entry in place_entries(contents.law)}
    ordered = [entries[name] for name in contents.place_names]
    lead = Paragraph(
        plain(
            f"The table shows {day(contents.date)}: who is sovereign, and what the law derives from geography, "
            "sovereignty and memberships for that day. Where nothing stands, it derives nothing: the place is outside. "
            "For a scenario of another date the program derives it anew. Names and borders are no legal position."
        )
    )
    rows = tuple(_row(contents, entry) for entry in ordered)
    table = Table(("Place", "Sovereign", "Reach of the treaties"), rows)
    sections = (_section(contents, entry) for entry in ordered)
    return Page(PLACES, "Index of places", (lead, table, *sections), contents=0)


def _row(contents: Contents, entry: PlaceEntry) -> tuple[Line, ...]:
    current = [one for one in entry.sovereigns if one.start <= contents.date < one.end]
    told = [
        contents.say(signature, row) for signature, row in [*_facts(contents, entry.id), *_derived(contents, entry.id)]
    ]
    lines = [
        contents.line(said, with_topic=True)
        for said in sorted((one for one in told if one and one.topic), key=lambda one: one.rank)
        if said.span is None or said.span[0] <= contents.date < said.span[1]
    ]
    return (
        (contents.place(entry.id),),
        joined((contents.state(one.name),) for one in current),
        joined(lines, " "),
    )


def _section(contents: Contents, entry: PlaceEntry) -> Section:
    rows: list[tuple[str, tuple[Line, ...]]] = []
    if entry.sovereigns:
        rows.append(
            (
                "Sovereign",
                tuple(
                    (contents.state(one.name), *plain(f", {when}" if (when := span(one.start, one.end)) else ""))
                    for one in entry.sovereigns
                ),
            )
        )
    if entry.claimed_by:
        rows.append(("Claimed by", (joined((contents.state(one),) for one in entry.claimed_by),)))
    if entry.regions:
        rows.append(("Lies in", (joined((contents.named(one),) for one in entry.regions),)))
    topics: dict[str, list[Line]] = {}
    for topic, line in contents.lines_of([*_facts(contents, entry.id), *_derived(contents, entry.id)]):
        topics.setdefault(topic or "Further", []).append(line)
    rows += [(topic, tuple(lines)) for topic, lines in topics.items()]
    rows.append(("Id", ((Code(entry.id),),)))
    text = (Paragraph(plain(entry.text)),) if entry.text else ()
    return Section(anchor(entry.id), plain(entry.name), (*text, Terms(tuple(rows))))


def _facts(contents: Contents, place: str) -> Iterator[tuple[str, Sequence[Cell]]]:
    for signature, rows in contents.law.stated.items():
        if signature not in _APART:
            yield from ((signature, row) for row in rows if row and row[0] == place)


def _derived(contents: Contents, place: str) -> Iterator[tuple[str, Sequence[Cell]]]:
    """What the law derives for the place on the day, as far as it has words for it."""
    for signature, rows in contents.at_date.items():
        if signature not in contents.law.stated and signature in contents.phrases.signatures:
            yield from ((signature, row) for row in rows if row and row[0] == place)
