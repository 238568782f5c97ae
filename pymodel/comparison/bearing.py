"""Which rules of the law bear on what a comparison tells."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pymodel.comparison.records import Subject
from pymodel.ground import Omitted
from pymodel.law.catalogue import Law
from pymodel.law.records import Rule

__all__ = ["READ", "bearing", "others"]

# what checks a scenario, closes what is open and offers a choice
_ALWAYS = (
    "act_value/2",
    "asked/1",
    "can_take/2",
    "conflict/3",
    "conflict_because/3",
    "date/1",
    "excluded/2",
    "headline/2",
    "incident/1",
    "main_column/1",
    "may_choose/3",
    "mechanism/1",
    "offered/2",
    "open/2",
    "party/2",
    "passive/2",
    "position_of/3",
    "reading/1",
    "readings_scope/1",
    "victim/1",
)
READ: Mapping[Subject, Sequence[str]] = {
    "mechanisms": (*_ALWAYS, "adversary/1", "breach/3", "status/3", "wrongdoer/2"),
    "actors": (
        *_ALWAYS,
        "at_least/2",
        "authority/2",
        "breach/3",
        "ceiling/2",
        "floor/2",
        "may/3",
        "must/3",
        "must_not/3",
    ),
}
"""The predicates that a comparison looks up, by what it is about; to look up any other is refused."""


def bearing(law: Law, goals: Iterable[str]) -> frozenset[str]:
    """The predicates that some predicates hang on.

    Args:
        law: the catalogue.
        goals: predicates, as `must/3`.

    Returns:
        These, all that is chosen or constrained, and whatever stands in the bodies of rules for them, and so on.
    """
    uses: dict[str, list[tuple[str, ...]]] = {}
    waiting = list(goals)
    for rule in law.rules:
        if rule.kind not in ("rule", "fact"):
            waiting += (*rule.heads, *rule.uses)
        for head in rule.heads:
            uses.setdefault(head, []).append(rule.uses)
    found: set[str] = set()
    while waiting:
        predicate = waiting.pop()
        if predicate not in found:
            found.add(predicate)
            for used in uses.get(predicate, ()):
                waiting += used
    return frozenset(found)


def others(law: Law, root: Path, goals: Iterable[str]) -> Omitted:
    """The rules that do not bear on some predicates.

    Args:
        law: the catalogue.
        root: the folder that the names of its files are relative to.
        goals: as for `bearing`.

    Returns:
        Those that have their lines to themselves, and the predicates that nobody may ask about without them.
    """
    needed = bearing(law, goals)
    idle = [rule for rule in law.rules if rule.kind == "rule" and needed.isdisjoint(rule.heads)]
    lines: dict[Path, list[tuple[int, int]]] = {}
    texts: dict[str, list[str]] = {}
    for rule in idle:
        if rule.file not in texts:
            texts[rule.file] = (root / rule.file).read_text(encoding="utf-8").split("\n")
        if _alone(rule, texts[rule.file]):
            lines.setdefault(root / rule.file, []).append((rule.line, rule.last_line))
    return Omitted(lines, frozenset(_signature(head) for rule in idle for head in rule.heads))


def _alone(rule: Rule, text: list[str]) -> bool:
    """Whether nothing else stands on the lines of a rule."""
    return "\n".join(text[rule.line - 1 : rule.last_line]).strip() == rule.text.strip()


def _signature(predicate: str) -> tuple[str, int]:
    name, _, arity = predicate.rpartition("/")
    return name, int(arity)
