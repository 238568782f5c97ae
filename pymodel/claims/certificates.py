"""What others can check of a verdict without trusting the prover: proofs and models, each written beside its question.

- A propositional question without a model: the clauses that a refutation needs, and a DRAT proof that dratify accepts.
- A propositional question with a model: the model, in which every assertion has been evaluated.
- A first-order question: the proof that cvc5 writes and checks itself.

cvc5 decides every question too, as a second solver that has to agree.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from pymodel.claims.errors import DisagreementError
from pymodel.claims.findings import Asked, Verdict
from pymodel.claims.model import Claim
from pymodel.claims.smtlib import writer
from pymodel.theory.clauses import Clauses, clauses_of, dimacs
from pymodel.theory.propositional import Formula, assertions, holds
from pymodel.theory.second_solver import Opinion, opinion

__all__ = ["LONGEST_PROOF", "Certificate", "Certifier", "agreement", "carried", "entry", "missing_packages"]

LONGEST_PROOF = 200_000  # lines; dratify takes minutes for longer ones
_PACKAGES = {"cvc5": "cvc5", "pysat": "python-sat", "dratify": "dratify"}  # imported as, installed as

Kind = Literal["drat", "model", "cvc5 proof", "none"]


def missing_packages() -> tuple[str, ...]:
    """The packages that certificates need and that are not installed."""
    return tuple(package for name, package in _PACKAGES.items() if find_spec(name) is None)


@dataclass(frozen=True)
class Certificate:
    """What vouches for the answer to one question.

    Attributes:
        claim: the id of the claim.
        question: the file of the question.
        answer: the answer.
        kind: what kind of certificate it is.
        made_by: who has made it, with the version.
        accepted_by: who has checked it, with the version; empty if nobody has.
        note: why there is none, or what else is to be said.
        cvc5_agrees: whether cvc5 gives the same answer; if not, it gave none in time.
        files: the files with their SHA-256, the question's own among them.
    """

    claim: str
    question: str
    answer: Literal["sat", "unsat"]
    kind: Kind
    made_by: str
    accepted_by: str = ""
    note: str = ""
    cvc5_agrees: bool = False
    files: dict[str, str] = field(default_factory=dict)


@dataclass
class Certifier:
    """Writes questions with their certificates into a folder.

    Attributes:
        folder: an existing folder.
        seconds: the time limit of the second solver.
        issued: the certificates so far.
    """

    folder: Path
    seconds: float
    issued: list[Certificate] = field(default_factory=list)

    def __call__(self, claim: Claim, asked: Asked) -> str:
        """Writes one question and its certificate.

        Args:
            claim: the claim.
            asked: the question with the answer that is to be certified.

        Returns:
            The name of the question's file.

        Raises:
            DisagreementError: another solver answers otherwise, or the checker refuses the proof.
            OSError: a file cannot be written.
        """
        name = writer(self.folder)(claim, asked)
        text = (self.folder / name).read_text(encoding="utf-8")
        propositional = asked.obligation.logic == "QF_UF"
        second = _opinion(text, self.seconds, proof=not propositional, name=name, expected=asked.expected)
        made = _Made(self.folder, name.removesuffix(".smt2"), {name: _hash(text)})
        if not propositional:
            kind, accepted_by, note = _first_order(made, second.proof)
        elif asked.expected == "unsat":
            kind, accepted_by, note = _refuted(made, clauses_of(assertions(text)))
        else:
            kind, accepted_by, note = _satisfied(made, tuple(assertions(text)))
        agrees = second.status == asked.expected
        by = f"CaDiCaL of python-sat {version('python-sat')}" if propositional else f"cvc5 {version('cvc5')}"
        self.issued.append(
            Certificate(claim.id, name, asked.expected, kind, by, accepted_by, note, agrees, dict(made.files))
        )
        return name


@dataclass
class _Made:
    """Files about one question, with their hashes."""

    folder: Path
    stem: str
    files: dict[str, str]

    def add(self, ending: str, text: str) -> None:
        name = f"{self.stem}.{ending}"
        (self.folder / name).write_text(text, encoding="utf-8")
        self.files[name] = _hash(text)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _opinion(text: str, seconds: float, *, proof: bool, name: str, expected: str) -> Opinion:
    """What cvc5 says; with a proof if it is in time with one."""
    found = opinion(text, seconds, proof=proof)
    if proof and found.status == "unknown":
        found = opinion(text, seconds)
    if found.status not in {expected, "unknown"}:
        raise DisagreementError(f"{name}: Z3 says {expected}, and cvc5 {found.status}")
    return found


def _refuted(made: _Made, clauses: Clauses) -> tuple[Kind, str, str]:
    from pymodel.theory.drat import problem_with, refutation

    try:
        found = refutation(clauses.clauses, clauses.size)
    except ValueError as error:
        raise DisagreementError(f"{made.stem}: Z3 says unsat, and CaDiCaL finds a model") from error
    if found.steps > LONGEST_PROOF:
        return "none", "", f"the DRAT proof has {found.steps} lines, more than the checker takes in reasonable time"
    header = [
        f"The clauses that a refutation of {made.stem}.smt2 needs, of {len(clauses.clauses)} that it becomes;",
        f"the proof is in {made.stem}.drat. The variables that are not named stand for parts of formulas.",
    ]
    text = dimacs(found.clauses, clauses.numbers, header)
    if why := problem_with(text, found.proof):
        raise DisagreementError(f"{made.stem}.drat: dratify refuses the proof: {why}")
    made.add("cnf", text)
    made.add("drat", found.proof)
    return "drat", f"dratify {version('dratify')}", f"{len(found.clauses)} clauses, {found.steps} lines of proof"


def _satisfied(made: _Made, formulas: Sequence[Formula]) -> tuple[Kind, str, str]:
    from pymodel.theory.drat import model_of

    clauses = clauses_of(formulas)
    found = model_of(clauses.clauses)
    if found is None:
        raise DisagreementError(f"{made.stem}: Z3 says sat, and CaDiCaL finds no model")
    true = {name for name, number in clauses.numbers.items() if number in found}
    if not all(holds(formula, true) for formula in formulas):
        raise DisagreementError(f"{made.stem}: CaDiCaL's model breaks an assertion")
    made.add("model", "".join(f"{name}\n" for name in sorted(true)))
    return "model", "evaluation of every assertion", f"{len(true)} of {len(clauses.numbers)} symbols are true"


def _first_order(made: _Made, proof: str) -> tuple[Kind, str, str]:
    if not proof:
        return "none", "", "cvc5 wrote no proof in time"
    made.add("cpc", proof)
    steps = proof.count("(step")
    if trusted := proof.count(":rule trust"):
        return "none", "", f"{trusted} of the {steps} steps of cvc5's proof are taken on trust"
    return "cvc5 proof", f"cvc5 {version('cvc5')} itself", f"{steps} steps"


def carried(verdict: Verdict, certificates: Sequence[Certificate]) -> str:
    """Which certificates a verdict carries.

    Args:
        verdict: the verdict.
        certificates: all that were issued.

    Returns:
        Their kinds with their number, `replayed by clingo` where scenarios were, or `none` with the reason.
    """
    if verdict.verdict == "unknown":
        return "none: nothing was decided"
    mine = [one for one in certificates if one.claim == verdict.claim]
    said = [f"{number} {kind}" for kind, number in Counter(one.kind for one in mine if one.kind != "none").items()]
    if verdict.scenarios:
        said.append("replayed by clingo")
    said += [f"none for {one.question}: {one.note}" for one in mine if one.kind == "none"]
    if verdict.verdict == "vacuous":
        said.append("that it supposes what never happens: none, clingo alone says so")
    return ", ".join(said) or "none: no question was put to a prover"


def agreement(certificates: Sequence[Certificate]) -> str:
    """How many questions the second solver has answered too, in a sentence."""
    by = {kind: sum(one.kind == kind for one in certificates) for kind in ("drat", "model", "cvc5 proof", "none")}
    agrees = sum(one.cvc5_agrees for one in certificates)
    number = len(certificates)
    return (
        f"{number} question{'' if number == 1 else 's'}: {by['drat']} with a DRAT proof, {by['model']} with a model, "
        f"{by['cvc5 proof']} with a proof by cvc5, {by['none']} without a certificate; "
        f"cvc5 agrees on {agrees}, gave no answer to {number - agrees}"
    )


def entry(verdict: Verdict, certificates: Sequence[Certificate]) -> dict[str, Any]:
    """What the manifest says of the certificates of one verdict."""
    mine = [asdict(one) for one in certificates if one.claim == verdict.claim]
    return {"certificate": carried(verdict, certificates), "questions": mine}
