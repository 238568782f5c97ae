"""Reading the `expect:` block of a scenario file."""

from typing import cast, get_args

from pymodel.scenario.model import Availability, Expectations, Goal
from pymodel.scenario.nodes import Node
from pymodel.scenario.problems import Problems, expected, nearest, one_of, shown
from pymodel.scenario.terms import TermError, parse_term
from pymodel.vocabulary import Vocabulary

TABLES = ("availability", "operable")
GOALS = ("happened", "possible", "impossible", "certain")
AVAILABILITIES: tuple[str, ...] = get_args(Availability)
_LONGEST_GOAL = 500


def read_expectations(node: Node, vocabulary: Vocabulary, problems: Problems) -> Expectations:
    """Reads what a file expects.

    Args:
        node: the mapping under `expect`.
        vocabulary: knows the mechanisms.
        problems: takes note of what is wrong.

    Returns:
        The expectations that could be read.
    """
    tables: dict[str, dict[str, tuple[Availability, ...]]] = {name: {} for name in TABLES}
    goals: dict[str, tuple[Goal, ...]] = dict.fromkeys(GOALS, ())
    for key, value in node.pairs.values():
        path = f"expect.{key.text}"
        if key.text in TABLES:
            tables[key.text] = _table(value, path, vocabulary, problems)
        elif key.text in GOALS:
            goals[key.text] = _goals(value, path, problems)
        else:
            hint = nearest(key.text, (*TABLES, *GOALS)) or expected((*TABLES, *GOALS))
            problems.add(key.mark, "expect", f"{shown(key.text)} is nothing that can be expected{hint}")
    return Expectations(
        availability=tables["availability"],
        operable=tables["operable"],
        happened=goals["happened"],
        possible=goals["possible"],
        impossible=goals["impossible"],
        certain=goals["certain"],
    )


def _table(node: Node, path: str, vocabulary: Vocabulary, problems: Problems) -> dict[str, tuple[Availability, ...]]:
    """A mapping from mechanisms to their availabilities."""
    if node.kind != "mapping":
        example = "`{mechanism: arguable}`"
        problems.add(node.mark, path, f"a mapping is expected, such as {example}, not {node.called}")
        return {}
    table = {}
    for key, value in node.pairs.values():
        table[read_mechanism(key, path, vocabulary, problems)] = read_availability(
            value, f"{path}.{key.text}", problems
        )
    return table


def read_mechanism(key: Node, path: str, vocabulary: Vocabulary, problems: Problems) -> str:
    """The name of a mechanism as the law writes it; notes a problem if there is none of that name."""
    try:
        mechanism = str(parse_term(key.text))
    except TermError:
        mechanism = key.text
    if mechanism not in vocabulary.mechanisms:
        hint = nearest(mechanism, vocabulary.mechanisms) or expected(vocabulary.mechanisms)
        problems.add(key.mark, path, f"{shown(key.text)} is no mechanism{hint}")
    return mechanism


def read_availability(node: Node, path: str, problems: Problems) -> tuple[Availability, ...]:
    """One availability, or those that an answer takes which hangs on open facts; notes a problem for anything else."""
    found: list[Availability] = []
    for item in node.items if node.kind == "list" else [node]:
        if item.kind != "text" or item.text not in AVAILABILITIES:
            problems.add(item.mark, path, f"{item.called} is not {one_of(AVAILABILITIES)}")
        elif item.text in found:
            problems.add(item.mark, path, f"{item.called} is given twice")
        else:
            found.append(cast(Availability, item.text))
    if node.kind == "list" and not node.items:
        problems.add(node.mark, path, "the list is empty")
    return tuple(found)


def _goals(node: Node, path: str, problems: Problems) -> tuple[Goal, ...]:
    """A list of goals; what they mean is checked where they are asked."""
    goals = []
    for item in node.items if node.kind == "list" else [node]:
        if item.kind != "text" or item.empty or len(item.text) > _LONGEST_GOAL or not item.text.isprintable():
            problems.add(item.mark, path, f"a goal is expected, such as `mechanism=status`, not {item.called}")
        else:
            goals.append(Goal(item.text.strip(), item.mark))
    return tuple(goals)
