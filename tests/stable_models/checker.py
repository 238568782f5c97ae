"""A third engine: whether a set of atoms is an answer set, decided from the definition and nothing else.

A set is an answer set if it satisfies every rule and is the least model of its own reduct (Gelfond and Lifschitz
1988). Choice rules put a chosen head into the reduct as a rule of its own (Simons, Niemelä and Soininen 2002), and
in a counting body the negated literals are replaced by the weight they contribute in the set. Nothing here relies
on the order of the atoms, on completion or on diagrams, so cycles are treated as well.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from clingo import Symbol

from pymodel.ground import CountRule, GroundProgram, Rule

__all__ = ["is_answer_set", "is_answer_set_of_names", "with_auxiliaries"]


class Clause(NamedTuple):
    """A rule of a reduct: the head follows once the weights of the atoms that hold reach the bound."""

    head: int
    bound: int
    atoms: tuple[int, ...]
    weights: tuple[int, ...]


def is_answer_set(program: GroundProgram, atoms: Collection[int]) -> bool:
    """Whether the atoms, facts and auxiliary atoms included, are an answer set of the program."""
    candidate = frozenset(atoms)
    return _is_model(program, candidate) and _least_model(program, candidate) == candidate


def is_answer_set_of_names(program: GroundProgram, symbols: Collection[Symbol]) -> bool:
    """The same for named atoms: clingo's auxiliary atoms have the values that their definitions give."""
    numbers = [program.number(symbol) for symbol in symbols]
    if any(number is None for number in numbers):
        return False
    return is_answer_set(program, with_auxiliaries(program, [number for number in numbers if number is not None]))


def with_auxiliaries(program: GroundProgram, named: Collection[int]) -> frozenset[int]:
    """Adds the auxiliary atoms whose definitions hold. They may not depend on one another in a circle."""
    found = set(named)
    known = dict.fromkeys(program.names, True)
    for start in (*program.true, *program.defining):
        waiting = [start]
        while waiting:
            atom = waiting[-1]
            rules = program.defining.get(atom, ())
            below = [abs(literal) for rule in rules for literal in rule.literals if abs(literal) not in known]
            if atom not in known and below:
                assert len(waiting) <= len(program.defining), "auxiliary atoms depend on one another in a circle"
                waiting.extend(below)
                continue
            waiting.pop()
            if atom not in known:
                known[atom] = True
                if atom in program.true or any(_holds(rule, found) for rule in rules):
                    found.add(atom)
    return frozenset(found)


def _weights(rule: Rule | CountRule) -> tuple[int, tuple[int, ...]]:
    """A plain body is a count that all its literals have to reach."""
    if isinstance(rule, CountRule):
        return rule.bound, rule.weights
    return len(rule.literals), (1,) * len(rule.literals)


def _holds(rule: Rule | CountRule, atoms: Collection[int]) -> bool:
    bound, weights = _weights(rule)
    reached = sum(
        weight
        for literal, weight in zip(rule.literals, weights, strict=True)
        if (abs(literal) in atoms) == (literal > 0)
    )
    return reached >= bound


def _is_model(program: GroundProgram, atoms: frozenset[int]) -> bool:
    """Whether the facts are there and no rule has a true body and no true head."""
    rules: tuple[Rule | CountRule, ...] = (*program.rules, *program.counts)
    return program.true <= atoms and all(
        rule.choice or any(head in atoms for head in rule.heads) or not _holds(rule, atoms) for rule in rules
    )


def _reduct(program: GroundProgram, atoms: frozenset[int]) -> Iterator[Clause]:
    """The positive rules that are left when the negated literals have the values of the set."""
    rules: tuple[Rule | CountRule, ...] = (*program.rules, *program.counts)
    for rule in rules:
        bound, weights = _weights(rule)
        pairs = list(zip(rule.literals, weights, strict=True))
        bound -= sum(weight for literal, weight in pairs if literal < 0 and -literal not in atoms)
        body = tuple(literal for literal, _ in pairs if literal > 0)
        positive = tuple(weight for literal, weight in pairs if literal > 0)
        for head in rule.heads:
            if not rule.choice or head in atoms:
                yield Clause(head, bound, body, positive)


def _least_model(program: GroundProgram, atoms: frozenset[int]) -> frozenset[int]:
    """Everything that follows from the reduct, starting from nothing."""
    clauses = list(_reduct(program, atoms))
    missing = [clause.bound for clause in clauses]
    waiting: dict[int, list[tuple[int, int]]] = {}
    for place, clause in enumerate(clauses):
        for atom, weight in zip(clause.atoms, clause.weights, strict=True):
            waiting.setdefault(atom, []).append((place, weight))
    found: set[int] = set()
    new = [*program.true, *(clause.head for clause in clauses if clause.bound <= 0)]
    while new:
        atom = new.pop()
        if atom in found:
            continue
        found.add(atom)
        for place, weight in waiting.get(atom, ()):
            missing[place] -= weight
            if missing[place] <= 0:
                new.append(clauses[place].head)
    return frozenset(found)
