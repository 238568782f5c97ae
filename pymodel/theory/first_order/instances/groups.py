"""The groups of assertions that refute a goal over some instances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pymodel.ground.names import Signature
from pymodel.theory.first_order.instances.rules import Compact, Rules
from pymodel.theory.first_order.instances.search import Instances, OneValue
from pymodel.theory.first_order.instances.terms import Atom, Literal, Name, Same, Variable
from pymodel.theory.first_order.relevance import Guide
from pymodel.theory.first_order.theory import Theory
from pymodel.theory.first_order.translate import Rule
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.solver import Solver

__all__ = ["Budget", "refuting"]

GROWTH = 1.5  # how much there has to be before the solver is asked again
LEAST = 100
NO_CLOCK = 1e6  # seconds: the work alone is limited, so that the same law gives the same answer
WORK = 20_000_000  # of the ground solver for one question, as it counts it


@dataclass(frozen=True)
class Budget:
    """How far instances are looked for.

    Attributes:
        depth: how many unknown things may hang on one another.
        clauses: how many instances are written at most.
    """

    depth: int
    clauses: int


@dataclass(frozen=True)
class _Law:
    """The rules of a theory in compact form."""

    rules: Mapping[Name, Sequence[Compact]]
    constraints: Sequence[Compact]
    one_value: Mapping[Name, OneValue]

    def unique(self, name: Name) -> set[str]:
        """The groups that say that a predicate has one value."""
        same = {one for one, (known, _) in self.one_value.items() if known == name}
        found = {rule.place for one in same for rule in self.rules.get(one, ())}
        found |= {f"{one[0]}/{one[1]}" for one in same if one in self.rules}
        for rule in self.constraints:
            literals = [part for part in rule.body if isinstance(part, Literal)]
            if len(literals) > 1 and any(part.name == name for part in literals):
                found.add(rule.place)
        return found


def refuting(  # noqa: PLR0913, PLR0917 - a question and how far to look
    theory: Theory,
    rules: Mapping[Signature, Sequence[Rule]],
    goal: Signature,
    readings: Mapping[str, str],
    budget: Budget,
    guide: Guide | None = None,
) -> frozenset[str] | None:
    """Looks for the groups of assertions that refute a goal.

    Args:
        theory: the law.
        rules: its rules and those of a claim, by what they derive.
        goal: the predicate without arguments that must not hold.
        readings: the readings that are fixed.
        budget: how far to look.
        guide: what is looked at first; all alike if left out.

    Returns:
        The groups, as `Assertion` has them; None if nothing was found, which says nothing of the goal.
    """
    law = _compact(theory)
    own = Rules(law.rules)
    try:
        for signature, found in rules.items():
            if signature not in theory.rules:
                for rule in found:
                    own.add(rule)
    except ValueError:
        return None  # the claim is outside what can be said
    fixed = [_fixed(reading, position) for reading, position in sorted(readings.items())]
    near = (
        None
        if guide is None
        else {*guide.needed, *guide.settled, *theory.plain, *(own.by_name.keys() - law.rules.keys())}
    )
    search = Instances(own.by_name, [*law.constraints, *fixed], law.one_value, near, budget.depth, budget.clauses)
    search.begin(Atom(goal, ()))
    asked, more = 0, True
    while more:
        more = search.go_on()
        if len(search.clauses) > asked * GROWTH + LEAST or not more:
            asked = len(search.clauses)
            groups = _core(search)
            if groups is not None:
                return groups.union(*map(law.unique, search.shared))
    return None


def _fixed(reading: str, position: str) -> Compact:
    """No other position is held on a reading."""
    held = Variable("P")
    body = (Literal(True, ("position", 2), (reading, held)), Same(False, held, position))
    return Compact(None, body, f"{reading}: {position}")


@lru_cache(maxsize=4)
def _compact(theory: Theory) -> _Law:
    """The rules of a theory in compact form; of what is outside nothing is said."""
    rules = Rules()
    for signature, found in theory.rules.items():
        try:
            for rule in found:
                rules.add(rule)
        except ValueError:
            # a definition without one of its rules would say too much
            rules.by_name.pop(signature, None)
    constraints = []
    for text, rule in [*((rule.place, rule) for rule in theory.constraints), *theory.axioms]:
        try:
            constraints.append(rules.add(Rule(text, None, (), rule.body, False)))
        except ValueError:
            continue
    return _Law(rules.by_name, constraints, _one_value(rules.by_name, constraints))


def _one_value(rules: Mapping[Name, Sequence[Compact]], constraints: Iterable[Compact]) -> Mapping[Name, OneValue]:
    """The predicates with one value for their other places: chosen ones, and those of which a constraint says so."""
    found: dict[Name, OneValue] = {}
    for rule in constraints:
        atoms = [part for part in rule.body if isinstance(part, Literal) and part.holds]
        apart = [part for part in rule.body if isinstance(part, Same) and not part.holds]
        excepted = [part for part in rule.body if isinstance(part, Literal) and not part.holds]
        if len(atoms) == 2 and len(apart) == 1 and atoms[0].name == atoms[1].name:
            one, other = atoms
            if one.arguments[:-1] == other.arguments[:-1] and set(apart[0][1:]) == {
                one.arguments[-1],
                other.arguments[-1],
            }:
                names = {
                    str(row.head.arguments[0])
                    for part in excepted
                    for row in rules.get(part.name, ())
                    if row.head is not None and row.head.arguments
                }
                found[one.name] = one.name, names
    for name, several in rules.items():
        if any(rule.choice for rule in several):
            # what restates another predicate has its value
            copied = [
                part.name
                for rule in several
                if not rule.choice and len(rule.body) == 1
                for part in rule.body
                if isinstance(part, Literal) and part.name in found
            ]
            if len(copied) + sum(rule.choice for rule in several) == len(several):
                found[name] = found[copied[0]] if copied else (name, ())
    return found


def _core(search: Instances) -> frozenset[str] | None:
    """The groups of instances that refute one another; None if they do not."""
    groups: dict[str, str] = {}
    assertions = []
    for group, text in search.clauses:
        if group:
            guard = groups.setdefault(group, f"g{len(groups)}")
            assertions.append(Assertion(group, f"(=> {guard} {text})"))
        else:
            assertions.append(Assertion(group, text))
    declared = ["(declare-sort U 0)"]
    declared += [f"(declare-const {one} U)" for one in search.constants.values()]
    declared += [f"(declare-const u{one} U)" for one in range(len(search.depths))]
    declared += [f"(declare-fun {one} ({'U ' * arity}) U)" for (_, arity), one in search.functions.items()]
    declared += [f"(declare-fun {one} ({'U ' * arity}) Bool)" for one, arity in search.predicates.values()]
    declared += [f"(declare-const {guard} Bool)" for guard in groups.values()]
    if len(search.constants) > 1:
        assertions.append(Assertion("", f"(distinct {' '.join(search.constants.values())})"))
    solver = Solver(Obligation("QF_UF", tuple(declared), tuple(assertions)), NO_CLOCK, WORK)
    answer = solver.check(dict.fromkeys(groups.values(), True), model=False)
    if answer.status != "unsat":
        return None
    named = {guard: group for group, guard in groups.items()}
    return frozenset(named[guard] for guard in answer.core)
