"""What each actor must, may and can do."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from clingo import Symbol

from pymodel.counts import Compiled, Function, projections
from pymodel.ground import Consequences, consequences
from pymodel.outcomes.records import Actor, Breach, Duty
from pymodel.outcomes.tables import Tables

__all__ = ["actors"]

_LEVELS = ("floor", "ceiling")
_DUTIES = ("must", "may", "must_not")

_LARGE = 1_000_000
"""Nodes of diagrams from which on the solver tells sooner than further diagrams; a matter of speed alone."""


def actors(tables: Tables, within: Function) -> Mapping[str, Actor]:
    """The floor, ceiling, duties, authority and breaches of every actor the law speaks of.

    Args:
        tables: the vocabulary.
        within: the outcomes that count: all, or the lawful ones.

    Returns:
        By name.
    """
    by_actor = _Atoms(tables, within)
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
            breaches=tuple(_breach(tables, one) for one in by_actor.of("breach", actor)),
        )
    return found


class _Found(NamedTuple):
    """An atom that holds in some outcome, and whether it holds in all."""

    symbol: Symbol
    certain: bool

    @property
    def words(self) -> list[str]:
        """Its arguments after the actor."""
        return [str(argument) for argument in self.symbol.arguments[1:]]


class _Atoms:
    """The atoms about actors that hold in some outcome."""

    _PREDICATES = (("floor", 2), ("ceiling", 2), *((name, 3) for name in _DUTIES), ("authority", 2), ("breach", 3))

    def __init__(self, tables: Tables, within: Function) -> None:
        program = tables.compiled.program
        self._found: dict[tuple[str, Symbol], list[_Found]] = {}
        listed = [
            (name, symbol, atom) for name, arity in self._PREDICATES for symbol, _, atom in program.rows(name, arity)
        ]
        holding = _holding(tables.compiled, [atom for _, _, atom in listed], within)
        for name, symbol, atom in listed:
            if atom in holding.brave:
                self._found.setdefault((name, symbol.arguments[0]), []).append(_Found(symbol, atom in holding.cautious))
        known = {symbol.arguments[0] for _, symbol, _ in listed}
        self.actors = sorted(known, key=str)

    def of(self, name: str, actor: Symbol) -> list[_Found]:
        """An actor's atoms of a predicate, by their text."""
        return self._found.get((name, actor), [])


def _holding(compiled: Compiled, atoms: Sequence[int], within: Function) -> Consequences:
    """Which atoms hold in some of the outcomes that count, and which in all of them."""
    if within == compiled.space and compiled.manager.num_inner_nodes() > _LARGE:
        return consequences(compiled.program, atoms)
    functions = {atom: compiled.literal(atom) for atom in atoms}
    # many actors share a function
    told = {
        function: ((function & met).satisfiable(), not (~function & met).satisfiable())
        for function, met in projections(compiled, functions.values(), within)
    }
    brave, cautious = (frozenset(atom for atom in atoms if told[functions[atom]][place]) for place in (0, 1))
    return Consequences(brave, cautious)


def _duties(found: Iterable[_Found]) -> tuple[Duty, ...]:
    return tuple(Duty(what, provision, one.certain) for one in found for what, provision in [one.words])


def _breach(tables: Tables, found: _Found) -> Breach:
    function = tables.breaches[found.symbol.arguments[0]][found.symbol]
    what, provision = found.words
    return Breach(what, provision, found.certain, tables.compiled.possible(tables.decided(function)))


def _rank(tables: Tables) -> Callable[[str], tuple[int, str]]:
    """The order of the levels: by how many levels each is at least, then by name."""
    below: Counter[str] = Counter(str(higher) for higher, _ in tables.compiled.program.tuples("at_least", 2))
    return lambda level: (below[level], level)
