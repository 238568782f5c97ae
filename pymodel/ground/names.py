"""The symbols of the atoms of a ground program."""

from collections.abc import Collection, Mapping
from functools import cached_property

from clingo import Control, Symbol

__all__ = ["Names", "Signature"]

Signature = tuple[str, int]


class Names:
    """The names of a grounded program's atoms, fetched from clingo predicate by predicate when they are asked for.

    Most atoms are facts about the world that no question mentions; fetching all of them takes longer than grounding.
    """

    def __init__(self, control: Control, omitted: Collection[Signature] = ()) -> None:
        """Takes clingo with a ground program, and the predicates whose rules were left out of it."""
        self._omitted = frozenset(omitted)
        self._atoms = control.symbolic_atoms
        self._fetched: dict[Signature, tuple[tuple[Symbol, int], ...]] = {}
        self._numbers: dict[Symbol, int | None] = {}
        # the atoms belong to the control, which must live as long as they do
        self._control = control

    @property
    def control(self) -> Control:
        """The grounded program in clingo itself, for questions to its solver."""
        return self._control

    @cached_property
    def signatures(self) -> frozenset[Signature]:
        """The predicates that some rule or fact is about."""
        return frozenset((name, arity) for name, arity, positive in self._atoms.signatures if positive)

    def of(self, signature: Signature) -> tuple[tuple[Symbol, int], ...]:
        """The atoms of a predicate, each with its number, in clingo's order."""
        self._refuse_omitted(signature)
        return self._there(signature)

    def _there(self, signature: Signature) -> tuple[tuple[Symbol, int], ...]:
        """The same, though rules for the predicate may have been left out."""
        if signature not in self._fetched:
            # an atom that no instance of a rule derives is left without a literal: it is no atom of the program
            found = ((atom, atom.literal) for atom in self._atoms.by_signature(*signature))
            self._fetched[signature] = tuple((atom.symbol, literal) for atom, literal in found if literal)
        return self._fetched[signature]

    def number(self, symbol: Symbol) -> int | None:
        """The number of an atom, None where there is no such atom."""
        if symbol not in self._numbers:
            found = self._atoms[symbol]
            if found is None and self._omitted:
                self._refuse_omitted((symbol.name, len(symbol.arguments)))
            self._numbers[symbol] = (found.literal or None) if found is not None else None
        return self._numbers[symbol]

    def knows(self, signature: Signature) -> bool:
        """Whether some rule or fact is about a predicate."""
        self._refuse_omitted(signature)
        return signature in self.signatures

    def _refuse_omitted(self, signature: Signature) -> None:
        if signature in self._omitted:
            raise AssertionError(f"the rules for `{signature[0]}/{signature[1]}` were left out of this program")

    @cached_property
    def all(self) -> Mapping[int, Symbol]:
        """The symbol of every named atom, by predicate in the order of their names."""
        return {atom: symbol for signature in sorted(self.signatures) for symbol, atom in self._there(signature)}
