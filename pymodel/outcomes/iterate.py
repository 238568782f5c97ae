"""The outcomes one by one, as far as anyone wants them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, Kind

__all__ = ["Outcome", "iterate", "outcome_of"]


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
    chosen: dict[Group, int] = {}
    for group in compiled.groups:
        told = [assignment[variable] for variable in compiled.deciding(group)]
        for place, function in enumerate(compiled.options(group)):
            if function.eval(told):
                chosen[group] = place
                break
    return outcome_of(compiled, chosen)


def outcome_of(compiled: Compiled, chosen: Mapping[Group, int]) -> Outcome:
    """The outcome in which something is chosen.

    Args:
        compiled: the program.
        chosen: the place of the option of each group that is offered; whether that is coherent is not checked.

    Returns:
        The outcome.
    """
    values: dict[Kind, dict[str, str]] = {Kind.FACT: {}, Kind.READING: {}}
    decisions: dict[str, dict[str, str]] = {}
    for group in compiled.groups:
        if group not in chosen:
            continue
        value = group.values[chosen[group]]
        if group.kind is Kind.DECISION:
            actor, act = group.words
            decisions.setdefault(actor, {})[act] = value
        else:
            values[group.kind][group.name] = value
    symbols = frozenset(group.options[place].symbol for group, place in chosen.items())
    return Outcome(symbols, values[Kind.FACT], values[Kind.READING], decisions)
