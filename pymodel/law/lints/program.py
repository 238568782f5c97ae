"""The program under check: its statements with their labels, its documentation, and who derives what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pymodel.law.catalogue import Law
from pymodel.law.reader import Labelled, read_files
from pymodel.law.records import Record
from pymodel.law.statements import Statement
from pymodel.law.terms import ANY, Atom, Term, matches


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault of the law's files at one place."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def finding(where: Record | Statement, message: str) -> Finding:
    """A finding at the place of a record or a statement."""
    return Finding(where.file, where.line, message)


@dataclass(frozen=True)
class Program:
    """All statements and all documentation of a set of files."""

    law: Law
    labelled: tuple[Labelled, ...]

    @property
    def statements(self) -> Iterator[Statement]:
        """The statements without their labels."""
        return (one.statement for one in self.labelled)

    @cached_property
    def heads(self) -> Mapping[str, frozenset[tuple[Term, ...]]]:
        """By predicate, the arguments of every atom that a fact, rule or choice derives."""
        found: dict[str, set[tuple[Term, ...]]] = {}
        for statement in self.statements:
            if statement.kind not in {"show", "defined"}:
                for atom in statement.heads:
                    found.setdefault(atom.signature, set()).add(atom.arguments)
        return {signature: frozenset(rows) for signature, rows in found.items()}

    def derives(self, atom: Atom) -> bool:
        """Whether some head could be this atom, variables taken as anything."""
        rows = self.heads.get(atom.signature, frozenset())
        return atom.arguments in rows or any(all(map(matches, row, atom.arguments)) for row in rows)

    @cached_property
    def _derived(self) -> Mapping[str, Sequence[tuple[Statement, Atom]]]:
        found: dict[str, list[tuple[Statement, Atom]]] = {}
        for statement in self.statements:
            if statement.kind not in {"show", "defined"}:
                for atom in statement.heads:
                    found.setdefault(atom.signature, []).append((statement, atom))
        return found

    def derived(self, signature: str) -> Sequence[tuple[Statement, Atom]]:
        """Each statement that derives a predicate, with the atom."""
        return self._derived.get(signature, ())


def read_program(files: Sequence[Path], root: Path) -> Program:
    """Reads the files for the lints.

    Args:
        files: all files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        The program; its law has no tables of ground facts.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        OSError: if a file cannot be read.
    """
    text = read_files(files, root)
    rules = tuple(one.rule for one in text.statements if one.label or one.statement.needs_label)
    return Program(Law(text.docs, rules), text.statements)


def covers(documented: Iterable[str], term: Term) -> bool:
    """Whether one of the documented ids is this term: `invoke(M)` documents `invoke(treaty)`, and so does `invoke`.

    Args:
        documented: ids of records, which may hold variables.
        term: a constant, or a function whose arguments may be variables.

    Returns:
        True for a variable too, of which nothing can be said.
    """
    if term.kind in {"variable", "any"}:
        return True
    return any(one == term.name or matches(pattern_of(one), term) for one in documented)


def pattern_of(name: str) -> Term:
    """The term that an id like `pact(P)` or `vote(measures)` stands for; arguments of arguments stay unread."""
    head, bracket, rest = name.partition("(")
    if not bracket:
        return Term("constant", name)
    return Term("function", head, tuple(_argument(part.strip()) for part in rest.removesuffix(")").split(",")))


def _argument(part: str) -> Term:
    if not part or "(" in part or part[0] == "_" or part[0].isupper():
        return ANY
    return Term("number" if part.isdecimal() else "constant", part)
