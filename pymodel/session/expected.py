"""Whether a scenario gets the answers that its file expects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pymodel.outcomes import Answer, GoalError
from pymodel.outcomes.mechanisms import availability, operable, over_readings
from pymodel.scenario.model import Goal
from pymodel.session.session import Session

__all__ = ["Verdict", "verdicts"]


@dataclass(frozen=True)
class Verdict:
    """One expectation and what came out.

    Attributes:
        line: where it stands in the file; 0 if nowhere.
        expected: what was expected, in words.
        found: what came out.
        holds: whether they agree.
    """

    line: int
    expected: str
    found: str
    holds: bool


def verdicts(session: Session) -> Iterator[Verdict]:
    """Tries every expectation of a scenario.

    Args:
        session: the scenario under the law.

    Yields:
        A verdict for each expectation. Where the file argues against one of them, the answer must be the one argued.
        An expectation that names something unknown is a verdict that does not hold.
    """
    wanted = session.scenario.expectations
    tables = session.tables
    disagreements = session.scenario.disagreements
    mechanisms = {str(name): name for name in tables.mechanisms}
    for title, of in (("availability", wanted.availability), ("operable", wanted.operable)):
        for name, values in of.items():
            said, demanded = f"{title} of {name}: {' or '.join(values)}", values
            if title == "availability" and name in disagreements:
                demanded = disagreements[name].argued
                said += f" by the file, {' or '.join(demanded)} as argued"
            if name not in mechanisms:
                yield Verdict(0, said, f"`{name}` is no mechanism of this scenario", False)
                continue
            symbol = mechanisms[name]
            answer = (
                availability(tables, symbol)
                if title == "availability"
                else over_readings(tables, operable(tables, symbol))
            )
            yield Verdict(0, said, _values(answer), _agrees(answer, demanded))
    goals: Mapping[str, tuple[Goal, ...]] = {
        "happened": wanted.happened,
        "possible": wanted.possible,
        "impossible": wanted.impossible,
        "certain": wanted.certain,
    }
    for kind, listed in goals.items():
        for goal in listed:
            yield _goal(session, kind, goal)


def _goal(session: Session, kind: str, goal: Goal) -> Verdict:
    line = goal.mark.line if goal.mark else 0
    said = f"{kind}: {goal.text}"
    try:
        found = session.ask(goal.text)
    except GoalError as error:
        return Verdict(line, said, str(error), False)
    came = "certain" if found.certain else "possible" if found.possible else "impossible"
    holds = not found.possible if kind == "impossible" else found.certain if kind == "certain" else found.possible
    return Verdict(line, said, came, holds)


def _agrees(answer: Answer, values: tuple[str, ...]) -> bool:
    """Whether the answer is the one expected; one that hangs on open facts must take exactly the expected values."""
    return set(answer.values) == set(values)


def _values(answer: Answer) -> str:
    return " or ".join(answer.values)
