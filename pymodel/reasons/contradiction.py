"""What of a scenario cannot stand together, where it has no outcome at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clingo import Symbol

from pymodel.law.catalogue import Law
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.parts import Atom
from pymodel.reasons.records import Leaf
from pymodel.reasons.relaxed import CONSTRAINT, Relaxed
from pymodel.reasons.rules import Rules
from pymodel.reasons.serial import Nodes, Says
from pymodel.scenario import Scenario
from pymodel.vocabulary import Vocabulary

__all__ = ["Contradiction", "contradiction"]


@dataclass(frozen=True, eq=False)
class Contradiction:
    """Lines of a scenario that leave no outcome.

    Attributes:
        title: the scenario's title.
        path: its file.
        date: its date, yyyymmdd.
        lines: what it states, opens, fixes or rules out that cannot stand together; without any one of them the
            others can.
        constraints: the constraints of the scenario, by which those among the lines are known by number.
    """

    title: str
    path: str
    date: int
    lines: tuple[Leaf, ...]
    constraints: tuple[str, ...]

    def to_json(self, says: Says = lambda _: "") -> dict[str, object]:
        """The answer as values that `json.dumps` takes, by the published schema."""
        nodes = Nodes(lambda atom: self._constraint(atom) or says(atom))
        numbers = [nodes.number(line) for line in self.lines]
        head = {"scenario": self.title, "file": self.path, "date": self.date}
        return {**head, "contradiction": numbers, "constraints": list(self.constraints), "nodes": nodes.listed}

    def _constraint(self, atom: Atom) -> str:
        """What a constraint of the scenario says, as it is written there; empty where an atom is none."""
        if atom.name != CONSTRAINT or not isinstance(atom, Symbol):
            return ""
        written = self.constraints[atom.arguments[0].number].removeprefix(":-").strip().removesuffix(".")
        return f"the scenario rules this out: {written}"


def contradiction(scenario: Scenario, files: Sequence[Path], law: Law, vocabulary: Vocabulary) -> Contradiction:
    """Finds what of a scenario cannot stand together.

    Args:
        scenario: one that has no outcome.
        files: the files of the law.
        law: its catalogue.
        vocabulary: the values of facts.

    Returns:
        A minimal set of its lines: no part of it is enough.
    """
    leaves = Leaves(scenario, Rules(law, files))
    found = Relaxed(scenario, files, vocabulary).contradiction()
    lines = sorted((leaves.leaf(one) for one in found), key=lambda leaf: (_line(leaf), str(leaf.atom)))
    return Contradiction(scenario.title, scenario.path, scenario.date, tuple(lines), scenario.constraints)


def _line(leaf: Leaf) -> int:
    number = leaf.place.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
