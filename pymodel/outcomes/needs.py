"""What all outcomes of a set have in common, choice by choice."""

from collections.abc import Mapping

from pymodel.counts import Compiled, Function
from pymodel.ground import Group

__all__ = ["restricted"]


def restricted(compiled: Compiled, outcomes: Function) -> Mapping[Group, tuple[int, ...]]:
    """Finds the choices that do not have all their options in a set of outcomes.

    A choice that some of the outcomes do not offer is not restricted. One pass over the diagram: every inner node
    lies on a path to an outcome, so an option occurs if an edge takes it or if an edge passes its group by.

    Args:
        compiled: the program.
        outcomes: a set of outcomes.

    Returns:
        For each restricted group the places of the options that are left.
    """
    taken: dict[Group, set[int]] = {}
    # how many edges more pass by each group than the one before it
    passing = [0] * (len(compiled.groups) + 1)

    def passes(after: int, node: Function) -> None:
        top = compiled.top(node)
        passing[after] += 1
        passing[len(compiled.groups) if top is None else compiled.place(top)] -= 1

    if outcomes.satisfiable():
        passes(0, outcomes)
    for node in compiled.nodes(outcomes):
        group, (on, off) = compiled.top(node), node.cofactors() or (node, node)
        if group is None:
            continue
        place, after = compiled.option_of(node), compiled.place(group) + 1
        found = taken.setdefault(group, set())
        if on.satisfiable():
            found.add(place)
            passes(after, on)
        if off.satisfiable() and compiled.top(off) is not group:
            found.update(range(place + 1, len(group.options)))
            passes(after, off)
    result: dict[Group, tuple[int, ...]] = {}
    edges = 0
    for group, more in zip(compiled.groups, passing, strict=False):
        edges += more
        if any(option.conditions for option in group.options):
            places = _by_asking(compiled, outcomes, group)
        else:
            places = tuple(sorted(taken.get(group, ())))
        if not edges and len(places) < len(group.options):
            result[group] = places
    return result


def _by_asking(compiled: Compiled, outcomes: Function, group: Group) -> tuple[int, ...]:
    """The options of a group that occur; all of them if it is not offered somewhere."""
    options = compiled.options(group)
    if (outcomes & ~compiled.offered(group)).satisfiable():
        return tuple(range(len(options)))
    return tuple(place for place, option in enumerate(options) if (outcomes & option).satisfiable())
