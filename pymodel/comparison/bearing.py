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
    "mechanisms": (*_ALWAYS, "adversary/1", "breach/3", "status/3", "stops/3", "wrongdoer/2"),
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

    A reason that is found on one side is looked up on the other, so what bears on them in one of the laws stays in all.

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
