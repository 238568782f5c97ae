"""Checking a folder of certificates again, without the prover: what it holds must be what was written and accepted."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pymodel.claims.errors import ClaimError
from pymodel.theory.clauses import clauses_of, read_dimacs
from pymodel.theory.propositional import assertions, holds

__all__ = ["Rechecked", "recheck"]


@dataclass(frozen=True)
class Rechecked:
    """What came of it.

    Attributes:
        accepted: how many certificates of each kind were accepted again.
        unchanged: how many proofs by cvc5 are as they were written, which is all that is checked of them.
        problems: what is wrong, a line for each file.
    """

    accepted: Mapping[str, int]
    unchanged: int
    problems: tuple[str, ...]


def recheck(folder: Path) -> Rechecked:
    """Checks every certificate of a folder.

    The clauses of a DRAT proof have to be among those that its question becomes, and dratify has to accept the proof;
    in a model every assertion of its question has to hold.

    Args:
        folder: a folder that `casus check --certify` wrote.

    Returns:
        What was accepted, and what was not.

    Raises:
        ClaimError: the folder holds no manifest of certificates.
    """
    accepted: Counter[str] = Counter()
    unchanged = 0
    problems: list[str] = []
    for question in _questions(folder / "manifest.json"):
        kind = question["kind"]
        wrong = [*_changed(folder, question["files"])]
        if not wrong and kind in {"drat", "model"}:
            stem = str(question["question"]).removesuffix(".smt2")
            found = _drat(folder, stem) if kind == "drat" else _model(folder, stem)
            wrong += [found] if found else []
        problems += wrong
        if not wrong and kind in {"drat", "model"}:
            accepted[kind] += 1
        unchanged += not wrong and kind == "cvc5 proof"
    return Rechecked(dict(accepted), unchanged, tuple(problems))


def _questions(file: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        found = [question for claim in content["claims"] for question in claim["questions"]]
        for one in found:
            _ = one["kind"], one["question"], one["files"].items()
    except OSError as error:
        raise ClaimError([f"{file}: cannot be read: {error.strerror or error}"]) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ClaimError(
            [f"{file}: this is no manifest of certificates: `casus check --certify` writes one"]
        ) from error
    return found


def _changed(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Files that are not as they were written."""
    found = []
    for name, hashed in files.items():
        path = folder / Path(name).name
        if not path.is_file():
            found.append(f"{path}: the file is missing")
        elif sha256(path.read_bytes()).hexdigest() != hashed:
            found.append(f"{path}: the file has changed since it was written")
    return found


def _drat(folder: Path, stem: str) -> str:
    from pymodel.theory.drat import problem_with

    question, clauses, proof = (folder / f"{stem}.{ending}" for ending in ("smt2", "cnf", "drat"))
    text = clauses.read_text(encoding="utf-8")
    try:
        known = set(clauses_of(assertions(question.read_text(encoding="utf-8"))).clauses)
        foreign = sum(clause not in known for clause in read_dimacs(text))
    except ValueError as error:
        return f"{clauses}: {error}"
    if foreign:
        return f"{clauses}: {foreign} clauses do not come from {question.name}"
    why = problem_with(text, proof.read_text(encoding="utf-8"))
    return f"{proof}: the proof is refused: {why}" if why else ""


def _model(folder: Path, stem: str) -> str:
    question, model = folder / f"{stem}.smt2", folder / f"{stem}.model"
    true = frozenset(model.read_text(encoding="utf-8").splitlines())
    try:
        broken = sum(not holds(one, true) for one in assertions(question.read_text(encoding="utf-8")))
    except ValueError as error:
        return f"{question}: {error}"
    return f"{model}: {broken} assertions of {question.name} do not hold in it" if broken else ""
