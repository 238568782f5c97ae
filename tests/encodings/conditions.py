"""What single conditions of rules are for: goals of shipped scenarios, each with the reason in law, file by file.

A line of `data/conditions/*.yaml` names a scenario, a goal that is possible or impossible in it, and why. Each fails if
some condition of a rule is dropped, turned round or misread, which nothing else would notice.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "data" / "conditions"
_KINDS = ("possible", "impossible")


class Condition(NamedTuple):
    """One line.

    Attributes:
        file: the name of its file.
        scenario: the name of a shipped scenario.
        goal: atoms joined by `&`.
        possible: whether some outcome has them all.
        because: why.
    """

    file: str
    scenario: str
    goal: str
    possible: bool
    because: str


def conditions() -> Iterator[Condition]:
    """All lines, file by file.

    Raises:
        ValueError: a line has other keys.
    """
    for file in sorted(FOLDER.glob("*.yaml")):
        for line in YAML(typ="safe").load(file.read_text(encoding="utf-8")):
            kinds = [kind for kind in _KINDS if kind in line]
            if set(line) != {"scenario", "because", *kinds} or len(kinds) != 1:
                raise ValueError(f"{file.name}: {line}")
            yield Condition(file.name, line["scenario"], line[kinds[0]], kinds[0] == "possible", line["because"])
