"""Which scenarios reach which rules, readings and mechanisms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pymodel.coverage.marks import mark
from pymodel.coverage.trials import trial
from pymodel.scenario import Scenario

__all__ = ["Reach", "reach"]

_MEANING = (
    "A scenario reaches a rule if its facts leave the conditions of the rule possible, under positions of any standing "
    "and beside what the scenario itself fixes. Such a rule need not apply in any particular outcome, and the "
    "conditions are not checked against each other: the list may be too long, and is never too short."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a number of scenarios put to the test.

    Attributes:
        meaning: what it means for a rule to be listed, in words for readers.
        rules: by the place of a rule (`encodings/treaty.lp:12`), the files of the scenarios that reach it.
        readings: by reading, the files of the scenarios that ask it.
        mechanisms: by mechanism, the files of the scenarios in which it is in question.
    """

    meaning: str
    rules: Mapping[str, tuple[str, ...]]
    readings: Mapping[str, tuple[str, ...]]
    mechanisms: Mapping[str, tuple[str, ...]]


def reach(scenarios: Iterable[Scenario], files: Sequence[Path], root: Path) -> Reach:
    """Grounds the law for each scenario and looks which rules are left.

    A rule is left if clingo finds values for its variables under which its positive conditions can be derived and no
    fact contradicts the others, under some scope of readings. Whatever gives a `Reach` by another measure can stand in
    for this function.

    Args:
        scenarios: the scenarios.
        files: the files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        For each rule, reading and mechanism the scenarios in the order given, by their paths.

    Raises:
        GroundingError: if the law is not a program.
        OSError: if a file cannot be read.
    """
    rules: dict[str, list[str]] = {}
    readings: dict[str, list[str]] = {}
    mechanisms: dict[str, list[str]] = {}
    law = mark(files, root)
    for scenario in scenarios:
        found = trial(law, scenario)
        for where, keys in ((rules, found.reached), (readings, found.readings), (mechanisms, found.mechanisms)):
            for key in keys:
                where.setdefault(key, []).append(scenario.path)
    return Reach(
        _MEANING, *({key: tuple(paths) for key, paths in one.items()} for one in (rules, readings, mechanisms))
    )
