"""What holds in one outcome, looked up by predicate and by the arguments that are known."""

from collections.abc import Container, Iterator
from functools import cached_property

from clingo import Symbol

from pymodel.ground import GroundProgram, Row
from pymodel.reasons.parts import Atom, Signature, signature
from pymodel.reasons.terms import Binding, Term, Variable, filled, match_all

__all__ = ["World"]


class World:
    """The atoms of one outcome."""

    def __init__(self, program: GroundProgram, true: Container[int]) -> None:
        """Takes a program, and the numbers of its atoms that hold."""
        self._program, self._true = program, true
        self._rows: dict[Signature, list[Row]] = {}
        self._with: dict[tuple[Signature, int, Symbol], list[Row]] = {}

    def rows(self, wanted: Signature) -> list[Row]:
        """The atoms of a predicate with their arguments and numbers, sorted by their text."""
        if wanted not in self._rows:
            self._rows[wanted] = [row for row in self._program.rows(*wanted) if row[2] in self._true]
        return self._rows[wanted]

    def __contains__(self, atom: Symbol) -> bool:
        number = self._program.number(atom)
        return number is not None and number in self._true

    @property
    def program(self) -> GroundProgram:
        """The program that the outcome is one of."""
        return self._program

    def certain(self, atom: Symbol) -> bool:
        """Whether an atom holds in every outcome, because it is a fact of the program."""
        return self._program.number(atom) in self._program.true

    def possible(self, atom: Atom, binding: Binding) -> bool:
        """Whether the program has an atom that an atom of a rule can be: else it holds in no outcome."""
        whole = filled(atom, binding)
        if isinstance(whole, Symbol):
            return self._program.number(whole) is not None
        rows = self._program.rows(*signature(atom))
        return any(match_all(_terms(atom), arguments, binding) is not None for _, arguments, _ in rows)

    @cached_property
    def everything(self) -> "World":
        """What holds in some outcome or other, as far as grounding tells."""
        return _Everything(self._program)

    def absent(self, atom: Atom, binding: Binding) -> bool:
        """Whether nothing holds that an atom of a rule can be."""
        return next(self.matching(atom, binding), None) is None

    def candidates(self, atom: Atom, binding: Binding) -> list[Row]:
        """The atoms that an atom of a rule may be, by those of its arguments that are known: the fewest to be had."""
        wanted = signature(atom)
        found: list[Row] | None = None
        for place, argument in enumerate(atom.arguments):
            value = filled(argument, binding)
            if isinstance(value, Symbol):
                some = self._rows_with(wanted, place, value)
                if found is None or len(some) < len(found):
                    found = some
        return self.rows(wanted) if found is None else found

    def _rows_with(self, wanted: Signature, place: int, value: Symbol) -> list[Row]:
        key = (wanted, place, value)
        if key not in self._with:
            self._with[key] = [row for row in self._program.rows_with(*key) if row[2] in self._true]
        return self._with[key]

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
        for symbol, arguments, _ in self.candidates(atom, binding):
            # the terms of the rule itself, so that its variables are bound
            bound = match_all(_terms(atom), arguments, binding)
            if bound is not None:
                yield symbol, bound


class _All:
    """The numbers of all atoms."""

    def __contains__(self, number: object) -> bool:
        return True


class _Everything(World):
    """The atoms that hold in some outcome; all but the facts of the program may be absent."""

    def __init__(self, program: GroundProgram) -> None:
        super().__init__(program, _All())

    def absent(self, atom: Atom, binding: Binding) -> bool:
        return not any(self.certain(symbol) for symbol, _ in self.matching(atom, binding))


def _terms(atom: Atom) -> tuple[Term, ...]:
    return tuple(atom.arguments)
