"""Which rules of the law bear on some predicates."""

from collections.abc import Iterable
from pathlib import Path

from pymodel.ground import Omitted
from pymodel.law.catalogue import Law
from pymodel.law.records import Rule

__all__ = ["bearing", "others"]


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
