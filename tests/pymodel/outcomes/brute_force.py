"""The answers once more, straight from their definitions, over the answer sets one by one."""

from collections.abc import Callable, Collection, Iterable
from functools import cache, cached_property

import clingo

from pymodel.outcomes import STATUSES, Cube
from tests.pymodel.enumeration import AnswerSet

Frame = tuple[frozenset[str], frozenset[str]]


def argument(atom: str, place: int) -> str:
    """An argument of an atom that is given as text."""
    return str(clingo.parse_term(atom).arguments[place])


class BruteForce:
    """What follows from the list of all answer sets."""

    def __init__(self, sets: list[AnswerSet]) -> None:
        self.sets = sets

    @cached_property
    def frames(self) -> dict[Frame, list[AnswerSet]]:
        """The answer sets by facts and readings."""
        found: dict[Frame, list[AnswerSet]] = {}
        for one in self.sets:
            found.setdefault(one.frame, []).append(one)
        return found

    @cached_property
    def actors(self) -> set[str]:
        return {actor for one in self.sets for actor, _ in one.decisions}

    def status(self, one: AnswerSet, mechanism: str) -> str:
        """The headline of the toy law: it has one victim."""
        (status,) = (status for status in STATUSES if f"headline({mechanism},{status})" in one.atoms)
        return status

    # --- facts and readings ---

    def values(self, test: Callable[[list[AnswerSet]], bool]) -> dict[frozenset[str], str]:
        """For each completion of the facts, whether a test of frames passes under all, some or no readings."""
        passed: dict[frozenset[str], list[bool]] = {}
        for (facts, _), inside in self.frames.items():
            passed.setdefault(facts, []).append(test(inside))
        return {
            facts: "yes" if all(results) else "arguable" if any(results) else "no" for facts, results in passed.items()
        }

    def reaches(self, mechanism: str, allowed: Collection[AnswerSet]) -> dict[Frame, tuple[str, ...]]:
        """The statuses that occur in each frame, among some answer sets."""
        found: dict[Frame, set[str]] = {}
        for one in allowed:
            found.setdefault(one.frame, set()).add(self.status(one, mechanism))
        return {frame: tuple(status for status in STATUSES if status in inside) for frame, inside in found.items()}

    # --- breaches ---

    def is_avoidable(self, one: AnswerSet, breach: str, actors: Collection[str]) -> bool:
        """Whether other decisions of some actors, everything else being the same, would avoid a breach."""
        others = self.actors - set(actors)
        return any(breach not in other.atoms and other.of(others) == one.of(others) for other in self.frames[one.frame])

    @cached_property
    def lawful(self) -> list[AnswerSet]:
        """The answer sets without a breach that hangs on a decision."""
        return [
            one
            for one in self.sets
            if not any(self.is_avoidable(one, atom, self.actors) for atom in one.atoms if atom.startswith("breach("))
        ]

    # --- strategies ---

    def operable(self, mechanism: str, inside: list[AnswerSet]) -> bool:
        """Whether in a frame the others can bring a mechanism into effect against the adversaries."""
        adversaries = {argument(atom, 0) for atom in inside[0].atoms if atom.startswith("adversary(")}
        by_others: dict[frozenset[str], list[AnswerSet]] = {}
        for one in inside:
            by_others.setdefault(one.of(self.actors - adversaries), []).append(one)
        return any(
            all(self.status(one, mechanism) == "invoked" for one in self._lawful_for(adversaries, replies))
            for replies in by_others.values()
        )

    def _lawful_for(self, adversaries: Collection[str], replies: list[AnswerSet]) -> list[AnswerSet]:
        lawful = [
            one
            for one in replies
            if not any(
                argument(atom, 0) in adversaries and self.is_avoidable(one, atom, {argument(atom, 0)})
                for atom in one.atoms
                if atom.startswith("breach(")
            )
        ]
        return lawful or replies

    def can_force(self, actor: str, mechanism: str, inside: list[AnswerSet], *, effect: bool) -> bool:
        """Whether decisions of one actor bring a mechanism into effect, or prevent it, whatever the others do."""
        by_own: dict[frozenset[str], set[bool]] = {}
        for one in inside:
            by_own.setdefault(one.of({actor}), set()).add(self.status(one, mechanism) == "invoked")
        return any(results == {effect} for results in by_own.values())

    def effect_is_possible(self, mechanism: str, inside: list[AnswerSet]) -> bool:
        return any(self.status(one, mechanism) == "invoked" for one in inside)

    def effect_is_inevitable(self, mechanism: str, inside: list[AnswerSet]) -> bool:
        return all(self.status(one, mechanism) == "invoked" for one in inside)


@cache
def choice(atom: str) -> tuple[str, str]:
    """The name of what a choice atom chooses, as the engine writes it, and the value."""
    *key, value = map(str, clingo.parse_term(atom).arguments)
    return ".".join(key), value


def meets(cubes: Iterable[Cube], facts: frozenset[str], readings: frozenset[str] = frozenset()) -> bool:
    """Whether one of the cubes is met; what is not asked does not count against it."""
    told = dict(map(choice, (*facts, *readings)))
    return any(all(told.get(name, values[0]) in values for name, values in cube.items()) for cube in cubes)


def choices_of(one: AnswerSet) -> dict[str, str]:
    """Everything that is chosen in an answer set, by name."""
    return dict(map(choice, (*one.facts, *one.readings, *one.of({actor for actor, _ in one.decisions}))))


def restrictions(sets: Collection[AnswerSet], names: Iterable[str]) -> dict[str, set[str]]:
    """The values of the choices that are made in all the answer sets."""
    chosen = [choices_of(one) for one in sets]
    return {name: {one[name] for one in chosen} for name in names if all(name in one for one in chosen)}
