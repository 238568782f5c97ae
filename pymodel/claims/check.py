"""All claims against all dates: what `casus check` and `pymodel.check` run."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pymodel.claims.any_number import General, can_be_general, for_any_number
from pymodel.claims.checks import check_claim, check_ids, law_program
from pymodel.claims.errors import ClaimError, DisagreementError
from pymodel.claims.findings import Finding, RuleUsed, Verdict
from pymodel.claims.model import Claim
from pymodel.claims.program import rules_of
from pymodel.claims.reader import claim_files, read_claim
from pymodel.claims.rules_used import rules_used
from pymodel.claims.this_world import Question, at_date, proof_core
from pymodel.claims.verdicts import is_settled, over_dates
from pymodel.ground import GroundingError
from pymodel.law.lints.program import Program
from pymodel.paths import data_folder
from pymodel.theory.first_order import build_theory
from pymodel.theory.spans import Span, named_organisations, spans
from pymodel.theory.world import build_world, representatives
from pymodel.vocabulary import load_vocabulary
from pymodel.vocabulary.load import law_files

__all__ = ["Law", "check", "check_files", "read_claims", "shipped_law"]

SECONDS = 30.0
GENERAL = "any number of states: first-order completion, Z3"
EVERYTHING = (
    "any number of states, organisations, pacts, places and incidents; any date and any memberships; all facts, readings and "
    "decisions"
)


@dataclass(frozen=True)
class Law:
    """The law that claims are checked against.

    Attributes:
        files: its files, amendments included.
        root: the folder that their names are shown relative to.
    """

    files: tuple[Path, ...]
    root: Path

    @property
    def program(self) -> Program:
        """Its statements."""
        return law_program(self.files, self.root)


def shipped_law() -> Law:
    """The law of this project.

    Raises:
        DataNotFoundError: it is missing.
    """
    folder = data_folder("encodings")
    return Law(law_files(folder), folder.parent)


def read_claims(paths: Sequence[Path], law: Law) -> tuple[Claim, ...]:
    """Reads and checks claim files.

    Args:
        paths: files or folders; the shipped claims if empty.
        law: the law that they speak of.

    Returns:
        The claims, in the order of their files.

    Raises:
        ClaimError: with every problem of every file.
    """
    files = claim_files(paths or [data_folder("logic")])
    claims: list[Claim] = []
    problems: list[str] = []
    for path in files:
        try:
            claim = read_claim(path, _shown(path, law.root))
            check_claim(claim, path, law.program)
            claims.append(claim)
        except ClaimError as error:
            problems += error.problems
    if problems:
        raise ClaimError(problems)
    check_ids(claims)
    return tuple(claims)


def _shown(path: Path, root: Path) -> str:
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(path)


@lru_cache(maxsize=64)
def _representatives(files: tuple[Path, ...], day: int, organisations: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return representatives(files, day, organisations)


def _named_states(claims: Sequence[Claim], law: Law) -> frozenset[str]:
    """The states that the claims name."""
    states = {str(row[0]) for row in law.program.heads.get("state/4", ())}
    words = {word for claim in claims for rule in claim.rules for word in _words(rule.text)}
    return frozenset(states & words)


def _words(text: str) -> set[str]:
    return set("".join(char if char.isalnum() or char == "_" else " " for char in text).split())


def check_files(
    claims: Sequence[Claim],
    law: Law,
    *,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    done: Callable[[Verdict], None] = lambda _: None,
) -> tuple[Verdict, ...]:
    """Decides claims in this process.

    Args:
        claims: the claims.
        law: the law.
        seconds: the time limit of one question to a solver.
        stopped: asked between steps; once it says so, what is not decided is `unknown`.
        done: called with each verdict as it comes.

    Returns:
        The verdicts, in the order of the claims.

    Raises:
        ClaimError: a claim cannot be ground, or asks what its pattern cannot.
        DisagreementError: two engines disagree.
    """
    times = spans(law.program)
    vocabulary = load_vocabulary(law.files, data_folder("encodings"))
    organisations = named_organisations(law.program)
    named = _named_states(claims, law)
    findings: dict[str, list[Finding]] = {claim.id: [] for claim in claims}
    spent: dict[str, float] = dict.fromkeys(findings, 0.0)
    general: dict[str, General] = {}
    theory = build_theory(law.files, law.root)
    waiting = list(claims)
    ranges: dict[int, int] = {}
    for span in times:
        if not waiting or stopped():
            break
        classes = _representatives(law.files, span.day, organisations)
        alive = {state for states in classes for state in states}
        states = list(dict.fromkeys([*(states[0] for states in classes), *sorted(named & alive)]))
        ranges[span.day] = len(states)
        begun = time.monotonic()
        try:
            rules = [node for claim in waiting for node in rules_of(claim)]
            world = build_world(law.files, span.day, states, organisations, rules)
        except GroundingError as error:
            raise ClaimError(list(error.messages)) from error
        share = (time.monotonic() - begun) / len(waiting)
        for claim in list(waiting):
            if stopped():
                break
            begun = time.monotonic()
            question = Question(claim, world, law.files, vocabulary, seconds)
            proof = general.get(claim.id)
            if proof is None:
                finding = at_date(question)
                # what this world does not refute may hold in all
                if span == times[0] and finding.status != "found" and can_be_general(claim):
                    proof = for_any_number(claim, theory, seconds)
                    if proof is None:
                        finding = replace(finding, core=proof_core(question))
                    else:
                        general[claim.id] = proof
            if proof is not None:
                supposed = question.possible("premise")
                finding = Finding(span.day, "holds", GENERAL, supposed=supposed, core=proof.core)
            findings[claim.id].append(finding)
            spent[claim.id] += time.monotonic() - begun + share
            if is_settled(claim, finding) or (proof is not None and finding.supposed):
                waiting.remove(claim)
                done(_verdict(claim, findings[claim.id], spent[claim.id], law, times, ranges, proof))
    verdicts = []
    for claim in claims:
        verdict = _verdict(claim, findings[claim.id], spent[claim.id], law, times, ranges, general.get(claim.id))
        if claim in waiting:
            if len(findings[claim.id]) < len(times):
                verdict = replace(verdict, verdict="unknown", note="stopped early")
            done(verdict)
        verdicts.append(verdict)
    return tuple(verdicts)


def _verdict(  # noqa: PLR0913 - all that a verdict says comes together here
    claim: Claim,
    findings: Sequence[Finding],
    seconds: float,
    law: Law,
    times: Sequence[Span],
    ranges: dict[int, int],
    proof: General | None,
) -> Verdict:
    name, note = over_dates(claim, findings)
    methods = list(dict.fromkeys(finding.method for finding in findings))
    found = next((finding for finding in findings if finding.status == "found"), None)
    method = found.method if found else "; ".join(methods)
    core = next((finding.core for finding in findings if finding.core), ())
    used: tuple[RuleUsed, ...] = rules_used(core, law.program) if name == "proved" else ()
    states = f"{min(ranges.values())} to {max(ranges.values())}" if len(set(ranges.values())) > 1 else ""
    scope = (
        f"one incident by one or two of {states or next(iter(ranges.values()), 0)} states that stand for all roles, by a "
        f"group, or by nobody known, against one or two of them; every place, means and other fact; all readings and "
        f"decisions; {len(times)} dates"
    )
    return Verdict(
        claim=claim.id,
        title=claim.title,
        file=claim.file,
        line=claim.line,
        pattern=claim.pattern,
        expected=claim.expected,
        verdict=name,
        method=method,
        ranges_over=EVERYTHING if proof else scope,
        axioms=proof.axioms if proof else (),
        rules=used,
        provisions=tuple(sorted({cited for rule in used for cited in rule.cited})),
        scenarios=found.scenarios if found else (),
        note=note,
        seconds=seconds,
    )


def check(*paths: Path | str, seconds: float = SECONDS) -> tuple[Verdict, ...]:
    """Decides claims about the law.

    Args:
        paths: claim files or folders of them; the shipped claims if none.
        seconds: the time limit of one question to a solver.

    Returns:
        A verdict for each claim, in the order of the files.

    Raises:
        ClaimError: a claim file is wrong; the message says where.
    """
    law = shipped_law()
    return check_files(read_claims([Path(path) for path in paths], law), law, seconds=seconds)



