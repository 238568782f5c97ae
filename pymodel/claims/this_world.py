"""What this world says of a claim at one date: the ground theory decides, and clingo replays what it finds."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

import clingo

from pymodel.claims.alternation import alternation
from pymodel.claims.errors import ClaimError, DisagreementError
from pymodel.claims.findings import Asked, Finding, Replayed
from pymodel.claims.model import Claim
from pymodel.claims.outcome import Chosen, asked_of, chosen_by, needed, occurs, smallest
from pymodel.claims.program import goal_name, rules_of
from pymodel.claims.scenario_file import replay, scenario_text
from pymodel.claims.two_outcomes import two_outcomes
from pymodel.theory.obligation import Obligation
from pymodel.theory.solver import Answer, core
from pymodel.theory.terms import FALSE, TRUE, conjunction, negation
from pymodel.theory.world import World
from pymodel.vocabulary import Vocabulary

__all__ = ["Question", "at_date", "goals_of", "obligation_of", "proof_core"]

STATUSES = ("open", "invoked", "blocked")
SOON = 500  # conflicts that clingo may meet before Z3 is asked


@dataclass(frozen=True)
class Question:
    """A claim in a world.

    Attributes:
        claim: the claim.
        world: the world, in which its rules are ground.
        files: the files of the law.
        vocabulary: the tables of the law.
        seconds: the time limit of one question to a solver.
        kept: whether the questions to the prover are kept, to be written out.
        met: whether its premise is known to be possible at another date, which is enough for a claim to say something.
        hints: of goals that are to be refuted, the groups of definitions that were enough before; see `Hint`.
    """

    claim: Claim
    world: World
    files: Sequence[Path]
    vocabulary: Vocabulary
    seconds: float
    kept: bool = False
    met: bool = False
    hints: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def number(self, name: str) -> int | None:
        """The atom of a predicate of the claim."""
        return self.world.atom(goal_name(self.claim, name))

    def literal(self, name: str) -> str:
        """The same as a formula; false where nothing derives it."""
        number = self.number(name)
        return FALSE if number is None else self.world.completion.literal(number)

    @property
    def assumed(self) -> tuple[tuple[int, bool], ...]:
        """The readings that the claim fixes: no other position is held."""
        found = []
        for symbol, atom in self.world.program.named("position", 2):
            reading, position = map(str, symbol.arguments)
            if self.claim.readings.get(reading, position) != position:
                found.append((atom, False))
        return tuple(found)

    def sought(self, names: Iterable[str]) -> tuple[list[str], list[int]]:
        """Goals of the claim with its readings fixed, as formulas, and the atoms of these."""
        completion = self.world.completion
        formulas = [self.literal(name) for name in names]
        formulas += [negation(completion.literal(atom)) for atom, _ in self.assumed]
        atoms = [atom for name in names if (atom := self.number(name)) is not None]
        return formulas, [*atoms, *(atom for atom, _ in self.assumed)]

    def obligation(self, names: Sequence[str]) -> Obligation:
        """The completion with goals of the claim asserted, and its readings fixed; the same whatever else is ground."""
        return self.world.completion.obligation(*self.sought(names), same_always=True)

    def ask(
        self, name: str, formulas: Sequence[str], atoms: Sequence[int], hint: str = ""
    ) -> tuple[Answer, tuple[Asked, ...]]:
        """Asks the prover whether an outcome of this world has all formulas; with the question, if it is kept.

        A hint names the goal; where the definitions that it knows refute it, no others are asked.
        """
        standing, groups = self.world.standing, self.hints.get(hint)
        if groups is not None and standing.refutes(formulas, atoms, self.seconds, groups):
            answer = Answer("unsat", core=tuple(sorted(groups)))
        else:
            answer = replace(standing.ask(formulas, atoms, self.seconds), core=())
        if answer.status == "unknown" or not self.kept:
            return answer, ()
        obligation = self.world.completion.obligation([one for one in formulas if one != TRUE], atoms)
        return answer, (Asked(name, answer.status, obligation),)

    def possible(self, name: str) -> bool:
        """Whether some outcome has a predicate of the claim.

        Asked of clingo, which answers fastest where it is so; where it is not soon done, Z3 says where to look.
        """
        number = self.number(name)
        if number is None:
            return False
        found = occurs(self.world, [number], self.assumed, SOON)
        if found is None:
            answer = self.world.standing.ask(*self.sought([name]), self.seconds)
            like = chosen_by(self.world, dict.fromkeys(answer.true, True)) if answer.status == "sat" else ()
            found = answer.status != "unsat" and asked_of(self.world, [number], [*like, *self.assumed]) is not None
            if answer.status == "sat" and not found:
                raise DisagreementError(f"{self.claim.id}: clingo has no outcome like the one that Z3 found")
        return found

    @property
    def supposed(self) -> bool:
        """Whether the premise is possible, here or at another date."""
        return self.met or self.possible("premise")

    def needed(self, chosen: Chosen, goal: str, *, certain: bool) -> Chosen:
        """The choices of an outcome that a conclusion needs; see `outcome.needed`."""
        symbol = clingo.Function(goal_name(self.claim, goal))
        return needed(self.files, rules_of(self.claim), chosen, symbol, certain=certain)

    def shown(self, says: str, chosen: Chosen, goal: str, *, certain: bool) -> Replayed:
        """A scenario file with these choices, replayed."""
        text = scenario_text(f"{self.claim.id}: {says}", chosen, self.vocabulary)
        replay(self.claim, self.files, text, goal, certain=certain)
        return Replayed(says, text)


def goals_of(question: Question) -> tuple[tuple[str, ...], ...]:
    """The goals that are refuted one by one where a claim holds in this world; each stands for a hint by its first."""
    if question.claim.defines("strategy", 3):
        return ("differs",), ("unplayable", "supposed")
    return (("goal",),)


def obligation_of(question: Question) -> Obligation:
    """What a prover has to refute, for the claim to hold in this world."""
    return question.obligation(goals_of(question)[0])


def proof_core(question: Question, goals: Sequence[str] = ()) -> tuple[str, ...]:
    """The groups of assertions that a proof in this world needs; of the claim itself if no goals are named."""
    return core(question.obligation(goals or goals_of(question)[0]), question.seconds).core


def at_date(question: Question) -> Finding:
    """Decides a claim in one world.

    Args:
        question: the claim and the world.

    Returns:
        What was found.

    Raises:
        ClaimError: the claim asks something that its pattern cannot.
        DisagreementError: clingo does not confirm what the prover found.
    """
    match question.claim.pattern:
        case "always" | "possible" | "equal":
            return _one_outcome(question)
        case "depends" | "monotone":
            return two_outcomes(question)
        case "avoidable" | "attainable":
            if question.claim.defines("strategy", 3):
                return _strategy(question)
            return alternation(question)
        case "independent":
            return _independent(question)


def _one_outcome(question: Question, *, goal: str = "goal", method: str = "") -> Finding:
    """Looks for an outcome with the goal."""
    world, date = question.world, question.world.date
    how = method or "ground completion, Z3"
    answer, asked = question.ask(str(date), *question.sought([goal]), goal)
    if answer.status == "unknown":
        return Finding(date, "unknown", how)
    if answer.status == "unsat":
        return Finding(date, "holds", how, supposed=question.supposed, core=answer.core, asked=asked)
    number = question.number(goal)
    if number is None:
        raise DisagreementError(f"{question.claim.id}: nothing derives what Z3 found")
    names = world.program.names
    chosen = {str(names[atom]) for atom in world.completion.chosen if atom in names}
    cone, _ = world.completion.cone([number])
    model = chosen_by(world, {name: name in answer.true for atom in cone if (name := str(names.get(atom))) in chosen})
    like = asked_of(world, [number], [*model, *question.assumed])
    if like is None:
        raise DisagreementError(f"{question.claim.id}: clingo has no outcome like the one that Z3 found")
    best = smallest(world, [number], question.assumed, question.seconds) or like
    says = "a witness" if question.claim.pattern == "possible" else "a counterexample"
    scenario = question.shown(says, question.needed(best, goal, certain=True), goal, certain=True)
    return Finding(date, "found", how, scenarios=(scenario,), asked=asked)


def _strategy(question: Question) -> Finding:
    """A stated strategy: it can be followed, it looks at facts and readings only, and whoever follows it succeeds."""
    world, claim = question.world, question.claim
    decisions = {atom for _, atom in world.program.named("decides", 3)}
    for name in ("strategy", "supposed"):
        arity = 3 if name == "strategy" else 0
        atoms = [atom for _, atom in world.program.named(goal_name(claim, name), arity)]
        if world.completion.cone(atoms)[0] & decisions and _depends(world, atoms, decisions):
            raise ClaimError([f"{claim.file}:{claim.line}: the {name} of a claim may not hang on decisions"])
    sought = question.sought(["unplayable", "supposed"])
    unplayable, asked = question.ask(f"{world.date}.playable", *sought, "unplayable")
    if unplayable.status != "unsat":
        if unplayable.status == "unknown":
            return Finding(world.date, "unknown", "stated strategy, Z3")
        message = "its strategy names a value that cannot be chosen, or two values of one act"
        raise ClaimError([f"{claim.file}:{claim.line}: {message} (on {world.date})"])
    found = _one_outcome(question, goal="differs", method="stated strategy, ground completion, Z3")
    return replace(found, asked=(*found.asked, *asked))


def _depends(world: World, atoms: Iterable[int], decisions: Iterable[int]) -> bool:
    varied = world.completion.depending(decisions)
    return any(atom in varied for atom in atoms)


def _independent(question: Question) -> Finding:
    """Every combination of two statuses that are possible alone, neither route being barred."""
    world, (first, second) = question.world, question.claim.parameters
    method = "ground completion, Z3"
    rows: list[tuple[str, str, bool]] = []
    completion = world.completion
    unknown = False
    used: set[str] = set()
    asked: list[Asked] = []
    for one in STATUSES:
        for other in STATUSES:
            pairs = _statuses(world, first, one, second, other)
            atoms = [atom for pair in pairs for atom in pair]
            literals = [conjunction([completion.literal(one), completion.literal(other)]) for one, other in pairs]
            supposed = question.number("supposed")
            goals = ["(or " + " ".join(literals) + ")" if literals else FALSE, question.literal("supposed")]
            goals += [negation(completion.literal(atom)) for atom, _ in question.assumed]
            start = [*atoms, *(atom for atom, _ in question.assumed), *([supposed] if supposed else [])]
            answer, kept = question.ask(f"{world.date}.{one}_{other}", goals, start)
            unknown = unknown or answer.status == "unknown"
            asked += kept
            if answer.status == "sat" and not question.met:
                used |= _forcing(question, answer, goals, start)
            rows.append((one, other, answer.status == "sat"))
    if unknown:
        return Finding(world.date, "unknown", method)
    supposed = question.possible("premise")
    return Finding(
        world.date,
        "holds",
        method,
        supposed=supposed,
        core=tuple(sorted(used)),
        combinations=tuple(rows),
        asked=tuple(asked),
    )


def _forcing(question: Question, found: Answer, goals: Sequence[str], start: Sequence[int]) -> Set[str]:
    """The groups of assertions by which the facts, positions and decisions of an outcome force what was looked for."""
    completion, names = question.world.completion, question.world.program.names
    cone, _ = completion.cone(start)
    chosen = [atom for atom in sorted(cone) if atom in completion.chosen and atom in names]
    made = [
        completion.literal(atom) if str(names[atom]) in found.true else negation(completion.literal(atom))
        for atom in chosen
    ]
    contrary = negation(conjunction(goals))
    obligation = completion.obligation([*made, contrary], [*start, *chosen], same_always=True)
    # nine of these make one list of rules: a smaller core of each would take longer than all else
    return set(core(obligation, question.seconds, tries=0).core)


def _statuses(world: World, first: str, one: str, second: str, other: str) -> list[tuple[int, int]]:
    """The atoms of two statuses for the same victim."""
    found: dict[clingo.Symbol, dict[str, int]] = {}
    for symbol, atom in world.program.named("status", 3):
        mechanism, victim, status = symbol.arguments
        if (str(mechanism), str(status)) == (first, one):
            found.setdefault(victim, {})["first"] = atom
        if (str(mechanism), str(status)) == (second, other):
            found.setdefault(victim, {})["second"] = atom
    return [(pair["first"], pair["second"]) for pair in found.values() if len(pair) == 2]
