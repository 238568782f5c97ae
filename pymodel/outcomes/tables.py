"""What the law calls its mechanisms, statuses, victims and adversaries, as functions of the choices."""

from collections.abc import Mapping
from functools import cached_property

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.outcomes.errors import NoOutcomeError, StatusError

__all__ = ["STATUSES", "Tables"]

STATUSES = ("barred", "open", "blocked", "invoked")
"""The statuses of a mechanism, each more advanced than the one before."""


class Tables:
    """The vocabulary of the answers over one compiled program.

    Attributes:
        compiled: the program.
    """

    def __init__(self, compiled: Compiled) -> None:
        """Takes a compiled program.

        Raises:
            NoOutcomeError: its facts leave no outcome.
        """
        if not compiled.space.satisfiable():
            raise NoOutcomeError("the facts contradict one another: no outcome is left")
        self.compiled = compiled
        self._headlines: dict[Symbol, Mapping[str, Function]] = {}
        self._lawful_by: dict[Symbol, Function] = {}

    def _first_arguments(self, name: str, arity: int) -> tuple[Symbol, ...]:
        found = {symbol.arguments[0] for symbol, _ in self.compiled.program.named(name, arity)}
        return tuple(sorted(found, key=str))

    @cached_property
    def mechanisms(self) -> tuple[Symbol, ...]:
        """The mechanisms, by name."""
        return self._first_arguments("mechanism", 1)

    @cached_property
    def victims(self) -> tuple[Symbol, ...]:
        """The victims, by name."""
        return self._first_arguments("victim", 1)

    @cached_property
    def main_columns(self) -> tuple[Symbol, ...]:
        """The mechanisms of the table of classes, in the order of the law."""
        return tuple(column for (column,) in self.compiled.program.tuples("main_column", 1))

    @cached_property
    def adversaries(self) -> Mapping[Symbol, Function]:
        """For each state that may stand against a victim, where it does."""
        rows = self.compiled.program.rows("adversary", 1)
        return {arguments[0]: self.compiled.literal(atom) for _, arguments, atom in rows}

    @cached_property
    def wronged(self) -> Mapping[Symbol, Function]:
        """For each victim where somebody is held to have acted against it without right."""
        found: dict[Symbol, Function] = {}
        for _, (_, victim), atom in self.compiled.program.rows("wrongdoer", 2):
            found[victim] = found.get(victim, self.compiled.false) | self.compiled.literal(atom)
        return found

    @cached_property
    def _statuses(self) -> Mapping[tuple[Symbol, Symbol], Mapping[str, Function]]:
        found: dict[tuple[Symbol, Symbol], dict[str, Function]] = {}
        for symbol, atom in self.compiled.program.named("status", 3):
            mechanism, victim, status = symbol.arguments
            found.setdefault((mechanism, victim), {})[str(status)] = self.compiled.literal(atom)
        return found

    @cached_property
    def _headline_atoms(self) -> Mapping[Symbol, Mapping[str, int]]:
        found: dict[Symbol, dict[str, int]] = {}
        for symbol, atom in self.compiled.program.named("headline", 2):
            mechanism, status = symbol.arguments
            found.setdefault(mechanism, {})[str(status)] = atom
        return found

    def statuses(self, mechanism: Symbol, victim: Symbol) -> Mapping[str, Function]:
        """Where a mechanism has each of its statuses for a victim."""
        known = self._statuses.get((mechanism, victim), {})
        return {status: known.get(status, self.compiled.false) for status in STATUSES}

    def headline(self, mechanism: Symbol) -> Mapping[str, Function]:
        """Where a mechanism has each of its statuses, over all victims.

        Raises:
            StatusError: the law gives it no status, or two, in some outcome.
        """
        if mechanism not in self._headlines:
            atoms = self._headline_atoms.get(mechanism, {})
            literal, false = self.compiled.literal, self.compiled.false
            found = {status: literal(atoms[status]) if status in atoms else false for status in STATUSES}
            self._check(mechanism, list(found.values()))
            self._headlines[mechanism] = found
        return self._headlines[mechanism]

    def _check(self, mechanism: Symbol, functions: list[Function]) -> None:
        before = self.compiled.false
        for function in functions:
            if self.compiled.possible(before & function):
                raise StatusError(f"`{mechanism}` has two statuses in one outcome")
            before |= function
        if not self.compiled.certain(before):
            raise StatusError(f"`{mechanism}` has no status in some outcome")

    def invoked(self, mechanism: Symbol) -> Function:
        """Where a mechanism is in effect for some victim."""
        return self.headline(mechanism)["invoked"]

    def breaches(self, actor: Symbol) -> list[Function]:
        """Where an actor commits each of the breaches that it may commit."""
        return [self.compiled.literal(atom) for atom in self._breaches.get(actor, ())]

    @cached_property
    def _breaches(self) -> Mapping[Symbol, list[int]]:
        found: dict[Symbol, list[int]] = {}
        for _, arguments, atom in self.compiled.program.rows("breach", 3):
            found.setdefault(arguments[0], []).append(atom)
        return found

    def decided(self, function: Function) -> Function:
        """Where a function holds and, facts and readings being the same, some decisions would make it false."""
        return function & self.compiled.exists(~function, self.compiled.decisions)

    def lawful_by(self, actor: Symbol) -> Function:
        """Where an actor commits no breach that hangs on its own decisions."""
        if actor not in self._lawful_by:
            own = self.compiled.decisions_of(actor)
            self._lawful_by[actor] = self.compiled.all(
                ~(breach & self.compiled.exists(~breach, own)) for breach in self.breaches(actor)
            )
        return self._lawful_by[actor]

    @cached_property
    def lawful(self) -> Function:
        """Where nobody commits a breach that hangs on a decision."""
        compiled = self.compiled
        return compiled.all_of_many(
            compiled.all(~self.decided(breach) for breach in self.breaches(actor)) for actor in self._breaches
        )
