"""The facts of a memorandum: what the scenario states, and what it takes as usual or leaves open."""

from collections.abc import Iterator

from clingo import Symbol

from pymodel.render.book.document import Block, Items, Line, Paragraph, Text
from pymodel.render.book.wording import capital
from pymodel.render.reasons.sayings import Sayings
from pymodel.scenario import Scenario

__all__ = ["facts_blocks"]


def facts_blocks(scenario: Scenario, sayings: Sayings) -> Iterator[Block]:
    """What a scenario states.

    Args:
        scenario: the scenario.
        sayings: the words.

    Yields:
        Its summary, one list of the facts of each incident, and what is fixed.
    """
    for text in scenario.summary:
        yield Paragraph((Text(text),))
    usual = {(str(subject), field) for subject, field, _ in scenario.defaults_used}
    given: dict[str, list[Symbol]] = {}
    for fact in scenario.situation:
        if fact.name == "given" and (str(fact.arguments[0]), str(fact.arguments[1])) not in usual:
            given.setdefault(str(fact.arguments[0]), []).append(fact)
    for facts in given.values():
        yield Items(tuple(_fact(fact, sayings) for fact in facts))
    fixed = [Text(f"{one.reading}: {one.position}") for one in scenario.readings]
    if fixed:
        yield Paragraph((Text("Fixed by the scenario: " + "; ".join(one.text for one in fixed) + "."),))


def _fact(fact: Symbol, sayings: Sayings) -> Line:
    subject, field, value = fact.arguments
    return (Text(f"{capital(sayings.names.field(subject, field))} is {sayings.names.meaning(field, value)}."),)
