"""Provisions and readings as plain text."""

import textwrap
from collections.abc import Iterable, Sequence

from pymodel.law.lookup import BundleEntry, PositionEntry, ProvisionEntry, ReadingEntry
from pymodel.law.records import Definition, Reading, Rule
from pymodel.render.plain import columns, paragraph


def provision_list(entries: Sequence[ProvisionEntry]) -> str:
    """One line for each provision, then one for each definition of the project.

    Args:
        entries: all of them.

    Returns:
        The lists with their headings.
    """
    provisions = [entry for entry in entries if not isinstance(entry.provision, Definition)]
    definitions = [entry for entry in entries if isinstance(entry.provision, Definition)]
    parts = [f"{len(provisions)} provisions", columns([_row(entry) for entry in provisions], 2, wrap=False)]
    if definitions:
        parts += ["", "Definitions of this project", columns([_row(entry) for entry in definitions], 2, wrap=False)]
    return "\n".join(parts)


def _row(entry: ProvisionEntry) -> tuple[str, str, str, str]:
    provision = entry.provision
    return provision.id, provision.confidence, _weight(entry), provision.title


def _weight(entry: ProvisionEntry) -> str:
    if entry.rules:
        return f"{len(entry.rules)} rule{'s' if len(entry.rules) > 1 else ''}"
    if entry.not_encoded:
        return "not encoded"
    return "data" if entry.facts else ""


def provision_page(entry: ProvisionEntry) -> str:
    """All about one provision: source, paraphrase, the rules that cite it, the readings that bear on it.

    Args:
        entry: the provision.

    Returns:
        The page.
    """
    provision = entry.provision
    about = [("identifier", provision.identifier), ("confidence", provision.confidence), ("stands in", provision.place)]
    parts = [
        paragraph(f"{provision.id}: {provision.title}"),
        columns([row for row in about if row[1]], 2),
        paragraph(provision.text) if provision.text else "",
    ]
    if entry.not_encoded:
        why = f"Not encoded: {entry.not_encoded.reason.replace('_', ' ')}. {entry.not_encoded.text}"
        parts.append(paragraph(why.strip()))
    parts.append(_section("Rules that cite it", [_rule(rule) for rule in entry.rules]))
    parts.append(_section("Facts that name it", [_fact(fact) for fact in entry.facts]))
    parts.append(_section("Readings that bear on it", [_question(entry.readings)] if entry.readings else []))
    return "\n\n".join(part for part in parts if part)


def reading_list(entries: Sequence[ReadingEntry]) -> str:
    """Each reading with its question and positions, the standing of each beside it.

    Args:
        entries: all of them.

    Returns:
        The list.
    """
    blocks = [f"{len(entries)} readings"]
    for entry in entries:
        rows = [(one.position.id, one.position.standing) for one in entry.positions]
        blocks.append(f"{paragraph(f'{entry.reading.id}: {entry.reading.question}')}\n{columns(rows, 4)}")
    return "\n\n".join(blocks)


def reading_page(entry: ReadingEntry) -> str:
    """All about one reading: the question, what it flips, who asks it, and each position with holders and rules.

    Args:
        entry: the reading.

    Returns:
        The page.
    """
    reading = entry.reading
    about = [
        ("provisions", ", ".join(reading.provisions)),
        ("confidence", reading.confidence),
        ("stands in", reading.place),
    ]
    parts = [
        paragraph(f"{reading.id}: {reading.question}"),
        columns([row for row in about if row[1]], 2),
        paragraph(reading.text) if reading.text else "",
        _section("Positions", [_position(one) for one in entry.positions]),
        _section("Asked where", [_rule(rule) for rule in entry.asked_by]),
    ]
    return "\n\n".join(part for part in parts if part)


def bundle_list(entries: Sequence[BundleEntry]) -> str:
    """One line for each bundle of readings.

    Args:
        entries: all of them.

    Returns:
        The list with its heading.
    """
    rows = [(one.bundle.id, f"{len(one.positions)} positions", one.bundle.text.split(".")[0]) for one in entries]
    return f"{len(entries)} bundles\n{columns(rows, 2)}"


def bundle_page(entry: BundleEntry) -> str:
    """All about one bundle: whose law it is, and each of its positions with the reason.

    Args:
        entry: the bundle.

    Returns:
        The page.
    """
    bundle = entry.bundle
    about = [("held by", bundle.holders), ("stands in", bundle.place)]
    rows = [(f"{reading}={position}", reason) for reading, position, reason in entry.positions]
    parts = [paragraph(f"{bundle.id}: {bundle.text}"), columns(about, 2), columns(rows, 2)]
    return "\n\n".join(parts)


def _position(entry: PositionEntry) -> str:
    position = entry.position
    lines = [
        f"  {position.id} ({position.standing or 'no standing'})",
        paragraph(position.text, 4),
        columns([("held by:", position.holders)], 4),
    ]
    lines += [columns([("used at:", f"{rule.place}  {rule.label}")], 4) for rule in entry.rules]
    lines += [columns([("states:", f"{fact}.")], 4) for fact in entry.facts]
    if not entry.rules and not entry.facts:
        lines.append("    nothing follows beyond what follows anyway")
    return "\n".join(lines)


def _rule(rule: Rule) -> str:
    lines = [paragraph(rule.label, 2)] if rule.label else []
    if rule.untested:
        lines.append(paragraph(f"fires in no shipped scenario: {rule.untested}", 2))
    return "\n".join([*lines, f"    {rule.place}", textwrap.indent(textwrap.dedent(rule.text), "    ")])


def _fact(fact: str) -> str:
    return columns([(f"{fact}.",)], 2)


def _question(readings: Iterable[Reading]) -> str:
    return columns([(reading.id, reading.question) for reading in readings], 2)


def _section(title: str, blocks: Sequence[str]) -> str:
    separator = "\n\n" if any("\n" in block for block in blocks) else "\n"
    return f"{title}\n{separator.join(blocks)}" if blocks else ""
