"""Deciding claims date by date: in this world first, then for any number of states, then at every other date."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from pymodel.claims.any_number import General, for_any_number, outside, signature_of
from pymodel.claims.errors import ClaimError, DisagreementError
from pymodel.claims.findings import FOUND_AFTER_ALL, Asked, Finding, RuleUsed, Verdict
from pymodel.claims.hints import Hint, shipped_hints
from pymodel.claims.law import Law
from pymodel.claims.model import Claim
from pymodel.claims.program import rules_of, things_named
from pymodel.claims.rules_used import rules_used
from pymodel.claims.this_world import Question, at_date, goals_of, proof_core
from pymodel.claims.verdicts import is_settled, over_dates
from pymodel.ground import GroundingError
from pymodel.theory.first_order import Guide, Proof
from pymodel.theory.solver import core
from pymodel.theory.spans import Span, apart, named_organisations, spans
from pymodel.theory.world import World, build_world, representatives

__all__ = ["Run", "Writer"]

DATES = 8  # on which this world is asked
GENERAL = "any number of states: first-order completion, Z3"
EVERYTHING = (
    "any number of states, organisations, pacts, places and incidents; any date and any memberships; "
    "all facts, readings and decisions"
)
Writer = Callable[[Claim, Asked], str]
"""Writes a question to a prover out, and returns the name of its file."""


@lru_cache(maxsize=64)
def _representatives(files: tuple[Path, ...], day: int, organisations: tuple[str, ...]) -> tuple[str, ...]:
    return representatives(files, day, organisations)


@dataclass
class Progress:
    """What is known of one claim so far."""

    claim: Claim
    findings: list[Finding] = field(default_factory=list)
    proof: General | None = None
    outside: tuple[str, ...] = ()
    tried: dict[int, Proof] = field(default_factory=dict)
    sizes: set[int] = field(default_factory=set)
    written: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def settled(self) -> bool:
        """Whether no other date can change the verdict."""
        if not self.findings:
            return False
        last = self.findings[-1]
        return is_settled(self.claim, last) or (self.proof is not None and last.supposed)


@dataclass
class Run:
    """Some claims on their way to verdicts.

    Attributes:
        claims: the claims.
        law: the law.
        seconds: the time limit of one question to a solver.
        stopped: asked between steps.
        write: writes the questions out; None where nobody wants them.
        search: whether a proof for any number of states is looked for even where the claim's file says that there is
            none.
        explains: whether it is wanted which rules a proof in this world alone uses, which takes as long as the proof.
        hints: what the proof of each claim is known to need, by its id.
        learns: whether hints are wanted; they are then in `learned`.
        learned: the hints that the proofs of this run give.
    """

    claims: Sequence[Claim]
    law: Law
    seconds: float
    stopped: Callable[[], bool] = lambda: False
    write: Writer | None = None
    search: bool = False
    explains: bool = True
    hints: Mapping[str, Hint] = field(default_factory=shipped_hints)
    learns: bool = False
    learned: dict[str, Hint] = field(default_factory=dict)

    def verdicts(self, done: Callable[[Verdict], None] = lambda _: None) -> tuple[Verdict, ...]:
        """Decides the claims.

        Args:
            done: called with each verdict as it comes.

        Returns:
            The verdicts, in the order of the claims.

        Raises:
            ClaimError: a claim cannot be ground, or asks what its pattern cannot.
        """
        times = apart(spans(self.law.program), DATES)
        known = [Progress(claim) for claim in self.claims]
        waiting = known
        for span in times:
            if not waiting or self.stopped():
                break
            for group in self._groups(waiting, span):
                begun = time.monotonic()
                world = self._world(span, [one.claim for one in group])
                share = (time.monotonic() - begun) / len(group)
                for one in group:
                    if self.stopped():
                        break
                    one.seconds += share
                    self._ask(one, world, first=span == times[0])
                    if one.settled:
                        done(self._verdict(one, times))
            waiting = [one for one in waiting if not one.settled]
        found = []
        for one in known:
            verdict = self._verdict(one, times)
            if not one.settled:
                if len(one.findings) < len(times):
                    verdict = replace(verdict, verdict="unknown", note="stopped early")
                done(verdict)
            found.append(verdict)
        return tuple(found)

    def _states(self, claim: Claim, span: Span) -> tuple[str, ...]:
        """The states of a claim's world: those that stand for all, and what it names in person."""
        organisations = named_organisations(self.law.program)
        named = sorted(set(self.law.vocabulary.states_at(span.day)) & things_named(claim))
        return tuple(dict.fromkeys([*_representatives(self.law.files, span.day, organisations), *named]))

    def _groups(self, waiting: Sequence[Progress], span: Span) -> list[list[Progress]]:
        """Claims that share a world. What another claim names is in no claim's world, so none hangs on its company."""
        found: dict[tuple[str, ...], list[Progress]] = {}
        for one in waiting:
            found.setdefault(self._states(one.claim, span), []).append(one)
        return list(found.values())

    def _world(self, span: Span, claims: Sequence[Claim]) -> World:
        """The law at one date, with the rules of claims that name the same states."""
        states = self._states(claims[0], span)
        rules = [node for claim in claims for node in rules_of(claim)]
        try:
            return build_world(self.law.files, span.day, states, named_organisations(self.law.program), rules)
        except GroundingError as error:
            raise ClaimError(list(error.messages)) from error

    def _ask(self, one: Progress, world: World, *, first: bool) -> None:
        """Asks one claim at one date."""
        begun = time.monotonic()
        one.sizes.add(len(world.states))
        kept, met = self.write is not None, any(finding.supposed for finding in one.findings)
        hint = self.hints.get(one.claim.id, Hint())
        question = Question(one.claim, world, self.law.files, self.law.vocabulary, self.seconds, kept, met, hint.here)
        general = first and one.claim.can_be_general
        # where its author expects it to hold, the short proof is looked for first; the verdict is the same either way
        if general and one.claim.expected == "proved" and self._searched(one.claim):
            one.proof = for_any_number(one.claim, self.law.theory, self.seconds, one.tried, hint=hint.everywhere)
        if one.proof is None:
            finding = self._in_this_world(one, question, general=general)
        if one.proof is not None:
            supposed = question.possible("premise")
            asked = [
                Asked(f"any.{number}", "unsat", obligation) for number, obligation in enumerate(one.proof.obligations)
            ]
            finding = Finding(
                world.date, "holds", GENERAL, supposed, core=one.proof.core, asked=tuple(asked) if first else ()
            )
            if self.learns and first:
                self.learned[one.claim.id] = Hint(one.proof.names)
        elif self.learns and finding.status == "holds":
            self._learn(question, finding)
        if self.write is not None:
            try:
                one.written += [self.write(one.claim, asked) for asked in finding.asked]
            except DisagreementError as error:
                finding = Finding(world.date, "error", "", note=str(error))
        one.findings.append(replace(finding, asked=()))
        one.seconds += time.monotonic() - begun

    def _in_this_world(self, one: Progress, question: Question, *, general: bool) -> Finding:
        """What one date says; what it does not refute may hold in all worlds, and its proof says where to look."""
        try:
            finding = at_date(question)
        except DisagreementError as error:
            return Finding(question.world.date, "error", "", note=str(error))
        if general and finding.status == "holds" and (self.explains or self._searched(one.claim)):
            needed = finding.core or proof_core(question)
            finding = replace(finding, core=needed)
            settled = frozenset(self.law.theory.rules) - question.world.varying
            guide = Guide(frozenset(filter(None, map(signature_of, needed))), settled)
            if self._searched(one.claim):
                one.proof = for_any_number(one.claim, self.law.theory, self.seconds, one.tried, guide)
            if one.proof is None:
                one.outside = outside(one.claim, self.law.theory, guide, one.tried)
        elif self.explains and finding.status == "holds" and not one.findings:
            # what compares outcomes has no general proof, so its own question says what it needs
            refuted = [asked.obligation for asked in finding.asked if asked.expected == "unsat"]
            needed = tuple(dict.fromkeys(group for each in refuted for group in core(each, self.seconds).core))
            finding = replace(finding, core=finding.core or needed)
        return finding

    def _learn(self, question: Question, finding: Finding) -> None:
        """Keeps what a proof in this world needs; where that is not enough at a later date, what it needs there too."""
        if not (question.claim.pattern in {"always", "equal"} or question.claim.defines("strategy", 3)):
            return
        known = dict(self.learned.get(question.claim.id, Hint()).here)
        for goals in goals_of(question):
            enough = known.get(goals[0], question.hints.get(goals[0]))
            formulas, atoms = question.sought(goals)
            standing = question.world.standing
            if enough is None or not standing.refutes(formulas, atoms, question.seconds, enough):
                more = finding.core if goals[0] == "goal" else ()
                enough = (enough or frozenset()) | set(more or proof_core(question, goals))
            known[goals[0]] = enough
        self.learned[question.claim.id] = Hint(here=known)

    def _searched(self, claim: Claim) -> bool:
        """Whether a proof for any number of states is looked for."""
        return self.search or not claim.ground_because

    def _verdict(self, one: Progress, times: Sequence[Span]) -> Verdict:
        claim, findings, proof = one.claim, one.findings, one.proof
        name, note = over_dates(claim, findings)
        found = next((finding for finding in findings if finding.status == "found"), None)
        methods = dict.fromkeys(finding.method for finding in findings)
        core = next((finding.core for finding in findings if finding.core), ())
        if proof is not None and claim.ground_because:
            note = note or FOUND_AFTER_ALL
        used: tuple[RuleUsed, ...] = ()
        if name == "proved":
            # where grounding alone decides, a claim rests on the rules with dates and counts that it hangs on
            decided = [place.partition(" ")[0] for place in one.outside]
            used = rules_used(core, self.law.program) or rules_used(decided, self.law.program)
        return Verdict(
            claim=claim.id,
            title=claim.title,
            file=claim.file,
            line=claim.line,
            pattern=claim.pattern,
            expected=claim.expected,
            verdict=name,
            method=found.method if found else "; ".join(methods),
            ranges_over=EVERYTHING if proof else _scope(one.sizes, len(times)),
            axioms=proof.axioms if proof else (),
            rules=used,
            outside=one.outside if name == "proved" else (),
            ground_because=claim.ground_because if proof is None and name == "proved" else "",
            provisions=tuple(sorted({cited for rule in used for cited in rule.cited})),
            scenarios=found.scenarios if found else (),
            note=note,
            obligations=tuple(one.written),
            seconds=one.seconds,
        )


def _scope(asked: set[int], dates: int) -> str:
    """What "every scenario" is in this world, of so many states at the dates that were asked about."""
    sizes = sorted(asked) or [0]
    states = str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
    return (
        f"one incident by one or two of {states} states that show every combination of any two roles, by a group, "
        f"or by nobody known, against one or two of them; every place, means and other fact; all readings and "
        f"decisions; {dates} dates"
    )
