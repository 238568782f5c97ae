"""Writes the law as it would read with amendments: a copy of its files, some rules left out and others added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pymodel.amendments.check import check_amended
from pymodel.amendments.errors import AmendmentError
from pymodel.amendments.repeal import Repeal, RepealError, named, repeals_of, without_repeals
from pymodel.claims.errors import ClaimError
from pymodel.claims.law import Law
from pymodel.claims.reader import text_of
from pymodel.ground.lexical import scan
from pymodel.law.reader import Labelled, read_files
from pymodel.law.statements import LawSyntaxError

__all__ = ["Amended", "amend", "check", "draft"]

FOLDER = "amendments"
_KINDS = {"choice": "a choice", "constraint": "an integrity constraint", "disjunction": "a disjunction"}


@dataclass(frozen=True)
class Amended:
    """The law with amendments.

    Attributes:
        law: its files, in a folder of their own.
        amendments: the files that were added, as they are shown.
        repeals: the rules that are gone, each at its place in the law that was amended, by the place of the repeal.
        added: the facts and rules that are new.
    """

    law: Law
    amendments: tuple[str, ...]
    repeals: Mapping[str, Labelled]
    added: tuple[Labelled, ...]

    @property
    def repealed(self) -> tuple[Labelled, ...]:
        """The rules that are gone."""
        return tuple(self.repeals.values())


def amend(law: Law, amendments: Sequence[Path], folder: Path) -> Amended:
    """Amends the law; each amendment finds what those before it have left.

    Args:
        law: the law as it stands.
        amendments: files of rules and of lines `%! repeal FILE: RULE OR LABEL`.
        folder: an empty folder, into which the amended law is written; every line of it keeps its number.

    Returns:
        The amended law, checked as the law itself is.

    Raises:
        AmendmentError: an amendment cannot be read, repeals what is not there, or breaks what every law has to keep.
    """
    amended = draft(law, amendments, folder)
    check(law, amendments, amended)
    return amended


def draft(law: Law, amendments: Sequence[Path], folder: Path) -> Amended:
    """The same without the check that the amended law keeps what every law has to; see `amend`.

    What can be told from the amendments alone is told: nothing in them runs code or reads other files.
    """
    try:
        return _written(law, amendments, folder.resolve())
    except ClaimError as error:
        raise AmendmentError([_as_named(one, law, amendments) for one in error.problems]) from error


def check(law: Law, amendments: Sequence[Path], amended: Amended) -> None:
    """Checks a draft; see `amend`.

    Args:
        law: the law as it stands.
        amendments: what it was amended by, as the user calls it.
        amended: the draft.

    Raises:
        AmendmentError: it breaks what every law has to keep.
    """
    try:
        check_amended(law, amended.law, amended.amendments, amended.repeals)
    except ClaimError as error:
        raise AmendmentError([_as_named(one, law, amendments) for one in error.problems]) from error


def _written(law: Law, amendments: Sequence[Path], root: Path) -> Amended:
    files = [_copied(file, law.root, root) for file in law.files]
    names: list[str] = []
    gone: dict[str, Labelled] = {}
    for path in amendments:
        name = _shown(path)
        if (root / name).exists():
            raise AmendmentError([f"{path}: two amendments have this name"])
        if path.resolve() in law.files:
            raise AmendmentError([f"{path}: the file belongs to the law already"])
        text = text_of(path, name)
        if problems := scan(text, name):
            raise AmendmentError(problems)
        gone |= _repeal(text, name, Law(tuple(files), root))
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(without_repeals(text), encoding="utf-8")
        files.append(target)
        names.append(name)
    return Amended(Law(tuple(files), root), tuple(names), gone, _added(root, names))


def _copied(file: Path, old: Path, new: Path) -> Path:
    target = new / file.relative_to(old)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.read_bytes())
    return target


def _shown(path: Path) -> str:
    """The name of an amendment in the amended law: it never lies among the rules or the data of the world."""
    return f"{FOLDER}/{path.name}"


def _as_named(problem: str, law: Law, amendments: Sequence[Path]) -> str:
    """A message with the amendments called as the user called them."""
    for path in amendments:
        if path.resolve() != law.root / _shown(path):
            problem = problem.replace(_shown(path), str(path))
    return problem


def _repeal(text: str, name: str, law: Law) -> dict[str, Labelled]:
    """Takes the rules that an amendment repeals out of the files of the law; by the place of each repeal."""
    problems: list[str] = []
    found: dict[str, Labelled] = {}
    files = sorted(file.relative_to(law.root).as_posix() for file in law.files)
    for one in repeals_of(text):
        if not isinstance(one, Repeal):
            problems.append(f"{name}:{one}: a repeal is written `%! repeal FILE: the text of the rule, or its label`")
            continue
        try:
            rule = named(one, files, lambda file: _labelled(law.root, [file]))
        except RepealError as error:
            problems.append(f"{name}:{one.line}: {error}")
            continue
        if rule in found.values():
            place = f"{rule.statement.file}:{rule.statement.line}"
            problems.append(f"{name}:{one.line}: the rule at {place} is repealed twice")
        found[f"{name}:{one.line}"] = rule
    if problems:
        raise AmendmentError(problems)
    for rule in found.values():
        others = _labelled(law.root, [rule.statement.file])
        alone = all(one.label != rule.label or one in found.values() for one in others)
        _take_out(law.root / rule.statement.file, rule, with_label=alone)
    return found


def _take_out(path: Path, rule: Labelled, *, with_label: bool) -> None:
    """Blanks a rule, and its label where it stands above no other rule; no line moves."""
    statement = rule.statement
    lines = path.read_text(encoding="utf-8").split("\n")
    first, last = statement.line - 1, statement.last_line
    part = "\n".join(lines[first:last])
    blank = "".join("\n" if char == "\n" else " " for char in statement.text)
    assert statement.text in part
    lines[first:last] = part.replace(statement.text, blank, 1).split("\n")
    if rule.label is not None and with_label:
        lines[rule.label.line - 1 : first] = [""] * (statement.line - rule.label.line)
    path.write_text("\n".join(lines), encoding="utf-8")


def _added(root: Path, names: Sequence[str]) -> tuple[Labelled, ...]:
    """The statements of the amendments, which are facts and rules."""
    try:
        added = _labelled(root, names)
    except LawSyntaxError as error:
        raise AmendmentError(str(error).splitlines()) from error
    problems = [
        f"{one.statement.file}:{one.statement.line}: an amendment adds facts and rules, and this is {_what(one)}"
        for one in added
        if one.statement.kind not in {"fact", "rule"}
    ]
    if problems:
        raise AmendmentError(problems)
    return tuple(added)


def _labelled(root: Path, names: Sequence[str]) -> Sequence[Labelled]:
    """The statements of some files of a law, with their labels."""
    return read_files([root / name for name in names], root).statements


def _what(one: Labelled) -> str:
    words = one.statement.text.split(maxsplit=1)
    return _KINDS.get(one.statement.kind, f"`{words[0]}`")
