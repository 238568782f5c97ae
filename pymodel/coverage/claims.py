"""Which claims about the law speak of what a rule derives."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pymodel.law.statements import read_statements
from pymodel.law.terms import Atom, matches

__all__ = ["claims_on", "read_claims"]

Claims = Mapping[str, tuple[Atom, ...]]
"""Each claim by its name -> the atoms of the law that it looks at."""


def read_claims(files: Sequence[Path]) -> Claims:
    """Reads what claims look at.

    Args:
        files: the claims, each a program of its own.

    Returns:
        For each claim the atoms in its bodies, without those that it derives itself.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        OSError: if a file cannot be read.
    """
    found: dict[str, tuple[Atom, ...]] = {}
    for file in sorted(files):
        statements, _ = read_statements(file, file.name)
        own = {atom.signature for statement in statements for atom in statement.heads}
        used = (use.atom for statement in statements for use in statement.uses)
        found[file.stem] = tuple(dict.fromkeys(atom for atom in used if atom.signature not in own))
    return found


def claims_on(heads: Sequence[Atom], claims: Claims) -> tuple[str, ...]:
    """The claims that look at an atom which a rule may derive.

    Only what a claim names itself counts; what stands deeper, below the atoms it names, does not.

    Args:
        heads: the heads of the rule.
        claims: every claim.

    Returns:
        Their names.
    """
    return tuple(name for name, atoms in claims.items() if any(_same(one, other) for one in heads for other in atoms))


def _same(one: Atom, other: Atom) -> bool:
    return one.signature == other.signature and all(map(matches, one.arguments, other.arguments))
