"""Which rules of the law bear on what is asked, and which can be left out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pymodel.ground import Omitted
from pymodel.law.catalogue import Law
from pymodel.law.records import Rule

__all__ = ["bearing", "others"]


def bearing(rules: Iterable[Rule], goals: Iterable[str]) -> frozenset[str]:
    """The predicates that some predicates hang on.

    Args:
        rules: the rules of the law.
        goals: predicates, as `must/3`.

    Returns:
        These, all that is chosen or constrained, and whatever stands in the bodies of rules for them, and so on.
    """
    uses: dict[str, list[tuple[str, ...]]] = {}
    waiting = list(goals)
    for rule in rules:
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


def others(laws: Sequence[tuple[Law, Path]], goals: Iterable[str]) -> tuple[Omitted, ...]:
    """The rules that do not bear on some predicates.

    What is found under one of the laws is looked up under the others, so what bears on them in one stays in all.

    Args:
        laws: the catalogues, each with the folder that the names of its files are relative to.
        goals: predicates, as `must/3`.

    Returns:
        For each law these rules, and the predicates that nobody may ask about without them.
    """
    rules = [rule for law, _ in laws for rule in law.rules]
    needed = bearing(rules, goals)
    while True:
        idle = [_idle(law, needed) for law, _ in laws]
        alone = _Alone()
        kept = {
            head
            for (_, root), some in zip(laws, idle, strict=True)
            for rule in some
            if not alone(rule, root)
            for head in rule.heads
        }
        if not kept:
            return tuple(_omitted(root, some) for (_, root), some in zip(laws, idle, strict=True))
        needed = bearing(rules, needed | kept)  # a rule that cannot be cut out stays, with all that it asks for


def _idle(law: Law, needed: frozenset[str]) -> list[Rule]:
    return [rule for rule in law.rules if rule.kind == "rule" and needed.isdisjoint(rule.heads)]


def _omitted(root: Path, rules: Iterable[Rule]) -> Omitted:
    lines: dict[Path, list[tuple[int, int]]] = {}
    predicates: set[tuple[str, int]] = set()
    for rule in rules:
        lines.setdefault(root / rule.file, []).append((rule.line, rule.last_line))
        predicates.update(_signature(head) for head in rule.heads)
    return Omitted(lines, frozenset(predicates))


class _Alone:
    """Whether nothing else stands on the lines of a rule."""

    def __init__(self) -> None:
        self._texts: dict[Path, list[str]] = {}

    def __call__(self, rule: Rule, root: Path) -> bool:
        file = root / rule.file
        if file not in self._texts:
            self._texts[file] = file.read_text(encoding="utf-8").split("\n")
        return "\n".join(self._texts[file][rule.line - 1 : rule.last_line]).strip() == rule.text.strip()


def _signature(predicate: str) -> tuple[str, int]:
    name, _, arity = predicate.rpartition("/")
    return name, int(arity)
