"""Which scenarios reach which rules, readings and mechanisms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pymodel.coverage.trials import Trial

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


def reach(trials: Iterable[tuple[str, Trial]]) -> Reach:
    """Puts together what scenarios put to the test.

    A rule is reached if clingo finds values for its variables under which its positive conditions can be derived and no
    fact contradicts the others, under some scope of readings. Whatever gives a `Reach` by another measure can stand in
    for this function.

    Args:
        trials: the path of each scenario, and what was found out about it.

    Returns:
        For each rule, reading and mechanism the scenarios in the order given, by their paths.
    """
    rules: dict[str, list[str]] = {}
    readings: dict[str, list[str]] = {}
    mechanisms: dict[str, list[str]] = {}
    for path, found in trials:
        for where, keys in ((rules, found.reached), (readings, found.readings), (mechanisms, found.mechanisms)):
            for key in keys:
                where.setdefault(key, []).append(path)
    return Reach(
        _MEANING, *({key: tuple(paths) for key, paths in one.items()} for one in (rules, readings, mechanisms))
    )
