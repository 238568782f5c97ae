"""cvc5 decides every question that is written out, and agrees."""

from pathlib import Path

import pytest

from pymodel.claims.law import read_claims
from pymodel.claims.run import Run
from pymodel.claims.smtlib import manifest, writer
from pymodel.theory.second_solver import second_opinion
from tests.pymodel.claims.small import DATA, small_law

CLAIMS = ("false", "mono", "avoid", "strategy", "equal")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    law = small_law()
    claims = read_claims([DATA / f"{name}.lp" for name in CLAIMS], law)
    verdicts = Run(claims, law, 30.0, write=writer(folder)).verdicts()
    (folder / "manifest.json").write_text(manifest(verdicts, law), encoding="utf-8")
    return folder


def test_cvc5_agrees_on_every_question(written: Path) -> None:
    files = sorted(written.glob("*.smt2"))
    assert {file.name.partition(".")[0] for file in files} == set(CLAIMS)
    for file in files:
        text = file.read_text(encoding="utf-8")
        (expected,) = [
            line.split()[-1].rstrip(")") for line in text.splitlines() if line.startswith("(set-info :status")
        ]
        assert second_opinion(text, 60) == expected, file.name


def test_a_question_says_which_claim_it_belongs_to(written: Path) -> None:
    text = next(iter(sorted(written.glob("false.*.smt2")))).read_text(encoding="utf-8")
    assert text.startswith("; Claim false: The Council must agree")
    assert "counterexample :- owes_under_article_5(X, V), not finding_made(V)." in text


def test_the_manifest_names_every_file(written: Path) -> None:
    told = (written / "manifest.json").read_text(encoding="utf-8")
    assert all(file.name in told for file in written.glob("*.smt2"))
