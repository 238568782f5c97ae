"""Few outcomes of a scenario in which many atoms can be explained."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.law.catalogue import Law
from pymodel.reasons.outcome import Shown, nearest_to, usual
from pymodel.session import Session
from pymodel.timeline import choose
from pymodel.vocabulary import Vocabulary

__all__ = ["Showing"]

_LARGE = 2_000  # nodes of a diagram that is still followed without delay: beyond, one more outcome takes less time


class Showing:
    """The outcomes of one scenario that were looked at, the usual one first."""

    def __init__(self, session: Session, law: Law, vocabulary: Vocabulary) -> None:
        """Takes the scenario, the catalogue of the law, and the order of values and positions."""
        self.session, self._law, self._vocabulary = session, law, vocabulary
        self._known: list[Shown] = []
        # by the choices: what was worked out for an outcome serves whoever asks for it again; and by the question, as
        # to choose an outcome takes long itself
        self._made: dict[frozenset[Symbol], Shown] = {}
        self._asked: dict[tuple[Function, frozenset[Symbol]], Shown] = {}

    def prepare(self, atoms: Iterable[Symbol]) -> None:
        """Looks for few outcomes in which all of some atoms hold; without it each may take an outcome of its own.

        Args:
            atoms: what will be asked about; each must hold in some outcome.
        """
        left = [atom for atom in dict.fromkeys(atoms) if atom not in self._usual().world]
        while left:
            world = self._add(_together(self.session.compiled, left)).world
            left = [atom for atom in left if atom not in world]

    def where(self, atom: Symbol) -> Shown:
        """An outcome in which an atom holds: one that was looked at, or the nearest to the usual one.

        Args:
            atom: the atom; it must hold in some outcome.

        Returns:
            The outcome.
        """
        self._usual()
        for shown in self._known:
            if atom in shown.world:
                return shown
        return self._add(self.session.compiled.atom(atom))

    def outcome(self, within: Function, keep: Collection[Symbol] | None = None) -> Shown:
        """An outcome in which something holds.

        Args:
            within: what is to hold; some outcome must be so.
            keep: choices that it has where it can; those of the usual outcome if left out.

        Returns:
            The outcome.
        """
        usual = self._usual()
        base = usual.chosen.outcome.chosen if keep is None else frozenset(keep)
        if (within, base) not in self._asked:
            chosen = choose(self.session, self._vocabulary, within=within, keep=base)
            shown = replace(usual, chosen=chosen, changes=())
            self._asked[within, base] = self._made.setdefault(chosen.outcome.chosen, shown)
        return self._asked[within, base]

    def _usual(self) -> Shown:
        if not self._known:
            self._known.append(usual(self.session, self._law, self._vocabulary))
        return self._known[0]

    def _add(self, function: Function) -> Shown:
        self._known.append(nearest_to(self._usual(), function, self._vocabulary))
        return self._known[-1]


def _together(compiled: Compiled, atoms: Sequence[Symbol]) -> Function:
    """Where the first atom holds, and as many of the others as can hold with it."""
    function = compiled.atom(atoms[0]) & compiled.space
    for atom in atoms[1:]:
        both = function & compiled.atom(atom)
        if both.satisfiable() and both.node_count() <= _LARGE:
            function = both
    return function
