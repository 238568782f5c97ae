"""For every two positions of a reading a scenario in which they differ, and what flips there."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from pymodel.counts import Compiled, Function
from pymodel.coverage.consequences import KINDS, Consequence, consequences
from pymodel.coverage.differences import Difference, Values, difference
from pymodel.ground import Group, Kind, choices
from pymodel.session import Session

__all__ = ["Flip", "Pair", "all_pairs", "best_flips", "flips_in", "merged"]

# the most telling first: what no decision can undo, before what only the same decisions lead to
_FIRST = (("status", False), ("duty", False), ("permission", False), ("status", True))
_TELLING = (*_FIRST, *(one for one in product(KINDS, (False, True)) if one not in _FIRST))

_NODES = 1 << 22

Pair = tuple[str, str, str]
"""A reading and two of its positions, in the order of the law."""


@dataclass(frozen=True)
class Flip:
    """Two positions of a reading, and a scenario in which they lead to different consequences.

    Attributes:
        reading: the reading.
        positions: the two positions.
        scenario: where they differ.
        asked: how many readings with more than one position the scenario leaves open, this one among them.
        kind: the kind of the consequence, see `KINDS`.
        consequence: what flips, as `status(nato_art5,dk)` or an atom.
        under: for each position, the values that the consequence can have.
        conditions: the open facts and the other readings for which this is so; none if it is so for all.
        acts: decisions that are the same under both positions. Where there are none, `under` says what decisions can
            bring about; where there are some, it says what these decisions lead to.
    """

    reading: str
    positions: tuple[str, str]
    scenario: str
    asked: int
    kind: str
    consequence: str
    under: tuple[tuple[str, ...], tuple[str, ...]]
    conditions: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]

    @property
    def pair(self) -> Pair:
        """The reading and its positions."""
        return (self.reading, *self.positions)

    @property
    def rank(self) -> tuple[int, int, str]:
        """Less is better: first the more telling flip, then the scenario with fewer readings, then its name."""
        return (_TELLING.index((self.kind, bool(self.acts))), self.asked, self.scenario)


def all_pairs(readings: Mapping[str, Iterable[str]]) -> tuple[Pair, ...]:
    """Every two positions of every reading, in the order of the law."""
    return tuple((name, *pair) for name, positions in readings.items() for pair in combinations(positions, 2))


def best_flips(
    names: Sequence[str], session_of: Callable[[str], Session], readings: Mapping[str, Iterable[str]]
) -> dict[Pair, Flip]:
    """The best flip of every two positions that differ in some scenario.

    Args:
        names: the scenarios.
        session_of: opens one of them, with all positions in scope.
        readings: each reading with its positions, in the order of the law.

    Returns:
        The flips of least rank, in the order of the law; a pair that never differs is missing.
    """
    best: dict[Pair, Flip] = {}
    pairs = all_pairs(readings)
    for name in names:
        best.update({flip.pair: flip for flip in flips_in(session_of(name), name, pairs, best)})
    return {pair: best[pair] for pair in pairs if pair in best}


def merged(tables: Iterable[Mapping[Pair, Flip]], readings: Mapping[str, Iterable[str]]) -> dict[Pair, Flip]:
    """The best of several tables of flips, so that scenarios may be tried apart."""
    best: dict[Pair, Flip] = {}
    for table in tables:
        for pair, flip in table.items():
            if pair not in best or flip.rank < best[pair].rank:
                best[pair] = flip
    return {pair: best[pair] for pair in all_pairs(readings) if pair in best}


def flips_in(session: Session, name: str, pairs: Collection[Pair], best: Mapping[Pair, Flip]) -> Iterator[Flip]:
    """The flips of one scenario that are better than those known.

    Args:
        session: the scenario, with all positions in scope.
        name: what to call it.
        pairs: the pairs that are wanted.
        best: the best flips so far.

    Yields:
        At most one flip for each pair; those found before the diagrams outgrew their memory, if they do.
    """
    asked = {str(symbol.arguments[0]) for symbol, _ in session.program.named("asked", 1)}
    wanted: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair[0] in asked:
            wanted.setdefault(pair[0], []).append(pair)
    if not wanted:
        return
    search = _Search(session, name)
    # a scenario that outgrows the memory tells no more flips; it has so many open readings that others show them better
    with suppress(MemoryError):
        for group in search.open_readings:
            yield from search.best(group, wanted.get(group.name, ()), best)


class _Search:
    """The search for flips in one scenario; it is compiled only if something hangs on what is sought."""

    def __init__(self, session: Session, name: str) -> None:
        self._program, self._name = session.program, name
        found = choices(session.program)
        self._cones = found.cones
        self._bits = {group.name: 1 << place for place, group in enumerate(found.groups)}
        self._known: dict[str, tuple[Consequence, ...]] = {}
        self._values: dict[str, Values] = {}
        self.open_readings = [group for group in found.groups if group.kind is Kind.READING and len(group.options) > 1]

    @cached_property
    def _compiled(self) -> Compiled:
        return Compiled(self._program, decisions_last=True, nodes=_NODES)

    def best(self, group: Group, pairs: Iterable[Pair], best: Mapping[Pair, Flip]) -> Iterator[Flip]:
        """The flips of one reading that are better than those known."""
        offered = set(group.values)
        left = [pair for pair in pairs if {pair[1], pair[2]} <= offered]
        for place, (kind, acts) in enumerate(_TELLING):
            rank = (place, len(self.open_readings), self._name)
            left = [pair for pair in left if pair not in best or rank < best[pair].rank]
            if not left:
                return
            about = [(one, self._under(group.name, one, acts=acts)) for one in self._hanging_on(group, kind)]
            for pair in tuple(left):
                if flip := self._flip(pair, about):
                    left.remove(pair)
                    yield flip

    def _hanging_on(self, group: Group, kind: str) -> list[Consequence]:
        """The consequences of a kind that hang on a reading."""
        if kind not in self._known:
            self._known[kind] = consequences(self._program, kind)
        bit = self._bits[group.name]
        return [one for one in self._known[kind] if any(self._cones.get(atom, 0) & bit for atom in one.atoms.values())]

    def _under(self, reading: str, about: Consequence, *, acts: bool) -> Mapping[str, Mapping[str, Function]]:
        compiled = self._compiled
        (group,) = (group for group in compiled.readings if group.name == reading)
        if about.name not in self._values:
            self._values[about.name] = Values(compiled, about)
        return self._values[about.name].under(group, acts=acts)

    def _flip(
        self, pair: Pair, about: Sequence[tuple[Consequence, Mapping[str, Mapping[str, Function]]]]
    ) -> Flip | None:
        """Two positions told apart by a consequence, that which hangs on the least besides."""
        reading, first, second = pair
        found: list[tuple[int, int, Consequence, Difference]] = []
        for place, (one, under) in enumerate(about):
            differs = difference(self._compiled, under[first], under[second])
            if differs:
                found.append((differs.breadth, place, one, differs))
        if not found:
            return None
        _, _, one, differs = min(found, key=lambda item: item[:2])
        shown = differs.witness()
        return Flip(
            reading=reading,
            positions=(first, second),
            scenario=self._name,
            asked=len(self.open_readings),
            kind=one.kind,
            consequence=one.name,
            under=shown.under,
            conditions=shown.conditions,
            acts=shown.acts,
        )
