"""The law once more, with a mark for each of its rules that holds where the rule's body does.

Beside every rule, choice and constraint `head :- body` stands `rule_fires(n) :- body`. In any answer set the atom holds
exactly if some ground instance of the body does. The marks occur in no other body, so they change no outcome.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clingo import Number
from clingo.ast import (
    AST,
    ASTType,
    Function,
    Literal,
    Location,
    Position,
    Rule,
    Sign,
    SymbolicAtom,
    SymbolicTerm,
    parse_files,
)

from pymodel.ground import GroundingError
from pymodel.law_files import law_files, law_hash
from pymodel.paths import data_folder

__all__ = ["LIFTED", "MARK", "MarkedLaw", "mark", "mark_shipped"]

MARK = "rule_fires"
"""The predicate of the marks; the law has none of that name."""

LIFTED = "constraints_lifted"
"""An external atom: where it is true, the integrity constraints of the law remove nothing."""

_OWN = Location(Position("<marks>", 1, 1), Position("<marks>", 1, 1))


@dataclass(frozen=True)
class MarkedLaw:
    """The law with its marks, ready to be put into a program.

    Attributes:
        nodes: the statements of the law.
        marks: the mark of each rule.
        places: the place of the rule of each mark, as `encodings/treaty.lp:12`.
        constraints: the places of the integrity constraints.
        hash: the hash of the files of the law.
    """

    nodes: tuple[AST, ...]
    marks: tuple[AST, ...]
    places: tuple[str, ...]
    constraints: frozenset[str]
    hash: str


def mark(files: Sequence[Path], root: Path) -> MarkedLaw:
    """Reads the law and marks its rules.

    Args:
        files: all files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        The marked law. Facts carry no mark: they hold everywhere.

    Raises:
        GroundingError: clingo refuses a file, or the law uses the names of the marks itself.
    """
    nodes: list[AST] = []
    messages: list[str] = []
    try:
        parse_files([str(file) for file in files], nodes.append, logger=lambda _, text: messages.append(text.strip()))
    except RuntimeError as error:
        raise GroundingError([*messages, str(error)]) from error
    shown = {str(file): file.relative_to(root).as_posix() for file in files}
    made: list[AST] = []
    marks: list[AST] = []
    places: list[str] = []
    constraints: set[str] = set()
    for node in nodes:
        if node.ast_type == ASTType.Rule and _speaks(node):
            begin = node.location.begin
            marks.append(Rule(_OWN, _atom(MARK, len(marks)), node.body))
            places.append(f"{shown[begin.filename]}:{begin.line}")
            if _is_constraint(node):
                constraints.add(places[-1])
                node = Rule(node.location, node.head, [*node.body, _not_lifted()])  # noqa: PLW2901 - one statement
        # what is shown says nothing about where a rule fires
        if node.ast_type not in {ASTType.Comment, ASTType.ShowSignature}:
            made.append(node)
    if any(name in str(node.head) for node in nodes if node.ast_type == ASTType.Rule for name in (MARK, LIFTED)):
        raise GroundingError([f"`{MARK}` and `{LIFTED}` are no names for predicates of the law"])
    return MarkedLaw(tuple(made), tuple(marks), tuple(places), frozenset(constraints), law_hash(files, root))


@cache
def mark_shipped() -> MarkedLaw:
    """The law that ships, with its marks; read once.

    Returns:
        The marked law.

    Raises:
        GroundingError: see `mark`.
    """
    folder = data_folder("encodings")
    return mark(law_files(folder), folder.parent)


def _speaks(rule: AST) -> bool:
    """Whether a statement is more than a fact."""
    return bool(rule.body) or rule.head.ast_type != ASTType.Literal


def _is_constraint(rule: AST) -> bool:
    head = rule.head
    return bool(head.ast_type == ASTType.Literal and head.atom.ast_type == ASTType.BooleanConstant)


def _atom(name: str, *numbers: int) -> AST:
    arguments = [SymbolicTerm(_OWN, Number(number)) for number in numbers]
    return Literal(_OWN, Sign.NoSign, SymbolicAtom(Function(_OWN, name, arguments, False)))


def _not_lifted() -> AST:
    return Literal(_OWN, Sign.Negation, SymbolicAtom(Function(_OWN, LIFTED, [], False)))
