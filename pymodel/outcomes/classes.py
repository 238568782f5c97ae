"""Outcome classes: the joint table of some columns, with exact counts and what each class needs."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeVar

from clingo import Symbol, SymbolType

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, Kind
from pymodel.outcomes.errors import GoalError
from pymodel.outcomes.needs import restricted
from pymodel.outcomes.records import Classes, Need, Row
from pymodel.outcomes.tables import STATUSES, Tables
from pymodel.scenario.problems import nearest

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
    hangs_on = _hangs_on(tables.compiled, values)
    factors = _factors(tables.compiled, hangs_on, within)
    parts = [_part(tables.compiled, {name: values[name] for name in names}, within) for names in factors]
    hang_on = [{group for name in names for group in hangs_on[name]} for names in factors]
    blocks = _independent(tables.compiled, hang_on, within)
    count = _Counter(tables.compiled, blocks, within)
    rows = [_row(tables.compiled, list(values), combination, count(combination)) for combination in product(*parts)]
    rank = _rank(values)
    rows.sort(key=lambda row: rank(row.values))
    return Classes(tuple(values), tuple(rows), factors)


def class_values(tables: Tables, columns: Sequence[Symbol], within: Function) -> list[Mapping[str, str]]:
    """The classes themselves: which values of the columns stand together in some outcome, without counts and needs.

    Args:
        tables: the vocabulary.
        columns: as for `classes`.
        within: the outcomes that count.

    Returns:
        A value for each column, one mapping a class, in the order of `classes`.

    Raises:
        GoalError: as for `classes`.
    """
    values = {str(column): _values(tables, column) for column in columns}
    factors = _factors(tables.compiled, _hangs_on(tables.compiled, values), within)
    parts = [_split({name: values[name] for name in names}, within) for names in factors]
    found = [dict(item for told, _ in combination for item in told.items()) for combination in product(*parts)]
    return sorted(({name: one[name] for name in values} for one in found), key=_rank(values))


_Item = TypeVar("_Item")


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
        hint = nearest(str(column), [str(name) for name in tables.mechanisms])
        raise GoalError(f"`{column}` is no mechanism of this scenario and no column{hint}")
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


def _rank(values: Mapping[str, Mapping[str, Function]]) -> Callable[[Mapping[str, str]], list[int]]:
    """The place of a class among others: by the order of the values, column by column."""
    order = {name: list(functions) for name, functions in values.items()}
    return lambda told: [order[name].index(value) for name, value in told.items()]


def _hangs_on(compiled: Compiled, values: Mapping[str, Mapping[str, Function]]) -> Mapping[str, set[Group]]:
    """For each column the choices that its value hangs on."""
    return {
        name: {group for function in functions.values() for group in compiled.support(function)}
        for name, functions in values.items()
    }


def _factors(
    compiled: Compiled,
    hangs_on: Mapping[str, set[Group]],
    within: Function,
) -> tuple[tuple[str, ...], ...]:
    """The columns by parts that hang on different choices, so that their classes combine freely."""
    names = list(hangs_on)
    parts = _apart([hangs_on[name] for name in names], set(compiled.support(within)))
    return tuple(tuple(names[place] for place in places) for places in parts)


def _independent(compiled: Compiled, hang_on: Sequence[set[Group]], within: Function) -> list[list[int]]:
    """The places of the parts, those together that hang on choices offered together or restricted together."""
    together = compiled.offered_together
    restricted = {together[group] for group in compiled.support(within)}
    return _apart([{together[group] for group in groups} for groups in hang_on], restricted)


def _apart(sets: Sequence[set[_Item]], shared: set[_Item]) -> list[list[int]]:
    """The places of some sets, those together that are linked by common items; the shared items are linked anyway."""
    blocks: list[tuple[list[int], set[_Item]]] = []
    for place, items in enumerate(sets):
        places, linked = [place], items | shared if items & shared else set(items)
        for block in [block for block in blocks if block[1] & linked]:
            blocks.remove(block)
            places = block[0] + places
            linked |= block[1]
        blocks.append((places, linked))
    return [places for places, _ in blocks]


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


class _Counter:
    """Counts the outcomes that are in one class of each part.

    Blocks of parts whose choices are independent of one another multiply: of all outcomes, the share that is in every
    class is the product of the shares that are in each.
    """

    def __init__(self, compiled: Compiled, blocks: Sequence[Sequence[int]], within: Function) -> None:
        """Takes the places of the parts, in independent blocks, and the outcomes that count."""
        self._compiled, self._blocks = compiled, blocks
        self._total = compiled.count(within)
        self._known: dict[tuple[Function, ...], int] = {}

    def __call__(self, combination: Sequence[_Class]) -> int:
        """The number of outcomes in all classes of a combination."""
        result = 1
        for places in self._blocks:
            outcomes = tuple(combination[place].outcomes for place in places)
            if outcomes not in self._known:
                self._known[outcomes] = self._compiled.count(self._compiled.all(outcomes))
            result *= self._known[outcomes]
        share, rest = divmod(result, self._total ** max(len(self._blocks) - 1, 0))
        if rest:
            raise AssertionError("parts that were taken as independent do not multiply to a whole number")
        return share if self._blocks else self._total


def _row(compiled: Compiled, columns: Sequence[str], parts: Sequence[_Class], count: int) -> Row:
    """One class of the table, from a class of each part, with the number of its outcomes."""
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
    return Row(
        values={name: values[name] for name in columns},
        count=count,
        conditions=conditions,
        decisions=tuple(Need(act, told, tuple(actors)) for (act, told), actors in needs.items()),
    )
