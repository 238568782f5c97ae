"""The words of a plain `.lp` scenario, with their places.

A reader of its own, not tree-sitter-clingo or clingo's parser: what may stand in such a file is so little that the
whole of it fits below, nothing outside can pass unrecognised, no file is ever opened by reading another, deep nesting
cannot hurt, and every message can say what is expected. The program that clingo gets is never the user's text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pymodel.scenario.problems import Mark

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+)
      | (?P<block>%\*)
      | (?P<comment>%[^\n]*)
      | (?P<number>[0-9]+)
      | (?P<name>[a-z][a-zA-Z0-9_']*)
      | (?P<variable>_*[A-Z][a-zA-Z0-9_']*)
      | (?P<anonymous>_(?![a-zA-Z0-9_']))
      | (?P<string>"(?:[^"\\\n]|\\.)*")
      | (?P<directive>\#[a-z]+)
      | (?P<mark>:-|:~|\.\.|!=|<=|>=|<>|==|[-=<>.,;:(){}\[\]|@&+*/\\^?~$!])""",
    re.VERBOSE,
)
_BLOCK_EDGE = re.compile(r"%\*|\*%")


@dataclass(frozen=True)
class Token:
    """A word of the file; `kind` is `end` after the last one and `strange` for what clingo does not know."""

    kind: str
    text: str
    mark: Mark


def tokens(text: str) -> Iterator[Token]:
    """Splits a file into words.

    Args:
        text: the whole file.

    Returns:
        The words without blanks and block comments, then one of the kind `end`. Line comments are kept, since the first
        may hold a title.
    """
    position, line, start = 0, 1, 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        kind = (match.lastgroup or "") if match else "strange"
        end = match.end() if match else position + 1
        mark = Mark(line, position - start + 1)
        if kind == "block":
            end, closed = _block_end(text, end)
            kind = "blank" if closed else "unclosed"
        if kind != "blank":
            yield Token(kind, text[position:end], mark)
        breaks = text.count("\n", position, end)
        if breaks:
            line += breaks
            start = text.rfind("\n", position, end) + 1
        position = end
    yield Token("end", "", Mark(line, position - start + 1))


def _block_end(text: str, position: int) -> tuple[int, bool]:
    """Where a block comment ends, which may hold others, and whether it is closed."""
    depth = 1
    for edge in _BLOCK_EDGE.finditer(text, position):
        depth += 1 if edge.group() == "%*" else -1
        if depth == 0:
            return edge.end(), True
    return len(text), False
