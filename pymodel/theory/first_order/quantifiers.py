"""Formulas with quantifiers over things, and where a solver shall look at them."""

from collections.abc import Sequence

from pymodel.theory.terms import FALSE, TRUE

__all__ = ["cover", "exists", "for_all"]


def for_all(names: Sequence[str], formula: str, *patterns: Sequence[str]) -> str:
    """A universal closure.

    Args:
        names: the variables.
        formula: what holds for all of them.
        patterns: terms that together have every variable: where they occur, a solver shall look at the formula. Empty
            ones are left out.

    Returns:
        The formula.
    """
    if not names or formula in {TRUE, FALSE}:
        return formula
    if told := "".join(f" :pattern ({' '.join(pattern)})" for pattern in patterns if pattern):
        formula = f"(! {formula}{told})"
    return f"(forall ({' '.join(f'({name} U)' for name in names)}) {formula})"


def cover(atoms: Sequence[str], names: Sequence[str]) -> list[str]:
    """Few atoms that together have every variable; none if they have not.

    Args:
        atoms: formulas of single atoms.
        names: the variables.

    Returns:
        The atoms chosen, those that add most variables first.
    """
    missing = set(names)
    chosen: list[str] = []
    while missing:
        best = max(atoms, key=lambda atom: sum(name in atom for name in missing), default="")
        if not any(name in best for name in missing):
            return []
        chosen.append(best)
        missing -= {name for name in missing if name in best}
    return chosen


def exists(names: Sequence[str], formula: str) -> str:
    """An existential closure."""
    if not names or formula in {TRUE, FALSE}:
        return formula
    return f"(exists ({' '.join(f'({name} U)' for name in names)}) {formula})"
