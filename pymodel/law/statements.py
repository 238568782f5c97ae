"""The statements and comments of one `.lp` file as plain values, read through clingo's own parser."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from clingo import MessageCode, parse_term
from clingo.ast import AST, ASTType, Location, Sign, parse_files

from pymodel.law.terms import Atom, Term, atoms_of, term_of_symbol

Kind = Literal["fact", "rule", "choice", "constraint", "disjunction", "show", "defined", "other"]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_VARIABLE = re.compile(r"(?<![A-Za-z0-9_'])_*[A-Z][A-Za-z0-9_']*")
_BEYOND_A_PLAIN_FACT = re.compile(r"[A-Z:;{}|#@%]|\.\.|\b(?:not|_)\b")
_COMMENT = re.compile(r"%\*.*?\*%|%[^\n]*", re.DOTALL)


class LawSyntaxError(ValueError):
    """A file of the law is not a logic program; the message holds clingo's, with file, line and column."""


@dataclass(frozen=True, slots=True)
class Use:
    """An atom where a statement uses it and does not derive it: a body, a condition.

    Attributes:
        atom: the atom.
        negated: whether it stands under `not`, also within an aggregate that does.
    """

    atom: Atom
    negated: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a file.

    Attributes:
        kind: what it is; `fact` and `rule` are told apart by whether there is a body.
        file: the file as it is shown to readers.
        line: its first line, from 1.
        last_line: its last line.
        text: exactly as it stands in the file.
        heads: the atoms it may derive (for `show` and `defined`: the predicate with any arguments).
        uses: the atoms of its body and conditions, none of a fact.
    """

    kind: Kind
    file: str
    line: int
    last_line: int
    text: str
    heads: tuple[Atom, ...]
    uses: tuple[Use, ...] = ()

    @property
    def variables(self) -> frozenset[str]:
        """The names of its variables."""
        return frozenset(_VARIABLE.findall(_STRING.sub('""', _COMMENT.sub("", self.text))))

    @property
    def needs_label(self) -> bool:
        """Whether it says something of its own, so that it has to cite where that comes from."""
        return self.kind not in {"fact", "show", "defined", "other"}


@dataclass(frozen=True, slots=True)
class Comment:
    """One `%!` line: `alone` tells whether nothing else stands on the line."""

    line: int
    text: str
    alone: bool


# what a process has read, by name and content: an amended law has nearly all its files in common with the law
_known: dict[tuple[str, bytes], tuple[tuple[Statement, ...], tuple[Comment, ...]]] = {}
_MOST = 512  # files


def read_statements(path: Path, shown_as: str) -> tuple[list[Statement], list[Comment]]:
    """Reads one file.

    Args:
        path: the file.
        shown_as: its name in messages and records.

    Returns:
        The statements and the documentation comments, each in the order of the file.

    Raises:
        LawSyntaxError: if clingo cannot parse the file.
        OSError: if it cannot be read.
    """
    content = path.read_bytes()
    if (shown_as, content) not in _known:
        if len(_known) >= _MOST:
            _known.clear()
        _known[shown_as, content] = _read(path, content.splitlines(), shown_as)
    statements, comments = _known[shown_as, content]
    return list(statements), list(comments)


def _read(path: Path, lines: list[bytes], shown_as: str) -> tuple[tuple[Statement, ...], tuple[Comment, ...]]:
    _refuse_unusual_letters(lines, shown_as)
    nodes: list[AST] = []
    messages: list[str] = []

    def collect(_code: MessageCode, message: str) -> None:
        messages.append(message.strip().replace(str(path), shown_as))

    try:
        parse_files([str(path)], nodes.append, logger=collect)
    except RuntimeError as error:
        raise LawSyntaxError("\n".join(messages) or str(error)) from error
    statements: list[Statement] = []
    comments: list[Comment] = []
    for node in nodes:
        if node.ast_type == ASTType.Comment:
            comments.extend(_documentation(node, lines))
        elif node.ast_type != ASTType.Program:
            statements.append(_statement(node, lines, shown_as))
    return tuple(sorted(statements, key=lambda one: one.line)), tuple(sorted(comments, key=lambda one: one.line))


def _refuse_unusual_letters(lines: list[bytes], shown_as: str) -> None:
    # clingo quotes such a letter byte by byte in its message, and its Python interface then aborts the process
    text = b"\n".join(lines).decode(errors="replace")
    if text.isascii():
        return
    bare = _STRING.sub("", re.sub(_COMMENT, lambda found: "\n" * found[0].count("\n"), text))
    for number, line in enumerate(bare.split("\n"), start=1):
        if not line.isascii():
            raise LawSyntaxError(f"{shown_as}:{number}: a letter outside ASCII stands outside a comment or string")


def _documentation(node: AST, lines: list[bytes]) -> Iterator[Comment]:
    if node.value.startswith("%!"):
        place = node.location.begin
        before = lines[place.line - 1][: place.column - 1]
        yield Comment(place.line, node.value[2:].rstrip(), not before.strip())


def _statement(node: AST, lines: list[bytes], file: str) -> Statement:
    place: Location = node.location
    text = _text(place, lines)
    if fact := _plain_fact(node, text):
        return Statement("fact", file, place.begin.line, place.end.line, text, (fact,))
    kind: Kind = "other"
    heads: tuple[Atom, ...] = ()
    uses: tuple[Use, ...] = ()
    if node.ast_type == ASTType.Rule:
        kind, heads, conditions = _head(node)
        uses = (*conditions, *_uses(node.body, negated=False))
    elif node.ast_type in {ASTType.ShowSignature, ASTType.Defined}:
        kind = "show" if node.ast_type == ASTType.ShowSignature else "defined"
        name = node.name if node.positive else f"-{node.name}"
        heads = (Atom(name, (Term("any", "_"),) * node.arity),)
    return Statement(kind, file, place.begin.line, place.end.line, text, heads, uses)


def _plain_fact(node: AST, text: str) -> Atom | None:
    """The atom of a fact without variables or pools, read from its text: ten times faster than from the tree."""
    if node.ast_type != ASTType.Rule or _BEYOND_A_PLAIN_FACT.search(_STRING.sub("", text)):
        return None
    term = term_of_symbol(parse_term(text.removesuffix(".")))
    return Atom(term.name, term.arguments)


def _text(place: Location, lines: list[bytes]) -> str:
    first, last = place.begin.line - 1, place.end.line - 1
    # clingo counts columns in bytes, from 1, and the end is exclusive
    taken = lines[first : last + 1]
    taken[-1] = taken[-1][: place.end.column - 1]
    taken[0] = taken[0][place.begin.column - 1 :]
    return b"\n".join(taken).decode()


def _head(rule: AST) -> tuple[Kind, tuple[Atom, ...], tuple[Use, ...]]:
    head = rule.head
    if head.ast_type == ASTType.Literal:
        if head.atom.ast_type != ASTType.SymbolicAtom or head.sign != Sign.NoSign:
            return "constraint", (), ()
        return ("rule" if rule.body else "fact"), tuple(atoms_of(head.atom.symbol)), ()
    kinds: dict[ASTType, Kind] = {
        ASTType.Aggregate: "choice",
        ASTType.HeadAggregate: "choice",
        ASTType.Disjunction: "disjunction",
    }
    heads: list[Atom] = []
    uses: list[Use] = []
    for element in getattr(head, "elements", ()):
        offered = element.condition if element.ast_type == ASTType.HeadAggregateElement else element
        if offered.literal.atom.ast_type == ASTType.SymbolicAtom:
            heads.extend(atoms_of(offered.literal.atom.symbol))
        uses.extend(_uses(offered.condition, negated=False))
    return kinds.get(head.ast_type, "other"), tuple(heads), tuple(uses)


def _uses(literals: Iterable[AST], *, negated: bool) -> Iterator[Use]:
    for literal in literals:
        if literal.ast_type == ASTType.ConditionalLiteral:
            yield from _uses((literal.literal, *literal.condition), negated=negated)
        elif literal.ast_type == ASTType.Literal:
            under_not = negated or literal.sign != Sign.NoSign
            inside = literal.atom
            if inside.ast_type == ASTType.SymbolicAtom:
                for atom in atoms_of(inside.symbol):
                    yield Use(atom, under_not)
            elif inside.ast_type == ASTType.BodyAggregate:
                for element in inside.elements:
                    yield from _uses(element.condition, negated=under_not)
            elif inside.ast_type == ASTType.Aggregate:
                yield from _uses(inside.elements, negated=under_not)
