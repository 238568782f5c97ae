"""Names, numbers and terms such as `invoke(eu_42_7)`, read from text into clingo symbols.

Only what is recognised here becomes a symbol, by clingo's constructors; no text is ever handed to clingo's own parser.
"""

import re

import clingo

LARGEST_NUMBER = 2**31 - 1  # clingo's numbers have 32 bits and wrap around without a message
DEEPEST_TERM = 5
LONGEST_NAME = 80

NAME = re.compile(r"[a-z][a-z0-9_]*")
_PART = re.compile(r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>0|[1-9][0-9]*)|(?P<mark>[(),]))")


class TermError(ValueError):
    """The text is no term; the message says why, in the style of the problems."""


def is_name(text: str) -> bool:
    """Whether the text is a name: a lower-case letter, then letters, digits and underscores, at most eighty in all."""
    return len(text) <= LONGEST_NAME and NAME.fullmatch(text) is not None


def name_symbol(name: str) -> clingo.Symbol:
    """The symbol of a name.

    Raises:
        TermError: if the text is no name.
    """
    if not is_name(name):
        raise TermError("names use a to z, 0 to 9 and _, and begin with a letter")
    return clingo.Function(name)


def number_symbol(digits: str) -> clingo.Symbol:
    """The symbol of a number.

    Raises:
        TermError: if it does not fit in 32 bits or has a leading zero.
    """
    if len(digits) > 10 or int(digits) > LARGEST_NUMBER:
        raise TermError(f"the number does not fit in 32 bits: the largest is {LARGEST_NUMBER}")
    if digits != "0" and digits.startswith("0"):
        raise TermError("a number has no leading zero")
    return clingo.Number(int(digits))


def parse_term(text: str) -> clingo.Symbol:
    """Reads a term: a name, a number, or a name with terms in brackets.

    Args:
        text: the whole text of the term; blanks between its parts do not count.

    Returns:
        The symbol.

    Raises:
        TermError: if the text is anything else, or brackets stand more than five deep.
    """
    parts: list[tuple[str, str]] = []
    position = 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _PART.match(stripped, position)
        if match is None or len(parts) > 100:
            raise TermError("a name is expected, or a name with names in brackets such as `vote(measures)`")
        parts.append((match.lastgroup or "", match.group(match.lastgroup or 0)))
        position = match.end()
    symbol, rest = _term(parts, 0, 1)
    if rest != len(parts):
        raise TermError("something follows after the end of the term")
    return symbol


def _term(parts: list[tuple[str, str]], start: int, depth: int) -> tuple[clingo.Symbol, int]:
    """The term that begins at a part, and where the next one begins."""
    kind, text = parts[start] if start < len(parts) else ("end", "")
    if kind == "number":
        return number_symbol(text), start + 1
    if kind != "name":
        raise TermError("a name is expected, or a name with names in brackets such as `vote(measures)`")
    symbol, position = name_symbol(text), start + 1
    if position == len(parts) or parts[position] != ("mark", "("):
        return symbol, position
    if depth == DEEPEST_TERM:
        raise TermError(f"brackets stand more than {DEEPEST_TERM} deep")
    arguments: list[clingo.Symbol] = []
    while True:
        argument, position = _term(parts, position + 1, depth + 1)
        arguments.append(argument)
        if position == len(parts) or parts[position] not in (("mark", ","), ("mark", ")")):
            raise TermError("a bracket is not closed")
        if parts[position] == ("mark", ")"):
            return clingo.Function(text, arguments), position + 1
