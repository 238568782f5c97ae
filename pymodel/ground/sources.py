"""The check of the law as it is written, before it meets any scenario."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from clingo.ast import AST, parse_files

from pymodel.ground.errors import FragmentError
from pymodel.ground.lexical import scan
from pymodel.ground.names import Signature
from pymodel.ground.syntax import Statement, read
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["Positions", "check_sources"]

Positions = Mapping[Signature, tuple[str, ...]]
"""Where the rules of each predicate stand, as `file:line`."""

_HOMES: Mapping[str, Signature] = {
    "facts.lp": ("value", 3),
    "readings.lp": ("position", 2),
    "decisions.lp": ("decides", 3),
}
_VALUE, _POSITION, _DECIDES = _HOMES.values()
_CONSTRAINTS = "facts.lp"


def check_sources(paths: Sequence[Path]) -> Positions:
    """Proves that law files keep to the fragment that all engines share.

    Normal rules with negation, `=` and `!=`; counts with a constant bound; choices of exactly one, over `value/3`
    only in `facts.lp`, `position/2` only in `readings.lp` and `decides/3` only in `decisions.lp`; constraints only
    in `facts.lp` and only over what no reading or decision reaches; order comparison and arithmetic only in rules
    that no choice reaches; no rule negates a position. Anything else is refused, unknown syntax included.

    Args:
        paths: all the files of the law, amendments included.

    Returns:
        For each predicate the places of its rules.

    Raises:
        FragmentError: naming every problem, one a line, as `file:line: what`.
    """
    problems: list[str] = []
    for path in paths:
        problems += scan(path.read_text(encoding="utf-8"), str(path))
    if problems:
        raise FragmentError("\n".join(problems))
    statements = _statements(paths)
    reached = _reached(statements, {_VALUE, _POSITION, _DECIDES})
    later = _reached(statements, {_POSITION, _DECIDES})
    for statement in statements:
        found = [*statement.problems, *_misplaced(statement), *_too_strong(statement, reached, later)]
        problems += [f"{statement.place}: {problem}" for problem in found]
    if problems:
        raise FragmentError("\n".join(problems))
    positions: dict[Signature, list[str]] = {}
    for statement in statements:
        for head in dict.fromkeys(statement.heads):
            positions.setdefault(head, []).append(statement.place)
    return {signature: tuple(places) for signature, places in positions.items()}


# what a process has read, by content: an amended law has nearly all its files in common with the law
_known: dict[bytes, tuple[Statement, ...]] = {}
_MOST = 512  # files


def _statements(paths: Sequence[Path]) -> list[Statement]:
    found: list[Statement] = []
    for path in paths:
        content = path.read_bytes()
        if content not in _known:
            if len(_known) >= _MOST:
                _known.clear()
            _known[content] = _read(path)
        found += (replace(one, place=f"{path}:{one.place.rpartition(':')[2]}") for one in _known[content])
    return found


def _read(path: Path) -> tuple[Statement, ...]:
    nodes: list[AST] = []
    messages: list[str] = []
    try:
        parse_files([str(path)], nodes.append, logger=lambda _, text: messages.append(text.strip()))
    except RuntimeError as error:
        raise FragmentError("\n".join([*messages, str(error)])) from error
    if messages:
        raise FragmentError("\n".join(messages))
    return tuple(statement for node in nodes if (statement := read(node)) is not None)


def _reached(statements: Sequence[Statement], start: set[Signature]) -> set[Signature]:
    """The predicates that depend on the given ones, these included."""
    users: dict[Signature, set[Signature]] = {}
    for statement in statements:
        for use in statement.uses:
            users.setdefault(use.signature, set()).update(statement.heads)
    found: set[Signature] = set()
    waiting = sorted(start)
    while waiting:
        signature = waiting.pop()
        if signature not in found:
            found.add(signature)
            waiting.extend(users.get(signature, ()))
    return found


def _misplaced(statement: Statement) -> list[str]:
    """Choices and constraints outside their file, and facts a rule must not derive."""
    name = Path(statement.place.rpartition(":")[0]).name
    problems: list[str] = []
    if statement.choice:
        problems += [
            f"a choice over `{head[0]}/{head[1]}` may not stand in this file"
            for head in dict.fromkeys(statement.heads)
            if _HOMES.get(name) != head
        ]
    else:
        problems += [
            f"only a choice may derive `{name}/{arity}`"
            for name, arity in dict.fromkeys(statement.heads)
            if (name, arity) in {_POSITION, _DECIDES}
        ]
    problems += [
        f"only a scenario may state `{name}/{arity}`"
        for name, arity in dict.fromkeys(statement.heads)
        if (name, arity) in INPUTS
    ]
    if not statement.heads and not statement.choice and not statement.problems and name != _CONSTRAINTS:
        problems.append(f"an integrity constraint may stand only in `{_CONSTRAINTS}`")
    return problems


def _too_strong(statement: Statement, reached: set[Signature], later: set[Signature]) -> list[str]:
    """What a rule may not do because of the predicates it uses."""
    problems: list[str] = []
    touched = [use.signature for use in statement.uses if use.signature in reached]
    if touched:
        name, arity = touched[0]
        problems += [
            f"a choice reaches this rule through `{name}/{arity}`, so {what} is refused" for what in statement.ordering
        ]
    if not statement.heads:
        problems += [
            f"an integrity constraint reaches a reading or a decision through `{use.signature[0]}/{use.signature[1]}`"
            for use in statement.uses
            if use.signature in later
        ]
    if any(use.negated and use.signature == _POSITION for use in statement.uses):
        problems.append("a rule may not negate a position: write the other positions")
    return problems
