"""Checking the hours that a scenario states: who took which step of the procedure, how long after the incident."""

import re
from collections.abc import Collection, Mapping

import clingo

from pymodel.scenario.check_choices import check_actor
from pymodel.scenario.check_values import ValueProblemError
from pymodel.scenario.draft import TimeDraft
from pymodel.scenario.model import Scenario, TakenAt
from pymodel.scenario.problems import Problems, expected, nearest, shown
from pymodel.vocabulary import Vocabulary

LONGEST = 24 * 366 * 20  # hours; sums of two stay far below what clingo can count
_DURATION = re.compile(r"(0|[1-9][0-9]{0,6})(h|d)?")
_HOURS = {"h": 1, "d": 24}


def parse_hours(text: str, *, bare: bool = False) -> int:
    """A time after the incident in whole hours.

    Args:
        text: such as `50h` or `5d`.
        bare: whether a number alone is hours, as it stands in files of facts.

    Returns:
        The hours.

    Raises:
        ValueProblemError: if it is no such time.
    """
    found = _DURATION.fullmatch(text)
    if found is None or not (found[2] or bare):
        raise ValueProblemError(f"{shown(text)} is no time: write hours or days, such as `50h` or `5d`")
    hours = int(found[1]) * _HOURS[found[2] or "h"]
    if hours > LONGEST:
        raise ValueProblemError(f"{shown(text)} is too long: at most {LONGEST // 24} days")
    return hours


def check_time(draft: TimeDraft, date: int | None, vocabulary: Vocabulary, problems: Problems) -> TakenAt | None:
    """The symbols of one stated time.

    Whether that actor has that step is only known when the law has been grounded for the scenario.

    Args:
        draft: the words of the file.
        date: the date of the scenario, if known.
        vocabulary: the tables of the law.
        problems: takes note of a state or step that is none and of a time that is none, at its place.

    Returns:
        Who took the step, which one, and the hours; None if there is a problem.
    """
    entry = draft.actor
    try:
        actor = check_actor(entry.text, date, vocabulary)
        entry = draft.step
        step = _step(entry.text, vocabulary)
        entry = draft.hours
        return TakenAt(actor, step, parse_hours(entry.text, bare=draft.bare), draft.step.mark)
    except ValueProblemError as error:
        problems.add(entry.mark, f"times.{draft.actor.text}.{draft.step.text}", str(error))
        return None


def _step(step: str, vocabulary: Vocabulary) -> clingo.Symbol:
    if step not in vocabulary.steps:
        hint = nearest(step, vocabulary.steps)
        raise ValueProblemError(f"{shown(step)} is no step{expected(vocabulary.steps, hint)}")
    return clingo.Function(step)


def check_times(scenario: Scenario, steps: Mapping[str, Collection[str]]) -> None:
    """Checks the stated times against the law as grounded for the scenario.

    Args:
        scenario: the scenario.
        steps: actor -> the steps it could take or be called to.

    Raises:
        InputError: if a time is stated for a step that the actor does not have here.
    """
    problems = Problems(scenario.path)
    for time in scenario.times:
        actor, step = str(time.actor), str(time.step)
        known = steps.get(actor, ())
        if not known:
            message = f"`{actor}` has no step in this scenario{nearest(actor, steps)}"
        elif step not in known:
            message = f"{shown(step)} is no step of `{actor}` here{expected(sorted(known), nearest(step, known))}"
        else:
            continue
        problems.add(time.mark, f"times.{actor}.{step}", message)
    problems.raise_any()
