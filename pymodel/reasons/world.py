"""What holds in one outcome, looked up by predicate and by the arguments that are known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from clingo import Symbol

from pymodel.ground import GroundProgram
from pymodel.reasons.rules import Atom, Signature, signature
from pymodel.reasons.terms import Binding, Term, Variable, filled, match_all

__all__ = ["World"]

Row = tuple[Symbol, tuple[Symbol, ...]]


class _Source(Protocol):
    def __call__(self, wanted: Signature, /) -> Iterable[Row]: ...


class World:
    """The atoms of one outcome."""

    def __init__(self, source: _Source) -> None:
        """Takes what gives the atoms of a predicate that hold, with their arguments, sorted by their text."""
        self._source = source
        self._rows: dict[Signature, list[Row]] = {}
        self._all: dict[Signature, frozenset[Symbol]] = {}
        self._index: dict[tuple[Signature, int], Mapping[Symbol, list[Row]]] = {}

    @classmethod
    def of(cls, program: GroundProgram, true: frozenset[int]) -> "World":
        """The world in which the atoms of these numbers hold."""
        return cls(lambda wanted: ((one, arguments) for one, arguments, atom in program.rows(*wanted) if atom in true))

    def rows(self, wanted: Signature) -> list[Row]:
        """The atoms of a predicate with their arguments, sorted by their text."""
        if wanted not in self._rows:
            self._rows[wanted] = list(self._source(wanted))
            self._all[wanted] = frozenset(symbol for symbol, _ in self._rows[wanted])
        return self._rows[wanted]

    def __contains__(self, atom: Symbol) -> bool:
        wanted = signature(atom)
        self.rows(wanted)
        return atom in self._all[wanted]

    def candidates(self, atom: Atom, binding: Binding) -> list[Row]:
        """The atoms that an atom of a rule may be, by those of its arguments that are known: the fewest to be had."""
        wanted = signature(atom)
        found = self.rows(wanted)
        for place, argument in enumerate(atom.arguments):
            value = filled(argument, binding)
            if isinstance(value, Symbol):
                some = self._by(wanted, place).get(value, [])
                if len(some) < len(found):
                    found = some
        return found

    def matching(self, atom: Atom, binding: Binding) -> Iterator[tuple[Symbol, Binding]]:
        """Each atom that holds and that an atom of a rule can be, with the binding under which it is."""
        if isinstance(atom, Symbol) or not any(
            isinstance(one, Variable) and one.name not in binding for one in atom.arguments
        ):
            whole = filled(atom, binding)
            if isinstance(whole, Symbol):
                if whole in self:
                    yield whole, binding
                return
        for symbol, arguments in self.candidates(atom, binding):
            # the terms of the rule itself, so that its variables are bound
            bound = match_all(_terms(atom), arguments, binding)
            if bound is not None:
                yield symbol, bound

    def _by(self, wanted: Signature, place: int) -> Mapping[Symbol, list[Row]]:
        key = (wanted, place)
        if key not in self._index:
            found: dict[Symbol, list[Row]] = {}
            for row in self.rows(wanted):
                found.setdefault(row[1][place], []).append(row)
            self._index[key] = found
        return self._index[key]


def _terms(atom: Atom) -> tuple[Term, ...]:
    return tuple(atom.arguments)
