"""The pages of the instruments, of the project's own definitions, and the index of all provisions."""

import re
from collections.abc import Iterable, Sequence

from pymodel.law.catalogue import Cell
from pymodel.law.lookup import provision_entry
from pymodel.law.records import Definition, Instrument, Provision, Reading
from pymodel.render.book.contents import DEFINITIONS, OTHERS, PROVISIONS, Contents, anchor
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
from pymodel.render.book.rules import reached_by, rule_fold, rule_line, scenarios_fold
from pymodel.render.book.wording import plain
from pymodel.render.values import capital, count, spaced


def instrument_pages(contents: Contents) -> tuple[Page, ...]:
    """A page for each instrument, and one more for provisions that no instrument takes, if there are any."""
    pages = [_page(contents, instrument, provisions) for instrument, provisions in contents.shelf.instruments]
    if contents.shelf.left:
        sections = tuple(_section(contents, one, one.title) for one in contents.shelf.left)
        pages.append(Page(OTHERS, "Other provisions", sections))
    return tuple(pages)


def definitions_page(contents: Contents) -> Page:
    """The schemas that the project itself lays down so that the law can be computed."""
    lead = Paragraph(
        plain(
            "These are not law. They say how the encodings are built: how a status follows, how a pact or a state's "
            "own law is described, how a reading is asked. A rule cites them where it only carries out that "
            "construction."
        )
    )
    sections = (_section(contents, one, one.title) for one in contents.law.definitions.values())
    return Page(DEFINITIONS, "Definitions of this project", (lead, *sections))


def provisions_index(contents: Contents) -> Page:
    """Every provision with its id and confidence."""
    provisions = sorted(contents.law.provisions.values(), key=lambda one: one.id)
    rows = tuple(
        (
            (contents.provision(one.id),),
            (Code(one.id),),
            plain(one.confidence),
            plain(_weight(contents, one)),
        )
        for one in provisions
    )
    lead = Paragraph(plain("By id, the name under which the commands and the encodings know a provision."))
    return Page(PROVISIONS, "Index of provisions", (lead, Table(("Provision", "Id", "Confidence", "Encoded"), rows)))


def _weight(contents: Contents, provision: Provision) -> str:
    if provision.id in contents.law.not_encoded:
        return "not encoded"
    rules = contents.law.citing.get(provision.id, ())
    return count(len(rules), "rule") if rules else "as data"


def _page(contents: Contents, instrument: Instrument, provisions: Sequence[Provision]) -> Page:
    name = contents.page_of(provisions[0].id)
    lead = Paragraph(plain(instrument.text))
    return Page(
        name,
        capital(instrument.title),
        (lead, *(_section(contents, one, _short(one.title, instrument.title)) for one in provisions)),
    )


def _short(title: str, instrument: str) -> str:
    """The title without the name of the instrument, where it begins with that."""
    return capital(title.removeprefix(f"{instrument}, "))


def _section(contents: Contents, one: Provision | Definition, title: str) -> Section:
    entry = provision_entry(contents.law, one.id)
    facts = _facts(contents, one.id)
    blocks: list[Block] = [Paragraph(contents.prose(text)) for text in one.text.split("\n\n") if text]
    if entry.not_encoded:
        why = f" {spaced(entry.not_encoded.reason)}. {entry.not_encoded.text}".rstrip()
        blocks.append(Paragraph((Strong("Not encoded:"), *contents.prose(why)), note=True))
    blocks += _home(contents, one.id)
    blocks.append(_about(one))
    blocks += _said(contents, one.id, facts)
    if entry.readings:
        readings = sorted(entry.readings, key=lambda reading: _nearness(reading, one.id))
        lines = tuple((contents.reading(reading.id),) for reading in readings)
        blocks.append(_part(one.id, "readings", "Contested questions that bear on it", (Items(lines),)))
    if entry.rules:
        folds = tuple(rule_fold(contents, rule, one.id) for rule in entry.rules)
        blocks.append(_part(one.id, "rules", f"Encoded in {count(len(entry.rules), 'rule')}", folds))
    elif facts:
        blocks += _readers(contents, one.id, facts)
    if not entry.not_encoded and isinstance(one, Provision):
        blocks.append(_part(one.id, "scenarios", "Scenarios that test it", (_tests(contents, one.id),)))
    return Section(anchor(one.id), plain(capital(title)), tuple(blocks))


def _nearness(reading: Reading, provision: str) -> int:
    """How early a reading names the provision among those that it bears on; those that do not name it come last."""
    named = reading.provisions
    return named.index(provision) if provision in named else len(named) + 1


def _part(provision: str, name: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(anchor(f"{provision}--{name}"), plain(title), blocks)


def _about(one: Provision | Definition) -> Terms:
    rows: list[tuple[str, tuple[Line, ...]]] = []
    if one.identifier:
        rows.append(("Identifier", (plain(one.identifier),)))
    if one.confidence:
        rows.append(("Confidence", (plain(one.confidence),)))
    rows.append(("In the encodings", ((Code(one.id), Text(", "), Code(one.place)),)))
    return Terms(tuple(rows))


def _facts(contents: Contents, name: str) -> list[tuple[str, Sequence[Cell]]]:
    return [(signature, row) for signature, rows in contents.law.stated.items() for row in rows if name in row]


def _home(contents: Contents, provision: str) -> list[Block]:
    """The way from a state's own law to its entry among the states, where it stands in plain words."""
    return [
        Paragraph((Text("What it asks, step by step, stands with the state: "), contents.state(state), Text(".")))
        for state, law in contents.home_laws.items()
        if law == provision
    ]


def _said(contents: Contents, provision: str, facts: Iterable[tuple[str, Sequence[Cell]]]) -> list[Block]:
    """What the tables say of it; the bare fact that it is there says nothing more."""
    telling = [(signature, row) for signature, row in facts if len(row) > 1 or contents.say(signature, row)]
    lines = contents.lines_of(telling, with_topic=True)
    if not lines:
        return []
    items = Items(tuple(line for _, line in lines))
    return [_part(provision, "facts", "What the tables say of it", (items,))]


def _readers(contents: Contents, provision: str, facts: Iterable[tuple[str, Sequence[Cell]]]) -> list[Block]:
    """The rules that read the facts about a provision which no rule cites by itself."""
    names = sorted({signature.partition("/")[0] for signature, _ in facts})
    if not names:
        return []
    reads = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\(")
    rules = [rule for rule in contents.law.rules if reads.search(rule.text)]
    lines = tuple(rule_line(contents, rule) for rule in rules)
    summary = plain(f"{count(len(rules), 'rule')} for all provisions of this kind read these facts")
    return [_part(provision, "rules", "Encoded as data", (Fold(summary, (Items(lines),)),))] if lines else []


def _tests(contents: Contents, provision: str) -> Block:
    rules = contents.law.citing.get(provision, ())
    if rules:
        return scenarios_fold(contents, reached_by(contents, rules), "reach at least one of its rules")
    found = {
        path
        for mechanism, paths in contents.reach.mechanisms.items()
        if provision == mechanism.partition("(")[2].rstrip(")")
        for path in paths
    }
    paths = [scenario.path for scenario in contents.scenarios if scenario.path in found]
    return scenarios_fold(contents, paths, "put it in question as a mechanism of its own")
