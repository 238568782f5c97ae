"""`casus check --certify` and `--recheck`: what they write and say, and one clear message for each mistake."""

import json
from pathlib import Path

import pytest

from pymodel.claims import certificates
from pymodel.cli import main
from pymodel.theory.second_solver import Opinion

CLAIM = """%! claim accidents: An accident is no armed attack
%! source: un_51
%! pattern: always
%! expected: proved
counterexample :- armed_attack(I, V), value(I, intent, accident).
"""


def test_a_verdict_says_what_it_carries_and_its_folder_is_accepted_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim, folder = tmp_path / "accidents.lp", tmp_path / "certificates"
    claim.write_text(CLAIM, encoding="utf-8")
    assert main(["check", str(claim), "--certify", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-2].split() == ["accidents", "1", "cvc5", "proof"]
    assert told[-1].startswith("1 question: 0 with a DRAT proof, 0 with a model, 1 with a proof by cvc5, 0 without")
    (written,) = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["claims"]
    assert written["certificate"] == "1 cvc5 proof"
    (question,) = written["questions"]
    assert sorted(question["files"]) == ["accidents.any.0.cpc", "accidents.any.0.smt2"]
    assert question["made_by"].startswith("cvc5 1.")
    assert question["accepted_by"] == f"{question['made_by']} itself"
    assert main(["check", "--recheck", str(folder)]) == 0
    assert "proofs by cvc5 unchanged: 1; refused: 0" in capsys.readouterr().out
    (folder / "accidents.any.0.cpc").write_text("(\n)\n", encoding="utf-8")
    assert main(["check", "--recheck", str(folder)]) == 1
    refused = capsys.readouterr()
    assert refused.err == f"{folder / 'accidents.any.0.cpc'}: the file has changed since it was written\n"
    assert "refused: 1" in refused.out


def test_a_second_solver_that_disagrees_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = tmp_path / "accidents.lp"
    claim.write_text(CLAIM, encoding="utf-8")
    monkeypatch.setattr(certificates, "opinion", lambda *_, **__: Opinion("sat"))
    assert main(["check", str(claim), "--certify", str(tmp_path / "certificates")]) == 4
    told = capsys.readouterr().out
    assert "internal error, expected proved: accidents.any.0.smt2: Z3 says unsat, and cvc5 sat" in told
    assert told.count("proved") == 1


@pytest.mark.parametrize(("option", "needs"), [("--certify", "python-sat, dratify"), ("--recheck", "dratify")])
def test_missing_packages_are_named_in_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    needs: str,
) -> None:
    monkeypatch.setattr(certificates, "find_spec", lambda name: None if name in {"pysat", "dratify"} else object())
    assert main(["check", option, str(tmp_path / "folder")]) == 2
    assert capsys.readouterr().err == f"casus: `{option}` needs {needs}: pip install casus-foederis[certify]\n"
    assert not (tmp_path / "folder").exists()


def test_questions_are_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--certify", str(tmp_path / "one"), "--smtlib", str(tmp_path / "other")]) == 2
    assert "leave `--smtlib` out" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["check", "--certify", str(tmp_path / "file" / "folder")]) == 2
    assert f"cannot write into `{tmp_path / 'file' / 'folder'}`" in capsys.readouterr().err


def test_a_folder_without_certificates_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--recheck", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'manifest.json'}: cannot be read: No such file or directory\n"
