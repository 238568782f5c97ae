"""The reasons why mutants survive, kept in `survivors.yaml` by class."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from mutate import Mutant, Seeded
from ruamel.yaml import YAML

CHANGES_NOTHING = "changes no outcome tried: another condition or rule, or what the facts can be, says the same"
NO_REASON = "no reason given"
FILE = Path(__file__).parent / "survivors.yaml"


@dataclass(frozen=True)
class Reasons:
    """Why mutants survive.

    Attributes:
        classes: the reason of each class, with the patterns of the names of its mutants.
    """

    classes: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]

    @classmethod
    def load(cls, file: Path = FILE) -> "Reasons":
        """Reads the classes: a list of `reason` and `mutants`, each of these a pattern that a name begins with."""
        entries = YAML(typ="safe").load(file.read_text(encoding="utf-8")) if file.exists() else []
        return cls(tuple((entry["reason"], tuple(map(re.compile, entry["mutants"]))) for entry in entries))

    def reason(self, name: str) -> str | None:
        """Why a mutant survives, or None if nobody has said so."""
        return next((why for why, patterns in self.classes if any(p.match(name) for p in patterns)), None)

    def tell(self, seeded: Seeded, left: Sequence[Mutant], equal: Set[int], *, names: bool) -> int:
        """Prints the survivors, by reason.

        Args:
            seeded: the law.
            left: the survivors.
            equal: those among them that change no outcome tried.
            names: whether each is named.

        Returns:
            How many have no reason.
        """
        by_reason: dict[str, list[Mutant]] = {}
        for mutant in left:
            why = CHANGES_NOTHING if mutant.number in equal else self.reason(seeded.name(mutant))
            by_reason.setdefault(why or NO_REASON, []).append(mutant)
        print(f"survivors: {len(left)}")
        for why, mutants in sorted(by_reason.items()):
            print(f"  {len(mutants)}: {why}")
            for mutant in mutants if names else []:
                print(f"    {seeded.name(mutant)}")
        return len(by_reason.get(NO_REASON, []))
