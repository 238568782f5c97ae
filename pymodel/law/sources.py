"""The map from the contested questions of the source material to the readings of the law."""

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
