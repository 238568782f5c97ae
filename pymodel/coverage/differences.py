"""Where two positions of a reading lead to different values of one consequence, and a plain case of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pymodel.counts import Compiled, Function
from pymodel.coverage.consequences import Consequence
from pymodel.ground import Group, Kind

__all__ = ["Difference", "Shown", "Values", "difference"]

Chosen = tuple[tuple[str, str], ...]
_STANDINGS = ("mainstream", "held", "unattributed")


class Values:
    """Where a consequence has each of its values.

    Attributes:
        compiled: the program.
        outcomes: for each value, the open facts, readings and decisions that lead to it.
    """

    def __init__(self, compiled: Compiled, about: Consequence) -> None:
        self.compiled = compiled
        self.outcomes = {value: one & compiled.space for value, one in about.functions(compiled).items()}

    @cached_property
    def reachable(self) -> Mapping[str, Function]:
        """For each value, the open facts and readings for which some decisions lead to it."""
        decisions = self.compiled.variables(self.compiled.decisions)
        return {value: function.exists(decisions) for value, function in self.outcomes.items()}

    def under(self, group: Group, *, acts: bool) -> dict[str, Mapping[str, Function]]:
        """What leads to each value under each position of a reading: with decisions if `acts`, else without them."""
        functions = self.outcomes if acts else self.reachable
        own, offered = self.compiled.variables((group,)), self.compiled.offered(group)
        found: dict[str, Mapping[str, Function]] = {}
        for option, chosen in zip(group.options, self.compiled.options(group), strict=True):
            # facts and earlier readings alone say where a reading is offered, so decisions may be gone by now
            here = offered & chosen
            found[str(option.value)] = {value: (function & here).exists(own) for value, function in functions.items()}
        return found


@dataclass(frozen=True)
class Shown:
    """A plain case of a difference; for the attributes see `pymodel.coverage.flips.Flip`."""

    under: tuple[tuple[str, ...], tuple[str, ...]]
    conditions: Chosen
    acts: Chosen


@dataclass(frozen=True)
class Difference:
    """Where two positions differ.

    Attributes:
        compiled: the program.
        sides: for each position what leads to each value.
        where: where they differ.
    """

    compiled: Compiled
    sides: tuple[Mapping[str, Function], Mapping[str, Function]]
    where: Function

    @property
    def breadth(self) -> int:
        """On how many open facts, readings and decisions it hangs."""
        return len(self.compiled.support(self.where))

    def witness(self) -> Shown:
        """A plain case: readings at positions of the highest standing, actors passive, and nothing said in vain."""
        functions = [function for side in self.sides for function in side.values()]
        mattering = {group for function in functions for group in self.compiled.support(function)}
        groups = [group for group in self.compiled.groups if group in mattering]
        chosen = self._choose(groups)
        under = self._under(self._region(chosen))
        for one in reversed(tuple(chosen)):
            fewer = [other for other in chosen if other is not one]
            if self._under(self._region(fewer)) == under:
                chosen = fewer
        named = [(group.kind, group.name, str(group.options[place].value)) for group, place in chosen]
        return Shown(
            under=under,
            conditions=tuple((name, value) for kind, name, value in named if kind is not Kind.DECISION),
            acts=tuple((name, value) for kind, name, value in named if kind is Kind.DECISION),
        )

    def _choose(self, groups: Iterable[Group]) -> list[tuple[Group, int]]:
        """An option for each group that matters, the preferred ones, so that the positions differ."""
        left = self.where & self.compiled.space
        rank = _ranking(self.compiled)
        chosen: list[tuple[Group, int]] = []
        for group in groups:
            for place in sorted(range(len(group.options)), key=lambda place, of=group: (rank(of, place), place)):  # type: ignore[misc]
                narrowed = left & self.compiled.options(group)[place]
                if narrowed.satisfiable():
                    left = narrowed
                    chosen.append((group, place))
                    break
        return chosen

    def _region(self, chosen: Iterable[tuple[Group, int]]) -> Function:
        picked = (self.compiled.options(group)[place] for group, place in chosen)
        return self.compiled.all([self.compiled.space, *picked])

    def _under(self, region: Function) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The values under each position where they are the same all over a region; else none, which no case has."""
        found: list[tuple[str, ...]] = []
        for side in self.sides:
            values: list[str] = []
            for value, function in side.items():
                if not (region & ~function).satisfiable():
                    values.append(value)
                elif (region & function).satisfiable():
                    return (), ()
            found.append(tuple(values))
        return found[0], found[1]


def difference(compiled: Compiled, one: Mapping[str, Function], other: Mapping[str, Function]) -> Difference | None:
    """Where two positions lead to different values.

    Args:
        compiled: the program.
        one: what leads to each value under the first position, see `Values.under`.
        other: the same under the second.

    Returns:
        Where they differ, None if nowhere.
    """
    if one == other:
        return None
    return Difference(compiled, (one, other), compiled.any(_only_one(one[value], other[value]) for value in one))


def _only_one(first: Function, second: Function) -> Function:
    return (first & ~second) | (second & ~first)


def _ranking(compiled: Compiled) -> Callable[[Group, int], int]:
    """How far an option is from what goes without saying: a mainstream position, an actor that stays passive."""
    standings = {
        (reading, position): _STANDINGS.index(str(standing))
        for reading, position, standing in compiled.program.tuples("position_of", 3)
    }
    passive = set(compiled.program.tuples("passive", 2))

    def rank(group: Group, place: int) -> int:
        value = group.options[place].value
        if group.kind is Kind.READING:
            return standings.get((group.key[0], value), len(_STANDINGS))
        if group.kind is Kind.DECISION:
            return 0 if (group.key[1], value) in passive else 1
        return 0

    return rank
