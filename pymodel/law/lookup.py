"""Provisions and readings as a reader looks them up, with the rules that cite or use them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pymodel.law.catalogue import Cell, Law
from pymodel.law.names import UnknownNameError
from pymodel.law.records import Bundle, Definition, NotEncoded, Position, Provision, Reading, Rule


@dataclass(frozen=True, slots=True)
class ProvisionEntry:
    """A provision, or a definition of the project, and where it acts.

    Attributes:
        provision: its record.
        rules: the rules that cite it.
        facts: the facts that name it, as they would be written.
        readings: the contested questions that bear on it.
        not_encoded: why it has no rule, if it has none.
    """

    provision: Provision | Definition
    rules: tuple[Rule, ...]
    facts: tuple[str, ...]
    readings: tuple[Reading, ...]
    not_encoded: NotEncoded | None


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """A position, the rules that use it, and the facts that name it."""

    position: Position
    rules: tuple[Rule, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """A reading, the rules that ask it, and its positions."""

    reading: Reading
    asked_by: tuple[Rule, ...]
    positions: tuple[PositionEntry, ...]


def provision_entries(law: Law) -> tuple[ProvisionEntry, ...]:
    """Every provision, then every definition, in the order of the files."""
    citable: list[Provision | Definition] = [*law.provisions.values(), *law.definitions.values()]
    return tuple(_provision(law, one) for one in citable)


def provision_entry(law: Law, name: str) -> ProvisionEntry:
    """One provision or definition.

    Args:
        law: the catalogue.
        name: its id.

    Returns:
        The entry.

    Raises:
        UnknownNameError: if there is none of that id.
    """
    found = law.provisions.get(name) or law.definitions.get(name)
    if found is None:
        hint = f"`{name}` is a reading: `casus readings {name}`" if name in law.readings else ""
        raise UnknownNameError("provision", name, (*law.provisions, *law.definitions), hint)
    return _provision(law, found)


def reading_entries(law: Law) -> tuple[ReadingEntry, ...]:
    """Every reading, in the order of the files."""
    return tuple(_reading(law, one) for one in law.readings.values())


def reading_entry(law: Law, name: str) -> ReadingEntry:
    """One reading.

    Args:
        law: the catalogue.
        name: its id.

    Returns:
        The entry.

    Raises:
        UnknownNameError: if there is none of that id.
    """
    found = law.readings.get(name)
    if found is None:
        hint = f"`{name}` is a provision: `casus law {name}`" if name in law.provisions else ""
        raise UnknownNameError("reading", name, law.readings, hint)
    return _reading(law, found)


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """A bundle of readings.

    Attributes:
        bundle: its record.
        positions: for each reading that it answers, the position and the reason.
    """

    bundle: Bundle
    positions: tuple[tuple[str, str, str], ...]


def bundle_entries(law: Law) -> tuple[BundleEntry, ...]:
    """Every bundle, in the order of the files."""
    return tuple(_bundle(law, one) for one in law.bundles.values())


def bundle_entry(law: Law, name: str) -> BundleEntry:
    """One bundle.

    Args:
        law: the catalogue.
        name: its id.

    Returns:
        The entry.

    Raises:
        UnknownNameError: if there is none of that id.
    """
    found = law.bundles.get(name)
    if found is None:
        hint = f"`{name}` is a reading: `casus readings {name}`" if name in law.readings else ""
        raise UnknownNameError("bundle", name, law.bundles, hint)
    return _bundle(law, found)


def _bundle(law: Law, bundle: Bundle) -> BundleEntry:
    reasons = law.bundle_choices
    return BundleEntry(
        bundle,
        tuple(
            (str(reading), str(position), reasons[bundle.id, str(reading)].reason)
            for name, reading, position in law.table("bundle/3")
            if name == bundle.id
        ),
    )


def facts_naming(law: Law, *ids: str) -> tuple[str, ...]:
    """The facts that have all these ids among their arguments, as they would be written."""
    return tuple(
        written(signature, row)
        for signature, rows in law.stated.items()
        for row in rows
        if all(name in row for name in ids)
    )


def written(signature: str, row: Sequence[Cell]) -> str:
    """A row of a table as a fact, `member(org, state, 19490824, 99991231)`; texts that are no constants are quoted."""
    name = signature.partition("/")[0]
    return f"{name}({', '.join(map(_cell, row))})" if row else name


def _cell(cell: Cell) -> str:
    text = str(cell)
    plain = isinstance(cell, int) or re.fullmatch(r"-?_*[a-z][A-Za-z0-9_']*(\(.*\))?|\(.*\)", text)
    return text if plain else f'"{text}"'


def _provision(law: Law, provision: Provision | Definition) -> ProvisionEntry:
    rules = law.citing.get(provision.id, ())
    using = {reading for rule in rules for reading in re.findall(r"\bposition\(\s*([a-z]\w*)", rule.text)}
    return ProvisionEntry(
        provision=provision,
        rules=rules,
        facts=facts_naming(law, provision.id),
        readings=tuple(
            reading for reading in law.readings.values() if provision.id in reading.provisions or reading.id in using
        ),
        not_encoded=law.not_encoded.get(provision.id),
    )


def _reading(law: Law, reading: Reading) -> ReadingEntry:
    asks = re.compile(rf"asked\(\s*{re.escape(reading.id)}\s*\)")
    return ReadingEntry(
        reading=reading,
        asked_by=tuple(rule for rule in law.rules if asks.match(rule.text)),
        positions=tuple(_position(law, position) for position in reading.positions),
    )


def _position(law: Law, position: Position) -> PositionEntry:
    uses = re.compile(rf"\bposition\(\s*{re.escape(position.reading)}\s*,\s*{re.escape(position.id)}\s*\)")
    # a field and its value may be called like a reading and its position
    about_others = ("position_of(", "value_of(", "bundle(")
    tables = tuple(one for one in facts_naming(law, position.reading, position.id) if not one.startswith(about_others))
    return PositionEntry(position, tuple(rule for rule in law.rules if uses.search(rule.text)), tables)
