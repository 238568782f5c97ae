"""The map from the contested questions and the provisions of the source material to those of the law."""

from collections.abc import Iterable
from dataclasses import dataclass

from pymodel.law.catalogue import Law


@dataclass(frozen=True, slots=True)
class SourceMap:
    """How the questions of the source material became readings.

    Attributes:
        readings: by source id, the readings whose `from:` line names it.
        not_split: by source id, why no reading stands for it.
        missing: source ids that are in neither.
        unknown: ids that a `from:` line or a `not_split` line names and the source material does not have.
        twice: source ids that are in both.
    """

    readings: dict[str, tuple[str, ...]]
    not_split: dict[str, str]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]


def source_map(law: Law, source_ids: Iterable[str]) -> SourceMap:
    """Compares the readings with the questions they were made from.

    Args:
        law: the catalogue.
        source_ids: every question of the source material.

    Returns:
        The map, in the order of the ids given.
    """
    expected = tuple(source_ids)
    readings: dict[str, tuple[str, ...]] = {}
    for reading in law.readings.values():
        for source in reading.from_ids:
            readings[source] = (*readings.get(source, ()), reading.id)
    reasons = {entry.id: entry.reason for entry in law.not_split.values()}
    return SourceMap(
        readings=readings,
        not_split=reasons,
        missing=tuple(name for name in expected if name not in readings and not reasons.get(name)),
        unknown=tuple(sorted({*readings, *reasons} - set(expected))),
        twice=tuple(name for name in expected if name in readings and name in reasons),
    )


@dataclass(frozen=True, slots=True)
class ProvisionMap:
    """How the provisions of the source material became provisions of the law.

    Attributes:
        provisions: by source id, the provisions whose `from:` line names it.
        missing: source ids that no provision names.
        unknown: ids that a `from:` line names and the source material does not have.
    """

    provisions: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def provision_map(law: Law, source_ids: Iterable[str]) -> ProvisionMap:
    """Compares the provisions with those of the source material.

    Args:
        law: the catalogue.
        source_ids: every provision of the source material.

    Returns:
        The map, in the order of the ids given. Whether a provision has a rule or a reason is for the lints.
    """
    expected = tuple(source_ids)
    found: dict[str, tuple[str, ...]] = {}
    for provision in law.provisions.values():
        for source in provision.from_ids:
            found[source] = (*found.get(source, ()), provision.id)
    return ProvisionMap(
        provisions={name: found[name] for name in expected if name in found},
        missing=tuple(name for name in expected if name not in found),
        unknown=tuple(sorted(set(found) - set(expected))),
    )
