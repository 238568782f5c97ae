"""What a memorandum says is open: what can be reached under which positions, and who holds these."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from clingo import Function

from pymodel.brief import Brief
from pymodel.brief.records import Question
from pymodel.law.records import Position
from pymodel.outcomes import Cube
from pymodel.render.book.document import Block, Items, Line, Paragraph, Strong, Text
from pymodel.render.book.markdown import one_page_markdown
from pymodel.render.brief.groups import listed, mechanism_name, runs, short
from pymodel.render.brief.length import words_of
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital, spaced
from pymodel.render.words import Words

__all__ = ["Questions", "facts_named", "simplified"]

_BRACKETS = re.compile(r" \([^()]*\)")
_LETTERS = "abcdefghij"
_CONDITIONS = 3  # as many combinations of positions as are told one by one
# how many questions are told with their positions, whether with those who hold the ones that are not mainstream, and
# whether with all that a position says
_DETAIL = (
    (7, True, True), (7, False, True), (7, False, False), (6, False, False), (5, False, False), (4, False, False),
    (3, False, False), (2, False, False),
)  # fmt: skip


class Questions:
    """The questions of a memorandum, numbered, those first on which most of the main mechanisms turn."""

    def __init__(self, brief: Brief, main: Collection[str], words: Words, sayings: Sayings, room: int) -> None:
        """Takes what the memorandum says, the main mechanisms, the law, the words, and how many there is room for.

        Where the room is not enough, those who hold positions, and then the positions on the last questions, are left
        to the full memorandum.
        """
        self._law, self._sayings = words.law, sayings
        self._ordered = sorted(
            brief.questions, key=lambda one: (-len({*one.mechanisms} & {*main}), -len(one.mechanisms))
        )
        self._marks: dict[tuple[str, str], str] = {}
        for number, question in enumerate(self._ordered, start=1):
            for letter, position in zip(_LETTERS, self._positions(question), strict=False):
                self._marks[question.reading, position.id] = f"{number}{letter}"
        self.blocks: tuple[Block, ...] = ()
        self._most = 0
        open_ones = any(len(one.reached) > 1 for one in brief.standings)
        for self._most, holders, whole in _DETAIL if open_ones else ():
            self.blocks = (Items(tuple(self._reached(brief))), *self._asked(holders=holders, whole=whole))
            if words_of(one_page_markdown("", self.blocks)) <= room:
                break
        if not open_ones:
            text = "What can be reached turns on no contested question: decisions settle it."
            self.blocks = (Paragraph((Text(text),)),)
        if brief.open_facts:
            left = Paragraph((Text(f"The scenario leaves open {facts_named(brief.open_facts, sayings)}."),))
            self.blocks = (left, *self.blocks)

    def mark(self, reading: str, position: str) -> str:
        """The short name of a position, as 2b; empty where the memorandum does not tell it."""
        mark = self._marks.get((reading, position), "")
        return mark if mark and int(mark[:-1]) <= self._most else ""

    # ---- within

    def _asked(self, *, holders: bool, whole: bool) -> Iterator[Block]:
        """The questions with their positions, and the others by name."""
        told = self._ordered[: self._most]
        if told:
            yield Paragraph((Text("The questions and the positions on each, mainstream ones with a star:"),))
            numbered = enumerate(told, 1)
            yield Items(tuple(self._question(number, one, holders=holders, whole=whole) for number, one in numbered))
        left = self._ordered[self._most :]
        asked = [f"{n}. {self._law.readings[one.reading].question}" for n, one in enumerate(left, self._most + 1)]
        if asked:
            yield Paragraph((Text(f"Other questions: {' '.join(asked)}"),))

    def _question(self, number: int, question: Question, *, holders: bool, whole: bool) -> Line:
        parts = []
        for letter, one in zip(_LETTERS, self._positions(question), strict=False):
            who, _, more = _BRACKETS.sub("", one.holders).partition(";")
            told = holders and who and one.standing == "held"
            held = f" (held by {who.strip()}{' and others' if more else ''})" if told else ""
            text = one.text if whole else one.text.partition(";")[0]
            parts.append(f"({letter}){'*' if one.standing == 'mainstream' else ''} {text}{held}")
        return (Strong(str(number)), Text(f" {self._law.readings[question.reading].question} {'; '.join(parts)}."))

    def _positions(self, question: Question) -> list[Position]:
        return [one for one in self._law.readings[question.reading].positions if one.id in question.positions]

    def _reached(self, brief: Brief) -> Iterator[Line]:
        alike: dict[str, list[str]] = {}
        for one in brief.standings:
            if len(one.reached) > 1:
                name = mechanism_name(one.mechanism, self._sayings.names)
                alike.setdefault(self._said(one.reached), []).append(name)
        for said, names in alike.items():
            yield (Text(f"{capital(listed(short(names)))}: {said}."),)

    def _said(self, reached: Sequence[tuple[Sequence[str], Sequence[Cube]]]) -> str:
        """What can be reached under what; only what it depends on, where that is many combinations or not told."""
        can = [listed(["in effect" if one == "invoked" else one for one in some], "or") for some, _ in reached]
        can = [one.replace("barred", "shut out") for one in can]
        cubes = [simplified(some) for _, some in reached]
        names = dict.fromkeys(name for some in cubes for cube in some for name in cube)
        if any(len(one) > _CONDITIONS for one in cubes) or not self._told(names):
            return f"{'; or '.join(can)}, depending on {self._turns_on(list(names))}"
        return "; ".join(f"{one} {self._conditions(some)}" for one, some in zip(can, cubes, strict=True))

    def _told(self, names: Collection[str]) -> bool:
        """Whether the positions on all these questions are told, so that their short names say something."""
        return all(int(mark[:-1]) <= self._most for (name, _), mark in self._marks.items() if name in names)

    def _turns_on(self, names: Sequence[str]) -> str:
        numbers = {name: int(mark[:-1]) for (name, _), mark in self._marks.items() if name in names}
        facts = [name for name in names if name not in numbers]
        asked = f"question{'s' if len(numbers) > 1 else ''} {runs(numbers.values())}" if numbers else ""
        return " and ".join(part for part in (asked, facts_named(facts, self._sayings)) if part)

    def _conditions(self, cubes: Sequence[Cube]) -> str:
        if any(not cube for cube in cubes):
            return "otherwise"
        return ", or ".join(self._conjunction(cube) for cube in cubes)

    def _conjunction(self, cube: Cube) -> str:
        positions, facts = [], []
        for name, values in sorted(cube.items()):
            if (name, values[0]) in self._marks:
                said = listed(sorted(self._marks[name, value] for value in values), "or")
                positions.append(said if len(values) == 1 else f"either {said}")
            else:
                said = listed([spaced(value) for value in values], "or")
                facts.append(f"{facts_named([name], self._sayings)} is {said}")
        under = f"under {listed(sorted(positions, key=_number))}" if positions else ""
        return " ".join(part for part in (under, f"if {listed(facts)}" if facts else "") if part)


def _number(position: str) -> int:
    """The number of the question of a position or several, as of `either 4a or 4c`."""
    return int("".join(takewhile(str.isdigit, position.removeprefix("either "))))


def simplified(cubes: Sequence[Cube]) -> list[Cube]:
    """The same conditions, each without the values for which another one holds already."""
    kept = [dict(cube) for cube in cubes]
    for place, cube in enumerate(kept):
        for name, values in list(cube.items()):
            left = tuple(value for value in values if not _covered({**cube, name: (value,)}, kept, place))
            cube[name] = left or values
    return [dict(cube) for cube in kept]


def _covered(part: Cube, cubes: Sequence[Cube], place: int) -> bool:
    """Whether one of the other conditions holds wherever this one does."""
    others = [cube for number, cube in enumerate(cubes) if number != place]
    return any(all(name in part and set(part[name]) <= set(values) for name, values in cube.items()) for cube in others)


def facts_named(names: Sequence[str], sayings: Sayings) -> str:
    """Open facts in words, the same fact of several incidents together: the intent of incidents 2 to 6."""
    found: dict[str, list[int]] = {}
    said = []
    for name in names:
        subject, _, field = name.partition(".")
        if subject.isdigit():
            found.setdefault(field, []).append(int(subject))
        else:
            said.append(sayings.names.field(Function(subject), Function(field or subject)))
    for field, incidents in found.items():
        said.append(f"the {spaced(field)} of incident{'s' if len(incidents) > 1 else ''} {runs(incidents)}")
    return listed(said)
