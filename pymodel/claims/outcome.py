"""One outcome as a scenario file: which choices it takes, which of them it needs, and its smallest one."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import clingo
from clingo.ast import AST

from pymodel.claims.errors import DisagreementError
from pymodel.claims.size import costs
from pymodel.ground import GroundProgram, ground
from pymodel.theory.world import World

__all__ = ["Chosen", "asked_of", "chosen_by", "needed", "occurs", "smallest"]

_KINDS = (("given", 3), ("position", 2), ("decides", 3))


@dataclass(frozen=True)
class Chosen:
    """The choices of an outcome, as symbols.

    Attributes:
        date: the date, yyyymmdd.
        given: the facts stated.
        positions: the positions held.
        decisions: the decisions taken.
    """

    date: int
    given: tuple[clingo.Symbol, ...]
    positions: tuple[clingo.Symbol, ...] = ()
    decisions: tuple[clingo.Symbol, ...] = ()

    @property
    def free(self) -> tuple[clingo.Symbol, ...]:
        """Decisions and positions, in the order in which they are dropped first."""
        return (*self.decisions, *self.positions)

    def keeping(self, kept: Iterable[clingo.Symbol]) -> "Chosen":
        """The same facts with only some positions and decisions."""
        some = set(kept)
        return Chosen(
            self.date,
            self.given,
            tuple(one for one in self.positions if one in some),
            tuple(one for one in self.decisions if one in some),
        )


def chosen_by(world: World, holds: Mapping[str, bool]) -> tuple[tuple[int, bool], ...]:
    """The choices of a model, as assumptions for clingo.

    Args:
        world: the world.
        holds: which named atoms hold, as text; atoms that are absent are left open.

    Returns:
        Literals of clingo with their truth.
    """
    names = world.program.names
    texts = ((atom, str(names[atom])) for atom in world.completion.chosen if atom in names)
    return tuple((atom, holds[text]) for atom, text in texts if text in holds)


def smallest(world: World, goals: Sequence[int], assumed: Sequence[tuple[int, bool]], seconds: float) -> Chosen | None:
    """The smallest outcome with some literals; see `size.costs`.

    Args:
        world: the world.
        goals: literals that hold.
        assumed: further literals, with their truth.
        seconds: after this time the smallest that was found is returned.

    Returns:
        Its choices; None if there is no such outcome, or none was found in time.
    """
    control = world.control
    if not list(control.symbolic_atoms.by_signature("ready_for_smallest", 0)):
        control.add("smallest", [], "ready_for_smallest.")
        control.ground([("smallest", [])])
        with control.backend() as backend:
            for level, counted in costs(world).items():
                backend.add_minimize(level, counted)
        _section(control.configuration.solver).opt_strategy = "usc,oll"  # many times faster here than descending
    solving = _section(control.configuration.solve)
    solving.models, solving.opt_mode = 0, "opt"
    found: Chosen | None = None
    until = time.monotonic() + seconds
    with control.solve(assumptions=_assumptions(goals, assumed), yield_=True, async_=True) as handle:
        while True:
            handle.resume()
            if not handle.wait(max(0.0, until - time.monotonic())):
                handle.cancel()
                break
            model = handle.model()
            if model is None:
                break
            found = _choices(world, model)
    solving.opt_mode, solving.models = "ignore", 1
    return found


def _section(part: clingo.Configuration | str | None) -> clingo.Configuration:
    """A section of clingo's configuration."""
    assert isinstance(part, clingo.Configuration)
    return part


def asked_of(world: World, goals: Sequence[int], assumed: Sequence[tuple[int, bool]]) -> Chosen | None:
    """Any outcome with some literals; None if there is none."""
    solving = _section(world.control.configuration.solve)
    solving.opt_mode, solving.models = "ignore", 1
    with world.control.solve(assumptions=_assumptions(goals, assumed), yield_=True) as handle:
        for model in handle:
            return _choices(world, model)
    return None


def occurs(world: World, goals: Sequence[int], assumed: Sequence[tuple[int, bool]], conflicts: int) -> bool | None:
    """Whether some outcome has some literals; None if that takes clingo more conflicts than it may meet."""
    solving = _section(world.control.configuration.solve)
    solving.opt_mode, solving.models, solving.solve_limit = "ignore", 1, f"{conflicts},umax"
    result = world.control.solve(assumptions=_assumptions(goals, assumed))
    solving.solve_limit = "umax,umax"
    return result.satisfiable


def _assumptions(goals: Sequence[int], assumed: Sequence[tuple[int, bool]]) -> list[int]:
    return [*goals, *(atom if value else -atom for atom, value in assumed)]


def _choices(world: World, model: clingo.Model) -> Chosen:
    parts = [
        tuple(sorted(symbol for symbol, atom in world.program.named(name, arity) if model.is_true(atom)))
        for name, arity in _KINDS
    ]
    return Chosen(world.date, *parts)


def needed(
    files: Sequence[Path], rules: Sequence[AST], chosen: Chosen, goal: clingo.Symbol, *, certain: bool
) -> Chosen:
    """The choices that are enough to force a conclusion, the facts being as they are.

    Args:
        files: the files of the law.
        rules: the rules of the claim.
        chosen: an outcome.
        goal: the conclusion.
        certain: whether every outcome with these choices has it, or none.

    Returns:
        The same facts, with positions and decisions of which none can be spared.

    Raises:
        DisagreementError: the choices do not force the conclusion.
    """
    name = clingo.Function
    facts = [name("date", [clingo.Number(chosen.date)]), name("incident", [clingo.Number(1)])]
    facts += [*chosen.given, name("readings_scope", [name("all")])]
    # with the facts settled the program is small, and a question takes a millisecond
    small = Small(ground(files, facts, rules=rules), goal, certain)
    kept = list(chosen.free)
    if small.core(kept) is None:
        raise DisagreementError("clingo does not find what the prover found")
    # the acts that many take go first, together: one act of an organ says more than fifteen votes
    acts: dict[str, list[clingo.Symbol]] = {}
    for decision in chosen.decisions:
        acts.setdefault(str(decision.arguments[1]), []).append(decision)
    for same in sorted(acts.values(), key=len, reverse=True):
        fewer = [one for one in kept if one not in same]
        if small.core(fewer) is not None:
            kept = fewer
    kept = small.core(kept) or []
    for one in list(kept):
        fewer = [other for other in kept if other != one]
        if one in kept and (again := small.core(fewer)) is not None:
            kept = again
    return chosen.keeping(kept)


@dataclass(frozen=True)
class Small:
    """One scenario with a conclusion that its choices are to force."""

    program: GroundProgram
    goal: clingo.Symbol
    certain: bool

    @cached_property
    def _values(self) -> Mapping[tuple[str, tuple[clingo.Symbol, ...]], Sequence[tuple[clingo.Symbol, int]]]:
        """For each thing that is chosen the atoms of its values."""
        found: dict[tuple[str, tuple[clingo.Symbol, ...]], list[tuple[clingo.Symbol, int]]] = {}
        for name, arity in _KINDS:
            for symbol, atom in self.program.named(name, arity):
                found.setdefault((name, tuple(symbol.arguments[:-1])), []).append((symbol, atom))
        return found

    def core(self, kept: Sequence[clingo.Symbol]) -> list[clingo.Symbol] | None:
        """Which of the choices force the conclusion; None if they do not."""
        number = self.program.number(self.goal)
        if number is None:
            return None if self.certain else []
        # what a scenario fixes is still chosen only where it is offered, so no other value is chosen: that is all
        excluded = {other: symbol for symbol in kept for other in self._others(symbol)}
        control = self.program.known.control
        asked = [-number if self.certain else number, *(-other for other in excluded)]
        with control.solve(assumptions=asked, yield_=True) as handle:
            if handle.get().satisfiable:
                return None
            core = {-literal for literal in handle.core()}
        needed = {symbol for other, symbol in excluded.items() if other in core}
        return [symbol for symbol in kept if symbol in needed]

    def _others(self, chosen: clingo.Symbol) -> Iterator[int]:
        """The atoms of the values that are not chosen."""
        for symbol, atom in self._values.get((chosen.name, tuple(chosen.arguments[:-1])), ()):
            if symbol != chosen:
                yield atom
