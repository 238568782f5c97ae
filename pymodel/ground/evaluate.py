"""The consequences of a full assignment to the choices, straight from the rules."""

from collections.abc import Collection

from clingo import Symbol

from pymodel.ground.program import CountRule, GroundProgram

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
    defining = program.defining
    for atom in program.order():
        for rule in defining[atom]:
            if rule.choice:
                fires = atom in wanted
            elif isinstance(rule, CountRule):
                weighted = zip(rule.literals, rule.weights, strict=True)
                fires = sum(weight for literal, weight in weighted if _holds(literal, true)) >= rule.bound
            else:
                for literal in rule.literals:  # written out, since this is done for every rule of every outcome
                    if (literal in true) if literal > 0 else (-literal not in true):
                        continue
                    fires = False
                    break
                else:
                    fires = True
            if fires:
                true.add(atom)
                break
    return frozenset(true)


def _holds(literal: int, true: set[int]) -> bool:
    return (abs(literal) in true) == (literal > 0)
