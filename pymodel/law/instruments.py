"""The instruments that provisions stand in, as the files themselves sort them."""

import re
from dataclasses import dataclass

from pymodel.law.catalogue import Law
from pymodel.law.records import Instrument, Provision


@dataclass(frozen=True, slots=True)
class Shelf:
    """The provisions sorted into instruments.

    Attributes:
        instruments: each instrument that has provisions, in the order of the files, with them.
        left: provisions that no instrument takes.
    """

    instruments: tuple[tuple[Instrument, tuple[Provision, ...]], ...]
    left: tuple[Provision, ...]


def instrument_of(law: Law, provision: str) -> Instrument | None:
    """The instrument that a provision stands in.

    Args:
        law: the catalogue.
        provision: the id of a provision.

    Returns:
        The instrument that names the whole id, else the one that names its longest beginning, the first of several;
        none if no instrument takes it.
    """
    fitting = [
        (len(name) + (not name.endswith("*")), -place, instrument)
        for place, instrument in enumerate(law.instruments.values())
        for name in instrument.provisions
        if name == provision or (name.endswith("*") and provision.startswith(name[:-1]))
    ]
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def shelf(law: Law) -> Shelf:
    """Sorts every provision into its instrument.

    Args:
        law: the catalogue.

    Returns:
        The sorted provisions; those of one instrument by title, numbers as numbers.
    """
    found: dict[str, list[Provision]] = {}
    left: list[Provision] = []
    for provision in law.provisions.values():
        instrument = instrument_of(law, provision.id)
        (left if instrument is None else found.setdefault(instrument.id, [])).append(provision)
    return Shelf(
        tuple(
            (instrument, tuple(sorted(found[name], key=_natural)))
            for name, instrument in law.instruments.items()
            if name in found
        ),
        tuple(sorted(left, key=_natural)),
    )


def _natural(provision: Provision) -> tuple[tuple[int, str], ...]:
    """The title as its parts: Article 5 comes before Article 11, and "Articles 24" beside "Article 24"."""
    parts = re.findall(r"\d+|\D+", provision.title)
    return tuple((int(part), "") if part.isdigit() else (-1, part.strip().rstrip("s")) for part in parts)
