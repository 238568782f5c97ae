"""Asking Z3 about an obligation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pymodel.theory.obligation import Assertion, Obligation

__all__ = ["Answer", "Solver", "core", "decide"]

TRIES = 40  # questions for making a core smaller
TRY = 150_000  # the work of each, as Z3 counts it: not by a clock, so that the same question has the same core
Status = Literal["sat", "unsat", "unknown"]


@dataclass(frozen=True)
class Answer:
    """What a solver says.

    Attributes:
        status: `unknown` also where the time was up.
        true: the symbols that the model makes true; only of `sat`.
        core: the groups of assertions that a refutation needs; only of `unsat`, where a core was asked for.
        exhausted: whether Z3 had nothing left to do; only of `unknown`.
    """

    status: Status
    true: frozenset[str] = frozenset()
    core: tuple[str, ...] = ()
    exhausted: bool = False


@dataclass
class Solver:
    """Z3 with some assertions, which can be asked under assumptions and given more.

    Attributes:
        seconds: the time limit of one question.
        work: the limit of work of one question, as Z3 counts it; none if 0.
        chooses: whether Z3 chooses its own strategy where there are variables.
    """

    obligation: Obligation
    seconds: float
    work: int = 0
    chooses: bool = False

    def __post_init__(self) -> None:
        """Reads the assertions into Z3."""
        import z3

        # the propositional core is several times faster; its own exports lose assertions, so none is ever made
        self._z3 = z3
        self._declared: dict[str, Any] = {}
        ground = self.obligation.logic == "QF_UF"
        sorted_ = any(line.startswith("(declare-sort") for line in self.obligation.declarations)
        # Z3 counts its work over a whole context
        self._context = z3.Context()
        logic = ("QF_UF" if sorted_ else "QF_FD") if ground else ""
        self._solver = z3.SolverFor(logic, ctx=self._context) if logic else z3.Solver(ctx=self._context)
        self.limit(self.seconds)
        if self.work:
            self._solver.set("rlimit", self.work)
        if not ground:
            self._solver.set("random_seed", 0)
            self._solver.set("mbqi", False)  # no models are wanted here, and looking for them takes all the time
            if not self.chooses:
                # a formula is used only where the terms that it names occur, those first that need little
                self._solver.set("auto_config", False)
                self._solver.set("smt.qi.eager_threshold", 1.0)
        self.add(self.obligation.declarations, self.obligation.assertions)

    def add(self, declarations: Sequence[str], assertions: Sequence[Assertion]) -> None:
        """Adds declarations and assertions."""
        lines = [*declarations, *(f"(assert {assertion.text})" for assertion in assertions)]
        self._solver.from_string("\n".join(lines))

    def limit(self, seconds: float) -> None:
        """Sets the time limit of the questions that follow."""
        self._solver.set("timeout", max(1, min(int(seconds * 1000), 2**31 - 1)))

    def allow(self, work: int) -> None:
        """Sets the limit of work of the questions that follow."""
        self._solver.set("rlimit", work)

    def check(
        self, assumptions: Mapping[str, bool] | None = None, *, model: bool = True, told: Iterable[str] | None = None
    ) -> Answer:
        """Asks whether everything holds together.

        Args:
            assumptions: Boolean constants, without the bars of SMT-LIB, that are to be true or false.
            model: whether a model is wanted, which takes long to read.
            told: the constants that the model shall tell of; all of them if left out.

        Returns:
            The answer; the core holds the assumptions needed.
        """
        z3 = self._z3
        asked = [
            self._constant(name) if value else z3.Not(self._constant(name))
            for name, value in (assumptions or {}).items()
        ]
        status = str(self._solver.check(*asked))
        if status == "sat":
            return Answer("sat", self._true(told) if model else frozenset())
        if status == "unsat":
            return Answer("unsat", core=tuple(sorted(str(one) for one in self._solver.unsat_core())))
        return Answer("unknown", exhausted="incomplete" in self._solver.reason_unknown())

    def _constant(self, name: str) -> Any:
        return self._z3.Bool(name, self._context)

    def _true(self, told: Iterable[str] | None) -> frozenset[str]:
        """The constants that the model makes true, through Z3's plain functions: its objects take ten times as long."""
        api = self._z3.z3core
        context, model = self._context.ref(), self._solver.model()
        true = set()
        if told is not None:
            for name in told:
                declared = self._declared.get(name)
                if declared is None:
                    declared = self._declared[name] = self._constant(name).decl()
                value = api.Z3_model_get_const_interp(context, model.model, declared.ast)
                if value and api.Z3_get_bool_value(context, value) == self._z3.Z3_L_TRUE:
                    true.add(name)
            return frozenset(true)
        for place in range(api.Z3_model_get_num_consts(context, model.model)):
            declaration = api.Z3_model_get_const_decl(context, model.model, place)
            value = api.Z3_model_get_const_interp(context, model.model, declaration)
            if value and api.Z3_get_bool_value(context, value) == self._z3.Z3_L_TRUE:
                true.add(api.Z3_get_symbol_string(context, api.Z3_get_decl_name(context, declaration)))
        return frozenset(true)


def decide(obligation: Obligation, seconds: float, *, work: int = 0, chooses: bool = False) -> Answer:
    """Asks Z3 about an obligation once.

    Args:
        obligation: what is asserted.
        seconds: the time limit.
        work: the limit of work, as Z3 counts it; none if 0.
        chooses: whether Z3 chooses its own strategy.

    Returns:
        The answer, without a core.
    """
    return Solver(obligation, seconds, work, chooses).check(model=obligation.logic == "QF_UF")


def core(obligation: Obligation, seconds: float, *, work: int = 0, chooses: bool = False, tries: int = TRIES) -> Answer:
    """Asks which groups of assertions refute one another.

    Args:
        obligation: what is asserted, and known to be unsatisfiable.
        seconds: the time limit of each question.
        work: the limit of work of each question; none if 0.
        chooses: whether Z3 chooses its own strategy.
        tries: the questions for making the core smaller.

    Returns:
        The answer; its core cannot spare a group, as far as little work can tell.
    """
    groups = list(dict.fromkeys(assertion.group for assertion in obligation.assertions))
    guards = {f"group {place}": group for place, group in enumerate(groups)}
    of = {group: guard for guard, group in guards.items()}
    declared = [*obligation.declarations, *(f"(declare-const |{guard}| Bool)" for guard in guards)]
    guarded = [Assertion(one.group, f"(=> |{of[one.group]}| {one.text})") for one in obligation.assertions]
    solver = Solver(Obligation(obligation.logic, tuple(declared), tuple(guarded)), seconds, work, chooses)
    answer = solver.check(dict.fromkeys(guards, True), model=False)
    if answer.status != "unsat":
        return answer
    needed = [guard for guard in guards if guard in set(answer.core)]
    solver.allow(min(work, TRY) if work else TRY)
    tried = 0
    for guard in list(needed):
        if guard not in needed or tried >= tries:
            continue
        tried += 1
        fewer = [one for one in needed if one != guard]
        again = solver.check(dict.fromkeys(fewer, True), model=False)
        if again.status == "unsat":
            kept = set(again.core)
            needed = [one for one in fewer if one in kept]
    return Answer("unsat", core=tuple(guards[guard] for guard in needed))
