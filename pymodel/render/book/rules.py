"""Rules for readers: the label as a sentence, and behind it conditions, text and the scenarios that reach it."""

import re
from collections.abc import Iterable, Sequence

from pymodel.law.records import Rule
from pymodel.render.book.contents import Contents, rule_anchor
from pymodel.render.book.document import Block, Code, Fold, Items, Line, Link, Paragraph, Program, Text
from pymodel.render.book.wording import joined, label
from pymodel.render.values import count

_POSITION = re.compile(r"\bposition\(\s*([a-z]\w*)\s*,\s*([a-z]\w*)\s*\)")
_FEW = 8  # scenarios that are named one by one below a rule


def rule_fold(contents: Contents, rule: Rule, provision: str) -> Fold:
    """A rule below a provision that it cites.

    Args:
        contents: the material.
        rule: the rule.
        provision: the id of the provision or definition.

    Returns:
        The label, and folded behind it everything else about the rule.
    """
    notes: list[Line] = []
    for reading, position in positions_of(rule):
        text = contents.law.positions[reading, position].text if (reading, position) in contents.law.positions else ""
        question = contents.reading(reading)
        notes.append((Text("Holds only if the answer to "), question, Text(f" is: {text or position}.")))
    others = [(contents.cited(name),) for name in rule.cited if name != provision]
    if others:
        notes.append((Text("Rests also on: "), *joined(others, "; "), Text(".")))
    notes.append(_reached(contents, rule))
    notes.append((Text("Stands in "), Code(rule.place), Text(".")))
    return Fold(label_of(rule), (Items(tuple(notes)), Program(rule.text)), rule_anchor(provision, rule))


def label_of(rule: Rule) -> Line:
    """The label of a rule as a sentence, or its place where it has none."""
    return (*label(rule.label), Text(".")) if rule.label else (Code(rule.place),)


def rule_line(contents: Contents, rule: Rule) -> Line:
    """A rule in a list elsewhere: its label, and the way to where it stands with its text."""
    found = contents.rule(rule)
    return (*label_of(rule), Text(" "), Link("The rule", *found) if found else Code(rule.place))


def positions_of(rule: Rule) -> Sequence[tuple[str, str]]:
    """The readings and positions that a rule names, each once."""
    return tuple(dict.fromkeys((match[1], match[2]) for match in _POSITION.finditer(rule.text)))


def reached_by(contents: Contents, rules: Iterable[Rule]) -> tuple[str, ...]:
    """The scenarios that reach one of these rules, in their order."""
    found = {path for rule in rules for path in contents.reach.rules.get(rule.place, ())}
    return tuple(scenario.path for scenario in contents.scenarios if scenario.path in found)


def scenarios_fold(contents: Contents, paths: Sequence[str], what: str) -> Block:
    """The scenarios that do something, counted and folded away.

    Args:
        contents: the material.
        paths: the files of the scenarios.
        what: what they do, to follow their number: `can reach a rule of it`.

    Returns:
        A paragraph if there are none, else their number with the list behind it.
    """
    total = len(contents.scenarios)
    if not paths:
        return Paragraph((Text(f"None of the {count(total, 'shipped scenario')} {what}."),))
    return Fold(
        (Text(f"{len(paths)} of {count(total, 'shipped scenario')} {what}"),),
        tuple(map(Paragraph, contents.by_folder(paths))),
    )


def _reached(contents: Contents, rule: Rule) -> Line:
    paths = contents.reach.rules.get(rule.place, ())
    if not paths:
        return (Text("No shipped scenario reaches it."),)
    if len(paths) <= _FEW:
        return (Text("Reached by: "), *joined(((contents.scenario(path),) for path in paths), "; "), Text("."))
    return (Text(f"Reached by {len(paths)} of {count(len(contents.scenarios), 'shipped scenario')}."),)
