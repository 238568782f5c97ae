"""How large an outcome is: what a counterexample says beside the usual, so that the smallest can be told."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from pymodel.theory.obligation import Assertion
from pymodel.theory.solver import Solver
from pymodel.theory.terms import FALSE, TRUE, implication, symbol
from pymodel.theory.world import World

__all__ = ["LEVELS", "Costs", "Sizes", "costs", "weights"]

Costs = Mapping[int, Sequence[tuple[int, int]]]
"""For each level the atoms that count, with their weights; a higher level comes first."""

FACTS, POSITIONS, ACTS = LEVELS = (3, 2, 1)
_SHAPES = {"unknown": 2, "group": 3}  # a file says more of an attacker that is no state


def costs(world: World) -> Costs:
    """What makes an outcome of a world larger.

    Args:
        world: the world.

    Returns:
        First the facts that are not usual, each attacker and each target; then the positions that are not mainstream;
        then the acts that are not the passive ones.
    """
    program = world.program
    usual = {str(field): str(value) for field, value in program.tuples("default", 2)}
    mainstream = {(str(q), str(p)) for q, p, how in program.tuples("position_of", 3) if str(how) == "mainstream"}
    passive = {(str(act), str(value)) for act, value in program.tuples("passive", 2)}
    facts: list[tuple[int, int]] = []
    for one, atom in program.named("given", 3):
        field, value = map(str, one.arguments[1:])
        if field in {"attacker", "target"} or usual.get(field, value) != value:
            facts.append((atom, 1))
    for one, atom in program.named("acted", 1):
        facts += [(atom, weight) for shape, weight in _SHAPES.items() if str(one.arguments[0]) == shape]
    alone = (world.atom(name) for name in ("backed", "object_stated"))
    facts += [(atom, 1) for atom in alone if atom is not None]
    positions = [
        (atom, 1)
        for one, atom in program.named("position", 2)
        if (str(one.arguments[0]), str(one.arguments[1])) not in mainstream
    ]
    acts = [
        (atom, 1)
        for one, atom in program.named("decides", 3)
        if (str(one.arguments[1]), str(one.arguments[2])) not in passive
    ]
    return {FACTS: facts, POSITIONS: positions, ACTS: acts}


class Sizes:
    """Bounds on the size of what a solver may find; for Z3 alone, never written out for others.

    Args:
        solver: the solver.
        weights: for each level the names of the constants that count, with their weights.
    """

    def __init__(self, solver: Solver, weights: Mapping[int, Mapping[str, int]]) -> None:
        self._solver = solver
        self._weights = weights
        self._said: set[str] = set()

    def of(self, level: int, true: AbstractSet[str]) -> int:
        """The size at a level of a model in which these constants are true."""
        return sum(weight for name, weight in self._weights[level].items() if name in true)

    def at_most(self, level: int, bound: int) -> str:
        """The constant under which the size at a level keeps within a bound."""
        guard = f"size at level {level} at most {bound}"
        if guard not in self._said:
            self._said.add(guard)
            weights = self._weights[level]
            summed = TRUE if bound >= 0 else FALSE
            if weights and bound >= 0:
                summed = f"((_ pble {bound} {' '.join(map(str, weights.values()))}) {' '.join(map(symbol, weights))})"
            declared = f"(declare-const {symbol(guard)} Bool)"
            self._solver.add([declared], [Assertion("size", implication(symbol(guard), summed))])
        return guard


def weights(world: World, atoms: AbstractSet[int]) -> dict[int, dict[str, int]]:
    """The names of the choices among some atoms that make an outcome larger, with their weights, for each level."""
    names, chosen = world.program.names, world.completion.chosen
    return {
        level: {str(names[atom]): weight for atom, weight in counted if atom in atoms and atom in chosen}
        for level, counted in costs(world).items()
    }
