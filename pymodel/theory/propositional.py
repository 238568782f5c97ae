"""Reading propositional SMT-LIB 2 text back: what was written for provers, as formulas that can be evaluated."""

import re
from collections.abc import Collection, Iterator

__all__ = ["Formula", "assertions", "holds"]

Formula = str | tuple["Formula", ...]
"""A symbol without its bars, `true` or `false` in a tuple of their own, or an operator with its arguments."""

_TOKEN = re.compile(r"\|([^|]*)\||([()])|([^\s()|]+)")
_OPERATORS = frozenset({"not", "and", "or", "=>", "=", "true", "false"})


def assertions(text: str) -> Iterator[Formula]:
    """What an SMT-LIB file asserts, as `Obligation.text` writes it: each assertion in a line of its own.

    Args:
        text: the file.

    Yields:
        The formulas, in their order.

    Raises:
        ValueError: an assertion uses an operator that is not propositional, or its brackets do not match.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("(assert "):
            try:
                yield _read(line[len("(assert ") : -1])
            except (IndexError, ValueError) as error:
                raise ValueError(f"line {number}: no propositional formula: {error}") from error


def _read(text: str) -> Formula:
    """One formula."""
    stack: list[list[Formula]] = [[]]
    for match in _TOKEN.finditer(text):
        name, bracket, word = match.groups()
        if name is not None:
            stack[-1].append(name)
        elif bracket == "(":
            stack.append([])
        elif bracket == ")":
            found = tuple(stack.pop())
            stack[-1].append(found)
        elif word not in _OPERATORS:
            raise ValueError(f"`{word}` is no operator of propositional logic")
        # an operator is a bare word, told from a symbol of the same name by its place
        elif word in {"true", "false"}:
            stack[-1].append((word,))
        else:
            stack[-1].append(word)
    if len(stack) != 1 or len(stack[0]) != 1:
        raise ValueError("its brackets do not match")
    return stack[0][0]


def holds(formula: Formula, true: Collection[str]) -> bool:
    """Whether a formula holds.

    Args:
        formula: the formula.
        true: the symbols that are true; all others are false.

    Returns:
        Its truth.
    """
    if isinstance(formula, str):
        return formula in true
    operator, *parts = formula
    values = [holds(one, true) for one in parts]
    match str(operator), values:
        case (("and" | "true"), _):
            return all(values)
        case (("or" | "false"), _):
            return any(values)
        case "not", [one]:
            return not one
        case "=>", [one, other]:
            return not one or other
        case "=", [one, other]:
            return one == other
    raise ValueError(f"`{operator}` with {len(parts)} arguments is no propositional formula")
