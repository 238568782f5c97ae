"""Where two positions of a reading lead to different values of one consequence, and a plain case of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pymodel.counts import Compiled, Function
from pymodel.coverage.consequences import Consequence
from pymodel.ground import Group, Kind

__all__ = ["Difference", "Shown", "Sides", "difference", "sides_of"]

Chosen = tuple[tuple[str, str], ...]
_STANDINGS = ("mainstream", "held", "unattributed")


@dataclass(frozen=True)
class Sides:
    """A consequence under one position.

    Attributes:
        outcomes: for each value, the open facts, other readings and decisions that lead to it.
        reachable: for each value, the open facts and other readings for which some decisions lead to it.
    """

    outcomes: Mapping[str, Function]
    reachable: Mapping[str, Function]


@dataclass(frozen=True)
class Shown:
    """A plain case of a difference; for the attributes see `pymodel.coverage.flips.Flip`."""

    under: tuple[tuple[str, ...], tuple[str, ...]]
    conditions: Chosen
    acts: Chosen


def sides_of(compiled: Compiled, group: Group, about: Consequence) -> dict[str, Sides]:
    """What a consequence comes to under each position of a reading.

    Args:
        compiled: the program.
        group: the reading.
        about: the consequence.

    Returns:
        The sides, by position.
    """
    functions = about.functions(compiled)
    offered = compiled.offered(group) & compiled.space
    own, decisions = compiled.variables((group,)), compiled.variables(compiled.decisions)
    found: dict[str, Sides] = {}
    for option, chosen in zip(group.options, compiled.options(group), strict=True):
        here = offered & chosen
        outcomes = {value: (function & here).exists(own) for value, function in functions.items()}
        reachable = {value: function.exists(decisions) for value, function in outcomes.items()}
        found[str(option.value)] = Sides(outcomes, reachable)
    return found


@dataclass(frozen=True)
class Difference:
    """Where two positions differ.

    Attributes:
        compiled: the program.
        sides: for each position what leads to each value: with decisions if `needs_acts`, else without.
        where: where they differ.
        needs_acts: whether the same values can be reached under both, and only single decisions lead to different ones.
    """

    compiled: Compiled
    sides: tuple[Mapping[str, Function], Mapping[str, Function]]
    where: Function
    needs_acts: bool

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


def difference(compiled: Compiled, one: Sides, other: Sides) -> Difference | None:
    """Where two positions lead to different values.

    Args:
        compiled: the program.
        one: the consequence under the first position.
        other: the same under the second.

    Returns:
        Where decisions can bring about other values, if anywhere; else where the same decisions lead to other values;
        None if there is no difference.
    """
    pairs = ((one.reachable, other.reachable, False), (one.outcomes, other.outcomes, True))
    for first, second, needs_acts in pairs:
        if first != second:
            where = compiled.any(_only_one(first[value], second[value]) for value in first)
            return Difference(compiled, (first, second), where, needs_acts)
    return None


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
