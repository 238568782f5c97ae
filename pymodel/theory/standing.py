"""A solver that stands beside a world: each question adds only what no question before it needed.

The completion of more of the program has the same models over the rest of it, since what is added is defined; a
constraint that is added is one of the program's own. So a question gets the answer that it would get alone. What other
questions left behind costs time, though: where it is more than the question itself needs, the solver begins anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

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
        self._open: set[int] = set()  # spoken of, and not defined yet

    def refutes(self, goals: Sequence[str], atoms: Iterable[int], seconds: float, within: AbstractSet[str]) -> bool:
        """Whether the definitions of some groups are enough to refute goals.

        Args:
            goals: formulas over the atoms.
            atoms: the atoms of these formulas.
            seconds: the time limit.
            within: the groups; see `Completion.group`.
        """
        return self._check(goals, list(atoms), seconds, within, ()).status == "unsat"

    def ask(self, goals: Sequence[str], atoms: Iterable[int], seconds: float) -> Answer:
        """Asks whether some outcome has all goals.

        Args:
            goals: formulas over the atoms.
            atoms: the atoms of these formulas.
            seconds: the time limit.

        Returns:
            The answer; a model tells of choices alone.
        """
        start = list(atoms)
        return self._check(goals, start, seconds, None, self._choices(start))

    def _check(
        self,
        goals: Sequence[str],
        start: Sequence[int],
        seconds: float,
        within: AbstractSet[str] | None,
        told: Iterable[str],
    ) -> Answer:
        completion = self._completion
        whole, constraints = completion.cone(start, within)
        if len(self._said) > MOST_BESIDE * len(whole):
            self._begin()
        new = [one for one in whole if one not in self._said]
        bounds = [one for one in constraints if one not in self._bounds]
        self._said.update(new)
        self._bounds.update(bounds)
        declarations, assertions = completion.rendered(new, bounds)
        # what is defined now may have been spoken of before, and what is spoken of now may be defined later or never
        known = {completion.declaration(one) for one in self._open.intersection(new)}
        spoken = completion.spoken_of(new, bounds, start) - self._said - self._open
        self._open = (self._open | spoken) - self._said
        declarations = [completion.declaration(one) for one in sorted(spoken)] + [
            one for one in declarations if one not in known
        ]
        self._asked += 1
        name = f"question {self._asked}"
        declarations.append(f"(declare-const {symbol(name)} Bool)")
        assertions += [Assertion("goal", implication(symbol(name), goal)) for goal in goals]
        if self._solver is None:
            self._solver = Solver(Obligation("QF_UF", (), ()), seconds)
        self._solver.add(declarations, assertions)
        self._solver.limit(seconds)
        return self._solver.check({name: True}, told=told)

    def _choices(self, atoms: Sequence[int]) -> Iterator[str]:
        """The choices that atoms hang on, looked for once a model is there to be read."""
        cone, _ = self._completion.cone(atoms)
        names = self._completion.program.names
        yield from (str(names[atom]) for atom in self._completion.chosen if atom in cone and atom in names)
