"""Explanations as values that `json.dumps` takes: what is used twice stands once in a list of nodes."""

from collections.abc import Callable
from functools import singledispatchmethod
from typing import Any

from clingo import Symbol

from pymodel.reasons.parts import Atom, Comparison, Condition, Part
from pymodel.reasons.records import (
    Compared,
    Counted,
    Leaf,
    Missing,
    Nothing,
    Present,
    Shortfall,
    Step,
    TooFew,
    Unequal,
    Way,
)
from pymodel.reasons.rules import LawRule
from pymodel.reasons.terms import Binding

__all__ = ["Nodes", "Says"]

Says = Callable[[Atom], str]
"""Tells an atom in words."""


class Nodes:
    """The nodes of one explanation, each after those it refers to."""

    def __init__(self, says: Says) -> None:
        """Takes what tells an atom in words."""
        self.listed: list[dict[str, Any]] = []
        self._says = says
        self._numbers: dict[int, int] = {}
        self._kept: list[object] = []

    def number(self, record: object) -> int:
        """The number of a record among the nodes; it is put there if it is not yet."""
        if id(record) not in self._numbers:
            node = self._node(record)
            self._numbers[id(record)] = len(self.listed)
            self._kept.append(record)
            self.listed.append({"id": len(self.listed), **node})
        return self._numbers[id(record)]

    @singledispatchmethod
    def _node(self, record: object) -> dict[str, Any]:
        raise TypeError(f"{type(record).__name__} is no part of an explanation")

    @_node.register
    def _(self, leaf: Leaf) -> dict[str, Any]:
        return {"kind": leaf.kind, **self._atom(leaf.atom), "place": leaf.place}

    @_node.register
    def _(self, step: Step) -> dict[str, Any]:
        because = [self.number(reason) for reason in step.because]
        return {"kind": "step", **self._atom(step.atom), **_rule(step.rule, step.binding), "because": because}

    @_node.register
    def _(self, nothing: Nothing) -> dict[str, Any]:
        because = [
            {**_rule(one.rule, one.binding), **_reach(one), **self._part(one.failing)} for one in nothing.because
        ]
        return {"kind": "nothing", **self._atom(nothing.atom), "never": nothing.never, "shortfalls": because}

    @_node.register
    def _(self, compared: Compared) -> dict[str, Any]:
        return {"kind": "compared", "comparison": _comparison(compared.comparison)}

    @_node.register
    def _(self, counted: Counted) -> dict[str, Any]:
        return {"kind": "counted", "bound": counted.bound, "because": [self.number(part) for part in counted.parts]}

    @_node.register
    def _(self, missing: Missing) -> dict[str, Any]:
        instead = [self.number(leaf) for leaf in missing.instead]
        ways = [
            {
                **_rule(way.rule, way.binding),
                **_reach(way),
                **self._part(way.failing),
                "obstacle": self.number(way.obstacle),
            }
            for way in missing.ways
        ]
        ends = {"of": missing.kind, "instead": instead, "closed": missing.closed}
        return {"kind": "missing", **self._atom(missing.atom), **ends, "never": missing.never, "ways": ways}

    @_node.register
    def _(self, present: Present) -> dict[str, Any]:
        return {"kind": "present", "because": [self.number(present.tree)]}

    @_node.register
    def _(self, unequal: Unequal) -> dict[str, Any]:
        because = [self.number(tree) for tree in unequal.because]
        return {"kind": "unequal", "comparison": _comparison(unequal.comparison), "because": because}

    @_node.register
    def _(self, few: TooFew) -> dict[str, Any]:
        return {"kind": "too few", **self._atom(few.atom), "bound": few.bound, "counted": list(map(str, few.counted))}

    def _atom(self, atom: Atom) -> dict[str, str]:
        return {"atom": str(atom), "says": self._says(atom)}

    def _part(self, part: Part) -> dict[str, Any]:
        """The condition that fails."""
        if isinstance(part, Comparison):
            return {"failing": _comparison(part), "says": ""}
        if isinstance(part, Condition):
            return {"failing": _condition(part), "says": self._says(part.atom)}
        among = ", ".join(map(_condition, part.conditions))
        return {"failing": f"{part.bound} <= {{ {part.atom} : {among} }}", "says": self._says(part.atom)}


def _rule(rule: LawRule, binding: Binding) -> dict[str, Any]:
    values = {name: str(value) for name, value in sorted(binding.items()) if not name.startswith("_")}
    return {"rule": rule.place, "cites": list(rule.cited), "label": rule.label, "values": values}


def _reach(one: Shortfall | Way) -> dict[str, Any]:
    """How far an instance of a rule gets, and how many others are left out."""
    return {"held": list(one.held), "fails": one.fails, "more": one.more}


def _condition(part: Condition) -> str:
    return f"{'not ' if part.negated else ''}{part.atom}"


def _comparison(comparison: Comparison) -> str:
    left, right = (str(one) if isinstance(one, Symbol) else "_" for one in (comparison.left, comparison.right))
    return f"{left} {comparison.operator} {right}"
