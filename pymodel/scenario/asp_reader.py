"""Reading the statements of a plain `.lp` scenario from its words."""

from collections.abc import Sequence
from dataclasses import dataclass

import clingo

from pymodel.scenario.asp_tokens import Token
from pymodel.scenario.problems import Mark, look_alike, shown
from pymodel.scenario.terms import DEEPEST_TERM, TermError, name_symbol, number_symbol

_REFUSED = {
    ":-": "a rule cannot stand in a scenario, only facts and constraints; a change of the law belongs in an amendment",
    ":~": "a weak constraint cannot stand in a scenario",
    "{": "a choice cannot stand in a scenario: write `open(1, gravity)` to leave a fact open",
    ";": "alternatives cannot stand in a scenario: write one fact for each",
    "|": "alternatives cannot stand in a scenario: write one fact for each",
    "..": "a range cannot stand in a scenario: write one fact for each number",
    "&": "theory atoms cannot stand in a scenario",
    "@": "external functions cannot stand in a scenario",
    **dict.fromkeys("-+*/\\^?~$!", "negation and arithmetic cannot stand in a scenario"),
}


class StatementError(Exception):
    """A statement that a scenario cannot hold; the message is in the style of the problems."""

    def __init__(self, mark: Mark, message: str) -> None:
        """Takes the place and the message."""
        self.mark = mark
        super().__init__(message)


def unexpected(token: Token, expected: str) -> StatementError:
    """The error for a word at which reading stopped, with what could have stood there."""
    return StatementError(token.mark, _refusal(token, expected))


@dataclass(frozen=True)
class Fact:
    """A fact and where it stands."""

    symbol: clingo.Symbol
    mark: Mark


class TokenReader:
    """Steps through the words of a file."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._position = 0

    @property
    def next(self) -> Token:
        """The word that has not been taken yet; the last is of the kind `end`."""
        return self._tokens[self._position]

    def take(self) -> Token:
        """Takes a word."""
        token = self.next
        if token.kind != "end":
            self._position += 1
        return token

    def take_mark(self, text: str) -> bool:
        """Takes the next word if it is that sign."""
        if self.next.kind == "mark" and self.next.text == text:
            self.take()
            return True
        return False

    def expect(self, text: str) -> None:
        """Takes the next word, which must be that sign.

        Raises:
            StatementError: if it is not.
        """
        if not self.take_mark(text):
            raise unexpected(self.next, f"`{text}`")

    def skip_statement(self) -> None:
        """Goes on behind the next full stop, or behind `#end.` where a script begins."""
        script = self.next.text == "#script"
        while self.next.kind != "end":
            token = self.take()
            ended = token.text == "#end" if script else token.kind == "mark" and token.text == "."
            if ended:
                if script:
                    self.take_mark(".")
                if self.take_mark("["):  # the weight of a weak constraint
                    while self.next.kind != "end" and self.take().text != "]":
                        pass
                return


def read_fact(reader: TokenReader) -> Fact:
    """Reads a fact up to its full stop.

    Raises:
        StatementError: if anything else stands there.
    """
    mark = reader.next.mark
    if reader.next.kind != "name" or reader.next.text == "not":
        raise unexpected(reader.next, "a fact")
    symbol = read_term(reader)
    reader.expect(".")
    return Fact(symbol, mark)


def read_term(reader: TokenReader, depth: int = 1) -> clingo.Symbol:
    """Reads a name, a number, or a name with terms in brackets, at most five deep.

    Raises:
        StatementError: if anything else stands there.
    """
    token = reader.next
    if token.kind not in ("name", "number"):
        raise unexpected(token, "a name or a number")
    try:
        symbol = number_symbol(token.text) if token.kind == "number" else name_symbol(token.text)
    except TermError as error:
        raise StatementError(token.mark, f"{shown(token.text)} cannot stand here: {error}") from None
    reader.take()
    if token.kind == "number" or not reader.take_mark("("):
        return symbol
    if depth == DEEPEST_TERM:
        raise StatementError(token.mark, f"brackets stand more than {DEEPEST_TERM} deep")
    arguments = [read_term(reader, depth + 1)]
    while reader.take_mark(","):
        arguments.append(read_term(reader, depth + 1))
    reader.expect(")")
    return clingo.Function(token.text, arguments)


def _refusal(token: Token, expected: str) -> str:
    """Why a word cannot stand where it does."""
    if token.kind == "directive":
        return f"{shown(token.text)} cannot stand in a scenario, only facts and constraints over the input vocabulary"
    if token.kind == "mark" and token.text in _REFUSED:
        return _REFUSED[token.text]
    found = shown(token.text)
    by_kind = {
        "string": f"{found} cannot stand here: the input vocabulary has no quoted texts",
        "variable": f"the variable {found} cannot stand here: a fact names everything",
        "unclosed": "this block comment is not closed",
        "end": f"the file ends where {expected} is expected",
    }
    return by_kind.get(token.kind, f"{expected} is expected, not {found}{look_alike(token.text)}")
