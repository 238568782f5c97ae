"""The outcomes one by one, as far as anyone wants them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, Kind

__all__ = ["Outcome", "iterate"]


@dataclass(frozen=True)
class Outcome:
    """One coherent assignment to the choices; everything else follows (see `pymodel.ground.evaluate`).

    Attributes:
        chosen: the choice atoms that hold.
        facts: the value of each open fact.
        readings: the position on each reading that is asked.
        decisions: by actor and act, what is chosen.
    """

    chosen: frozenset[Symbol]
    facts: Mapping[str, str]
    readings: Mapping[str, str]
    decisions: Mapping[str, Mapping[str, str]]


def iterate(compiled: Compiled, limit: int | None = None, within: Function | None = None) -> Iterator[Outcome]:
    """Lists outcomes in a fixed order.

    Args:
        compiled: the program.
        limit: how many at most; all if it is not given.
        within: the outcomes that count; all if it is not given.

    Yields:
        Outcomes, in the order of their options group by group.
    """
    among = compiled.unique if within is None else compiled.unique & within
    for place, assignment in enumerate(_assignments(compiled, among)):
        if limit is not None and place >= limit:
            return
        yield _outcome(compiled, assignment)


def _assignments(compiled: Compiled, function: Function) -> Iterator[list[tuple[int, bool]]]:
    """The satisfying assignments to all the variables, true before false."""
    last = compiled.manager.num_vars()
    waiting: list[tuple[int, Function, list[tuple[int, bool]]]] = [(0, function, [])]
    while waiting:
        variable, node, assignment = waiting.pop()
        if not node.satisfiable():
            continue
        if variable == last:
            yield assignment
            continue
        children = node.cofactors() if node.node_var() == variable else None
        on, off = (node, node) if children is None else children
        waiting.append((variable + 1, off, [*assignment, (variable, False)]))
        waiting.append((variable + 1, on, [*assignment, (variable, True)]))


def _outcome(compiled: Compiled, assignment: list[tuple[int, bool]]) -> Outcome:
    chosen: dict[Group, Symbol] = {}
    for group in compiled.groups:
        told = [assignment[variable] for variable in compiled.deciding(group)]
        for option, function in zip(group.options, compiled.options(group), strict=True):
            if function.eval(told):
                chosen[group] = option.symbol
                break
    facts, readings = (
        {group.name: str(symbol.arguments[-1]) for group, symbol in chosen.items() if group.kind is kind}
        for kind in (Kind.FACT, Kind.READING)
    )
    decisions: dict[str, dict[str, str]] = {}
    for group, symbol in chosen.items():
        if group.kind is Kind.DECISION:
            decisions.setdefault(str(group.actor), {})[str(group.key[1])] = str(symbol.arguments[-1])
    return Outcome(frozenset(chosen.values()), facts, readings, decisions)
