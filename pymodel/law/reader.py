"""Reads the files of the law: every record of the documentation comments, and every statement with its label."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pymodel.law.comments import Section, sections_of
from pymodel.law.kinds import docs_of
from pymodel.law.records import Doc, Malformed, Position, Reading, Rule
from pymodel.law.statements import Statement, read_statements


@dataclass(frozen=True, slots=True)
class Label:
    """The label block of a statement."""

    line: int
    cited: tuple[str, ...]
    text: str
    untested: str | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with the label directly above it, if there is one."""

    statement: Statement
    label: Label | None

    @property
    def rule(self) -> Rule:
        """The record for readers."""
        statement, label = self.statement, self.label
        return Rule(
            file=statement.file,
            line=statement.line,
            last_line=statement.last_line,
            kind=statement.kind,
            heads=tuple(dict.fromkeys(atom.signature for atom in statement.heads)),
            uses=tuple(dict.fromkeys(use.atom.signature for use in statement.uses)),
            cited=label.cited if label else (),
            label=label.text if label else "",
            text=statement.text,
            untested=(label.untested or "") if label else "",
        )


@dataclass(frozen=True, slots=True)
class Text:
    """All that was read: the records and the statements, in the order of the files."""

    docs: tuple[Doc, ...]
    statements: tuple[Labelled, ...]


def read_files(files: Sequence[Path], root: Path) -> Text:
    """Reads logic programs with their documentation comments.

    Args:
        files: the programs.
        root: the folder their names are shown relative to.

    Returns:
        Records and statements. What cannot be understood in a comment is a `Malformed` record, never an error.

    Raises:
        LawSyntaxError: if clingo cannot parse a file.
        OSError: if a file cannot be read.
    """
    docs: list[Doc] = []
    statements: list[Labelled] = []
    for path in files:
        shown_as = path.relative_to(root).as_posix()
        found, comments = read_statements(path, shown_as)
        sections = list(sections_of(comments))
        labelled, used = _attach(found, sections)
        statements.extend(labelled)
        for section in sections:
            if section.kind != "label":
                docs.extend(docs_of(section, shown_as))
            elif section.line not in used:
                message = "a label must stand directly above its rule"
                docs.append(Malformed(file=shown_as, line=section.line, message=message))
        docs.extend(_inside(found, sections, shown_as))
    return Text(tuple(with_standings(docs, _standings(statements))), tuple(statements))


def _attach(statements: Iterable[Statement], sections: Iterable[Section]) -> tuple[list[Labelled], set[int]]:
    """Gives each statement the label that ends on the line above it; several statements on one line share theirs."""
    by_next_line = {section.last_line + 1: section for section in sections if section.kind == "label"}
    labelled: list[Labelled] = []
    used: set[int] = set()
    for statement in statements:
        section = by_next_line.get(statement.line)
        label = None
        if section:
            label = Label(section.line, section.ids, section.whole_text, section.attributes.get("untested"))
            used.add(section.line)
        labelled.append(Labelled(statement, label))
    return labelled, used


def _inside(statements: Iterable[Statement], sections: Iterable[Section], file: str) -> Iterator[Malformed]:
    """Comments in the middle of a statement that goes over several lines."""
    long = [(statement.line, statement.last_line) for statement in statements if statement.last_line > statement.line]
    for section in sections:
        if any(first < section.line <= last for first, last in long):
            yield Malformed(file=file, line=section.line, message="a documentation comment stands inside a statement")


def _standings(statements: Iterable[Labelled]) -> Mapping[tuple[str, str], str]:
    """The standing that `position_of/3` gives each position, by reading and position."""
    return {
        (str(atom.arguments[0]), str(atom.arguments[1])): str(atom.arguments[2])
        for one in statements
        for atom in one.statement.heads
        if atom.signature == "position_of/3"
    }


def with_standings(docs: Iterable[Doc], standings: Mapping[tuple[str, str], str]) -> Iterator[Doc]:
    """Puts its standing into each position, and the positions into their reading.

    Args:
        docs: all records of a law.
        standings: the standing of each position, by reading and position.

    Returns:
        The records, in the same order.
    """
    known: list[Doc] = [
        replace(doc, standing=standings.get((doc.reading, doc.id), "")) if isinstance(doc, Position) else doc
        for doc in docs
    ]
    positions: dict[str, list[Position]] = {}
    for doc in known:
        if isinstance(doc, Position):
            positions.setdefault(doc.reading, []).append(doc)
    for doc in known:
        yield replace(doc, positions=tuple(positions.get(doc.id, ()))) if isinstance(doc, Reading) else doc
