"""The readings that answers hang on, with their positions and holders, as plain text."""

from collections.abc import Collection, Iterable, Mapping

from pymodel.law.records import Reading
from pymodel.outcomes import Cube, Hold
from pymodel.render.plain import paragraph

__all__ = ["hung_on", "readings_text"]


def hung_on(cubes: Iterable[Cube], holds: Iterable[Hold | None]) -> set[str]:
    """The names in conditions: of readings, and of open facts."""
    both = [*cubes, *(cube for hold in holds if hold is not None for cube in hold.conditions)]
    return {name for cube in both for name in cube}


def readings_text(
    names: Collection[str], choices: Mapping[str, Collection[str]], readings: Mapping[str, Reading]
) -> str:
    """Questions with the positions on them that count.

    Args:
        names: of readings; what is none is left out.
        choices: the positions that count, by reading.
        readings: what is known of each.

    Returns:
        A section under a heading; empty if no name is of a reading.
    """
    lines = ["READINGS that these answers hang on"]
    for name in sorted(names):
        reading = readings.get(name)
        if reading is None:
            continue
        lines.append(paragraph(f"{name}: {reading.question}", 2))
        offered = [one for one in reading.positions if one.id in choices.get(name, ())]
        lines += [paragraph(f"{one.id} ({one.standing}): {one.text}. Held by: {one.holders}", 4) for one in offered]
    return "\n".join(lines) if len(lines) > 1 else ""
