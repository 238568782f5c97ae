"""What a book is made of, and where in it each thing stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pymodel.coverage.reach import Reach
from pymodel.law.catalogue import Cell, Law, Rows
from pymodel.law.instruments import Shelf, shelf
from pymodel.law.listings import StateEntry, state_entries
from pymodel.law.lookup import written
from pymodel.law.phrases import Phrases, Piece, Said
from pymodel.law.records import Definition, Mechanism, NameDoc, Provision, Rule
from pymodel.render.book.document import Code, Inline, Line, Link, Strong, Text
from pymodel.render.book.wording import joined, plain
from pymodel.render.values import capital, day, hours, spaced, span
from pymodel.scenario import Scenario

FRONT, DEFINITIONS, READINGS, STATES, PLACES = "index", "definitions", "readings", "states", "places"
MECHANISMS, PACTS, SCENARIOS, OMISSIONS, PROVISIONS = "mechanisms", "pacts", "scenarios", "omissions", "provisions"
OTHERS = "law-others"
# ids of one word are left alone: they may be words of the text
_ID = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")


def anchor(name: str) -> str:
    """An id as the anchor of a link."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")


@dataclass(frozen=True)
class Contents:
    """The material of a book.

    Attributes:
        law: the catalogue.
        hash: the hash of the law.
        date: the day (yyyymmdd) for which memberships, sovereigns and the reach of treaties are shown.
        at_date: what the law derives for that day alone, by signature.
        covered: the days that the tables cover, the second excluded.
        organs: names of organs.
        scenarios: the scenarios, with paths as they are shown.
        reach: which of them reach which rules.
    """

    law: Law
    hash: str
    date: int
    at_date: Rows
    covered: tuple[int, int] | None
    organs: Mapping[str, str]
    scenarios: tuple[Scenario, ...]
    reach: Reach

    # ---- what there is

    @cached_property
    def shelf(self) -> Shelf:
        """The provisions in their instruments."""
        return shelf(self.law)

    @cached_property
    def phrases(self) -> Phrases:
        """The words that the law has for facts."""
        return Phrases(self.law)

    @cached_property
    def states(self) -> Mapping[str, StateEntry]:
        """Every state by id, sorted by name."""
        entries = sorted(state_entries(self.law), key=lambda entry: (self._state_name(entry), entry.id))
        return {entry.id: entry for entry in entries}

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """Every place by id, sorted by name."""
        names = {str(place): str(name) for place, name in self.law.table("place/2")}
        return dict(sorted(names.items(), key=lambda pair: (pair[1], pair[0])))

    @cached_property
    def home_laws(self) -> Mapping[str, str]:
        """The provision with a state's own law on sending forces, by state: the one that its `home_law` rule cites."""
        found = {}
        for rule in self.law.rules:
            match = re.match(r"home_law\(\s*([a-z]\w*)\s*\)", rule.text)
            if match:
                found[match[1]] = rule.cited[0]
        return found

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {doc.id: doc.text for doc in self.law.of(NameDoc) if doc.kind == "name"}

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        """The page of each provision and definition."""
        pages = dict.fromkeys(self.law.definitions, DEFINITIONS)
        pages |= {provision.id: OTHERS for provision in self.shelf.left}
        for instrument, provisions in self.shelf.instruments:
            pages |= {provision.id: f"law-{anchor(instrument.id).replace('_', '-')}" for provision in provisions}
        return pages

    def _state_name(self, entry: StateEntry) -> str:
        current = [name.name for name in entry.names if name.start <= self.date < name.end]
        return current[0] if current else entry.names[-1].name

    # ---- links

    def page_of(self, provision: str) -> str:
        """The page that a provision or definition stands on."""
        return self._pages[provision]

    def provision(self, name: str) -> Inline:
        """A provision or definition by its title."""
        found: Provision | Definition | None = self.law.provisions.get(name) or self.law.definitions.get(name)
        return Link(capital(found.title), self.page_of(name), anchor(name)) if found else Code(name)

    def reading(self, name: str) -> Inline:
        """A reading by its question."""
        found = self.law.readings.get(name)
        return Link(found.question, READINGS, anchor(name)) if found else Code(name)

    def cited(self, name: str) -> Inline:
        """Whatever a label cites."""
        return self.reading(name) if name in self.law.readings else self.provision(name)

    def state(self, name: str) -> Inline:
        """A state by its name."""
        entry = self.states.get(name)
        return Link(self._state_name(entry), STATES, anchor(name)) if entry else self._word(name)

    def place(self, name: str) -> Inline:
        """A place by its name."""
        return Link(self.place_names[name], PLACES, anchor(name)) if name in self.place_names else self._word(name)

    def mechanism(self, name: str) -> Inline:
        """A mechanism by its text, one with an argument with the title of that."""
        kind, _, rest = name.partition("(")
        provision = self.law.provisions.get(rest.rstrip(")"))
        if provision is not None:
            return self.provision(provision.id)
        found = self.documented_mechanism(name)
        return Link(capital(found.text), MECHANISMS, anchor(kind)) if found else self._word(name)

    def documented_mechanism(self, name: str) -> Mechanism | None:
        """The record of a mechanism, or of its kind."""
        return self.law.mechanisms.get(name) or self.law.mechanisms.get(name.partition("(")[0])

    def scenario(self, path: str) -> Inline:
        """A scenario by its title."""
        title = next((scenario.title for scenario in self.scenarios if scenario.path == path), path)
        return Link(title, SCENARIOS, scenario_anchor(path))

    def rule(self, rule: Rule) -> tuple[str, str] | None:
        """Page and anchor of a rule, at the first provision or definition that it cites."""
        for name in rule.cited:
            if name in self._pages:
                return self._pages[name], rule_anchor(name, rule)
        return None

    def organisation(self, name: str) -> Inline:
        """An organisation or treaty by its name."""
        found = self.named(name)
        return Text(capital(found.text)) if isinstance(found, Text) else found

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Names in the order in which the law lists their words; others after them."""
        order = {name: place for place, name in enumerate(self._names)}
        return sorted(names, key=lambda name: (order.get(name, len(order)), name))

    def named(self, cell: Cell) -> Inline:
        """What a cell of a table names."""
        name = str(cell)
        if name in self._names:
            return self._word(name)
        if name in self.states:
            return self.state(name)
        if name in self.place_names:
            return self.place(name)
        if name in self._pages:
            return self.provision(name)
        if name in self.law.readings:
            return self.reading(name)
        return self.mechanism(name) if self.documented_mechanism(name) else self._word(name)

    def _word(self, name: str) -> Inline:
        return Text(self._names.get(name) or self.organs.get(name) or spaced(name))

    # ---- facts in words

    def say(self, signature: str, row: Sequence[Cell]) -> Said | None:
        """A fact in words, if the law has words for it."""
        return self.phrases.say(signature, row)

    def line(self, said: Said, *, with_topic: bool = False) -> Line:
        """The words of a fact, with links to what it names; on demand its topic before them."""
        parts = [part for piece in said.pieces for part in self._piece(piece)]
        if with_topic and said.topic:
            parts.insert(0, Text(f"{said.topic}: "))
        return _tidy(parts)

    def lines_of(
        self, facts: Iterable[tuple[str, Sequence[Cell]]], *, with_topic: bool = False
    ) -> list[tuple[str, Line]]:
        """Facts in words, each with its topic; a fact without words as it is written.

        Args:
            facts: signature and row of each.
            with_topic: whether the topic begins each line.

        Returns:
            The lines in the order of the phrases, facts without words last; those of one topic stand together.
        """
        told = [(self.say(signature, row), signature, row) for signature, row in facts]
        last = len(self.law.docs)
        found: dict[str, list[Line]] = {}
        for said, signature, row in sorted(told, key=lambda one: one[0].rank if one[0] else last):
            line = self.line(said, with_topic=with_topic) if said else (Code(f"{written(signature, row)}."),)
            found.setdefault(said.topic if said else "", []).append(line)
        return [(topic, line) for topic, lines in found.items() for line in dict.fromkeys(lines)]

    def _piece(self, piece: Piece) -> Line:
        match piece.kind:
            case "text":
                return plain(piece.text)
            case "hours":
                return plain(hours(int(piece.cells[0])))
            case "date":
                return plain(day(int(piece.cells[0])))
            case "span":
                return plain(span(int(piece.cells[0]), int(piece.cells[1])))
            case "reference":
                return (Text("(see: "), self.cited(str(piece.cells[0])), Text(")"))
            case _:
                return (self.named(piece.cells[0]),)

    def prose(self, text: str) -> Line:
        """A text of the law or of a scenario, in which ids of other things become words that lead there."""
        parts: list[Inline] = []
        at = 0
        for match in _ID.finditer(text):
            words = self._quoted(match[0])
            if words:
                parts += [*plain(text[at : match.start()]), *words]
                at = match.end()
        return (*parts, *plain(text[at:]))

    def _quoted(self, name: str) -> Line:
        """What an id in a text is about, in quotation marks; nothing if it stands for no thing or for several."""
        scenarios = [one.path for one in self.scenarios if scenario_anchor(one.path) == name]
        positions = [one.text for (_, position), one in self.law.positions.items() if position == name]
        found: Inline | None = None
        if name in self.law.readings or name in self._pages:
            found = self.cited(name)
        elif len(scenarios) == 1:
            found = self.scenario(scenarios[0])
        elif len(positions) == 1:
            found = Text(positions[0])
        return (Text("“"), found, Text("”")) if found else ()

    def by_folder(self, paths: Iterable[str]) -> list[Line]:
        """Scenarios as links, those of one folder in one line that begins with its name."""
        folders: dict[str, list[Line]] = {}
        for path in paths:
            folders.setdefault(folder_of(path), []).append((self.scenario(path),))
        return [
            (Strong(f"{capital(folder)} ({len(found)}):"), Text(" "), *joined(found, "; "), Text("."))
            for folder, found in folders.items()
        ]


def folder_of(path: str) -> str:
    """The folder that a scenario stands in: what kind of scenario it is."""
    return path.split("/")[-2] if "/" in path else "other"


def scenario_anchor(path: str) -> str:
    """The anchor of a scenario: the stem of its file."""
    return anchor(path.rpartition("/")[2].rpartition(".")[0])


def rule_anchor(provision: str, rule: Rule) -> str:
    """The anchor of a rule below one of the provisions that it cites."""
    return anchor(f"{provision}--{rule.file.removesuffix('.lp')}-{rule.line}")


def _tidy(parts: list[Inline]) -> Line:
    """Sentences without the gaps that an open span leaves, and with a capital at the start."""
    line: list[Inline] = []
    for part in parts:
        text = part.text
        if isinstance(part, Text):
            text = re.sub(r"\s+", " ", text)
            before = line[-1].text if line else ""
            if text[:1] in ".,;" and before.endswith(" ") and isinstance(line[-1], Text):
                line[-1] = Text(before.rstrip().rstrip(","))
            if line and before.endswith(" ") and text.startswith(" "):
                text = text[1:]
            part = Text(text)  # noqa: PLW2901
        if part.text:
            line.append(part)
    if line and isinstance(line[0], Text):
        line[0] = Text(capital(line[0].text))
    return tuple(line)
