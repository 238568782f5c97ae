"""The reasons of a comparison, each told once and referred to by its number."""

from collections.abc import Iterable

from clingo import Symbol, parse_term

from pymodel.comparison import Comparison, Side
from pymodel.comparison.differences import often
from pymodel.comparison.reasons import Because, Reasons
from pymodel.comparison.records import Act, Change, PowerChange
from pymodel.reasons.records import Missing, Tree
from pymodel.render.reasons.lines import Lines
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.words import Words

__all__ = ["Numbered"]

_SIDES = ("before", "after")


class Numbered:
    """Gives reasons their numbers, in the order in which they are first used.

    Attributes:
        told: the reasons in words, the first of them number 1.
    """

    def __init__(self, reasons: Reasons, found: Comparison) -> None:
        """Takes what finds reasons, and all that they will be asked for."""
        self._reasons = reasons
        self._lines = tuple(_lines(side) for side in reasons.sides)
        self._numbers: dict[str, int] = {}
        statuses = [change for one in found.mechanisms for change in one.statuses]
        powers = [change for one in found.powers for change in self._stops(one)]
        reasons.prepare([*statuses, *powers, *(_change(act) for act in found.acts)])

    @property
    def told(self) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(self._numbers)

    def of(self, changes: Iterable[Change]) -> list[int]:
        """The numbers of the reasons of some changes, each once, lowest first."""
        found: set[int] = set()
        for change in changes:
            for reason in self._reasons.of(change):
                found.add(self._numbers.setdefault(self._text(reason), len(self._numbers) + 1))
        return sorted(found)

    def of_act(self, act: Act) -> list[int]:
        """The numbers of the reasons of an act, for the first of its actors."""
        return self.of([_change(act)])

    def of_power(self, power: PowerChange) -> list[int]:
        """The numbers of the reasons of a power to stop, for the first of its actors, where one side alone has it."""
        return self.of(self._stops(power))

    def _stops(self, power: PowerChange) -> list[Change]:
        if power.kind != "stops":
            return []
        found: list[Change] = []
        for atom in self._stopping(power):
            before, after = (often(one, atom) for one in self._reasons.compiled)
            if before != after and "never" in (before, after):
                found.append(Change(atom, before, after))
        return found

    def _stopping(self, power: PowerChange) -> list[Symbol]:
        """That the first of the actors stops the mechanism, for each victim of either side."""
        victims = dict.fromkeys(str(one) for side in self._reasons.sides for one in side.victims)
        return [parse_term(f"stops({power.mechanism},{victim},{power.actors[0]})") for victim in victims]

    def _text(self, reason: Because) -> str:
        side, other = reason.side, 1 - reason.side
        part = self._said(side, reason.part)
        if not reason.alone:
            return f"{_SIDES[side]} it can fail: {part}"
        text = f"only {_SIDES[side]}: {part}"
        if reason.new:
            text += f", by a rule that is not in the law {_SIDES[other]}"
        for against in reason.against:
            text += f"; {_SIDES[other]} this stands against it: {self._said(other, against)}"
        return text

    def _said(self, side: int, part: Tree | Missing) -> str:
        lines = self._lines[side]
        item = lines.missing(part) if isinstance(part, Missing) else lines.tree(part)
        where = "; ".join(part for part in (", ".join(item.cited), item.place) if part)
        return f"{item.text} [{where}]" if where else item.text


def _change(act: Act) -> Change:
    """An act of the first of its actors."""
    atom = parse_term(f"{act.kind}({act.actors[0]},{act.what},{act.provision})")
    return Change(atom, act.before, act.after)


def _lines(side: Side) -> Lines:
    words = Words(side.vocabulary, side.law, side.scenario.date)
    return Lines(Sayings(words), side.scenario)
