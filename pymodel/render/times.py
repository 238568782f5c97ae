"""Times of the law in words."""

from collections.abc import Mapping

__all__ = ["span", "time_in_words"]


def time_in_words(term: str, wording: Mapping[str, str]) -> str:
    """By when something is due.

    Args:
        term: such as `hours(72)`, `unspecified`, or a word of a national law.
        wording: what terms of the law are called.

    Returns:
        Such as `within 72 hours, 3 days` or `at once`.
    """
    if term in wording:
        return wording[term]
    if term.startswith("hours_before("):
        return f"at least {_amount(term)} hours before"
    return f"within {span(term)}"


def span(term: str) -> str:
    """A length of time: `hours(72)` is `72 hours, 3 days`; a bare number is hours."""
    unit, amount = ("hours" if term.isdecimal() else term.partition("(")[0].replace("_", " ")), _amount(term)
    said = f"{amount} {unit if amount != 1 else unit.removesuffix('s')}"
    return f"{said}, {amount // 24} days" if unit == "hours" and amount >= 72 and amount % 24 == 0 else said


def _amount(term: str) -> int:
    return int("".join(char for char in term if char.isdecimal()) or 0)
