"""Where explanations end: the facts of the scenario, choices, and the facts of the law."""

from collections.abc import Iterable

from clingo import Symbol

from pymodel.ground import Row
from pymodel.reasons.choices import CHOICES
from pymodel.reasons.parts import Atom, signature
from pymodel.reasons.records import Leaf, LeafKind
from pymodel.reasons.relaxed import CONSTRAINT
from pymodel.reasons.rules import Rules
from pymodel.reasons.world import World
from pymodel.scenario import Mark, Scenario
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["Leaves"]

_INPUTS = frozenset(INPUTS)
_GIVEN = ("given", 3)


class Leaves:
    """Tells what an atom is where no rule gives it."""

    def __init__(self, scenario: Scenario, rules: Rules) -> None:
        """Takes the scenario, for its lines, and the rules, for the lines of the law."""
        self._scenario = scenario
        self._rules = rules
        self._marks = _marks(scenario)

    def kind(self, atom: Atom) -> LeafKind:
        """What kind of end an atom is."""
        wanted = signature(atom)
        if wanted in _INPUTS:
            return "stated"
        return CHOICES.get(wanted, "law")

    def leaf(self, atom: Symbol) -> Leaf:
        """The end that an atom that holds is."""
        kind = self.kind(atom)
        if atom.name == CONSTRAINT:
            return self._constraint(atom)
        if kind == "law":
            return Leaf(kind, atom, self._rules.place(atom))
        mark = self._marks.get(_key(atom))
        return Leaf(kind, atom, f"{self._scenario.path}:{mark.line}" if mark else "")

    def _constraint(self, atom: Symbol) -> Leaf:
        """A constraint of the scenario, known by its number."""
        number = atom.arguments[0].number
        marks = self._scenario.constraint_marks
        return Leaf("stated", atom, f"{self._scenario.path}:{marks[number].line}" if number < len(marks) else "")

    def instead(self, atom: Atom, world: World) -> tuple[Leaf, ...]:
        """What holds in the place of an atom that does not: other values of the same subject."""
        wanted = signature(atom)
        if wanted == ("value", 3):
            stated = self._same_subject(atom, world.rows(_GIVEN))
            return stated or self._same_subject(atom, world.rows(wanted))
        if wanted in CHOICES or wanted == _GIVEN:
            return self._same_subject(atom, world.rows(wanted))
        return ()

    def _same_subject(self, atom: Atom, rows: Iterable[Row]) -> tuple[Leaf, ...]:
        key = atom.arguments[:-1]
        if not all(isinstance(part, Symbol) for part in key):
            return ()
        return tuple(self.leaf(symbol) for symbol, arguments, _ in rows if list(arguments[:-1]) == list(key))


def _key(atom: Symbol) -> tuple[str, ...]:
    """By what the line of an atom is known."""
    parts = [str(argument) for argument in atom.arguments]
    return (atom.name, *parts) if atom.name not in ("given", "open") else (atom.name, *parts[:2])


def _marks(scenario: Scenario) -> dict[tuple[str, ...], Mark]:
    """The places in the file of what it states and fixes."""
    found: dict[tuple[str, ...], Mark] = {}
    for (subject, field), mark in scenario.marks.items():
        if mark is not None:
            found["given", str(subject), field] = found["open", str(subject), field] = mark
    for fixed in scenario.readings:
        if fixed.mark is not None:
            found["position", fixed.reading, fixed.position] = fixed.mark
            found["fix_reading", fixed.reading, fixed.position] = fixed.mark
    for one in scenario.decisions:
        if one.mark is not None:
            parts = (str(one.actor), str(one.act), str(one.value))
            found["decides", *parts] = found["fix_decision", *parts] = one.mark
    for time in scenario.times:
        if time.mark is not None:
            found["taken_at", str(time.actor), str(time.step), str(time.hours)] = time.mark
    return found
