"""Words of the book as lines: plain ones, several joined, and labels with their variables."""

import re
from collections.abc import Iterable

from pymodel.render.book.document import Emphasis, Inline, Line, Text
from pymodel.render.values import capital

_BRACES = re.compile(r"\{([^{}]*)\}")


def label(text: str) -> Line:
    """The label of a rule; its variables stand out, and it begins like a sentence."""
    parts: list[Inline] = []
    at = 0
    for match in _BRACES.finditer(text):
        parts += [Text(text[at : match.start()]), Emphasis(match[1])]
        at = match.end()
    parts.append(Text(text[at:]))
    return tuple(_capitalised([part for part in parts if part.text]))


def _capitalised(parts: list[Inline]) -> list[Inline]:
    if parts and isinstance(parts[0], Text):
        parts[0] = Text(capital(parts[0].text))
    return parts


def joined(lines: Iterable[Line], separator: str = ", ") -> Line:
    """Several lines as one."""
    parts: list[Inline] = []
    for line in lines:
        if parts:
            parts.append(Text(separator))
        parts += line
    return tuple(parts)


def plain(text: str) -> Line:
    """Words as a line; no words as an empty one."""
    return (Text(text),) if text else ()
