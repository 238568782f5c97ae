"""For every scenario and all readings there are decisions: counterexample-guided expansion.

The outer solver looks for facts and readings under which no decisions tried so far succeed; the inner one looks for
decisions that do. Decisions found become a copy of the completion in which they are taken, and their failure is
demanded of the next candidate (Janota, Klieber, Marques-Silva and Clarke 2016, for quantified Boolean formulas).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pymodel.claims.errors import ClaimError, DisagreementError
from pymodel.claims.findings import Asked, Finding
from pymodel.claims.outcome import smallest
from pymodel.claims.size import LEVELS, Sizes, weights
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.solver import Answer, Solver
from pymodel.theory.terms import FALSE, conjunction, negation, symbol

if TYPE_CHECKING:
    from pymodel.claims.this_world import Question

__all__ = ["alternation"]

MOST = 200  # strategies that are tried before the search gives up


def alternation(question: Question) -> Finding:
    """Looks for facts and readings under which no decisions bring about the goal.

    Args:
        question: a claim of the pattern `avoidable` or `attainable` without a stated strategy, and a world.

    Returns:
        What was found.

    Raises:
        ClaimError: what the claim supposes hangs on decisions.
        DisagreementError: clingo does not confirm what the prover found.
    """
    world, claim = question.world, question.claim
    completion, program = world.completion, world.program
    method = "counterexample-guided expansion, Z3"
    goal, supposed = question.number("goal"), question.number("supposed")
    decides = [atom for _, atom in program.named("decides", 3) if atom in completion.chosen]
    if supposed is None or not question.possible("premise"):
        return Finding(world.date, "holds", method, supposed=False)
    if supposed in completion.depending(decides):
        raise ClaimError([f"{claim.file}:{claim.line}: what `{claim.pattern}` assumes may not hang on decisions"])
    start = [supposed, *([goal] if goal is not None else []), *(atom for atom, _ in question.assumed)]
    fixed = [negation(completion.literal(atom)) for atom, _ in question.assumed]
    cone, _ = completion.cone(start)
    names = program.names
    mine = [atom for atom in decides if atom in cone]
    before = [atom for atom in completion.chosen if atom in cone and atom in names and atom not in set(decides)]
    tried = completion.obligation([completion.literal(supposed), *fixed], start)
    outer = Solver(tried, question.seconds)
    aim = FALSE if goal is None else completion.literal(goal)
    reach = completion.obligation([aim, *fixed], start)
    inner = Solver(reach, question.seconds) if goal is not None else None
    smaller = _Smaller(Sizes(outer, weights(world, frozenset(before))))
    for number in range(MOST):
        candidate = outer.check(smaller.bounds)
        if candidate.status == "unsat" and smaller.go_on():
            continue
        if candidate.status != "sat":
            break
        facts = {str(names[atom]): str(names[atom]) in candidate.true for atom in before}
        reply = Answer("unsat") if inner is None else inner.check(facts)
        if reply.status == "unknown":
            return Finding(world.date, "unknown", method)
        if reply.status == "unsat":
            smaller.found(facts)
            continue
        copy = completion.copy(mine, f"under strategy {number}", _taken(question, mine, reply.true))
        added, said = completion.added(copy, start)
        assert goal is not None  # else nothing can succeed
        said = (*said, Assertion("goal", negation(copy.literal(goal))))
        outer.add(added, said)
        tried = tried.also(said, added)
    if smaller.best is not None:
        return _refuted(question, smaller.best, method, reach)
    if candidate.status == "unsat":
        asked = (Asked(str(world.date), "unsat", tried),)
        return Finding(world.date, "holds", f"{method} ({number} strategies)", asked=asked)
    gave_up = f": gave up after {MOST} strategies" if candidate.status == "sat" else ""
    return Finding(world.date, "unknown", f"{method}{gave_up}")


class _Smaller:
    """Ever smaller facts and readings that refute a claim: first as few facts as can be, then positions."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._levels = list(LEVELS[:2])  # acts are what the claim asks for
        self._settled: dict[str, bool] = {}
        self.best: dict[str, bool] | None = None

    @property
    def bounds(self) -> dict[str, bool]:
        """What the next facts have to keep within."""
        if self.best is None:
            return {}
        return self._settled | {self._sizes.at_most(self._levels[0], self._size - 1): True}

    @property
    def _size(self) -> int:
        return self._sizes.of(self._levels[0], {name for name, value in (self.best or {}).items() if value})

    def found(self, facts: dict[str, bool]) -> None:
        """Keeps facts that refute the claim."""
        self.best = facts

    def go_on(self) -> bool:
        """Where nothing keeps within the bounds: whether something else is still to be made smaller."""
        if self.best is None:
            return False
        self._settled[self._sizes.at_most(self._levels[0], self._size)] = True
        del self._levels[0]
        return bool(self._levels)


def _taken(question: Question, decides: list[int], true: frozenset[str]) -> Mapping[int, str]:
    """Decisions as functions of facts and readings: the value found where it is offered, else the first that is."""
    completion, names = question.world.completion, question.world.program.names
    passive = {(str(act), str(value)) for act, value in question.world.program.tuples("passive", 2)}
    groups: dict[tuple[str, str], list[int]] = {}
    for atom in decides:
        actor, act, _ = map(str, names[atom].arguments)
        groups.setdefault((actor, act), []).append(atom)
    taken: dict[int, str] = {}
    for (_, act), atoms in groups.items():

        def rank(atom: int, act: str = act) -> tuple[bool, bool, str]:
            name = str(names[atom])
            return name not in true, (act, str(names[atom].arguments[2])) not in passive, name

        earlier: list[str] = []
        for atom in sorted(atoms, key=rank):
            offered = conjunction(map(completion.literal, completion.chosen[atom].literals))
            taken[atom] = conjunction([offered, *map(negation, earlier)])
            earlier.append(offered)
    return taken


def _refuted(question: Question, facts: Mapping[str, bool], method: str, reach: Obligation) -> Finding:
    """Facts and readings under which the goal is out of reach, replayed."""
    from pymodel.claims.outcome import chosen_by

    world = question.world
    found = smallest(world, [], [*chosen_by(world, facts), *question.assumed], question.seconds)
    if found is None:
        raise DisagreementError(f"{question.claim.id}: clingo has no outcome for the facts that Z3 found")
    readings = found.keeping(found.positions)
    kept = question.needed(readings, "goal", certain=False)
    says = "whatever is decided, it cannot be " + ("avoided" if question.claim.pattern == "avoidable" else "attained")
    settled = [symbol(name) if value else negation(symbol(name)) for name, value in facts.items()]
    asked = (Asked(str(world.date), "unsat", reach.also([Assertion("facts", one) for one in settled])),)
    shown = question.shown(says, kept, "goal", certain=False)
    return Finding(world.date, "found", method, scenarios=(shown,), asked=asked)
