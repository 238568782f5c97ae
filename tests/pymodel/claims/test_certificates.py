"""Every question of the small world gets a certificate, cvc5 agrees on all, and what was tampered with is refused."""

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from pymodel.claims.certificates import Certificate, Certifier, agreement, carried, entry
from pymodel.claims.errors import ClaimError, DisagreementError
from pymodel.claims.findings import Asked, Verdict
from pymodel.claims.law import read_claims
from pymodel.claims.recheck import recheck
from pymodel.claims.run import Run
from pymodel.claims.smtlib import manifest
from pymodel.theory.obligation import Assertion, Obligation
from tests.pymodel.claims.small import DATA, small_law

CLAIMS = ("attain", "depends", "false", "mono", "vacuous")
LEAST = 100  # clauses of a refutation that needs more than to draw conclusions one by one


class Certified(NamedTuple):
    """A folder, and what was written into it."""

    folder: Path
    verdicts: dict[str, Verdict]
    issued: list[Certificate]


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    folder = tmp_path_factory.mktemp("certificates")
    law = small_law()
    certifier = Certifier(folder, 60.0)
    claims = read_claims([DATA / f"{name}.lp" for name in CLAIMS], law)
    verdicts = Run(claims, law, 30.0, write=certifier).verdicts()
    text = manifest(verdicts, law, lambda one: entry(one, certifier.issued))
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return Certified(folder, {one.claim: one for one in verdicts}, certifier.issued)


@pytest.fixture
def copied(certified: Certified, tmp_path: Path) -> Path:
    """One question of each kind, to be tampered with."""
    kept = {the(certified, kind).name for kind in ("drat", "model", "cvc5 proof")}
    content = json.loads((certified.folder / "manifest.json").read_text(encoding="utf-8"))
    for claim in content["claims"]:
        claim["questions"] = [one for one in claim["questions"] if one["question"] in kept]
        for name in [name for one in claim["questions"] for name in one["files"]]:
            shutil.copy(certified.folder / name, tmp_path / name)
    (tmp_path / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def hashed_anew(folder: Path) -> None:
    """Lets the manifest say that the files are as they were written."""
    file = folder / "manifest.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    for claim in content["claims"]:
        for question in claim["questions"]:
            question["files"] = {name: sha256((folder / name).read_bytes()).hexdigest() for name in question["files"]}
    file.write_text(json.dumps(content), encoding="utf-8")


def the(certified: Certified, kind: str) -> Path:
    """A question with a certificate of a kind; a refutation with more than a few clauses."""
    for one in certified.issued:
        if one.kind == kind and (kind != "drat" or int(one.note.split()[0]) >= LEAST):
            return certified.folder / one.question
    pytest.fail(f"no question has a certificate of the kind {kind}")


def test_every_question_has_a_certificate_of_the_right_kind_and_cvc5_agrees(certified: Certified) -> None:
    written = {file.name for file in certified.folder.glob("*.smt2")}
    assert {one.question for one in certified.issued} == written
    assert {one.claim for one in certified.issued} == set(CLAIMS)
    for one in certified.issued:
        general = ".any." in one.question
        assert one.kind == ("cvc5 proof" if general else "drat" if one.answer == "unsat" else "model"), one
        assert one.accepted_by
        assert one.cvc5_agrees, one
    assert {"drat", "model"} <= {one.kind for one in certified.issued}
    assert f"cvc5 agrees on {len(written)}, gave no answer to 0" in agreement(certified.issued)


def test_each_verdict_says_what_it_carries(certified: Certified) -> None:
    said = {name: carried(verdict, certified.issued) for name, verdict in certified.verdicts.items()}
    assert said["false"] == "1 model, replayed by clingo"
    assert said["depends"] == "1 model, replayed by clingo"
    assert "none, clingo alone says so" in said["vacuous"]
    assert "drat" in said["mono"]
    assert carried(certified.verdicts["mono"], ()) == "none: no question was put to a prover"


def test_what_was_written_is_accepted_again(certified: Certified) -> None:
    found = recheck(certified.folder)
    kinds = [one.kind for one in certified.issued]
    assert found.problems == ()
    assert found.accepted == {kind: kinds.count(kind) for kind in ("drat", "model")}
    assert found.unchanged == kinds.count("cvc5 proof")


@pytest.mark.parametrize("ending", ["cnf", "drat", "smt2", "model"])
def test_a_file_that_has_changed_is_refused(certified: Certified, copied: Path, ending: str) -> None:
    question = the(certified, "model" if ending == "model" else "drat")
    file = copied / question.with_suffix(f".{ending}").name
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert recheck(copied).problems == (f"{file}: the file has changed since it was written",)


def test_a_proof_that_was_tampered_with_is_refused_even_where_the_manifest_was_too(
    certified: Certified, copied: Path
) -> None:
    file = copied / the(certified, "drat").with_suffix(".drat").name
    file.write_text("0\n", encoding="utf-8")  # the empty clause at once
    hashed_anew(copied)
    (problem,) = recheck(copied).problems
    assert problem.startswith(f"{file}: the proof is refused: clause is neither RUP nor RAT")


def test_clauses_that_do_not_come_from_the_question_are_refused(certified: Certified, copied: Path) -> None:
    file = copied / the(certified, "drat").with_suffix(".cnf").name
    file.write_text("p cnf 1 2\n999999 0\n-999999 0\n", encoding="utf-8")
    hashed_anew(copied)
    (problem,) = recheck(copied).problems
    assert problem == f"{file}: 2 clauses do not come from {file.stem}.smt2"


def test_a_model_that_breaks_an_assertion_is_refused(certified: Certified, copied: Path) -> None:
    file = copied / the(certified, "model").with_suffix(".model").name
    file.write_text("", encoding="utf-8")
    hashed_anew(copied)
    (problem,) = recheck(copied).problems
    assert problem.startswith(f"{file}: ")
    assert "do not hold in it" in problem


def test_a_file_that_is_missing_is_named(certified: Certified, copied: Path) -> None:
    file = copied / the(certified, "drat").with_suffix(".drat").name
    file.unlink()
    assert recheck(copied).problems == (f"{file}: the file is missing",)


@pytest.mark.parametrize(
    ("text", "said"), [(None, "cannot be read"), ("[]", "no manifest of certificates"), ("{", "no manifest")]
)
def test_a_folder_without_certificates_is_refused(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ClaimError, match=said):
        recheck(tmp_path)


@pytest.mark.parametrize("wrong", ["sat", "unsat"])
@pytest.mark.parametrize("logic", ["QF_UF", "UF"])
def test_an_answer_that_cvc5_contradicts_is_an_error(tmp_path: Path, logic: str, wrong: str) -> None:
    (claim,) = read_claims([DATA / "false.lp"], small_law())
    goals = [Assertion("goal", "|a|")] + [Assertion("goal", "(not |a|)")] * (wrong == "sat")
    obligation = Obligation(logic, ("(declare-const |a| Bool)",), tuple(goals))
    asked = Asked("test", "sat" if wrong == "sat" else "unsat", obligation)
    with pytest.raises(DisagreementError, match="Z3 says"):
        Certifier(tmp_path, 60.0)(claim, asked)
