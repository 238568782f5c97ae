"""Goals, as scenarios and claims write them: `nato_art5=invoked & floor(de)=none`."""

import re
from typing import NamedTuple

import clingo
from clingo import Symbol, SymbolType, parse_term

from pymodel.counts import Function
from pymodel.outcomes.errors import GoalError
from pymodel.outcomes.tables import STATUSES, Tables
from pymodel.scenario.problems import nearest

__all__ = ["Goal", "ask", "goal_atom", "goal_function"]


_LONGEST, _LARGEST = 500, 2**31 - 1  # characters of a goal; what clingo counts to


class Goal(NamedTuple):
    """Whether a goal holds in some outcome, and whether in every one."""

    text: str
    possible: bool
    certain: bool


def ask(tables: Tables, text: str, within: Function | None = None) -> Goal:
    """Answers a goal exactly.

    Args:
        tables: the vocabulary.
        text: parts joined by `&`. A part is `mechanism=status` (over all victims), `mechanism(victim)=status`,
            `name(argument, ..)=value` for the atom `name(argument, .., value)`, or an atom.
        within: the outcomes that count; all if it is not given.

    Returns:
        Whether it is possible and whether it is certain.

    Raises:
        GoalError: a part cannot be read, or names a mechanism, status, victim or predicate that is not known.
    """
    function = goal_function(tables, text)
    among = tables.compiled.space if within is None else within
    return Goal(text, (function & among).satisfiable(), not (~function & among).satisfiable())


def goal_function(tables: Tables, text: str) -> Function:
    """The outcomes in which a goal holds; for the arguments see `ask`."""
    return tables.compiled.all(tables.compiled.atom(_part(tables, part.strip())) for part in text.split("&"))


def goal_atom(tables: Tables, text: str) -> Symbol:
    """The one atom that a goal without `&` speaks of; for the forms see `ask`.

    Raises:
        GoalError: as of `ask`, or the goal has several parts.
    """
    if "&" in text:
        raise GoalError(f"`{text}` speaks of several things: ask about one of them")
    symbol = _part(tables, text.strip())
    match symbol.name, symbol.arguments:
        case "status", [mechanism, victim, value]:
            _mechanism(tables, mechanism, text)
            _victim(tables, str(victim))
            _status(value, text)
        case "headline", [mechanism, value]:
            _mechanism(tables, mechanism, text)
            _status(value, text)
        case _:
            pass
    return symbol


def _mechanism(tables: Tables, mechanism: Symbol, text: str) -> None:
    if mechanism not in tables.mechanisms:
        hint = nearest(str(mechanism), [str(name) for name in tables.mechanisms])
        raise GoalError(f"`{mechanism}` in the goal `{text}` is no mechanism of this scenario{hint}")


def _part(tables: Tables, text: str) -> Symbol:
    if len(text) > _LONGEST:
        raise GoalError(f"a goal has at most {_LONGEST} characters, not {len(text)}")
    if any(int(number) > _LARGEST for number in re.findall(r"\d+", text)):
        raise GoalError(f"a number in the goal `{text}` is larger than {_LARGEST}")
    left, equals, right = (piece.strip() for piece in text.partition("="))
    if not equals:
        term = _term(left)
        if term in tables.mechanisms or _try_term(_split(left)[0]) in tables.mechanisms:
            raise GoalError(f"`{left}` in a goal is a mechanism: ask about its status, as in `{left}=invoked`")
        return _atom(tables, term, left)
    name, value = _try_term(left), _term(right)
    if name in tables.mechanisms:
        tables.headline(name)  # the statuses must be total and exclusive
        return clingo.Function("headline", [name, _status(value, text)])
    before, victim = _split(left)
    mechanism = _try_term(before)
    if mechanism is not None and mechanism in tables.mechanisms:
        return clingo.Function("status", [mechanism, _victim(tables, victim), _status(value, text)])
    if name is None or (str(value) in STATUSES and not _is_known(tables, name, 1)):
        hint = nearest(left, [str(name) for name in tables.mechanisms])
        raise GoalError(f"`{left}` in the goal `{text}` is no mechanism of this scenario{hint}")
    return _atom(tables, clingo.Function(name.name, [*name.arguments, value]), text)


def _split(text: str) -> tuple[str, str]:
    """What stands before the last parentheses, and in them."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth == 0:
            return text[:place].strip(), text[place + 1 : -1].strip()
    return "", ""


def _try_term(text: str) -> Symbol | None:
    """A constant or term that names something, None if the text is not one."""
    try:
        symbol = parse_term(text, logger=lambda _code, _message: None)
    except (RuntimeError, UnicodeError):
        return None
    is_name = symbol.type == SymbolType.Function and not symbol.negative and bool(symbol.name)
    return symbol if is_name else None


def _term(text: str) -> Symbol:
    symbol = _try_term(text)
    if symbol is None:
        raise GoalError(f"`{text}` in a goal cannot be read: it must be a name or an atom")
    return symbol


def _victim(tables: Tables, text: str) -> Symbol:
    victim = _term(text)
    if victim not in tables.victims:
        hint = nearest(text, [str(name) for name in tables.victims])
        raise GoalError(f"`{text}` in a goal is no victim of this scenario{hint}")
    return victim


def _status(value: Symbol, text: str) -> Symbol:
    if str(value) not in STATUSES:
        raise GoalError(f"`{value}` in the goal `{text}` is no status: use {', '.join(STATUSES)}")
    return value


def _is_known(tables: Tables, symbol: Symbol, more: int) -> bool:
    return tables.compiled.program.knows((symbol.name, len(symbol.arguments) + more))


def _atom(tables: Tables, symbol: Symbol, text: str) -> Symbol:
    if not _is_known(tables, symbol, 0):
        known = sorted({name for name, _ in tables.compiled.program.known.signatures} - {symbol.name})
        what = f"`{symbol.name}` with {len(symbol.arguments)} arguments, in the goal `{text}`, is not known"
        raise GoalError(f"{what}{nearest(symbol.name, known)}")
    return symbol
