"""Formulas as SMT-LIB 2 text, folded as they are built.

One text serves every solver: what Z3 decides is, letter by letter, what is written out for others.
"""

from collections.abc import Iterable

__all__ = ["FALSE", "TRUE", "at_least_one", "conjunction", "equivalence", "implication", "negation", "symbol"]

TRUE, FALSE = "true", "false"


def symbol(name: str) -> str:
    """A name as an SMT-LIB symbol.

    Args:
        name: any text without `|` and backslash.

    Returns:
        The quoted symbol.

    Raises:
        ValueError: the name cannot be quoted.
    """
    if "|" in name or "\\" in name:
        raise ValueError(f"`{name}` cannot be a symbol of SMT-LIB")
    return f"|{name}|"


def negation(term: str) -> str:
    """`not term`."""
    if term == TRUE:
        return FALSE
    if term == FALSE:
        return TRUE
    return term[5:-1] if term.startswith("(not ") else f"(not {term})"


def conjunction(terms: Iterable[str]) -> str:
    """All of the terms."""
    found = dict.fromkeys(term for term in terms if term != TRUE)
    if FALSE in found:
        return FALSE
    if not found:
        return TRUE
    return next(iter(found)) if len(found) == 1 else f"(and {' '.join(found)})"


def at_least_one(terms: Iterable[str]) -> str:
    """At least one of the terms."""
    found = dict.fromkeys(term for term in terms if term != FALSE)
    if TRUE in found:
        return TRUE
    if not found:
        return FALSE
    return next(iter(found)) if len(found) == 1 else f"(or {' '.join(found)})"


def implication(premise: str, conclusion: str) -> str:
    """`premise` implies `conclusion`."""
    if premise == TRUE:
        return conclusion
    if premise == FALSE or conclusion == TRUE:
        return TRUE
    return negation(premise) if conclusion == FALSE else f"(=> {premise} {conclusion})"


def equivalence(one: str, other: str) -> str:
    """Both or neither."""
    for known, rest in ((one, other), (other, one)):
        if known == TRUE:
            return rest
        if known == FALSE:
            return negation(rest)
    return TRUE if one == other else f"(= {one} {other})"
