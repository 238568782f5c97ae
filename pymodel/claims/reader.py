"""Reads claim files: the header from the comments, the program through clingo's own parser."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from clingo.ast import AST, ASTType, parse_files

from pymodel.claims.errors import ClaimError
from pymodel.claims.header import read_header
from pymodel.claims.model import Claim, ClaimRule
from pymodel.ground.lexical import scan
from pymodel.ground.syntax import Statement
from pymodel.ground.syntax import read as read_syntax
from pymodel.law.statements import LawSyntaxError, read_statements

__all__ = ["claim_files", "read_claim", "text_of"]

LARGEST_FILE = 200_000  # bytes


def claim_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The claim files that paths name.

    Args:
        paths: files, or folders whose `.lp` files are all taken.

    Returns:
        The files, each once, those of a folder in the order of their names.

    Raises:
        ClaimError: a path does not exist, or a folder holds no claim.
    """
    found: dict[Path, None] = {}
    problems: list[str] = []
    for path in paths:
        listed = sorted(path.rglob("*.lp")) if path.is_dir() else [path]
        if not listed:
            problems.append(f"{path}: the folder holds no `.lp` file")
        found |= dict.fromkeys(listed)
    problems += [f"{path}: there is no such file" for path in found if not path.is_file()]
    if problems:
        raise ClaimError(problems)
    return tuple(found)


def read_claim(path: Path, shown_as: str = "") -> Claim:
    """Reads one claim.

    Args:
        path: its file.
        shown_as: its name in messages; the path if left out.

    Returns:
        The claim; whether its predicates are known is checked elsewhere.

    Raises:
        ClaimError: with every problem of the file.
    """
    name = shown_as or str(path)
    text = text_of(path, name)
    if problems := scan(text, name):
        raise ClaimError(problems)
    try:
        statements, comments = read_statements(path, name)
    except LawSyntaxError as error:
        raise ClaimError(str(error).splitlines()) from error
    header = read_header(comments)
    problems = [f"{name}:{line}: {message}" for line, message in header.problems]
    texts = {statement.line: statement.text for statement in statements}
    rules: list[ClaimRule] = []
    for node in _nodes(path):
        line = node.location.begin.line
        found = read_syntax(node)
        if found is None:
            continue
        wrong = list(_outside(found))
        problems += [f"{name}:{line}: {problem}" for problem in wrong]
        if not wrong:
            rules.append(ClaimRule(line, texts.get(line, str(node)), found.heads[0], node))
    if problems:
        raise ClaimError(problems)
    return Claim(
        id=header.id,
        title=header.title,
        file=name,
        line=header.line,
        sources=header.sources,
        pattern=header.pattern,
        parameters=header.parameters,
        expected=header.expected,
        why=header.why,
        readings=header.readings,
        restates=header.restates,
        ground_because=header.ground_because,
        text=header.text,
        rules=tuple(rules),
    )


def _outside(rule: Statement) -> Iterator[str]:
    """Why a statement cannot stand in a claim."""
    yield from rule.problems
    if rule.choice:
        yield "a claim chooses nothing: write rules and facts"
    elif not rule.heads and not rule.problems:
        yield "a claim forbids nothing: state it as `counterexample`, or use `assume`"
    elif len(set(rule.heads)) > 1:
        yield "a rule derives one predicate, not several"
    yield from (f"{what} is outside the language of claims" for what in rule.ordering)


def text_of(path: Path, name: str) -> str:
    """The text of a file that holds claims or amendments.

    Args:
        path: the file.
        name: its name in messages.

    Returns:
        Its text.

    Raises:
        ClaimError: it cannot be read, is too large, or is no UTF-8 text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ClaimError([f"{name}: the file cannot be read: {error.strerror or error}"]) from error
    if len(content) > LARGEST_FILE:
        raise ClaimError([f"{name}: the file is larger than {LARGEST_FILE} bytes"])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ClaimError([f"{name}:{line}: the byte 0x{content[error.start]:02x} is no UTF-8 text"]) from error


def _nodes(path: Path) -> list[AST]:
    nodes: list[AST] = []
    parse_files([str(path)], nodes.append, logger=lambda *_: None)
    return [node for node in nodes if node.ast_type != ASTType.Comment]
