"""A search for the parts of the law that refute a goal: instances of rules, as few as may matter, for a ground solver.

From the goal on each atom that may hold is unfolded into what it would follow from, with unknown things for variables,
and each that must not hold is looked for in the heads of rules, whose bodies are joined with what may hold. No proof
rests on what is found: it only says which formulas to give to Z3, which has to refute these themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from pymodel.theory.first_order.instances.known import FALSE, TRUE, EnoughError, Known, Wanted, not_
from pymodel.theory.first_order.instances.rules import Compact, Part
from pymodel.theory.first_order.instances.terms import (
    Atom,
    Literal,
    Name,
    Projection,
    Same,
    Substitution,
    Term,
    Variable,
    instance,
    matches,
    variables,
)

__all__ = ["Instances", "OneValue"]

OneValue: TypeAlias = "tuple[Name, Collection[str]]"
"""Under which name a predicate has one value for its other places, and for which names in these it has several."""
FAR = 4  # how much farther a definition is that a guide does not name


class Instances(Known):
    """Instances of rules that bear on a goal.

    Args:
        rules: the rules by what they derive.
        constraints: those that derive nothing.
        one_value: the predicates whose last place has one value for the others.
        near: whether a guide names a predicate.
        depth: how many unknown things may hang on one another.
        most: how many clauses are written at most.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a search is about
        self,
        rules: Mapping[Name, Sequence[Compact]],
        constraints: Sequence[Compact],
        one_value: Mapping[Name, OneValue],
        near: Collection[Name] | None,
        depth: int,
        most: int,
    ) -> None:
        super().__init__(most)
        self._rules = rules
        self._constraints = constraints
        self._one_value = one_value
        self._near = near
        self._deepest = depth
        self._seen: set[object] = set()
        self.shared: set[Name] = set()  # predicates of whose one value use was made
        self._pending: list[tuple[str, list[str], list[Atom], list[Atom]]] = []

    def begin(self, goal: Atom) -> None:
        """Begins with a goal that is to hold."""
        self.say("goal", [self.atom(goal)])
        self.hold(goal)
        for rule in self._constraints:
            self._solve(rule, {}, list(rule.body))

    def go_on(self) -> bool:
        """Does the work that is nearest; whether there was any."""
        try:
            worked = self.turn()
            return self._released() or worked
        except EnoughError:
            return False

    def cost(self, name: Name) -> int:
        """How far away the rules of a predicate are."""
        while isinstance(name, Projection):
            name = name.of
        return 1 if self._near is None or name in self._near else FAR

    # ---- from what may hold to what it would follow from

    def unfold(self, atom: Atom) -> None:
        """Says what an atom would follow from: one of the bodies of its rules."""
        rules = self._rules.get(atom.name, ())
        depth = self.depth(atom.arguments)
        if not rules or depth > self._deepest:
            return
        reasons, parts = [], []
        for rule in rules:
            found = self._reason(rule, atom, depth + 1)
            if found is None:
                return
            if found[0] != FALSE:
                reasons.append(found[0])
                parts += found[1]
        if TRUE not in reasons:
            group = f"{atom.name[0]}/{atom.name[1]}" if rules[0].place else ""
            self.say(group, [not_(self.atom(atom)), *reasons])
            for holds, one in parts:
                if holds:
                    self.hold(one)
                else:
                    self.want(*one)
        for rule in rules:
            if rule.choice:
                self._at_most_one(rule, atom)

    def _reason(self, rule: Compact, atom: Atom, depth: int) -> tuple[str, list[tuple[bool, Atom]]] | None:
        """A body as a reason for an atom; None where it needs things that hang on too many others."""
        values: Substitution = {}
        equal: list[tuple[Term, Term]] = []
        assert rule.head is not None
        if not all(
            self._unify(one, other, values, equal)
            for one, other in zip(rule.head.arguments, atom.arguments, strict=True)
        ):
            return FALSE, []
        texts = [self.same(one, other, asserted=True) for one, other in equal]
        if FALSE in texts:
            return FALSE, []
        self._settle(rule, values)
        for one in _variables(rule):
            if one not in values:
                key, away = self._stands_for(rule, one, values) or ((rule, one, atom), depth)
                if away > self._deepest + 1 or depth > self._deepest:
                    return None
                values[one] = self.unknown(key, away)
        parts: list[tuple[bool, Atom]] = []
        for part in rule.body:
            if isinstance(part, Same):
                one_, other_ = _in(part.left, values), _in(part.right, values)
                text = self.same(one_, other_, asserted=part.holds)
                texts.append(text if part.holds else not_(text))
            else:
                found = Atom(part.name, tuple(_in(term, values) for term in part.arguments))
                texts.append(self.atom(found) if part.holds else not_(self.atom(found)))
                parts.append((part.holds, found))
        if FALSE in texts:
            return FALSE, []
        texts = [text for text in texts if text != TRUE]
        return (f"(and {' '.join(texts)})" if len(texts) > 1 else "".join(texts) or TRUE), parts

    def _settle(self, rule: Compact, values: Substitution) -> None:
        """Variables that a comparison gives a value."""
        for part in rule.body:
            if isinstance(part, Same) and part.holds:
                for one, other in ((part.left, part.right), (part.right, part.left)):
                    value = instance(other, values)
                    if isinstance(one, Variable) and one not in values and value is not None:
                        values[one] = value

    def _stands_for(self, rule: Compact, one: Variable, values: Substitution) -> tuple[object, int] | None:
        """A key for what a variable stands for, the same wherever a predicate has one value for the same others."""
        for part in rule.body:
            if not isinstance(part, Literal) or not part.holds or part.name not in self._one_value:
                continue
            if part.arguments[-1] != one or not isinstance(part.arguments[-1], Variable):
                continue
            rest = [instance(term, values) for term in part.arguments[:-1]]
            name, several = self._one_value[part.name]
            known = [term for term in rest if term is not None]
            if len(known) == len(rest) and not any(isinstance(term, str) and term in several for term in known):
                self.shared.add(name)
                return ("value", name, tuple(known)), 1 + self.depth(known)
        return None

    def _unify(self, one: Term, other: Term, values: Substitution, equal: list[tuple[Term, Term]] | None) -> bool:
        """Whether a term of a head can be another; `equal` collects what that supposes, if it may suppose anything."""
        if isinstance(one, Variable):
            known = values.setdefault(one, other)
            if known != other:
                if equal is None:
                    return False
                equal.append((known, other))
            return True
        if isinstance(one, tuple):
            if not isinstance(other, tuple) or one[0] != other[0] or len(one) != len(other):
                return False
            pairs = zip(one[1:], other[1:], strict=True)
            return all(self._unify(a, b, values, equal) for a, b in pairs)
        if isinstance(other, int) and equal is not None:
            equal.append((other, one))
            return True
        return one == other and not isinstance(other, int)

    # ---- from what is looked for to what it follows from

    def derive(self, wanted: Wanted) -> None:
        """Says from what the atoms that are looked for follow."""
        for rule in self._rules.get(wanted.name, ()):
            assert rule.head is not None
            own = rule.own() if rule.choice else ()
            values: Substitution = {}
            pairs = enumerate(zip(rule.head.arguments, wanted.pattern, strict=True))
            if rule.derives and all(
                place in own or other is None or self._unify(one, other, values, None) for place, (one, other) in pairs
            ):
                body = rule.body[rule.conditions :] if rule.choice else rule.body
                self._solve(rule, values, list(body))

    def _solve(self, rule: Compact, values: Substitution, left: list[Part]) -> None:
        """Joins what is left of a body with what may hold."""
        values = dict(values)
        kept: list[Part] = []
        changed = True
        while changed:
            changed, kept = False, []
            for part in left:
                if isinstance(part, Literal):
                    kept.append(part)
                    continue
                one, other = instance(part.left, values), instance(part.right, values)
                if one is not None and other is not None:
                    if (one == other) != part.holds and (not part.holds or not _open(one, other)):
                        return
                elif part.holds and (one is not None or other is not None):
                    variable, value = (part.right, one) if one is not None else (part.left, other)
                    if isinstance(variable, Variable) and value is not None:
                        values[variable] = value
                        changed = True
                    else:
                        kept.append(part)
                else:
                    kept.append(part)
            left = kept
        asked = [part for part in left if isinstance(part, Literal) and part.holds]
        if not asked:
            self._instance(rule, values)
            return
        patterns = [tuple(instance(term, values) for term in part.arguments) for part in asked]
        part, pattern = min(zip(asked, patterns, strict=True), key=lambda pair: _openness(pair[1]))
        rest = [one for one in left if one is not part]
        self.use(self.want(part.name, pattern), partial(self._join, rule, values, part, rest))

    def _join(
        self, rule: Compact, values: Substitution, part: Literal, rest: list[Part], found: tuple[Term, ...]
    ) -> None:
        more = dict(values)
        if matches(part.arguments, found, more):
            self._solve(rule, more, rest)

    def _instance(self, rule: Compact, values: Substitution) -> None:
        """Writes an instance of a rule, of the existence of a choice, or of a constraint."""
        key = (rule, tuple(sorted((name, isinstance(value, int), str(value)) for name, value in values.items())))
        if key in self._seen or self.depth(values.values()) > self._deepest:
            return
        self._seen.add(key)
        body = rule.body[rule.conditions :] if rule.choice else rule.body
        texts, met, missing = self._denied(body, values)
        if texts is None:
            return
        if rule.head is None:
            self._pending.append((rule.place, texts, met, missing))
        elif rule.choice:
            self._at_least_one(rule, values, texts, met)
        else:
            head = Atom(rule.head.name, tuple(_in(term, values) for term in rule.head.arguments))
            self.say(rule.place, [*texts, self.atom(head)])
            for one in met:
                self.hold(one)
            self.derived(head)

    def _denied(self, body: Iterable[Part], values: Substitution) -> tuple[list[str] | None, list[Atom], list[Atom]]:
        """The contrary of a body as parts of a clause, the atoms it needs not to hold, and those it needs to hold."""
        texts: list[str] = []
        absent: list[Atom] = []
        present: list[Atom] = []
        for part in body:
            if isinstance(part, Same):
                one, other = instance(part.left, values), instance(part.right, values)
                if one is None or other is None:
                    return None, [], []
                text = self.same(one, other, asserted=not part.holds)
                texts.append(not_(text) if part.holds else text)
            else:
                terms = [instance(term, values) for term in part.arguments]
                known = tuple(term for term in terms if term is not None)
                if len(known) != len(terms):
                    return None, [], []
                atom = Atom(part.name, known)
                texts.append(not_(self.atom(atom)) if part.holds else self.atom(atom))
                (present if part.holds else absent).append(atom)
        return (None if TRUE in texts else texts), absent, present

    def _released(self) -> bool:
        """Writes the constraints whose other atoms somebody looks for; the rest leads nowhere so far."""
        kept, found = [], False
        for one in self._pending:
            group, texts, absent, present = one
            if all(map(self.looked_for, absent)):
                self.say(group, texts)
                for atom in absent:
                    self.hold(atom)
                for atom in present:
                    self.want(*atom)
                found = True
            else:
                kept.append(one)
        self._pending = kept
        return found

    def looked_for(self, atom: Atom) -> bool:
        """Whether anybody looks for an atom."""
        if isinstance(atom.name, Projection) and not super().looked_for(atom):
            given = iter(atom.arguments)
            # an unknown thing fits everywhere
            full = tuple(-1 if out else next(given) for out in atom.name.left_out)
            return self.looked_for(Atom(atom.name.of, full))
        return super().looked_for(atom)

    # ---- choices

    def _at_least_one(self, rule: Compact, values: Substitution, texts: list[str], met: list[Atom]) -> None:
        """Where a choice is offered something is chosen."""
        assert rule.head is not None
        values = dict(values)
        depth = 1 + self.depth(values.values())
        key = tuple(sorted((name, isinstance(value, int), str(value)) for name, value in values.items()))
        if depth > self._deepest:
            return
        for one in _variables(rule):
            if one not in values:
                values[one] = self.unknown((rule, "chosen", one, key), depth)
        for atom in met:
            self.hold(atom)
        for part in (Literal(True, *rule.head), *rule.body[: rule.conditions]):
            if isinstance(part, Literal):
                atom = Atom(part.name, tuple(_in(term, values) for term in part.arguments))
                self.say(rule.place, [*texts, self.atom(atom) if part.holds else not_(self.atom(atom))])
                if part.holds:
                    self.hold(atom)
                else:
                    self.want(*atom)

    def _at_most_one(self, rule: Compact, atom: Atom) -> None:
        """Beside what is chosen nothing else is."""
        own = rule.own()
        pattern = tuple(None if place in own else term for place, term in enumerate(atom.arguments))
        self.use(self.want(atom.name, pattern), partial(self._either, rule, own, atom))

    def _either(self, rule: Compact, own: Sequence[int], atom: Atom, found: tuple[Term, ...]) -> None:
        other = Atom(atom.name, found)
        pair = frozenset((atom, other))
        if atom == other or (rule, pair) in self._seen:
            return
        self._seen.add((rule, pair))
        assert rule.head is not None
        texts: list[str] = []
        needed: list[Atom] = []
        for one in (atom, other):
            values: Substitution = {}
            pairs = zip(rule.head.arguments, one.arguments, strict=True)
            if not all(self._unify(term, known, values, None) for term, known in pairs):
                return
            denied, _, present = self._denied(rule.body, values)
            if denied is None:
                return
            texts += [not_(self.atom(one)), *denied]
            needed += present
        texts += [self.same(atom.arguments[place], other.arguments[place], asserted=True) for place in own]
        self.say(rule.place, texts)
        for one in needed:
            self.want(*one)


def _in(term: Term, values: Substitution) -> Term:
    found = instance(term, values)
    assert found is not None
    return found


def _open(one: Term, other: Term) -> bool:
    """Whether two different terms may be the same thing."""
    return isinstance(one, int | tuple) or isinstance(other, int | tuple)


def _openness(pattern: Sequence[Term | None]) -> tuple[bool, int, int]:
    """How little of a pattern is known; the least first."""
    missing = sum(term is None for term in pattern)
    return missing > 0, missing - len(pattern), missing


def _variables(rule: Compact) -> Iterable[Variable]:
    """The variables of a rule, in their order."""
    terms: list[Term] = list(rule.head.arguments) if rule.head else []
    for part in rule.body:
        terms += part.arguments if isinstance(part, Literal) else part[1:]
    return dict.fromkeys(one for term in terms for one in variables(term))
