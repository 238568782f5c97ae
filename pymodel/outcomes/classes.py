"""Outcome classes: the joint table of some columns, with exact counts and what each class needs."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from clingo import Symbol, SymbolType

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, Kind
from pymodel.outcomes.errors import GoalError
from pymodel.outcomes.needs import restricted
from pymodel.outcomes.records import Classes, Need, Row
from pymodel.outcomes.tables import STATUSES, Tables

__all__ = ["class_values", "classes"]


def classes(tables: Tables, columns: Sequence[Symbol], within: Function) -> Classes:
    """Splits the outcomes by the values of some columns.

    Args:
        tables: the vocabulary.
        columns: mechanisms, or terms such as `floor(de)` for the atoms `floor(de, value)`.
        within: the outcomes that count: all, or the lawful ones.

    Returns:
        The classes that have an outcome, in the order of the columns' values.

    Raises:
        GoalError: a column is neither a mechanism nor one that has exactly one value in every outcome.
    """
    values = {str(column): _values(tables, column) for column in columns}
    factors = _factors(tables.compiled, values, within)
    parts = [_part(tables.compiled, {name: values[name] for name in names}, within) for names in factors]
    rows = [_row(tables.compiled, list(values), combination, within) for combination in product(*parts)]
    order = {name: list(functions) for name, functions in values.items()}
    rows.sort(key=lambda row: [order[name].index(value) for name, value in row.values.items()])
    return Classes(tuple(values), tuple(rows), factors)


def class_values(tables: Tables, columns: Sequence[Symbol], within: Function) -> list[Mapping[str, str]]:
    """The classes themselves: which values of the columns stand together in some outcome, without counts and needs.

    Args:
        tables: the vocabulary.
        columns: as for `classes`.
        within: the outcomes that count.

    Returns:
        A value for each column, one mapping a class.

    Raises:
        GoalError: as for `classes`.
    """
    values = {str(column): _values(tables, column) for column in columns}
    parts = [
        _split({name: values[name] for name in names}, within) for names in _factors(tables.compiled, values, within)
    ]
    return [{name: value for told, _ in combination for name, value in told.items()} for combination in product(*parts)]


class _Class(NamedTuple):
    """A class over the columns of one independent part, with the restrictions that not every outcome has."""

    values: dict[str, str]
    outcomes: Function
    needs: Mapping[Group, tuple[int, ...]]


def _values(tables: Tables, column: Symbol) -> Mapping[str, Function]:
    """Where a column has each of its values."""
    if column in tables.mechanisms:
        headline = tables.headline(column)
        return {status: headline[status] for status in reversed(STATUSES)}
    compiled = tables.compiled
    if column.type != SymbolType.Function or not column.arguments:
        raise GoalError(f"`{column}` is no mechanism of this scenario and no column")
    found: dict[str, Function] = {}
    taken = compiled.false
    named = compiled.program.named(column.name, len(column.arguments) + 1)
    for symbol, atom in sorted(named, key=lambda item: str(item[0])):
        if symbol.arguments[:-1] == column.arguments:
            function = compiled.literal(atom)
            if compiled.possible(taken & function):
                raise GoalError(f"`{column}` has two values in one outcome, so it is no column")
            found[str(symbol.arguments[-1])] = function
            taken |= function
    if not compiled.certain(taken):
        raise GoalError(f"`{column}` has no value in some outcome, so it is no column")
    return found


def _factors(
    compiled: Compiled,
    values: Mapping[str, Mapping[str, Function]],
    within: Function,
) -> tuple[tuple[str, ...], ...]:
    """The columns by parts that hang on different choices, so that their classes combine freely."""
    parts: list[tuple[list[str], set[Group]]] = []
    shared = set(compiled.support(within))
    for name, functions in values.items():
        names, support = [name], {group for function in functions.values() for group in compiled.support(function)}
        if support & shared:
            support |= shared
        for part in [part for part in parts if part[1] & support]:
            parts.remove(part)
            names = part[0] + names
            support |= part[1]
        parts.append((names, support))
    return tuple(tuple(names) for names, _ in parts)


def _part(compiled: Compiled, values: Mapping[str, Mapping[str, Function]], within: Function) -> list[_Class]:
    """The classes over the columns of one part."""
    found = _split(values, within)
    anyway = restricted(compiled, within)
    return [
        _Class(told, outcomes, {key: places for key, places in needs.items() if places != anyway.get(key)})
        for told, outcomes in found
        for needs in [restricted(compiled, outcomes)]
    ]


def _split(values: Mapping[str, Mapping[str, Function]], within: Function) -> list[tuple[dict[str, str], Function]]:
    """The combinations of values of some columns that have an outcome, each with its outcomes."""
    found: list[tuple[dict[str, str], Function]] = [({}, within)]
    for name, functions in values.items():
        found = [
            ({**told, name: value}, both)
            for told, outcomes in found
            for value, function in functions.items()
            if (both := outcomes & function).satisfiable()
        ]
    return found


def _row(compiled: Compiled, columns: Sequence[str], parts: Sequence[_Class], within: Function) -> Row:
    """One class of the table, from a class of each part."""
    values = {name: value for part in parts for name, value in part.values.items()}
    restrictions = {group: places for part in parts for group, places in part.needs.items()}
    needs: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    conditions: dict[str, tuple[str, ...]] = {}
    for group in sorted(restrictions, key=compiled.place):
        told = tuple(str(group.options[place].value) for place in restrictions[group])
        if group.kind is Kind.DECISION:
            needs.setdefault((str(group.key[1]), told), []).append(str(group.actor))
        else:
            conditions[group.name] = told
    outcomes = compiled.all(part.outcomes for part in parts) & within
    return Row(
        values={name: values[name] for name in columns},
        count=compiled.count(outcomes),
        conditions=conditions,
        decisions=tuple(Need(act, told, tuple(actors)) for (act, told), actors in needs.items()),
    )
