"""The consequences of a full assignment to the choices, straight from the rules."""

from collections.abc import Collection

from clingo import Symbol

from pymodel.ground.program import CountRule, GroundProgram, Rule

__all__ = ["evaluate", "holding"]


def evaluate(program: GroundProgram, chosen: Collection[Symbol]) -> frozenset[Symbol]:
    """Derives everything that follows once the choices are made.

    Args:
        program: an acyclic program whose choice rules are all exactly-one choices.
        chosen: the choice atoms that hold. Whether they are a coherent choice is not checked.

    Returns:
        The named atoms that hold, facts and choices included.

    Raises:
        NotAcyclicError: the program has a cycle.
    """
    true = holding(program, chosen)
    return frozenset(program.names[atom] for atom in true if atom in program.names)


def holding(program: GroundProgram, chosen: Collection[Symbol]) -> frozenset[int]:
    """The numbers of all atoms that hold once the choices are made, named or not; for the arguments see `evaluate`."""
    wanted = {program.number(symbol) for symbol in chosen}
    true = set(program.true)

    def holds(literal: int) -> bool:
        return (abs(literal) in true) == (literal > 0)

    def fires(rule: Rule | CountRule, atom: int) -> bool:
        if rule.choice:
            return atom in wanted
        if isinstance(rule, CountRule):
            return (
                sum(weight for literal, weight in zip(rule.literals, rule.weights, strict=True) if holds(literal))
                >= rule.bound
            )
        return all(holds(literal) for literal in rule.literals)

    for atom in program.order():
        if any(fires(rule, atom) for rule in program.defining[atom]):
            true.add(atom)
    return frozenset(true)
