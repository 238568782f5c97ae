"""One labelled scenario: what the law answers, what happened, and what the facts exclude."""

from collections.abc import Mapping
from dataclasses import replace

from clingo import Symbol

from pymodel.history.behind import behind
from pymodel.history.records import Case, Happened, Judged
from pymodel.outcomes import STATUSES, GoalError, class_values
from pymodel.outcomes.mechanisms import availability
from pymodel.scenario import Scenario
from pymodel.scenario.model import Goal, Label
from pymodel.session import Session, open_session

__all__ = ["case_of"]


def case_of(scenario: Scenario) -> Case:
    """Puts a labelled scenario under the law.

    Availability and classes are asked of the facts alone, without the decisions that the file fixes; what happened is
    asked with them.

    Args:
        scenario: a scenario with gold labels.

    Returns:
        The case.

    Raises:
        FragmentError: the law is outside the fragment.
        GroundingError: the law is not a program.
        InputError: the facts contradict each other, or a decision could not be taken.
        NoOutcomeError: the facts leave no outcome.
        ValueError: the scenario has no gold labels.
    """
    gold = scenario.labels.get("gold")
    if not gold:
        raise ValueError("the scenario has no gold labels")
    session = open_session(scenario)
    bare = replace(scenario, decisions=(), closed=False)
    alone = session if bare == scenario else open_session(bare)
    tables = alone.tables
    columns = tables.main_columns
    classes = class_values(tables, columns, tables.compiled.space)
    names = tuple(str(column) for column in columns)
    return Case(
        file=scenario.path,
        title=scenario.title,
        judged=_judged(alone, gold),
        happened=tuple(_happened(session, goal, tuple(gold)) for goal in scenario.expectations.happened),
        columns=names,
        classes=tuple(sorted(tuple(told[name] for name in names) for told in classes)),
        conceivable=len(STATUSES) ** len(columns),
    )


def _judged(session: Session, gold: Mapping[str, Label]) -> tuple[Judged, ...]:
    """Every labelled mechanism; one that the law knows and this scenario does not is barred, for it has no victim."""
    scenario = session.scenario
    symbols: Mapping[str, Symbol] = {str(name): name for name in session.tables.mechanisms}
    second = scenario.labels.get("second", {})
    found = []
    for name, label in gold.items():
        answer = availability(session.tables, symbols[name]) if name in symbols else None
        one = Judged(name, label, second.get(name), answer.values if answer else ("no",))
        if not one.agrees:
            rests = behind(session, symbols[name], answer) if answer else None
            one = replace(one, argument=scenario.disagreements.get(name), behind=rests)
        found.append(one)
    return tuple(found)


def _happened(session: Session, goal: Goal, mechanisms: tuple[str, ...]) -> Happened:
    line = goal.mark.line if goal.mark else 0
    lefts = {part.partition("=")[0].strip() for part in goal.text.split("&")}
    spoken = tuple(name for name in mechanisms if any(left == name or left.startswith(f"{name}(") for left in lefts))
    try:
        return Happened(goal.text, line, spoken, session.ask(goal.text).possible)
    except GoalError as error:
        return Happened(goal.text, line, spoken, possible=False, problem=str(error))
