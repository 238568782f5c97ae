"""Why the same choices lead to something on one side and not on the other, where either side can have it by others.

Two outcomes are set side by side: one in which it is so, and on the other side the one with the same choices as far as
they can be made there, in which it is not. The justification of the first is followed down as long as a part of it does
not hold in the second; what is left is where the two part.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from clingo import Function as Term
from clingo import Symbol, parse_term

from pymodel.comparison.differences import often
from pymodel.comparison.reasons import Because, Reasons
from pymodel.comparison.records import Change, Level, MechanismChange, Often, PowerChange
from pymodel.counts import Compiled, Function
from pymodel.ground import Kind
from pymodel.outcomes import STATUSES, Cube, Hold
from pymodel.reasons.outcome import Shown

__all__ = ["Apart", "level_changes"]

_EFFECT = "invoked"


def level_changes(level: Level) -> Iterator[Change]:
    """What holds more often on one side of a level, for the first of its actors."""
    sides = [{value.partition(" ")[0]: " " not in value for value in side} for side in (level.before, level.after)]
    for value in sorted({*sides[0], *sides[1]}):
        often = [_often(side, value, several=level.kind != "authority" and len(side) > 1) for side in sides]
        if often[0] != often[1]:
            yield Change(parse_term(f"{level.kind}({level.actors[0]},{value})"), often[0], often[1])


class Apart:
    """Finds where two sides part under the same choices."""

    def __init__(self, reasons: Reasons) -> None:
        """Takes what knows the answered sides."""
        self._reasons = reasons
        self._pairs: list[tuple[int, Shown, Shown]] = []

    def of_class(self, side: int, values: Mapping[str, str]) -> tuple[Because, ...]:
        """Why some statuses can stand together on one side and not on the other.

        Args:
            side: where they can.
            values: the statuses by mechanism, or other columns with their values.

        Returns:
            The parts; none where the other side does not know a column.
        """
        atoms = [self._column(name, value) for name, value in values.items()]
        compiled = self._reasons.compiled[side]
        within = compiled.all(compiled.atom(atom) for atom in atoms) & compiled.space
        return self._parts(side, within, atoms) if within.satisfiable() else ()

    def of_regimes(self, change: MechanismChange) -> tuple[Because, ...]:
        """Why a mechanism can come to something under some readings and facts on one side and not on the other.

        Args:
            change: the mechanism.

        Returns:
            The parts for the first status and the first readings that make a difference. Where the same readings lead
            to the same on both sides, the positions and facts that one side alone can have.
        """
        for side in (0, 1):
            here, there = self._reasons.compiled[side], self._reasons.compiled[1 - side]
            for regime in change.regimes[side]:
                for cube, status in ((cube, status) for cube in regime.conditions for status in STATUSES):
                    atom = Term("headline", [parse_term(change.mechanism), Term(status)])
                    other = _of_cube(there, cube) & there.space
                    if status not in regime.reaches:
                        within = other & there.atom(atom)
                        if within.satisfiable() and (found := self._parts(1 - side, within, [atom])):
                            return found
                        continue
                    never = other & ~there.exists(there.atom(atom) & there.space, there.decisions)
                    if never.satisfiable():
                        within = self._like(1 - side, never, here) & here.atom(atom) & here.space
                        if within.satisfiable() and (found := self._parts(side, within, [atom])):
                            return found
        cubes = ((side, cube) for side in (0, 1) for regime in change.regimes[side] for cube in regime.conditions)
        return self._unavailable(cubes)

    def of_power(self, power: PowerChange) -> tuple[Because, ...]:
        """Why the first of some actors has a power under some readings and facts on one side and not on the other.

        Args:
            power: the power.

        Returns:
            The parts. Where the mechanism cannot come into effect on the other side under these readings, why not;
            where the other side has no such readings, the positions and facts that one side alone can have.
        """
        effect = Term("headline", [parse_term(power.mechanism), Term(_EFFECT)])
        holds = [(side, hold) for side, hold in enumerate((power.before, power.after)) if hold is not None]
        for side, hold in holds if all(self._knows(one, power) for one in (0, 1)) else ():
            here, there = self._reasons.compiled[side], self._reasons.compiled[1 - side]
            winning, losing = self._wins(side, power), self._wins(1 - side, power)
            own = there.decisions_of(parse_term(power.actors[0]))
            reached = there.exists(there.atom(effect) & there.space, there.decisions)
            for cube in hold.conditions:
                under = _of_cube(there, cube) & there.space
                lost = under & reached & ~there.exists(losing, own)
                within = self._like(1 - side, lost, here) & winning & here.space
                both = lost.satisfiable() and within.satisfiable()
                if both and (found := self._countered(side, power, within, effect)):
                    return found
                barred = under & ~reached
                within = self._like(1 - side, barred, here) & here.atom(effect) & here.space
                both = barred.satisfiable() and within.satisfiable()
                if both and (found := self._parts(side, within, [effect])):
                    return found
        found = self._unavailable((side, cube) for side, hold in holds for cube in hold.conditions)
        first, second = (often(one, effect) for one in self._reasons.compiled)
        if found or first != second:
            # what comes about in any case, nobody brings about
            return found or self._reasons.of(Change(effect, first, second))
        decided = dict.fromkeys(one for side, hold in holds for one in self._by_own(side, power, hold))
        return tuple(decided) or tuple(self._fixed_for(power.actors[0]))

    def of_adversaries(self, change: MechanismChange) -> Iterator[Because]:
        """Why a mechanism can be brought into effect against all adversaries on one side and not on the other.

        Args:
            change: the mechanism.

        Yields:
            The parts: that somebody is an adversary on one side alone; first of those who alone can stop it.
        """
        sides = self._reasons.sides
        found = []
        for one in dict.fromkeys(str(actor) for side in sides for actor in side.session.tables.adversaries):
            powers = [side.outcomes.power.get(one, {}).get(change.mechanism) for side in sides]
            stops = any(power is not None and power.stops for power in powers)
            atom = Term("adversary", [parse_term(one)])
            before, after = (often(compiled, atom) for compiled in self._reasons.compiled)
            if before != after:
                found.append((not stops, Change(atom, before, after)))
        for last, turn in sorted(found, key=lambda one: (one[0], str(one[1].atom))):
            if not last or all(later for later, _ in found):
                yield from self._reasons.of(turn)

    def of_positions(self, mechanism: str) -> Iterator[Because]:
        """The positions and facts that one side alone can have, of those on which power over a mechanism hangs.

        Args:
            mechanism: the mechanism.

        Yields:
            The parts.
        """
        held = (
            hold
            for side in self._reasons.sides
            for powers in side.outcomes.power.values()
            if (power := powers.get(mechanism)) is not None
            for hold in (power.secures, power.stops)
            if hold is not None
        )
        return self._alone({name for hold in held for cube in hold.conditions for name in cube})

    # ---- within

    def _column(self, name: str, value: str) -> Symbol:
        column = parse_term(name)
        if any(column in one.session.tables.mechanisms for one in self._reasons.sides):
            return Term("headline", [column, Term(value)])
        return Term(column.name, [*column.arguments, parse_term(value)])

    def _knows(self, side: int, power: PowerChange) -> bool:
        return parse_term(power.mechanism) in self._reasons.sides[side].session.tables.mechanisms

    def _fixed_for(self, actor: str) -> Iterator[Because]:
        """The decisions of an actor that one side alone fixes: it has no choice then."""
        programs = [side.session.program for side in self._reasons.sides]
        fixed = [[one for one, _ in program.named("fix_decision", 3)] for program in programs]
        for side in (0, 1):
            for one in fixed[side]:
                if str(one.arguments[0]) == actor and one not in fixed[1 - side]:
                    yield self._reasons.stated(side, one)

    def _by_own(self, side: int, power: PowerChange, hold: Hold) -> Iterator[Because]:
        """What offers an actor the decisions by which it has its way, where the other side offers it none of them."""
        compiled, there = self._reasons.compiled[side], self._reasons.compiled[1 - side]
        usual = self._reasons.outcome(side, compiled.space).chosen.outcome.chosen
        for cube in hold.conditions:
            within = _of_cube(compiled, cube) & self._wins(side, power) & compiled.space
            if not within.satisfiable():
                continue
            won = self._reasons.outcome(side, within).chosen.outcome.chosen
            for one in sorted(won - usual, key=str):
                if _is_of(one, power.actors[0]) and not (there.atom(one) & there.space).satisfiable():
                    yield from self._reasons.of(Change(one, *_turn(side)))

    def _wins(self, side: int, power: PowerChange) -> Function:
        """With which decisions of the actor, under which readings, the others cannot undo what it wants."""
        compiled = self._reasons.compiled[side]
        effect = self._reasons.sides[side].session.tables.invoked(parse_term(power.mechanism))
        own = set(compiled.decisions_of(parse_term(power.actors[0])))
        others = [group for group in compiled.decisions if group not in own]
        unwanted = (~effect if power.kind == "secures" else effect) & compiled.space
        return ~compiled.exists(unwanted, others)

    def _countered(self, side: int, power: PowerChange, within: Function, effect: Symbol) -> tuple[Because, ...]:
        """What undoes on the other side the very decisions by which an actor has its way on this one."""
        there = self._reasons.compiled[1 - side]
        won = self._reasons.outcome(side, within)
        kept = [one for one in won.chosen.outcome.chosen if _is_of(one, power.actors[0]) or one.name != "decides"]
        wanted = there.atom(effect) if power.kind == "stops" else ~there.atom(effect)
        lost = self._reasons.outcome(1 - side, _as_many(there, wanted & there.space, kept))
        again = self._reasons.outcome(side, within, keep=lost.chosen.outcome.chosen)
        if power.kind == "stops":
            return self._reasons.under_same(1 - side, lost, again, effect)
        return self._reasons.under_same(side, again, lost, effect)

    def _parts(self, side: int, within: Function, atoms: Sequence[Symbol]) -> tuple[Because, ...]:
        pair = next(
            (
                (here, there)
                for known, here, there in self._pairs
                if known == side
                and all(atom in here.world for atom in atoms)
                and not all(atom in there.world for atom in atoms)
                and _holds(self._reasons.compiled[side], within, here)
            ),
            None,
        )
        if pair is None:
            here = self._reasons.outcome(side, within)
            other = self._reasons.compiled[1 - side]
            there = self._reasons.outcome(1 - side, other.space, keep=here.chosen.outcome.chosen)
            self._pairs.append((side, here, there))
            pair = (here, there)
        missing = [atom for atom in atoms if atom not in pair[1].world]
        return self._reasons.under_same(side, *pair, missing[0]) if missing else ()

    def _unavailable(self, cubes: Iterable[tuple[int, Cube]]) -> tuple[Because, ...]:
        """The positions and facts of the first condition that only one side can have.

        Where each condition can be had on both sides, it is those beside it, on a question that one side alone tells
        apart.
        """
        conditions = list(cubes)
        for side, cube in conditions:
            here, there = self._reasons.compiled[side], self._reasons.compiled[1 - side]
            within = _of_cube(here, cube) & here.space
            if within.satisfiable() and not (_of_cube(there, cube) & there.space).satisfiable():
                shown = self._reasons.outcome(side, within)
                chosen = [one for one in shown.chosen.outcome.chosen if _is_in(one, cube)]
                alone = [one for one in chosen if not (there.atom(one) & there.space).satisfiable()]
                return tuple(self._reasons.choice(side, shown, one) for one in sorted(alone, key=str))
        return tuple(self._alone({name for _, cube in conditions for name in cube}))

    def _alone(self, names: Collection[str]) -> Iterator[Because]:
        """The options of some readings and open facts that one side alone can have."""
        for side in (0, 1):
            here, there = self._reasons.compiled[side], self._reasons.compiled[1 - side]
            for group in here.groups:
                if group.kind is Kind.DECISION or group.name not in names:
                    continue
                for symbol in (option.symbol for option in group.options):
                    within = here.atom(symbol) & here.space
                    if within.satisfiable() and not (there.atom(symbol) & there.space).satisfiable():
                        yield self._reasons.choice(side, self._reasons.outcome(side, within), symbol)

    def _like(self, side: int, function: Function, other: Compiled) -> Function:
        """On the other side, the readings and facts of an outcome in which a function holds on this one."""
        if not function.satisfiable():
            return other.false
        chosen = self._reasons.outcome(side, function).chosen.outcome.chosen
        return other.all(other.atom(one) for one in chosen if one.name != "decides" and other.atom(one).satisfiable())


def _often(side: Mapping[str, bool], value: str, *, several: bool) -> Often:
    if value not in side:
        return "never"
    return "every" if side[value] and not several else "some"


def _turn(side: int) -> tuple[Often, Often]:
    """How often something holds on each side that one of them alone can have."""
    return ("some", "never") if side == 0 else ("never", "some")


def _is_of(choice: Symbol, actor: str) -> bool:
    return choice.name == "decides" and str(choice.arguments[0]) == actor


def _is_in(choice: Symbol, cube: Cube) -> bool:
    """Whether a condition names a position or a fact."""
    if choice.name == "position":
        return str(choice.arguments[1]) in cube.get(str(choice.arguments[0]), ())
    if choice.name == "value":
        subject, field, value = map(str, choice.arguments)
        return value in (*cube.get(f"{subject}.{field}", ()), *cube.get(field, ()))
    return False


def _as_many(compiled: Compiled, function: Function, chosen: Sequence[Symbol]) -> Function:
    """A function with as many of some choices as can be made with it, readings before decisions."""
    places = compiled.choices.places
    known = [one for one in chosen if one in places]
    known.sort(key=lambda choice: (choice.name == "decides", str(choice)))
    return _with_each(compiled, function, known)


def _with_each(compiled: Compiled, function: Function, chosen: Sequence[Symbol]) -> Function:
    """A function with each of some choices, one after the other, that can still be made; all at once where they can."""
    # from below, so that each takes one step to put before the others
    places = compiled.choices.places
    upwards = sorted(chosen, key=lambda one: compiled.place(places[one][0]), reverse=True)
    both = function & compiled.all(compiled.atom(one) for one in upwards)
    if both.satisfiable():
        return both
    if len(chosen) < 2:
        return function
    half = len(chosen) // 2
    return _with_each(compiled, _with_each(compiled, function, chosen[:half]), chosen[half:])


def _holds(compiled: Compiled, function: Function, shown: Shown) -> bool:
    """Whether a function holds in an outcome."""
    return (function & compiled.all(compiled.atom(one) for one in shown.chosen.outcome.chosen)).satisfiable()


def _of_cube(compiled: Compiled, cube: Cube) -> Function:
    """Where a condition on readings and facts holds; one that a side does not ask about leaves it out."""
    groups = {group.name: group for group in compiled.groups if group.kind is not Kind.DECISION}
    parts = []
    for name, values in cube.items():
        group = groups.get(name)
        if group is not None:
            options = zip(group.options, compiled.options(group), strict=True)
            some = [function for option, function in options if str(option.value) in values]
            parts.append(compiled.any([~compiled.offered(group), *some]))
    return compiled.all(parts)
