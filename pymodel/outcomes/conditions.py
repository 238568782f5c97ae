"""Functions of facts and readings, written as short lists of conditions."""

from collections.abc import Mapping, Sequence

from pymodel.counts import Compiled, Function
from pymodel.ground import Group

__all__ = ["Cube", "cubes"]

Cube = Mapping[str, tuple[str, ...]]
"""For each reading (or open fact) that matters, the positions (or values) of which one must hold.

A reading that is not asked where the cube applies does not count against it. The empty cube always holds.
"""

_Literals = dict[Group, tuple[int, ...]]


def cubes(compiled: Compiled, function: Function, domain: Function) -> tuple[Cube, ...]:
    """Writes a function as a disjunction of cubes that is exact within a domain.

    The paths of the diagram, with equal branches merged, give a first list; each cube is then widened as far as the
    function allows and those that the others cover are dropped (Brayton and others 1984 call the steps expand and
    irredundant). The result is short, though not proved shortest, and is checked against the function.

    Args:
        compiled: the program.
        function: a function of facts and readings.
        domain: what the cubes may leave out of account; a function of facts and readings as well.

    Returns:
        The cubes, those with the fewest conditions first: one empty cube if the function holds in the whole domain,
        none if it holds nowhere in it.
    """
    inside, outside = function & domain, ~function & domain
    found = _Paths(compiled).of(inside, outside)
    wide = [_widened(compiled, cube, outside) for cube in found]
    wide.sort(key=_sorting_key)
    kept = _irredundant(compiled, wide, inside)
    if compiled.any(_function(compiled, cube) for cube in kept) & domain != inside:
        raise AssertionError("the conditions do not add up to the function they stand for")
    return tuple(_named(cube) for cube in kept)


def _sorting_key(cube: _Literals) -> tuple[int, list[tuple[str, tuple[int, ...]]]]:
    return len(cube), sorted((group.name, values) for group, values in cube.items())


def _named(cube: _Literals) -> Cube:
    ordered = sorted(cube.items(), key=lambda item: item[0].name)
    return {group.name: tuple(str(group.options[place].value) for place in places) for group, places in ordered}


def _function(compiled: Compiled, cube: _Literals) -> Function:
    return compiled.all(_literal(compiled, group, places) for group, places in cube.items())


def _literal(compiled: Compiled, group: Group, places: Sequence[int]) -> Function:
    options = compiled.options(group)
    return compiled.any([~compiled.offered(group), *(options[place] for place in places)])


class _Paths:
    """The paths of a diagram as cubes, with what the diagram may not contain beside it."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._known: dict[tuple[Function, Function], list[_Literals]] = {}

    def of(self, inside: Function, outside: Function) -> list[_Literals]:
        """Cubes that cover `inside` and avoid `outside`."""
        if not inside.satisfiable():
            return []
        if not outside.satisfiable():
            return [{}]
        if (inside, outside) not in self._known:
            self._known[inside, outside] = self._split(inside, outside)
        return self._known[inside, outside]

    def _split(self, inside: Function, outside: Function) -> list[_Literals]:
        group = min(filter(None, map(self._compiled.top, (inside, outside))), key=self._compiled.place)
        branches: dict[tuple[Function, Function], list[int]] = {}
        pairs = zip(self._compiled.branches(inside, group), self._compiled.branches(outside, group), strict=True)
        for place, pair in enumerate(pairs):
            branches.setdefault(pair, []).append(place)
        found: list[_Literals] = []
        for pair, places in branches.items():
            for cube in self.of(*pair):
                if len(branches) == 1:
                    found.append(cube)
                elif common := tuple(place for place in places if place in cube.get(group, places)):
                    found.append({**cube, group: common})
        return found


def _widened(compiled: Compiled, cube: _Literals, outside: Function) -> _Literals:
    """Drops conditions, or else adds positions to them, while nothing outside the function is let in."""
    result = dict(cube)
    for group in sorted(cube, key=lambda group: group.name):
        others = {other: places for other, places in result.items() if other is not group}
        rest = _function(compiled, others) & outside
        if not rest.satisfiable():
            result = others
            continue
        options = compiled.options(group)
        more = [place for place in range(len(options)) if not (rest & options[place]).satisfiable()]
        result[group] = tuple(sorted({*result[group], *more}))
    return result


def _irredundant(compiled: Compiled, wide: Sequence[_Literals], inside: Function) -> list[_Literals]:
    """Drops the cubes that the others cover, those with the most conditions first."""
    kept = [(cube, _function(compiled, cube) & inside) for cube in wide]
    for item in reversed(kept.copy()):
        others = compiled.any(function for cube, function in kept if cube is not item[0])
        if others == inside:
            kept = [one for one in kept if one[0] is not item[0]]
    return [cube for cube, _ in kept]
