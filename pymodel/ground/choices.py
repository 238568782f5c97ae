"""The named choices of a ground program: open facts, readings and decisions.

Each stands in the law as `1 { atom : allowed } 1 :- offered.` clingo turns that into choice rules for the atoms and
a constraint that exactly one of them holds where the body does; here the two are put together again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from clingo import Symbol

from pymodel.ground.errors import FragmentError
from pymodel.ground.graph import cones, tally
from pymodel.ground.program import CountRule, GroundProgram, Rule

__all__ = ["Choices", "Group", "Kind", "Option", "choices"]


class Kind(Enum):
    """What is chosen, in the order of the quantifiers: facts first, decisions last."""

    FACT = "fact"
    READING = "reading"
    DECISION = "decision"


_PREDICATES: Mapping[tuple[str, int], Kind] = {
    ("value", 3): Kind.FACT,
    ("position", 2): Kind.READING,
    ("decides", 3): Kind.DECISION,
}


class Option(NamedTuple):
    """One atom of a group: its number, its symbol, and the literals that allow it beyond the body of the group."""

    atom: int
    symbol: Symbol
    conditions: tuple[int, ...]

    @property
    def value(self) -> Symbol:
        """What is chosen: the last argument of the atom."""
        return self.symbol.arguments[-1]


@dataclass(frozen=True, eq=False)
class Group:
    """A choice: exactly one of the allowed options where the literal `body` holds, and none elsewhere.

    Attributes:
        kind: fact, reading or decision.
        key: subject and field, or the reading, or actor and act.
        body: the literal under which the choice is offered.
        options: the atoms to choose from, in the order of their text.
    """

    kind: Kind
    key: tuple[Symbol, ...]
    body: int
    options: tuple[Option, ...]

    @property
    def actor(self) -> Symbol:
        """Who decides; only of a decision."""
        return self.key[0]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The key as text."""
        return tuple(map(str, self.key))

    @cached_property
    def name(self) -> str:
        """A name for people: `1.gravity`, `nac_seat`, `de.council`."""
        return ".".join(self.words)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """What can be chosen, as text, in the order of the options."""
        return tuple(str(option.value) for option in self.options)


@dataclass(frozen=True)
class Choices:
    """The choices of a ground program.

    Attributes:
        groups: the groups, sorted by kind and name.
        constraints: the integrity constraints that are left.
        program: the program.
    """

    groups: tuple[Group, ...]
    constraints: tuple[Rule, ...]
    program: GroundProgram

    def bits(self, *kinds: Kind) -> int:
        """The places of the groups of some kinds, as bits."""
        return sum(1 << place for place, group in enumerate(self.groups) if group.kind in kinds)

    @cached_property
    def places(self) -> Mapping[Symbol, tuple[Group, int]]:
        """For each atom that can be chosen its group, and its place among the options."""
        return {option.symbol: (group, place) for group in self.groups for place, option in enumerate(group.options)}

    @cached_property
    def cones(self) -> Mapping[int, int]:
        """For each atom the places, as bits, of the groups it depends on; absent where there is none.

        Raises:
            NotAcyclicError: the program has a cycle.
        """
        below = (1 << len(self.groups)) - 1
        return {atom: bits & below for atom, bits in self._marked.items()}

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """For each group the number of atoms that depend on one of its options, its own included: the largest one."""
        count = tally(self._marked.values())
        place, weights = len(self.groups), []
        for group in self.groups:
            weights.append(max(map(count, range(place, place + len(group.options)))))
            place += len(group.options)
        return tuple(weights)

    @cached_property
    def _marked(self) -> Mapping[int, int]:
        """For each atom as bits the places of the groups it depends on, and after these the places of the options."""
        marks: dict[int, int] = {}
        for place, group in enumerate(self.groups):
            for option in group.options:
                marks[option.atom] = 1 << place | 1 << len(self.groups) + len(marks)
        return cones(self.program, marks)


def choices(program: GroundProgram) -> Choices:
    """Finds the choice groups of a ground program.

    Args:
        program: as clingo grounded it.

    Returns:
        The groups and the remaining integrity constraints.

    Raises:
        FragmentError: a head is disjunctive; a choice is over another predicate than `value/3`, `position/2` and
            `decides/3`, is not bounded to exactly one, or mixes keys; an atom stands in two choice rules, or in one
            and in the head of another rule.
    """
    known = {
        atom: (symbol, kind)
        for (name, arity), kind in _PREDICATES.items()
        for symbol, atom in program.named(name, arity)
    }
    rules = _choice_rules(program)
    for atom in rules:
        if atom not in known:
            raise FragmentError(f"`{program.name_of(atom)}` is chosen, but is no fact, position or decision")
    bounds = {
        constraint: found for constraint in program.constraints if (found := _exactly_one(program, constraint, rules))
    }
    several = {head for found in bounds.values() for head in found.heads if len(found.heads) > 1}
    # `:- body, not head` bounds a choice of one option, unless the head has other options beside it
    bounds = {key: found for key, found in bounds.items() if len(found.heads) > 1 or not several & found.heads.keys()}
    groups = [_group(program, found, rules, known) for found in bounds.values()]
    seen = {option.atom for group in groups for option in group.options}
    for atom in rules:
        if atom not in seen:
            raise FragmentError(f"the choice of `{program.name_of(atom)}` is not bounded to exactly one")
    places = {kind: place for place, kind in enumerate(Kind)}
    groups.sort(key=lambda group: (places[group.kind], group.name))
    for one, other in pairwise(groups):
        if (one.kind, one.name) == (other.kind, other.name):
            raise FragmentError(f"there are two choices for `{one.name}`")
    return Choices(tuple(groups), tuple(rule for rule in program.constraints if rule not in bounds), program)


def _choice_rules(program: GroundProgram) -> dict[int, Rule]:
    """The one choice rule of every choice atom."""
    rules: dict[int, Rule] = {}
    for rule in program.rules:
        if len(rule.heads) > 1 and not rule.choice:
            names = ", ".join(program.name_of(head) for head in rule.heads)
            raise FragmentError(f"a rule derives one of several atoms: {names}")
        for head in rule.heads if rule.choice else ():
            if head in rules:
                raise FragmentError(f"`{program.name_of(head)}` stands in two choice rules")
            rules[head] = rule
    for count in program.counts:
        if count.choice or len(count.heads) != 1:
            raise FragmentError(f"a choice rests on a count: {', '.join(map(program.name_of, count.heads))}")
    for atom in rules:
        if len(program.defining[atom]) > 1 or atom in program.true:
            raise FragmentError(f"`{program.name_of(atom)}` is chosen by one rule and derived by another")
    return rules


class _Bounded(NamedTuple):
    """A constraint that reads `where body holds, exactly one of these heads does`, each head with its conditions."""

    body: int
    heads: Mapping[int, tuple[int, ...]]


def _exactly_one(program: GroundProgram, constraint: Rule, rules: Mapping[int, Rule]) -> _Bounded | None:
    """Reads a constraint as the bound of a choice, or gives None if it is something else.

    clingo writes `:- body, not one` where `one :- at least one, not at least two`, both over the heads or over
    auxiliary atoms `head, conditions`; for a single head it writes `:- body, not head`.
    """
    for one, body in _splits(constraint.literals):
        if one in rules:
            if body not in rules[one].literals:
                continue
            return _Bounded(body, {one: _conditions(rules[one], body)})
        items = _counted(program, one)
        heads = dict(pair for literal in items or () for pair in _item(program, literal, rules))
        if items and len(heads) == len(items):
            return _Bounded(body, heads)
    return None


def _splits(literals: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The ways to read two literals as a negated atom and a body."""
    if len(literals) == 2:
        first, second = literals
        if second < 0:
            yield -second, first
        if first < 0:
            yield -first, second


def _conditions(rule: Rule, body: int) -> tuple[int, ...]:
    """What the body of a choice rule asks for beyond the body of the group."""
    return tuple(sorted(set(rule.literals) - {body}))


def _counted(program: GroundProgram, atom: int) -> tuple[int, ...] | None:
    """The literals of which exactly one has to hold for the atom, if its definition says that."""
    definition = program.defining.get(atom, ())
    if len(definition) != 1 or not isinstance(definition[0], Rule) or len(definition[0].literals) != 2:
        return None
    for more, least in _splits(definition[0].literals):
        low, high = _count_of(program, least), _count_of(program, more)
        if low is None or high is None or (low.bound, high.bound) != (1, 2) or low.literals != high.literals:
            continue
        if {*low.weights, *high.weights} == {1}:
            return low.literals
    return None


def _count_of(program: GroundProgram, atom: int) -> CountRule | None:
    """The count that alone defines an atom."""
    definition = program.defining.get(atom, ())
    return definition[0] if len(definition) == 1 and isinstance(definition[0], CountRule) else None


def _item(program: GroundProgram, literal: int, rules: Mapping[int, Rule]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The head, with conditions, that a counted literal stands for."""
    if literal in rules:
        yield literal, ()
        return
    definition = program.defining.get(literal, ())
    if literal in program.names or len(definition) != 1 or not isinstance(definition[0], Rule):
        return
    heads = [part for part in definition[0].literals if part in rules]
    if len(heads) == 1:
        yield heads[0], tuple(sorted(set(definition[0].literals) - {heads[0]}))


def _group(
    program: GroundProgram,
    found: _Bounded,
    rules: Mapping[int, Rule],
    known: Mapping[int, tuple[Symbol, Kind]],
) -> Group:
    """Builds a group, after checking that choice rules and bound speak of the same atoms and conditions."""
    options: list[Option] = []
    for head, counted in found.heads.items():
        rule = rules[head]
        conditions = _conditions(rule, found.body)
        if found.body not in rule.literals or (len(found.heads) > 1 and set(counted) != set(conditions)):
            raise FragmentError(f"the choice of `{program.name_of(head)}` and its bound have different conditions")
        options.append(Option(head, known[head][0], conditions))
    options.sort(key=lambda option: str(option.symbol))
    kinds = {known[option.atom][1] for option in options}
    keys = {tuple(option.symbol.arguments[:-1]) for option in options}
    if len(kinds) != 1 or len(keys) != 1:
        names = ", ".join(str(option.symbol) for option in options)
        raise FragmentError(f"one choice is over atoms of different keys: {names}")
    return Group(kinds.pop(), keys.pop(), found.body, tuple(options))
