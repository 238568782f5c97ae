"""A solver that stands beside a world: each question adds only what no question before it needed.

The completion of more of the program has the same models over the rest of it, since what is added is defined; a
constraint that is added is one of the program's own. So a question gets the answer that it would get alone. What other
questions left behind costs time, though: where it is more than the question itself needs, the solver begins anew.
"""

from collections.abc import Iterable, Iterator, Sequence

from pymodel.ground import Rule
from pymodel.theory.completion import Completion
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.solver import Answer, Solver
from pymodel.theory.terms import implication, symbol

__all__ = ["Standing"]

MOST_BESIDE = 1.5  # times what a question hangs on


class Standing:
    """The completion of a program in Z3, as far as questions have needed it.

    Args:
        completion: the completion.
    """

    def __init__(self, completion: Completion) -> None:
        self._completion = completion
        self._asked = 0
        self._begin()

    def _begin(self) -> None:
        """Nothing has been said."""
        self._solver: Solver | None = None
        self._said: set[int] = set()
        self._bounds: set[Rule] = set()

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
        start = list(atoms)
        whole, _ = completion.cone(start)
        if len(self._said) > MOST_BESIDE * len(whole):
            self._begin()
        # what was said before was said with all that it hangs on
        new, constraints = completion.cone(start, self._said)
        bounds = [one for one in constraints if one not in self._bounds]
        self._said.update(new)
        self._bounds.update(bounds)
        declarations, assertions = completion.rendered(new, bounds)
        self._asked += 1
        name = f"question {self._asked}"
        declarations.append(f"(declare-const {symbol(name)} Bool)")
        assertions += [Assertion("goal", implication(symbol(name), goal)) for goal in goals]
        if self._solver is None:
            self._solver = Solver(Obligation("QF_UF", (), ()), seconds)
        self._solver.add(declarations, assertions)
        self._solver.limit(seconds)
        return self._solver.check({name: True}, told=self._choices(start))

    def _choices(self, atoms: Sequence[int]) -> Iterator[str]:
        """The choices that atoms hang on, looked for once a model is there to be read."""
        cone, _ = self._completion.cone(atoms)
        names = self._completion.program.names
        yield from (str(names[atom]) for atom in self._completion.chosen if atom in cone and atom in names)
