"""The contested questions, each with its positions, who holds them, and where they count."""

from collections import Counter
from collections.abc import Sequence

from pymodel.law.lookup import PositionEntry, ReadingEntry, reading_entries
from pymodel.law.records import Reading
from pymodel.render.book.contents import READINGS, Contents, anchor
from pymodel.render.book.document import (
    Block,
    Code,
    Fold,
    Items,
    Line,
    Page,
    Paragraph,
    Section,
    Strong,
    Table,
    Terms,
    Text,
)
from pymodel.render.book.rules import rule_line, scenarios_fold
from pymodel.render.book.wording import joined, plain
from pymodel.render.values import capital, count

_OTHERS = "Other questions"


def readings_page(contents: Contents) -> Page:
    """All readings, by the instrument of the first provision that each bears on."""
    lead = Paragraph(
        plain(
            "Where the law is contested, each answer that somebody holds is a position; the positions on one question "
            "exclude each other. The answers of the program hang on them, and it takes no side: it says which "
            "positions an answer needs. Mainstream means that most who write or decide take the position as far as was "
            "found; held, that somebody of weight does; unattributed, that it can be argued and no holder was found."
        )
    )
    found: dict[str, list[ReadingEntry]] = {}
    for entry in reading_entries(contents.law):
        found.setdefault(_group(contents, entry.reading), []).append(entry)
    order = [*(instrument.title for instrument, _ in contents.shelf.instruments), _OTHERS]
    groups = [(title, found[title]) for title in order if title in found]
    sections = (
        Section(anchor(f"on-{title}".lower()), plain(capital(title)), tuple(_section(contents, one) for one in entries))
        for title, entries in groups
    )
    return Page(READINGS, "Contested questions", (lead, _overview(contents, groups), *sections))


def _group(contents: Contents, reading: Reading) -> str:
    for instrument, provisions in contents.shelf.instruments:
        if reading.provisions and reading.provisions[0] in {one.id for one in provisions}:
            return instrument.title
    return _OTHERS


def _overview(contents: Contents, groups: Sequence[tuple[str, Sequence[ReadingEntry]]]) -> Block:
    """One row for each question, in the order of the page."""
    rows = tuple(
        (
            (contents.reading(entry.reading.id),),
            (Code(entry.reading.id),),
            plain(", ".join(f"{number} {standing}" for standing, number in _standings(entry).items())),
        )
        for _, entries in groups
        for entry in entries
    )
    return Table(("Question", "Id", "Positions"), rows)


def _standings(entry: ReadingEntry) -> Counter[str]:
    return Counter(one.position.standing for one in entry.positions)


def _section(contents: Contents, entry: ReadingEntry) -> Section:
    reading = entry.reading
    provisions = tuple((contents.provision(name),) for name in reading.provisions)
    about: list[tuple[str, tuple[Line, ...]]] = [("Bears on", provisions)] if provisions else []
    about += [("Confidence", (plain(reading.confidence),))] if reading.confidence else []
    about.append(("In the encodings", ((Code(reading.id), Text(", "), Code(reading.place)),)))
    blocks: list[Block] = [Paragraph(contents.prose(text)) for text in reading.text.split("\n\n") if text]
    blocks.append(Terms(tuple(about)))
    for one in entry.positions:
        blocks += _position(contents, one)
    asked = Fold(plain("When the question is asked"), (Items(tuple(_asked(contents, entry))),))
    tests = scenarios_fold(contents, contents.reach.readings.get(reading.id, ()), "ask it")
    return Section(anchor(reading.id), plain(reading.question), (*blocks, asked, tests))


def _asked(contents: Contents, entry: ReadingEntry) -> list[Line]:
    return [rule_line(contents, rule) for rule in entry.asked_by] or [plain("No rule asks it.")]


def _position(contents: Contents, entry: PositionEntry) -> list[Block]:
    position = entry.position
    facts = contents.lines_of(
        (signature, row)
        for signature, rows in contents.law.stated.items()
        if signature not in {"position_of/3", "value_of/2"}
        for row in rows
        if position.reading in row and position.id in row
    )
    rows: list[tuple[str, tuple[Line, ...]]] = [
        ("Standing", (plain(position.standing or "none given"),)),
        ("Held by", (plain(position.holders or "nobody named"),)),
    ]
    if facts:
        rows.append(("Brings", tuple(line for _, line in facts)))
    rows.append(("Id", ((Code(position.id),),)))
    blocks: list[Block] = [Paragraph((Strong(f"{capital(position.text)}."),)), Terms(tuple(rows))]
    if entry.rules:
        lines = tuple(rule_line(contents, rule) for rule in entry.rules)
        blocks.append(Fold(plain(f"Counts in {count(len(entry.rules), 'rule')}"), (Items(lines),)))
    elif not facts:
        blocks.append(
            Paragraph(
                plain(
                    "No rule names this answer: what follows under it is what follows where the others are not taken."
                )
            )
        )
    return blocks


def positions_line(contents: Contents, reading: Reading) -> Line:
    """A reading with its positions and their standings, in one line."""
    positions = ((Text(f"{one.text} ({one.standing})"),) for one in reading.positions)
    return (contents.reading(reading.id), Text(" "), *joined(positions, "; "), Text("."))
