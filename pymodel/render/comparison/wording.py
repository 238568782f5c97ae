"""The reasons of a comparison in words."""

from collections.abc import Iterable, Mapping

from clingo import Symbol, parse_term

from pymodel.comparison import Comparison
from pymodel.comparison.apart import Apart, level_changes
from pymodel.comparison.differences import often
from pymodel.comparison.reasons import Because, Reasons
from pymodel.comparison.records import Act, Change, Level, MechanismChange, PowerChange, Subject
from pymodel.reasons.records import Tree
from pymodel.render.reasons.lines import Lines
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.words import Words

__all__ = ["Said", "Wording"]

_SIDES = ("before", "after")

Said = tuple[str, ...]
"""Reasons in words, each once."""


class Wording:
    """Finds the reasons of the differences on one subject, and puts them in words."""

    def __init__(self, reasons: Reasons, found: Comparison, subject: Subject) -> None:
        """Takes what finds reasons, and all that they will be asked for."""
        self._reasons = reasons
        words = (Words(side.vocabulary, side.law, side.scenario.date) for side in reasons.sides)
        self._sayings = tuple(map(Sayings, words))
        scenarios = (side.scenario for side in reasons.sides)
        self._lines = tuple(map(Lines, self._sayings, scenarios))
        self._apart = Apart(reasons)
        self._powers = found.powers
        if subject == "mechanisms":
            statuses = (change for one in found.mechanisms for change in one.statuses)
            reasons.prepare([*statuses, *(change for one in found.powers for change in self._stops(one))])
        else:
            levels = (change for one in found.levels for change in level_changes(one))
            reasons.prepare([*levels, *(_change(act) for act in found.acts)])

    def of(self, changes: Iterable[Change]) -> Said:
        """The reasons of some changes."""
        return self._once(reason for change in changes for reason in self._reasons.of(change))

    def of_mechanism(self, change: MechanismChange) -> Said:
        """The reasons of a mechanism: its statuses, else what some readings lead to, else who is against it."""
        found = self.of(change.statuses) or self._once(self._apart.of_regimes(change))
        found = found or self._once(self._apart.of_adversaries(change))
        # what can be brought about against an adversary hangs on who has power over it
        powers = (one for one in self._powers if one.mechanism == change.mechanism)
        found = found or tuple(dict.fromkeys(said for one in powers for said in self.of_power(one)))
        return found or self._once(self._apart.of_positions(change.mechanism))

    def names(self, text: str) -> str:
        """What is called so: a state, or an incident by its number."""
        return f"incident {text}" if text.isdigit() else self._sayings[0].names.name(parse_term(text))

    def of_level(self, level: Level) -> Said:
        """The reasons of a level, for the first of its actors."""
        return self.of(level_changes(level))

    def of_class(self, side: int, values: Mapping[str, str], mechanisms: Iterable[MechanismChange]) -> Said:
        """The reasons of values that only one side has together.

        Args:
            side: the side that has them.
            values: the values by column.
            mechanisms: the mechanisms that stand otherwise: one status alone has the reasons that it has there.

        Returns:
            The reasons.
        """
        if len(values) == 1:
            ((name, value),) = values.items()
            statuses = [change for one in mechanisms if one.mechanism == name for change in one.statuses]
            alone = [change for change in statuses if str(change.atom.arguments[-1]) == value]
            if alone:
                return self.of(alone)
        return self._once(self._apart.of_class(side, values))

    def of_act(self, act: Act) -> Said:
        """The reasons of an act, for the first of its actors."""
        return self.of([_change(act)])

    def act(self, act: Act) -> str:
        """What an act of the first of its actors is, as a rule that gives it says."""
        found = self._reasons.given_by(_change(act))
        assert found is not None  # no duty, permission or breach is a fact of itself
        side, rule, binding = found
        return self._sayings[side].step(rule, binding)

    def of_power(self, power: PowerChange) -> Said:
        """The reasons of a power, for the first of its actors.

        Where the law itself says on one side alone that it stops the mechanism, that is the reason.
        """
        found = self.of(self._stops(power)) or self._once(self._apart.of_power(power))
        return found or self._once(self._apart.of_positions(power.mechanism))

    def _once(self, reasons: Iterable[Because]) -> Said:
        return tuple(dict.fromkeys(map(self._text, reasons)))

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
        if not reason.alone and reason.same is None:
            return f"{_SIDES[side]} it can fail: {part}"
        text = f"only {_SIDES[side]}{'' if reason.alone else ', under the same choices'}: {part}"
        if reason.new:
            text += f", by a rule that is not in the law {_SIDES[other]}"
        for against in reason.against:
            text += f"; {_SIDES[other]} this stands against it: {self._said(other, against)}"
        return text

    def _said(self, side: int, part: Tree) -> str:
        lines = self._lines[side]
        item = lines.tree(part)
        where = "; ".join(part for part in (", ".join(item.cited), item.place) if part)
        return f"{item.text} [{where}]" if where else item.text


def _change(act: Act) -> Change:
    """An act of the first of its actors."""
    atom = parse_term(f"{act.kind}({act.actors[0]},{act.what},{act.provision})")
    return Change(atom, act.before, act.after)
