"""From the core of a proof to the rules of the law that it uses."""

from collections.abc import Iterable

from pymodel.claims.findings import RuleUsed
from pymodel.law.lints.program import Program

__all__ = ["rules_used"]


def rules_used(groups: Iterable[str], law: Program) -> tuple[RuleUsed, ...]:
    """The rules that a proof uses.

    Args:
        groups: the groups of assertions that the proof needs: a predicate as `name/arity` stands for all rules that
            define it, `file:line` for one rule.
        law: the statements of the law.

    Returns:
        The rules, in the order of the law; facts are left out.
    """
    wanted = set(groups)
    found = []
    for one in law.labelled:
        statement = one.statement
        heads = {atom.signature for atom in statement.heads}
        named = f"{statement.file}:{statement.line}" in wanted
        if statement.kind in {"rule", "choice", "constraint"} and (named or heads & wanted):
            label = one.label
            found.append(
                RuleUsed(statement.file, statement.line, label.text if label else "", label.cited if label else ())
            )
    return tuple(found)
