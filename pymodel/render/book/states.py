"""The states: memberships at a day, and what each state's own law asks before its forces are used, in plain words."""

from collections.abc import Iterable, Sequence

from pymodel.law.catalogue import Cell
from pymodel.law.listings import Span, StateEntry
from pymodel.render.book.contents import PACTS, STATES, Contents, anchor
from pymodel.render.book.document import Block, Code, Items, Line, Page, Paragraph, Section, Strong, Table, Terms, Text
from pymodel.render.book.readings import positions_line
from pymodel.render.book.wording import joined, plain
from pymodel.render.values import day, span

# facts that have a part of an entry for themselves
_APART = {"state/4", "alias/2", "member/4", "sovereign/4", "base_rule/2"}


def states_page(contents: Contents) -> Page:
    """An index of all states since 1945, and an entry for each."""
    lead = Paragraph(
        plain(
            f"Every state that a scenario may name. The table shows {day(contents.date)}; the entries below it show "
            "all dates that are recorded. Where a state's own law on sending forces is recorded, its entry "
            "says in plain words who decides, by which majority, what is exempt, and which clocks run."
        )
    )
    rows = tuple(_row(contents, entry) for entry in contents.states.values())
    table = Table(("State", "Member of", "Its own law on sending forces"), rows)
    sections = (_section(contents, entry) for entry in contents.states.values())
    return Page(STATES, "Index of states", (lead, table, *sections), contents=0)


def pacts_page(contents: Contents) -> Page:
    """An index of the pacts of assistance, with their parties at the day."""
    lead = Paragraph(plain(f"The table shows the parties on {day(contents.date)}."))
    rows = []
    for (pact,) in contents.law.table("pact/1"):
        name = str(pact)
        if name not in contents.law.provisions:
            continue
        spans = [(int(start), int(end)) for one, start, end in contents.law.table("in_force/3") if one == pact]
        parties = sorted(
            (
                contents.state(str(state))
                for one, state, start, end in contents.law.table("pact_member/4")
                if one == pact and int(start) <= contents.date < int(end)
            ),
            key=lambda link: link.text,
        )
        rows.append(
            (
                (contents.provision(name),),
                plain("; ".join(span(*one) for one in spans) or "no entry into force found"),
                joined((party,) for party in parties) or plain("none"),
                plain(contents.law.provisions[name].confidence),
            )
        )
    return Page(
        PACTS, "Index of pacts", (lead, Table(("Pact", "In force", "Parties", "Confidence"), tuple(rows))), contents=0
    )


def _row(contents: Contents, entry: StateEntry) -> tuple[Line, ...]:
    exists = any(name.start <= contents.date < name.end for name in entry.names)
    names = contents.in_order(one.name for one in _current(entry.memberships, contents.date))
    members = joined(((contents.organisation(name),) for name in names), "; ")
    law = contents.home_laws.get(entry.id)
    return (
        (contents.state(entry.id),),
        members if exists else plain("no longer a state, or not yet"),
        joined(_default(contents, entry.id)) if law else (),
    )


def _current(spans: Iterable[Span], date: int) -> list[Span]:
    return [one for one in spans if one.start <= date < one.end]


def _default(contents: Contents, state: str) -> list[Line]:
    facts = [("base_rule/2", row) for row in contents.law.table("base_rule/2") if row[0] == state]
    return [line for _, line in contents.lines_of(facts)]


def _section(contents: Contents, entry: StateEntry) -> Section:
    rows: list[tuple[str, tuple[Line, ...]]] = []
    rows += _spans("Exists as", [((Text(one.name),), one) for one in entry.names])
    if entry.aliases:
        rows.append(("Also", (plain(", ".join(entry.aliases)),)))
    rows += _spans("Member of", [((contents.organisation(one.name),), one) for one in entry.memberships])
    rows += _spans("Bound by", _pacts(contents, entry.id))
    rows += _spans("Sovereign of", [((contents.place(one.name),), one) for one in entry.places])
    general, home = _facts(contents, entry.id)
    rows += [(topic or "Further", lines) for topic, lines in _by_topic(contents, general)]
    rows.append(("Id", ((Code(entry.id),),)))
    blocks: list[Block] = [Terms(tuple(rows))]
    if entry.text:
        blocks.insert(0, Paragraph(plain(entry.text)))
    if entry.id in contents.home_laws:
        blocks.append(_home(contents, entry.id, home))
    return Section(anchor(entry.id), plain(contents.state(entry.id).text), tuple(blocks))


def _home(contents: Contents, state: str, facts: Sequence[tuple[str, Sequence[Cell]]]) -> Section:
    """The state's own law: the paraphrase, then the parameters, then the doubts."""
    provision = contents.law.provisions[contents.home_laws[state]]
    default = [("base_rule/2", row) for row in contents.law.table("base_rule/2") if row[0] == state]
    recorded = [("law_span/3", row) for row in contents.law.table("law_span/3") if row[0] == provision.id]
    rows = [(topic or "Recorded", lines) for topic, lines in _by_topic(contents, [*default, *facts, *recorded])]
    rows.append(("Confidence", (plain(provision.confidence),)))
    blocks: list[Block] = [
        Paragraph((contents.provision(provision.id),)),
        *(Paragraph(contents.prose(text)) for text in provision.text.split("\n\n")),
        Terms(tuple(rows)),
    ]
    doubts = [
        positions_line(contents, reading)
        for reading in contents.law.readings.values()
        if provision.id in reading.provisions or _speaks_of(contents, reading.id, state)
    ]
    if doubts:
        blocks += [Paragraph((Strong("Doubts, as contested questions"),)), Items(tuple(doubts))]
    return Section(anchor(f"{state}--home"), plain("Its own law on sending forces"), tuple(blocks))


def _speaks_of(contents: Contents, reading: str, state: str) -> bool:
    return any(row[0] == reading and state in row for rows in contents.law.stated.values() for row in rows if row)


def _facts(contents: Contents, state: str) -> tuple[list[tuple[str, Sequence[Cell]]], list[tuple[str, Sequence[Cell]]]]:
    """The other facts of which the state is the subject: those of general bearing, and those with a topic.

    A fact whose words have a topic is a parameter of the state's own law on sending forces.
    """
    general: list[tuple[str, Sequence[Cell]]] = []
    home: list[tuple[str, Sequence[Cell]]] = []
    for signature, rows in contents.law.stated.items():
        if signature in _APART:
            continue
        for row in rows:
            if row and row[0] == state:
                said = contents.say(signature, row)
                (home if said and said.topic else general).append((signature, row))
    return general, home


def _by_topic(contents: Contents, facts: Iterable[tuple[str, Sequence[Cell]]]) -> list[tuple[str, tuple[Line, ...]]]:
    found: dict[str, list[Line]] = {}
    for topic, line in contents.lines_of(facts):
        found.setdefault(topic, []).append(line)
    return [(topic, tuple(lines)) for topic, lines in found.items()]


def _pacts(contents: Contents, state: str) -> list[tuple[Line, Span]]:
    return [
        ((contents.provision(str(pact)),), Span(str(pact), int(start), int(end)))
        for pact, party, start, end in contents.law.table("pact_member/4")
        if party == state and str(pact) in contents.law.provisions
    ]


def _spans(name: str, spans: Sequence[tuple[Line, Span]]) -> list[tuple[str, tuple[Line, ...]]]:
    lines = tuple((*line, *plain(f", {when}" if (when := span(one.start, one.end)) else "")) for line, one in spans)
    return [(name, lines)] if lines else []
