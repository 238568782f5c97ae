"""What each actor must, may and can do."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from clingo import Symbol

from pymodel.counts import Function
from pymodel.outcomes.holding import Holding, by_diagrams, by_solver
from pymodel.outcomes.records import Actor, Breach, Duty
from pymodel.outcomes.tables import Tables

__all__ = ["actors"]

_LEVELS = ("floor", "ceiling")
_DUTIES = ("must", "may", "must_not")
_BREACH = "breach"


def actors(tables: Tables, within: Function, *, decided: bool = True) -> Mapping[str, Actor]:
    """The floor, ceiling, duties, authority and breaches of every actor the law speaks of.

    Args:
        tables: the vocabulary.
        within: the outcomes that count: all, or the lawful ones.
        decided: find out which breaches hang on a decision.

    Returns:
        By name.
    """
    by_actor = _Atoms(tables, within, decided=decided)
    rank = _rank(tables)
    found: dict[str, Actor] = {}
    for actor in by_actor.actors:
        floor, ceiling = (sorted((one.words[0] for one in by_actor.of(name, actor)), key=rank) for name in _LEVELS)
        must, may, must_not = (_duties(by_actor.of(name, actor)) for name in _DUTIES)
        found[str(actor)] = Actor(
            floor=tuple(floor),
            ceiling=tuple(ceiling),
            must=must,
            may=may,
            must_not=must_not,
            authority={one.words[0]: one.certain for one in by_actor.of("authority", actor)},
            breaches=tuple(_breach(one) for one in by_actor.of(_BREACH, actor)),
        )
    return found


class _Found(NamedTuple):
    """An atom that holds in some outcome.

    Attributes:
        words: its arguments after the actor.
        certain: whether it holds in every outcome.
        decided: if asked, whether some decision can make it fail.
    """

    words: tuple[str, ...]
    certain: bool
    decided: bool | None

    @property
    def text(self) -> str:
        """What the text of the atom ends with, by which those of one actor and predicate are ordered."""
        return f"{','.join(self.words)})"


class _Atoms:
    """The atoms about actors that hold in some outcome."""

    _PREDICATES = (("floor", 2), ("ceiling", 2), *((name, 3) for name in _DUTIES), ("authority", 2), (_BREACH, 3))

    def __init__(self, tables: Tables, within: Function, *, decided: bool) -> None:
        program = tables.compiled.program
        self._found: dict[tuple[str, Symbol], list[_Found]] = {}
        listed = [
            (name, arguments, atom)
            for name, arity in self._PREDICATES
            for _, arguments, atom in program.unsorted((name, arity))
        ]
        asked = [atom for name, _, atom in listed if decided and name == _BREACH]
        holding = _holding(tables, [atom for _, _, atom in listed], asked, within)
        word = cache(str)  # many atoms share an argument
        for name, (actor, *rest), atom in listed:
            if atom in holding.some:
                words = tuple(map(word, rest))
                one = _Found(words, atom in holding.all, atom in holding.decided if decided else None)
                self._found.setdefault((name, actor), []).append(one)
        for found in self._found.values():
            found.sort(key=lambda one: one.text)
        self.actors = sorted({arguments[0] for _, arguments, _ in listed}, key=str)

    def of(self, name: str, actor: Symbol) -> list[_Found]:
        """An actor's atoms of a predicate, by their text."""
        return self._found.get((name, actor), [])


def _holding(tables: Tables, atoms: Sequence[int], asked: Sequence[int], within: Function) -> Holding:
    if within == tables.compiled.space:
        return by_solver(tables, atoms, asked)
    return by_diagrams(tables, atoms, asked, within)


def _duties(found: Iterable[_Found]) -> tuple[Duty, ...]:
    return tuple(Duty(what, provision, one.certain) for one in found for what, provision in [one.words])


def _breach(found: _Found) -> Breach:
    what, provision = found.words
    return Breach(what, provision, found.certain, found.decided)


def _rank(tables: Tables) -> Callable[[str], tuple[int, str]]:
    """The order of the levels: by how many levels each is at least, then by name."""
    below: Counter[str] = Counter(str(higher) for higher, _ in tables.compiled.program.tuples("at_least", 2))
    return lambda level: (below[level], level)
