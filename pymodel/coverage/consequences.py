"""What an outcome says that a reading can change, from the most telling to the least."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clingo import Symbol

from pymodel.counts import Compiled, Function
from pymodel.ground import GroundProgram
from pymodel.ground.names import Signature
from pymodel.outcomes.tables import STATUSES

__all__ = ["KINDS", "Consequence", "consequences"]

STATUS, LEVELLED = "status", ("floor", "ceiling")

KINDS: Mapping[str, tuple[Signature, ...]] = {
    "status": (("status", 3),),
    "duty": (("must", 3), ("must_not", 3), ("floor", 2)),
    "permission": (("may", 3), ("ceiling", 2)),
    "breach": (("breach", 3),),
    "authority": (("authority", 2), ("missing_step", 2), ("clock", 3)),
}
"""The kinds of consequences, the most telling first, each with its predicates."""


@dataclass(frozen=True)
class Consequence:
    """Something that has exactly one value in each outcome.

    Attributes:
        kind: one of `KINDS`.
        name: as `status(nato_art5,dk)`, or a whole atom, whose values are `yes` and `no`.
        atoms: the number of the atom of each value; `no` is where the atom of `yes` does not hold.
    """

    kind: str
    name: str
    atoms: Mapping[str, int]

    def functions(self, compiled: Compiled) -> Mapping[str, Function]:
        """Where it has each of its values."""
        found = {value: compiled.literal(atom) for value, atom in self.atoms.items()}
        if tuple(found) == ("yes",):
            found["no"] = ~found["yes"]
        return found


def consequences(program: GroundProgram, kind: str) -> tuple[Consequence, ...]:
    """All consequences of one kind in a scenario.

    Args:
        program: the ground program of the scenario.
        kind: one of `KINDS`.

    Returns:
        The consequences of each predicate: statuses in the order in which the law lists the mechanisms, others by name.
    """
    listed = {str(mechanism): place for place, (mechanism,) in enumerate(program.tuples("mechanism", 1))}
    found: list[Consequence] = []
    for name, arity in KINDS[kind]:
        named = sorted(program.named(name, arity), key=lambda item: str(item[0]))
        if name == STATUS:
            named.sort(key=lambda item: listed.get(str(item[0].arguments[0]), len(listed)))
            found += _valued(kind, named, {status: place for place, status in enumerate(STATUSES)})
        elif name in LEVELLED:
            levels = {str(level): place.number for level, place in program.tuples("level_order", 2)}
            found += _valued(kind, named, levels)
        else:
            found += [Consequence(kind, str(symbol), {"yes": atom}) for symbol, atom in named]
    return tuple(found)


def _valued(kind: str, named: Iterable[tuple[Symbol, int]], order: Mapping[str, int]) -> list[Consequence]:
    """Atoms whose last argument has exactly one value in every outcome, put together by what is before it."""
    found: dict[str, dict[str, int]] = {}
    for symbol, atom in named:
        name = f"{symbol.name}({','.join(map(str, symbol.arguments[:-1]))})"
        found.setdefault(name, {})[str(symbol.arguments[-1])] = atom
    return [
        Consequence(kind, name, dict(sorted(atoms.items(), key=lambda item: order.get(item[0], len(order)))))
        for name, atoms in found.items()
    ]
