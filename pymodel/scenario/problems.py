"""What is wrong with an input: problems with exact positions, and the one error that carries them.

The style of a message: lower case, no final period, what the user wrote in backticks, then what is allowed and the
nearest known name. Whatever the user wrote is shortened, and characters that a terminal might obey are escaped.
"""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_PROBLEMS = 20
_ENOUGH = 100
_LONGEST_SHOWN = 60
_LONGEST_FIELD = 100
_LONGEST_GUESSED = 100
_MOST_LISTED = 12


@dataclass(frozen=True)
class Mark:
    """A place in a text; lines and columns count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with an input. Line and column are None where it has none, as on a command line."""

    file: str
    line: int | None
    column: int | None
    field: str  # the path of the field, or empty where the file as a whole is meant
    message: str

    def __str__(self) -> str:
        """`file:line:column: field: message`, without the parts that are missing."""
        place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        return ": ".join(part for part in (place, self.field, self.message) if part)


class InputError(Exception):
    """Bad input. The only error that reading a scenario raises, whatever the file holds."""

    def __init__(self, problems: Iterable[Problem], *, more: bool = False) -> None:
        """Takes the problems, at least one, and whether more were found than are kept."""
        self.problems = tuple(problems)
        self.more = more
        super().__init__(str(self))

    def __str__(self) -> str:
        """One line for each problem."""
        lines = [str(problem) for problem in self.problems]
        if self.more:
            lines.append(f"{self.problems[0].file}: and more problems, which are not listed")
        return "\n".join(lines)


class Problems:
    """Collects the problems of one input, so that all of them can be told at once."""

    def __init__(self, file: str) -> None:
        self._file = printable(file)
        self._found: list[Problem] = []

    def add(self, mark: Mark | None, field: str, message: str) -> None:
        """Notes a problem. Field and message may hold words of the user, so they are made safe to print.

        Raises:
            InputError: once there are so many problems that looking further serves nobody.
        """
        line, column = (mark.line, mark.column) if mark else (None, None)
        problem = Problem(self._file, line, column, printable(field, _LONGEST_FIELD), printable(message))
        if problem not in self._found:
            self._found.append(problem)
        if len(self._found) > _ENOUGH:
            raise self._error()

    def fail(self, mark: Mark | None, field: str, message: str) -> InputError:
        """Notes a problem after which nothing more can be read, and returns the error to raise."""
        self.add(mark, field, message)
        return self._error()

    def raise_any(self) -> None:
        """Raises an InputError if there is any problem."""
        if self._found:
            raise self._error()

    def _error(self) -> InputError:
        ordered = sorted(self._found, key=lambda problem: (problem.line or 0, problem.column or 0))
        return InputError(ordered[:MOST_PROBLEMS], more=len(ordered) > MOST_PROBLEMS)


def shown(text: str) -> str:
    """What the user wrote, in backticks: shortened, and with unprintable characters and backticks escaped."""
    return "`" + printable(text, _LONGEST_SHOWN).replace("`", "\\x60") + "`"


def printable(text: str, longest: int | None = None) -> str:
    """The text, cut after so many characters, with those that a terminal might obey written as escapes."""
    short = text if longest is None or len(text) <= longest else text[:longest] + "..."
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in short)


def expected(allowed: Collection[str], hint: str = "") -> str:
    """What could have stood there, then the hint: `; expected a, b or c; did you mean b?`."""
    return f"; expected {one_of(allowed)}{hint}"


def one_of(allowed: Collection[str]) -> str:
    """A list of what is allowed, cut where it grows long."""
    listed = [f"`{value}`" for value in list(allowed)[:_MOST_LISTED]]
    rest = len(allowed) - len(listed)
    if rest:
        return f"{', '.join(listed)} ... ({len(allowed)} in all)"
    return " or ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed) or "nothing"


def normalised(text: str) -> str:
    """The text as a name would be written: without accents, in lower case, with underscores."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    joined = "".join(char if char.isascii() and char.isalnum() else "_" for char in plain.strip().lower())
    return "_".join(part for part in joined.split("_") if part)


def nearest(text: str, known: Collection[str]) -> str:
    """A hint at the known name nearest to the text: `; did you mean ...?`, or nothing."""
    if len(text) > _LONGEST_GUESSED:
        return ""
    word = normalised(text)
    close = [word] if word in known else get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close and close[0] != text else ""


def look_alike(text: str) -> str:
    """Names the first character of a text that is not plain ASCII: `; X is CYRILLIC SMALL LETTER ES`, or nothing."""
    for char in text[:_LONGEST_SHOWN]:
        if not char.isascii():
            return (
                f"; {shown(char)} is {unicodedata.name(char, f'U+{ord(char):04X}')}, and names use a to z, 0 to 9 and _"
            )
    return ""
