"""What holds in one outcome, by predicate."""

from collections.abc import Collection

from clingo import Symbol, SymbolType

__all__ = ["Atoms"]


class Atoms:
    """The atoms of one outcome by their predicate, each list sorted by its text."""

    def __init__(self, atoms: Collection[Symbol]) -> None:
        """Takes the atoms that hold."""
        self._found: dict[tuple[str, int], list[tuple[Symbol, ...]]] = {}
        for atom in sorted(atoms, key=str):
            self._found.setdefault((atom.name, len(atom.arguments)), []).append(tuple(atom.arguments))

    def of(self, name: str, arity: int) -> list[tuple[Symbol, ...]]:
        """The arguments of every atom of a predicate."""
        return self._found.get((name, arity), [])

    def texts(self, name: str, arity: int) -> list[tuple[str, ...]]:
        """The same as texts; a quoted string is its content."""
        return [tuple(map(_text, row)) for row in self.of(name, arity)]


def _text(symbol: Symbol) -> str:
    return symbol.string if symbol.type is SymbolType.String else str(symbol)
