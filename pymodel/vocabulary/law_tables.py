"""The tables that only stand after the whole law was grounded for one scenario: who may take which act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import clingo


@dataclass(frozen=True)
class LawTables:
    """Readings and acts as they are in one grounding. Actors, acts and values are the texts of their terms."""

    readings: Mapping[str, Mapping[str, str]]  # reading -> position -> standing
    can_take: Mapping[str, frozenset[str]]  # actor -> the acts it could ever take in this scenario
    act_values: Mapping[str, tuple[str, ...]]
    passive: Mapping[str, str]  # the value of an act that nobody takes

    @classmethod
    def from_atoms(cls, atoms: Iterable[clingo.Symbol]) -> "LawTables":
        """Builds the tables from the facts of a grounding.

        Args:
            atoms: the facts; those of other predicates are passed over.

        Returns:
            The tables, in the order of the atoms.
        """
        readings: dict[str, dict[str, str]] = {}
        can_take: dict[str, set[str]] = {}
        act_values: dict[str, list[str]] = {}
        passive: dict[str, str] = {}
        for atom in atoms:
            if atom.type is not clingo.SymbolType.Function:
                continue
            match atom.name, [str(argument) for argument in atom.arguments]:
                case "reading", [reading]:
                    readings.setdefault(reading, {})
                case "position_of", [reading, position, standing]:
                    readings.setdefault(reading, {})[position] = standing
                case "can_take", [actor, act]:
                    can_take.setdefault(actor, set()).add(act)
                case "act_value", [act, value]:
                    act_values.setdefault(act, []).append(value)
                case "passive", [act, value]:
                    passive[act] = value
                case _:
                    pass
        return cls(
            readings=readings,
            can_take={actor: frozenset(acts) for actor, acts in can_take.items()},
            act_values={act: tuple(values) for act, values in act_values.items()},
            passive=passive,
        )
