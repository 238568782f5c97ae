"""The outcome with some property that differs from another outcome in the fewest choices, exactly."""

import heapq
import itertools
import math
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from operator import add
from typing import NamedTuple

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, Kind
from pymodel.timeline import Preferences

__all__ = ["Changes", "smallest_changes"]

_ONE = 1 << 20  # the weight of a change; what breaks ties is smaller: no facts before positions before decisions
_EXTRA = {Kind.FACT: 1 << 12, Kind.READING: 1 << 6, Kind.DECISION: 1}


class Changes(NamedTuple):
    """What has to be chosen otherwise.

    Attributes:
        number: how many choices change; a question that only now arises counts if it is not answered as usual.
        chosen: the new choices.
    """

    number: int
    chosen: tuple[Symbol, ...]


def smallest_changes(
    compiled: Compiled,
    function: Function,
    base: Collection[Symbol],
    preferred: Preferences,
    limit: int,
) -> list[Changes]:
    """The smallest sets of choices to change in an outcome so that it has a property.

    Args:
        compiled: the program of the scenario.
        function: where the property holds.
        base: the choices of the outcome that is changed.
        preferred: what a choice that does not arise in that outcome is where nothing is done about it.
        limit: how many sets are told at most.

    Returns:
        The sets of the smallest number of changes, those of fewer facts and then of fewer positions first; none if no
        outcome has the property.
    """
    search = _Search(compiled, frozenset(base), preferred)
    root = function & compiled.space
    if not root.satisfiable():
        return []
    least = search.cost(root) // _ONE
    return [Changes(least, chosen) for chosen in islice(search.sets(root, least), limit)]


class _Search:
    """The cost of the cheapest path through a diagram."""

    def __init__(self, compiled: Compiled, base: frozenset[Symbol], preferred: Preferences) -> None:
        self._compiled, self._base, self._preferred = compiled, base, preferred
        # nothing makes hold what never holds
        self._costs: dict[Function, float] = {compiled.false: math.inf}
        self._usual: dict[Group, int] = {}
        self._weights: dict[Group, Sequence[int]] = {}
        self._children: dict[Function, Sequence[Function]] = {}

    def cost(self, root: Function) -> int:
        """The least weight of changes with which a function can be made to hold; it must be satisfiable."""
        known = self._costs
        waiting = [root]
        while waiting:
            node = waiting[-1]
            if node in known:
                waiting.pop()
                continue
            group = self._compiled.top(node)
            if group is None:
                known[node] = 0
                continue
            children = self._branches(node, group)
            missing = [one for one in children if one not in known]
            if missing:
                waiting.extend(missing)
                continue
            known[node] = min(map(add, map(known.__getitem__, children), self._weights_of(group)))
        return int(known[root])

    def sets(self, root: Function, number: int) -> Iterator[tuple[Symbol, ...]]:
        """The sets of that number of changes, each once, those of the least weight first.

        What is still to come on a path is known exactly, so no path is followed that leads to nothing; of those that
        lead to the same weight, one is followed to its end before the next.
        """
        count = itertools.count()
        heap: list[tuple[int, int, int, int, Function, tuple[Symbol, ...]]]
        heap = [(self.cost(root), 0, next(count), 0, root, ())]
        seen: set[frozenset[Symbol]] = set()
        while heap:
            total, depth, _, weight, node, chosen = heapq.heappop(heap)
            if total // _ONE > number:
                return
            group = self._compiled.top(node)
            if group is None:
                if frozenset(chosen) not in seen:
                    seen.add(frozenset(chosen))
                    yield chosen
                continue
            children = self._branches(node, group)
            usual, weights = self._usual_of(group), self._weights_of(group)
            for place, child in enumerate(children):
                if not child.satisfiable() or (place != usual and child == children[usual]):
                    continue  # what makes no difference is no change
                spent = weight + weights[place]
                more = chosen if place == usual else (*chosen, group.options[place].symbol)
                heapq.heappush(heap, (spent + self.cost(child), depth - 1, next(count), spent, child, more))

    def _branches(self, node: Function, group: Group) -> Sequence[Function]:
        if node not in self._children:
            self._children[node] = self._compiled.branches(node, group)
        return self._children[node]

    def _usual_of(self, group: Group) -> int:
        """The place of the option that is no change."""
        if group not in self._usual:
            chosen = [place for place, option in enumerate(group.options) if option.symbol in self._base]
            self._usual[group] = chosen[0] if chosen else self._preferred.order(group)[0]
        return self._usual[group]

    def _weights_of(self, group: Group) -> Sequence[int]:
        """What each option adds."""
        if group not in self._weights:
            weights = [_ONE + _EXTRA[group.kind]] * len(group.options)
            weights[self._usual_of(group)] = 0
            self._weights[group] = weights
        return self._weights[group]
