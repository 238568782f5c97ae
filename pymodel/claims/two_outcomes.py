"""Claims about two outcomes that differ in one thing: what a reading decides, what more of something never loses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clingo import Symbol

from pymodel.claims.errors import DisagreementError
from pymodel.claims.findings import Asked, Finding, Replayed
from pymodel.claims.outcome import Chosen, smallest
from pymodel.claims.size import LEVELS, Sizes, weights
from pymodel.theory.completion import Copy
from pymodel.theory.solver import Solver
from pymodel.theory.terms import FALSE, at_least_one, conjunction, negation

if TYPE_CHECKING:
    from pymodel.claims.this_world import Question

__all__ = ["two_outcomes"]

_METHOD = "two copies of the ground completion, Z3"
_SECOND = "in the second outcome"


def two_outcomes(question: Question) -> Finding:
    """Looks for two outcomes, alike but for the one thing, of which the first has the conclusion and the second not.

    Args:
        question: a claim of the pattern `depends` or `monotone`, and a world.

    Returns:
        What was found.

    Raises:
        DisagreementError: clingo does not confirm what the prover found.
    """
    world, completion = question.world, question.world.completion
    varied = _varied(question)
    supposed = question.possible("premise")
    goal, assumed = question.number("goal"), question.assumed
    if goal is None or not supposed:
        return Finding(world.date, "holds", _METHOD, supposed=supposed)
    copy = completion.copy([atom for atoms in varied.values() for atom in atoms.values()], _SECOND)
    plain = [completion.literal(goal), *(negation(completion.literal(atom)) for atom, _ in assumed)]
    second = [negation(copy.literal(goal)), *(negation(copy.literal(atom)) for atom, _ in assumed)]
    supposed_atom = question.number("supposed")
    second.append(FALSE if supposed_atom is None else copy.literal(supposed_atom))
    between = [_between(question, atoms, completion.literal, copy.literal) for atoms in varied.values()]
    atoms = [goal, *(atom for atom, _ in assumed), *(atom for group in varied.values() for atom in group.values())]
    obligation = completion.obligation([*plain, *second, *between], atoms, [copy])
    solver = Solver(obligation, question.seconds)
    told = _told(question, atoms)
    answer = solver.check(told=told)
    if answer.status == "unknown":
        return Finding(world.date, "unknown", _METHOD, supposed=supposed)
    asked = (Asked(str(world.date), answer.status, obligation),)
    if answer.status == "unsat":
        return Finding(world.date, "holds", _METHOD, supposed=supposed, asked=asked)
    true = _smallest(question, copy, solver, atoms, answer.true, told)
    names = world.program.names
    cone, _ = completion.cone(atoms)
    first_chosen = _chosen(question, {atom: str(names[atom]) in true for atom in cone if atom in names})
    other = {
        atom: (f"{names[atom]} {_SECOND}" if atom in copy.varied else str(names[atom])) in true
        for atom in cone
        if atom in names
    }
    second_chosen = _chosen(question, other)
    shown = (
        _shown(question, "the first of two outcomes: it has the conclusion", first_chosen, has=True),
        _shown(question, "the second of two outcomes: it has not", second_chosen, has=False),
    )
    return Finding(world.date, "found", _METHOD, supposed=supposed, scenarios=shown, asked=asked)


def _varied(question: Question) -> dict[str, dict[str, int]]:
    """The choices that may differ: for each thing that is chosen, the atoms by their value."""
    program, claim = question.world.program, question.claim
    found: dict[str, dict[str, int]] = {}
    if claim.pattern == "depends":
        reading = claim.parameters[0]
        for one, atom in program.named("position", 2):
            if str(one.arguments[0]) == reading:
                found.setdefault(reading, {})[str(one.arguments[1])] = atom
        return found
    (name,) = claim.parameters
    for one, atom in program.named("given", 3):
        if str(one.arguments[1]) == name:
            found.setdefault(str(one.arguments[0]), {})[str(one.arguments[2])] = atom
    if not found:
        for one, atom in program.named("decides", 3):
            if str(one.arguments[1]) == name:
                found.setdefault(str(one.arguments[0]), {})[str(one.arguments[2])] = atom
    return found


def _between(question: Question, atoms: Mapping[str, int], first: object, second: object) -> str:
    """How the one thing differs between the outcomes."""
    assert callable(first)
    assert callable(second)
    claim = question.claim
    if claim.pattern == "depends":
        _, one, other = claim.parameters
        if one not in atoms or other not in atoms:
            return FALSE
        return conjunction([first(atoms[one]), second(atoms[other])])
    order = _order(question, atoms)
    options = []
    for value, atom in atoms.items():
        more = [
            second(other)
            for name, other in atoms.items()
            if name not in order or value not in order or order[name] >= order[value]
        ]
        options.append(conjunction([first(atom), at_least_one(more)]))
    # where nothing is chosen in the first outcome, nothing has to be in the second
    none = conjunction([negation(first(atom)) for atom in atoms.values()])
    return at_least_one([*options, none])


def _order(question: Question, atoms: Mapping[str, int]) -> Mapping[str, int]:
    """The rank of each value, from the order facts of the law that rank most of the values."""
    program = question.world.program
    best: dict[str, int] = {}
    for name, arity in sorted(program.known.signatures):
        if arity == 2 and name.endswith("_order"):
            ranks = {str(value): rank.number for value, rank in program.tuples(name, 2) if str(value) in atoms}
            if len(ranks) > len(best):
                best = ranks
    return best


def _told(question: Question, atoms: Sequence[int]) -> tuple[str, ...]:
    """The choices of both outcomes, which alone are read off a model."""
    completion, names = question.world.completion, question.world.program.names
    cone, _ = completion.cone(atoms)
    plain = [str(names[atom]) for atom in completion.chosen if atom in cone and atom in names]
    return (*plain, *(f"{name} {_SECOND}" for name in plain))


def _smallest(  # noqa: PLR0913, PLR0917 - a model, and all that it is a model of
    question: Question, copy: Copy, solver: Solver, atoms: Sequence[int], true: frozenset[str], told: Sequence[str]
) -> frozenset[str]:
    """The smallest model, both outcomes counted: level by level the bound is halved until nothing lies below it."""
    cone, _ = question.world.completion.cone(atoms)
    second = weights(question.world, cone & copy.varied)
    counted = {
        level: own | {f"{name} {_SECOND}": weight for name, weight in second[level].items()}
        for level, own in weights(question.world, cone).items()
    }
    sizes = Sizes(solver, counted)
    kept: dict[str, bool] = {}
    for level in LEVELS:
        least, most = 0, sizes.of(level, true)
        while least < most:
            bound = (least + most) // 2
            answer = solver.check({**kept, sizes.at_most(level, bound): True}, told=told)
            if answer.status == "unknown":
                break
            if answer.status == "sat":
                true, most = answer.true, sizes.of(level, answer.true)
            else:
                least = bound + 1
        kept[sizes.at_most(level, most)] = True
    return true


def _chosen(question: Question, holds: Mapping[int, bool]) -> Chosen:
    """The choices of one of the two outcomes; what the claim does not hang on is filled in by clingo."""
    world = question.world
    assumed = [(atom, value) for atom, value in holds.items() if atom in world.completion.chosen]
    found = smallest(world, [], assumed, question.seconds)
    if found is None:
        raise DisagreementError(f"{question.claim.id}: clingo has no outcome like one of the two that Z3 found")
    return found


def _shown(question: Question, says: str, chosen: Chosen, *, has: bool) -> Replayed:
    claim = question.claim
    reduced = question.needed(chosen, "goal", certain=has)
    # the reading in question is always said
    kept: set[Symbol] = set(reduced.free)
    if claim.pattern == "depends":
        kept |= {one for one in chosen.positions if str(one.arguments[0]) == claim.parameters[0]}
    return question.shown(says, chosen.keeping(kept), "goal", certain=has)
