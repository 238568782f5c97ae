"""Writing the questions to provers out as SMT-LIB 2 files, with a manifest, so that others can decide them too."""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pymodel.claims.findings import Asked, Verdict
from pymodel.claims.law import Law
from pymodel.claims.model import Claim
from pymodel.claims.run import Writer

__all__ = ["manifest", "writer"]


def writer(folder: Path) -> Writer:
    """A function that writes questions into a folder.

    Args:
        folder: an existing folder.

    Returns:
        The function; it raises `OSError` where a file cannot be written.
    """

    def write(claim: Claim, asked: Asked) -> str:
        name = f"{claim.id}.{asked.name}.smt2"
        meaning = {
            "unsat": "Unsatisfiable: there is no such outcome.",
            "sat": "Satisfiable: there is such an outcome.",
        }[asked.expected]
        header = [
            f"Claim {claim.id}: {claim.title}",
            f"Pattern {claim.pattern}; stated in {claim.file}:{claim.line}",
            *(f"  {line}" for rule in claim.rules for line in rule.text.splitlines()),
            "The assertions are the completion of the law, each under the rule or predicate that it comes from,",
            "and at the end the goal that is looked for.",
            meaning,
        ]
        text = asked.obligation.with_header(header).text(expected=asked.expected)
        (folder / name).write_text(text, encoding="utf-8")
        return name

    return write


def manifest(verdicts: Sequence[Verdict], law: Law, more: Callable[[Verdict], Mapping[str, Any]] = lambda _: {}) -> str:
    """What the files are, as JSON.

    Args:
        verdicts: the verdicts, with the names of their files.
        law: the law.
        more: what else is said of a verdict.

    Returns:
        The text.
    """
    entries = [
        {
            "claim": one.claim,
            "title": one.title,
            "pattern": one.pattern,
            "verdict": one.verdict,
            "method": one.method,
            "ranges_over": one.ranges_over,
            "axioms": list(one.axioms),
            "files": list(one.obligations),
            "seconds": round(one.seconds, 1),
            **more(one),
        }
        for one in verdicts
    ]
    head = {
        "law": law.vocabulary.law,
        "solver": f"z3 {version('z3-solver')}",
        "grounder": f"clingo {version('clingo')}",
    }
    return json.dumps({**head, "claims": entries}, ensure_ascii=False, indent=2) + "\n"
