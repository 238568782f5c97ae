"""A solver that stands beside a world: each question adds only what no question before it needed.

The completion of more of the program has the same models over the rest of it, since what is added is defined; a
constraint that is added is one of the program's own. So a question gets the answer that it would get alone.
"""

from collections.abc import Iterable, Sequence

from pymodel.theory.completion import Completion
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.solver import Answer, Solver
from pymodel.theory.terms import implication, symbol

__all__ = ["Standing"]


class Standing:
    """The completion of a program in Z3, as far as questions have needed it.

    Args:
        completion: the completion.
    """

    def __init__(self, completion: Completion) -> None:
        self._completion = completion
        self._solver: Solver | None = None
        self._said: set[object] = set()
        self._asked = 0

    def ask(self, goals: Sequence[str], atoms: Iterable[int], seconds: float) -> Answer:
        """Asks whether some outcome has all goals.

        Args:
            goals: formulas over the atoms.
            atoms: the atoms of these formulas.
            seconds: the time limit.

        Returns:
            The answer; a model tells of choices alone.
        """
        completion = self._completion
        cone, constraints = completion.cone(atoms)
        new = [atom for atom in cone if atom not in self._said]
        bounds = [one for one in constraints if one not in self._said]
        self._said.update(new, bounds)
        declarations, assertions = completion.rendered(new, bounds)
        self._asked += 1
        name = f"question {self._asked}"
        declarations.append(f"(declare-const {symbol(name)} Bool)")
        assertions += [Assertion("goal", implication(symbol(name), goal)) for goal in goals]
        if self._solver is None:
            self._solver = Solver(Obligation("QF_UF", (), ()), seconds)
        self._solver.add(declarations, assertions)
        self._solver.limit(seconds)
        names = completion.program.names
        choices = [str(names[atom]) for atom in completion.chosen if atom in cone and atom in names]
        return self._solver.check({name: True}, told=choices)
