"""The instances of a rule in an outcome, and where a rule that gives nothing fails."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clingo import Number, Symbol, SymbolType

from pymodel.reasons.choices import CHOICES
from pymodel.reasons.parts import Atom, Comparison, Condition, Counting, Part, atom_of, signature
from pymodel.reasons.rules import LawRule
from pymodel.reasons.terms import Binding, Interval, Term, Variable, filled, meets, variables
from pymodel.reasons.world import World

__all__ = ["Failure", "counted", "failures", "filled_comparison", "filled_part", "instances"]

_MOST = 20_000  # partial instances of one rule that are tried in search of those that get furthest
_TOLD = 4  # as many instances of one rule as are told apart


class Failure(NamedTuple):
    """How far a rule gets.

    Attributes:
        binding: what its variables stand for.
        held: the places in its body of the conditions that hold.
        failing: the place of the first condition that does not.
        more: of the last of several instances, as many others as are left out after it.
    """

    binding: Binding
    held: tuple[int, ...]
    failing: int
    more: int = 0


def instances(rule: LawRule, wanted: Atom, world: World) -> Iterator[Binding]:
    """The bindings under which a rule gives an atom.

    Args:
        rule: the rule.
        wanted: the atom.
        world: what holds.

    Yields:
        A binding of all variables for each ground instance whose body holds.
    """
    start = meets(rule.head, wanted, {})
    if start is not None:
        yield from _complete(list(range(len(rule.body))), rule, start, world)


def failures(rule: LawRule, wanted: Atom, world: World) -> tuple[Failure, ...]:
    """Where a rule that does not give an atom fails.

    Args:
        rule: the rule.
        wanted: the atom; it may have variables, which stand for anything.
        world: what holds. Of an atom that holds in no outcome, what holds in some outcome or other counts, so that
            it is told why it never holds, and not what else is missing here.

    Returns:
        The partial instances of the rule up to the first condition that fails: those of which most conditions hold
        first, and of those that fail in the same condition one. All of them if they are few; else as many as are told
        apart, with the number of the others. None if the head can never be that atom, or if the rule does give it.
    """
    start = meets(rule.head, wanted, {})
    if start is None:
        return ()
    if not world.possible(wanted, {}):
        found = _dead_ends(rule, start, world.everything)
        if found:
            return _told(found)
    return _told(_dead_ends(rule, start, world))


def filled_part(part: Part, binding: Binding) -> Part:
    """A condition with what is known of its variables put in."""
    if isinstance(part, Comparison):
        return filled_comparison(part, binding)
    if isinstance(part, Counting):
        conditions = tuple(Condition(atom_of(filled(one.atom, binding)), one.negated) for one in part.conditions)
        return Counting(part.bound, atom_of(filled(part.atom, binding)), conditions)
    return Condition(atom_of(filled(part.atom, binding)), part.negated)


def filled_comparison(part: Comparison, binding: Binding) -> Comparison:
    """A comparison with what is known of its variables put in."""
    return Comparison(filled(part.left, binding), part.operator, filled(part.right, binding))


def counted(part: Counting, binding: Binding, world: World) -> list[Symbol]:
    """The atoms that hold among those that a counting condition counts, by their text."""
    bindings = [binding]
    for condition in part.conditions:
        bindings = [new for old in bindings for new in _step(condition, old, world)]
    found = {symbol for one in bindings for symbol, _ in world.matching(part.atom, one)}
    return sorted(found, key=str)


def _dead_ends(rule: LawRule, start: Binding, world: World) -> list[Failure]:
    """The partial instances of a rule that cannot be carried on, one for each condition; none if one is whole."""
    found: dict[str, Failure] = {}
    waiting: list[tuple[Binding, tuple[int, ...], tuple[int, ...]]] = [(start, (), tuple(range(len(rule.body))))]
    tried = 0
    while waiting and tried < _MOST:
        binding, held, left = waiting.pop()
        tried += 1
        if not left:
            return []
        place = _next_as_written(rule, left, binding)
        after = tuple(one for one in left if one != place)
        further = [(one, (*held, place), after) for one in _step(rule.body[place], binding, world)]
        if not further:
            found.setdefault(f"{place} {filled_part(rule.body[place], binding)}", Failure(binding, held, place))
        waiting.extend(reversed(further))
    # that one thing is no other says nothing beside what fails of others
    telling = [one for one in found.values() if not _is_of_another(rule.body[one.failing])]
    return telling or list(found.values())


def _told(found: Sequence[Failure]) -> tuple[Failure, ...]:
    """As many as are told, those that get furthest first; the others are counted."""
    ordered = sorted(found, key=lambda one: -len(one.held))
    if len(ordered) > _TOLD:
        most = sum(1 for one in ordered if len(one.held) == len(ordered[0].held))
        shown = ordered[: min(most, _TOLD)]
        return (*shown[:-1], shown[-1]._replace(more=len(ordered) - len(shown)))
    return tuple(ordered)


def _complete(left: list[int], rule: LawRule, binding: Binding, world: World) -> Iterator[Binding]:
    if not left:
        yield binding
        return
    place = _next_cheapest(rule, left, binding, world)
    after = [one for one in left if one != place]
    for bound in _step(rule.body[place], binding, world):
        yield from _complete(after, rule, bound, world)


def _ready(part: Part, binding: Binding) -> bool:
    """Whether a condition can be judged with what is known."""
    if isinstance(part, Condition):
        # a variable that only stands in a negated condition is written `_` and means: any
        return not part.negated or _is_ground(part.atom, binding)
    if isinstance(part, Comparison):
        right = _bound(part.right, binding)
        return right and (_bound(part.left, binding) or (part.operator == "=" and isinstance(part.left, Variable)))
    return True


def _bound(term: Term, binding: Binding) -> bool:
    return all(name in binding for name in variables(term))


def _is_ground(atom: Atom, binding: Binding) -> bool:
    return isinstance(filled(atom, binding), Symbol)


def _next_as_written(rule: LawRule, left: tuple[int, ...], binding: Binding) -> int:
    """The first condition in the order written that can be judged.

    That two are not the same comes first: of what is told of one by itself nothing would be true. What somebody decides
    comes after the others, so that what the law lacks is told before what an actor did not do; counts come when nothing
    else is left.
    """
    ready = [place for place in left if _ready(rule.body[place], binding)]
    others = [place for place in ready if _is_of_another(rule.body[place])]
    if others:
        return others[0]
    plain = [place for place in ready if not isinstance(rule.body[place], Counting)]
    given = [place for place in plain if not _is_decision(rule.body[place], binding)]
    return (given or plain or ready or list(left))[0]


def _is_of_another(part: Part) -> bool:
    """Whether a condition asks that two variables stand for different things."""
    return (
        isinstance(part, Comparison)
        and part.operator == "!="
        and isinstance(part.left, Variable)
        and isinstance(part.right, Variable)
    )


def _is_decision(part: Part, binding: Binding) -> bool:
    """Whether a condition asks for one decision that is known by the other conditions."""
    return (
        isinstance(part, Condition)
        and not part.negated
        and CHOICES.get(signature(part.atom)) == "decision"
        and _is_ground(part.atom, binding)
    )


def _next_cheapest(rule: LawRule, left: list[int], binding: Binding, world: World) -> int:
    """The condition that leaves the fewest possibilities."""
    if len(left) == 1:
        return left[0]
    best, least = left[0], 1 << 30
    known = binding.keys()
    for place in left:
        part = rule.body[place]
        if isinstance(part, Counting):
            cost = 1 << 29
        elif rule.asked[place] <= known:
            return place
        elif isinstance(part, Comparison) or part.negated:
            if _ready(part, binding):
                return place
            cost = 1 << 30
        else:
            cost = len(world.candidates(part.atom, binding))
        if cost < least:
            best, least = place, cost
    return best


def _step(part: Part, binding: Binding, world: World) -> Iterator[Binding]:
    """The bindings under which a condition holds."""
    if isinstance(part, Condition):
        if not part.negated:
            for _, bound in world.matching(part.atom, binding):
                yield bound
        elif world.absent(part.atom, binding):
            yield binding
    elif isinstance(part, Comparison):
        yield from _compared(part, binding)
    elif len(counted(part, binding, world)) >= part.bound:
        yield binding


def _compared(part: Comparison, binding: Binding) -> Iterator[Binding]:
    left, right = filled(part.left, binding), filled(part.right, binding)
    if isinstance(left, Variable) and isinstance(right, Interval):
        low, high = right
        if isinstance(low, Symbol) and isinstance(high, Symbol):
            for number in range(low.number, high.number + 1):
                yield {**binding, left.name: Number(number)}
    elif isinstance(left, Variable) and isinstance(right, Symbol):
        yield {**binding, left.name: right}
    elif isinstance(left, Symbol) and isinstance(right, Interval):
        low, high = right
        numbers = isinstance(low, Symbol) and isinstance(high, Symbol) and left.type is SymbolType.Number
        if numbers and low <= left <= high:
            yield binding
    elif isinstance(left, Symbol) and isinstance(right, Symbol) and _agrees(left, part.operator, right):
        yield binding


def _agrees(left: Symbol, operator: str, right: Symbol) -> bool:
    match operator:
        case "=":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
    return left >= right
