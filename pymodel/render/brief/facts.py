"""The facts of a memorandum: what the scenario states, and what it takes as usual or leaves open."""

import re
from collections.abc import Iterator, Mapping, Sequence

from clingo import Function, Symbol

from pymodel.render.book.document import Block, Items, Paragraph, Text
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital, count, spaced
from pymodel.scenario import Scenario

__all__ = ["facts_blocks", "plain_value"]

_IN_BRACKETS = re.compile(r" \(.*\)$")
_MOST, _FIXED = 7, 5  # as many incidents, and as many positions or decisions, as a short memorandum tells one by one


def facts_blocks(scenario: Scenario, sayings: Sayings, *, short: bool = False) -> Iterator[Block]:
    """What a scenario states.

    Args:
        scenario: the scenario.
        sayings: the words.
        short: whether to tell many incidents, and many positions and decisions that are fixed, by their number.

    Yields:
        Its summary, a line on the facts of each incident, and what is fixed.
    """
    for text in scenario.summary:
        yield Paragraph((Text(text),))
    usual = {(str(subject), field) for subject, field, _ in scenario.defaults_used}
    given: dict[str, list[Symbol]] = {}
    for fact in scenario.situation:
        if fact.name == "given" and (str(fact.arguments[0]), str(fact.arguments[1])) not in usual:
            given.setdefault(str(fact.arguments[0]), []).append(fact)
    lines = list(_lines([_values(facts, sayings, short=short) for facts in given.values()], list(given)))
    most = _MOST if short else len(lines)
    if lines:
        yield Items(tuple((Text(line),) for line in lines[:most]))
    if lines[most:]:
        yield Paragraph((Text(f"The file states {count(len(lines) - most, 'more incident')}."),))
    yield from _fixed(scenario, sayings, short=short)


def plain_value(field: Symbol, value: Symbol, sayings: Sayings) -> str:
    """A value of a fact without what it means."""
    return _IN_BRACKETS.sub("", sayings.names.meaning(field, value))


def _values(facts: Sequence[Symbol], sayings: Sayings, *, short: bool) -> dict[str, str]:
    """The facts of an incident, or of the scenario as a whole, by field; several values of one field together."""
    values: dict[str, list[str]] = {}
    for fact in facts:
        _, field, value = fact.arguments
        text = plain_value(field, value, sayings) if short else sayings.names.meaning(field, value)
        values.setdefault(spaced(str(field)), []).append(text)
    return {field: ", ".join(texts) for field, texts in values.items()}


def _lines(values: Sequence[Mapping[str, str]], subjects: Sequence[str]) -> Iterator[str]:
    """A line for each incident; what several have in common is told once before."""
    incidents = [facts for subject, facts in zip(subjects, values, strict=True) if subject.isdigit()]
    alike = dict.fromkeys(item for item in incidents[0].items()) if len(incidents) > 1 else {}
    common = [item for item in alike if all(item in facts.items() for facts in incidents)]
    if common:
        yield f"All incidents: {_said(dict(common))}."
    for subject, facts in zip(subjects, values, strict=True):
        own = {field: text for field, text in facts.items() if not subject.isdigit() or (field, text) not in common}
        head = f"Incident {subject}: " if subject.isdigit() and len(incidents) > 1 else ""
        if own:
            yield f"{head}{_said(own) if head else capital(_said(own))}."


def _said(facts: Mapping[str, str]) -> str:
    return "; ".join(f"{field}: {text}" for field, text in facts.items())


def _fixed(scenario: Scenario, sayings: Sayings, *, short: bool) -> Iterator[Block]:
    """The positions and decisions that the scenario fixes: in words, or many of them by their number."""
    fixed = [Function("position", [Function(one.reading), Function(one.position)]) for one in scenario.readings]
    decided = [Function("decides", [one.actor, one.act, one.value]) for one in scenario.decisions]
    for symbols, noun in ((fixed, "position on contested questions"), (decided, "decision")):
        if not symbols:
            continue
        if short and len(symbols) > _FIXED:
            plural = noun.replace("position", "positions") if "position" in noun else f"{noun}s"
            yield Paragraph((Text(f"The scenario fixes {count(len(symbols), noun, plural)}."),))
        else:
            said = "; ".join(sayings.atom(one) for one in symbols)
            yield Paragraph((Text(f"Fixed by the scenario: {said}."),))
    if scenario.closed:
        yield Paragraph((Text("Whoever has no decision fixed does nothing."),))
