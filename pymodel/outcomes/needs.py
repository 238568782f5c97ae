"""What all outcomes of a set have in common, choice by choice."""

from collections.abc import Mapping, Sequence, Set

from pymodel.counts import Compiled, Function
from pymodel.ground import Group

__all__ = ["restricted"]


def restricted(compiled: Compiled, outcomes: Function) -> Mapping[Group, tuple[int, ...]]:
    """Finds the choices that do not have all their options in a set of outcomes.

    A choice that some of the outcomes do not offer is not restricted. One pass over the diagram: every inner node lies
    on a path to an outcome, so an option occurs if an edge takes it or if an edge passes its group by. A group that a
    path to an outcome passes by has all its options, so those that are not on both of two paths are quantified away
    before, which leaves a far smaller diagram; unless options have conditions, which may hang on such groups.

    Args:
        compiled: the program.
        outcomes: a set of outcomes.

    Returns:
        For each restricted group the places of the options that are left.
    """
    left = outcomes
    if not any(map(_has_conditions, compiled.groups)):
        met = _met(compiled, outcomes)
        left = outcomes.exists(compiled.variables(tuple(group for group in compiled.groups if group not in met)))
    taken, passing = _edges(compiled, left)
    result: dict[Group, tuple[int, ...]] = {}
    passed = 0
    for group, more in zip(compiled.groups, passing, strict=False):
        passed += more
        if _has_conditions(group):
            places = _by_asking(compiled, outcomes, group)
        else:
            places = tuple(sorted(taken.get(group, ())))
        if not passed and len(places) < len(group.options):
            result[group] = places
    return result


def _has_conditions(group: Group) -> bool:
    return any(option.conditions for option in group.options)


def _met(compiled: Compiled, outcomes: Function) -> Set[Group]:
    """The groups on both of two paths of a diagram, which lead to an outcome where there is one."""
    found: list[set[Group]] = []
    for first in (0, 1):
        on_path, node = set[Group](), outcomes
        while (group := compiled.top(node)) is not None and (edges := node.cofactors()) is not None:
            on_path.add(group)
            node = edges[first] if edges[first] != compiled.false else edges[1 - first]
        found.append(on_path)
    return found[0] & found[1]


def _edges(compiled: Compiled, outcomes: Function) -> tuple[Mapping[Group, set[int]], Sequence[int]]:
    """What the edges of a diagram say of each choice.

    Returns:
        For each group the options that some edge takes; and by the place of each group how many edges more pass by it
        than by the one before it.
    """
    taken: dict[Group, set[int]] = {}
    passing = [0] * (len(compiled.groups) + 1)
    # the groups of the nodes met, None for a constant; asked of the diagram once for each node, which takes the time
    tops = {outcomes: compiled.top(outcomes)}

    def passes(after: int, top: Group | None) -> None:
        passing[after] += 1
        passing[len(compiled.groups) if top is None else compiled.place(top)] -= 1

    if outcomes.satisfiable():
        passes(0, tops[outcomes])
    nothing, nodes = compiled.false, [outcomes]
    for node in nodes:
        group, edges = tops[node], node.cofactors()
        if group is None or edges is None:
            continue
        for child in edges:
            if child not in tops:
                tops[child] = compiled.top(child)
                nodes.append(child)
        on, off = edges
        place, after = compiled.option_of(node), compiled.place(group) + 1
        found = taken.setdefault(group, set())
        if on != nothing:
            found.add(place)
            passes(after, tops[on])
        if off != nothing and tops[off] is not group:
            found.update(range(place + 1, len(group.options)))
            passes(after, tops[off])
    return taken, passing


def _by_asking(compiled: Compiled, outcomes: Function, group: Group) -> tuple[int, ...]:
    """The options of a group that occur; all of them if it is not offered somewhere."""
    options = compiled.options(group)
    if (outcomes & ~compiled.offered(group)).satisfiable():
        return tuple(range(len(options)))
    return tuple(place for place, option in enumerate(options) if (outcomes & option).satisfiable())
