"""The lines of an amendment that repeal rules: how they are written, and which rule of the law each one means."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pymodel.law.reader import Labelled
from pymodel.scenario.problems import nearest, shown

__all__ = ["Repeal", "RepealError", "named", "repeals_of", "without_repeals"]

_LINE = re.compile(r"%!\s*repeal\b(?P<rest>.*)")
_REST = re.compile(r"\s+(?P<file>[^\s:]+)\s*:\s*(?P<text>.*)")
_MORE = re.compile(r"%!\s{3,}(?P<text>\S.*)")  # a long rule goes on in the next line, indented


class RepealError(ValueError):
    """A line names no rule, or several; the message says what it could have meant."""


@dataclass(frozen=True)
class Repeal:
    """One line `%! repeal FILE: RULE OR LABEL`.

    Attributes:
        line: where it stands in the amendment.
        last_line: its last line.
        file: the file of the law, as the line names it.
        text: the text of the rule, or its label.
    """

    line: int
    last_line: int
    file: str
    text: str


def repeals_of(text: str) -> Iterator[Repeal | int]:
    """The repeals of an amendment.

    Args:
        text: the amendment.

    Yields:
        Each repeal, in the order of the text; for a line that is none, though it begins like one, its number.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if not (found := _LINE.match(line.strip())):
            continue
        rest = _REST.fullmatch(found["rest"])
        if not rest:
            yield number
            continue
        words, last = [rest["text"]], number
        while last < len(lines) and (more := _MORE.match(lines[last].strip())):
            words.append(more["text"])
            last += 1
        text_of_rule = " ".join(" ".join(words).split())
        if text_of_rule:
            yield Repeal(number, last, rest["file"], text_of_rule)
        else:
            yield number


def without_repeals(text: str) -> str:
    """The amendment without these lines, every other line in its place."""
    lines = text.splitlines()
    for one in repeals_of(text):
        if isinstance(one, Repeal):
            lines[one.line - 1 : one.last_line] = [""] * (one.last_line - one.line + 1)
    return "\n".join(lines) + "\n"


def named(repeal: Repeal, files: Sequence[str], read: Callable[[str], Sequence[Labelled]]) -> Labelled:
    """The rule that a line means.

    Args:
        repeal: the line.
        files: the names of the files of the law.
        read: gives the statements of one of them.

    Returns:
        The one statement of that file whose text, or whose label, is the text of the line.

    Raises:
        RepealError: there is no such file, or no such rule in it, or several.
    """
    meant = [file for file in files if repeal.file in (file, file.rpartition("/")[2])]
    if len(meant) != 1:
        last_parts = [file.rpartition("/")[2] for file in files]
        hint = nearest(repeal.file, [*files, *last_parts]) if not meant else f"; it could be {_listed(meant)}"
        raise RepealError(f"{shown(repeal.file)} is no file of the law{hint}")
    rules = read(meant[0])
    found = [one for one in rules if repeal.text in _names(one)]
    if len(found) > 1:
        lines = ", ".join(str(one.statement.line) for one in found)
        raise RepealError(
            f"{len(found)} rules of `{meant[0]}` are called {shown(repeal.text)} (lines {lines}); name one by its text"
        )
    if not found:
        places = {name: one.statement.line for one in reversed(rules) for name in _names(one)}
        close = get_close_matches(repeal.text, list(places), n=1, cutoff=0.6)
        hint = f"; did you mean line {places[close[0]]}, `{close[0]}`?" if close else ""
        raise RepealError(f"no rule of `{meant[0]}` has the text or the label {shown(repeal.text)}{hint}")
    return found[0]


def _names(one: Labelled) -> tuple[str, ...]:
    """What a rule may be called: its text, its label, its label with what it cites."""
    text = " ".join(one.statement.text.split())
    if one.label is None:
        return (text,)
    label = " ".join(one.label.text.split())
    return text, label, f"[{', '.join(one.label.cited)}] {label}"


def _listed(files: Sequence[str]) -> str:
    return " or ".join(f"`{file}`" for file in files)
