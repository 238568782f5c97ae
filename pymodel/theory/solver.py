"""Asking Z3 about an obligation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pymodel.theory.obligation import Assertion, Obligation

__all__ = ["Answer", "Solver", "core", "decide"]

Status = Literal["sat", "unsat", "unknown"]


@dataclass(frozen=True)
class Answer:
    """What a solver says.

    Attributes:
        status: `unknown` also where the time was up.
        true: the symbols that the model makes true; only of `sat`.
        core: the groups of assertions that a refutation needs; only of `unsat`, where a core was asked for.
    """

    status: Status
    true: frozenset[str] = frozenset()
    core: tuple[str, ...] = ()


@dataclass
class Solver:
    """Z3 with some assertions, which can be asked under assumptions and given more.

    Attributes:
        seconds: the time limit of one question.
    """

    obligation: Obligation
    seconds: float
    _declared: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Reads the assertions into Z3."""
        import z3

        # the propositional core is several times faster; its own exports lose assertions, so nothing is exported from it
        self._z3 = z3
        propositional = self.obligation.logic == "QF_UF"
        self._solver = z3.SolverFor("QF_FD") if propositional else z3.Solver()
        self._solver.set("timeout", max(1, min(int(self.seconds * 1000), 2**31 - 1)))
        if not propositional:
            self._solver.set("random_seed", 0)
        self.add(self.obligation.declarations, self.obligation.assertions)

    def add(self, declarations: Sequence[str], assertions: Sequence[Assertion]) -> None:
        """Adds declarations and assertions."""
        # Z3 reads each text on its own, so the declarations made so far are said again
        self._declared += declarations
        lines = [*self._declared, *(f"(assert {assertion.text})" for assertion in assertions)]
        self._solver.from_string("\n".join(lines))

    def check(self, assumptions: Mapping[str, bool] | None = None) -> Answer:
        """Asks whether everything holds together.

        Args:
            assumptions: Boolean constants, without the bars of SMT-LIB, that are to be true or false.

        Returns:
            The answer; the core holds the assumptions needed.
        """
        z3 = self._z3
        asked = [z3.Bool(name) if value else z3.Not(z3.Bool(name)) for name, value in (assumptions or {}).items()]
        status = str(self._solver.check(*asked))
        if status == "sat":
            model = self._solver.model()
            true = frozenset(one.name() for one in model.decls() if z3.is_true(model[one]))
            return Answer("sat", true)
        if status == "unsat":
            return Answer("unsat", core=tuple(sorted(str(one) for one in self._solver.unsat_core())))
        return Answer("unknown")


def decide(obligation: Obligation, seconds: float) -> Answer:
    """Asks Z3 about an obligation once.

    Args:
        obligation: what is asserted.
        seconds: the time limit.

    Returns:
        The answer, without a core.
    """
    return Solver(obligation, seconds).check()


def core(obligation: Obligation, seconds: float) -> Answer:
    """Asks which groups of assertions refute one another.

    Args:
        obligation: what is asserted, and known to be unsatisfiable.
        seconds: the time limit of each question.

    Returns:
        The answer; its core cannot spare a group, unless the time was up before that was known.
    """
    groups = list(dict.fromkeys(assertion.group for assertion in obligation.assertions))
    guards = {f"group {place}": group for place, group in enumerate(groups)}
    of = {group: guard for guard, group in guards.items()}
    declared = [*obligation.declarations, *(f"(declare-const |{guard}| Bool)" for guard in guards)]
    guarded = [Assertion(one.group, f"(=> |{of[one.group]}| {one.text})") for one in obligation.assertions]
    solver = Solver(Obligation(obligation.logic, tuple(declared), tuple(guarded)), seconds)
    answer = solver.check(dict.fromkeys(guards, True))
    if answer.status != "unsat":
        return answer
    needed = [guard for guard in guards if guard in set(answer.core)]
    for guard in list(needed):
        if guard not in needed:
            continue
        fewer = [one for one in needed if one != guard]
        again = solver.check(dict.fromkeys(fewer, True))
        if again.status == "unsat":
            kept = set(again.core)
            needed = [one for one in fewer if one in kept]
    return Answer("unsat", core=tuple(guards[guard] for guard in needed))
