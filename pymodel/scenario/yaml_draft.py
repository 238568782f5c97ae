"""From the tree of a YAML file to a draft: the keys of a scenario, and the short ways to write attacker and target."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pymodel.scenario.draft import DecisionDraft, Draft, Entry, FieldDraft, SubjectDraft, TimeDraft
from pymodel.scenario.expectations import read_expectations
from pymodel.scenario.labels import check_labels, read_disagreements, read_labels
from pymodel.scenario.nodes import Node
from pymodel.scenario.problems import Mark, Problems, expected, nearest, shown
from pymodel.vocabulary import Vocabulary

KEYS = (
    "title", "date", "summary", "incidents", "readings", "decisions", "times", "labels", "expect", "disagreement",
    "record", "sources",
)  # fmt: skip
TEXTS = ("summary", "record", "sources")
OTHERS = "others"
ELAPSED = "elapsed"

# A mapping under one of these keys gives several fields of the incident at once: its key -> the field.
PARTS: Mapping[str, Mapping[str, str]] = {
    "attacker": {"non_state": "group", "control": "control", "state": "state", "origin": "origin"},
    "target": {"state": "target", "object": "object"},
}
MAIN_PART = {"attacker": "non_state", "target": "state"}


def draft_from(top: Node, name: str, vocabulary: Vocabulary, problems: Problems) -> Draft:
    """Reads the keys of a scenario.

    Args:
        top: the tree of the file.
        name: the file's name, for messages.
        vocabulary: tells which keys are fields of the scenario or of an incident.
        problems: takes note of what is wrong; what cannot be read is left out of the draft.

    Returns:
        The draft, complete only if no problem was noted.

    Raises:
        InputError: if the top of the file is no mapping.
    """
    if top.kind != "mapping":
        raise problems.fail(
            top.mark, "", f"a scenario is a mapping with keys such as `date` and `incidents`, not {top.called}"
        )
    return _Reader(Draft(name), vocabulary, problems).read(top)


class _Reader:
    """Reads into one draft."""

    def __init__(self, draft: Draft, vocabulary: Vocabulary, problems: Problems) -> None:
        self._draft = draft
        self._fields = {subject: [f.id for f in vocabulary.fields_of(subject)] for subject in ("incident", "scenario")}
        self._vocabulary = vocabulary
        self._problems = problems
        self._marks: dict[str, Mark | None] = {}  # where the keys at the top stand

    def read(self, top: Node) -> Draft:
        """Reads every key at the top."""
        draft, allowed = self._draft, (*KEYS, *self._fields["scenario"])
        draft.scenario.mark = top.mark
        readers: dict[str, Callable[[Node], None]] = {
            "title": self._title,
            "date": self._date,
            "incidents": self._incidents,
            "readings": self._readings,
            "decisions": self._decisions,
            "times": self._times,
            "labels": self._labels,
            "expect": self._expect,
            "disagreement": self._disagreement,
            **{key: partial(self._texts, key) for key in TEXTS},
        }
        for key, value in self._pairs(top, "", allowed):
            self._marks[key.text] = key.mark
            if key.text in readers:
                readers[key.text](value)
            else:
                self._give(draft.scenario, key.text, key, value, key.text)
        for key_name in ("date", "incidents"):
            if key_name not in top.pairs:
                self._problems.add(top.mark, key_name, "is missing")
        check_labels(draft, self._marks, self._problems)
        return draft

    def _pairs(self, node: Node, path: str, allowed: tuple[str, ...]) -> Iterator[tuple[Node, Node]]:
        """The keys and values of a mapping, without those that are not allowed."""
        for key, value in node.pairs.values():
            if key.text in allowed:
                yield key, value
            else:
                where = "is no key of a scenario" if not path else "is no field here"
                hint = nearest(key.text, allowed) or expected(allowed)
                self._problems.add(key.mark, path, f"{shown(key.text)} {where}{hint}")

    def _is(self, kind: str, node: Node, path: str, example: str) -> bool:
        """Whether the node is of that kind; notes a problem if not."""
        if node.kind == kind:
            return True
        self._problems.add(node.mark, path, f"a {kind} is expected, such as {example}, not {node.called}")
        return False

    def _entry(self, node: Node, path: str, example: str) -> Entry | None:
        """A single word; notes a problem if there is none."""
        if node.kind == "text" and not node.empty:
            return Entry(node.text, node.mark)
        self._problems.add(node.mark, path, f"a value is expected, such as {example}, not {node.called}")
        return None

    def _title(self, node: Node) -> None:
        if entry := self._entry(node, "title", "`Clash in the Aegean`"):
            self._draft.title = _one_line(entry.text)

    def _date(self, node: Node) -> None:
        self._draft.date = self._entry(node, "date", "2026-03-01")

    def _texts(self, key: str, node: Node) -> None:
        """A free text or a list of them."""
        nodes = node.items if node.kind == "list" else [node]
        entries = [self._entry(item, key, "a line of text") for item in nodes]
        setattr(self._draft, key, tuple(_one_line(entry.text) for entry in entries if entry))

    def _incidents(self, node: Node) -> None:
        if not self._is("list", node, "incidents", "`- attacker: ...`"):
            return
        if not node.items:
            self._problems.add(node.mark, "incidents", "at least one incident is expected")
        for number, item in enumerate(node.items, start=1):
            path = f"incidents.{number}"
            incident = SubjectDraft(item.mark)
            self._draft.incidents.append(incident)
            incident.partial = not self._is("mapping", item, path, "`attacker: ...`")
            if not incident.partial:
                for key, value in self._pairs(item, path, tuple(self._fields["incident"])):
                    self._give(incident, key.text, key, value, f"{path}.{key.text}")

    def _give(self, subject: SubjectDraft, field: str, key: Node, value: Node, path: str) -> None:
        """Notes the values given to a field."""
        self._add(subject, field, key, self._words(subject, field, value, path), path)

    def _words(self, subject: SubjectDraft, field: str, value: Node, path: str) -> list[Entry]:
        """The values for a field: a word, or a list in which one may be a mapping of parts."""
        items = value.items if value.kind == "list" else [value]
        if not items:
            self._problems.add(value.mark, path, "the list is empty")
        words = []
        for item in items:
            if item.kind == "mapping" and field in PARTS:
                words.extend(self._parts(subject, field, item, path))
            elif entry := self._entry(item, path, self._example(field)):
                words.append(entry)
        return words

    def _parts(self, subject: SubjectDraft, field: str, node: Node, path: str) -> list[Entry]:
        """A mapping under `attacker` or `target`: gives the other fields, returns the values for the field itself."""
        words: list[Entry] = []
        parts = {part: name for part, name in PARTS[field].items() if name in self._vocabulary.fields}
        if MAIN_PART[field] not in node.pairs:
            self._problems.add(node.mark, path, f"`{MAIN_PART[field]}` is missing")
        for part, value in self._pairs(node, path, tuple(parts)):
            name = parts[part.text]
            found = self._words(subject, name, value, f"{path}.{part.text}") if value.kind != "mapping" else []
            if value.kind == "mapping":
                self._entry(value, f"{path}.{part.text}", self._example(name))
            elif name == field:
                words.extend(found)
            else:
                self._add(subject, name, part, found, f"{path}.{part.text}")
        return words

    def _add(self, subject: SubjectDraft, field: str, key: Node, words: list[Entry], path: str) -> None:
        """Adds values; a field stands at one place only."""
        if field in subject.fields:
            self._problems.add(key.mark, path, f"`{field}` is given twice")
        else:
            subject.fields[field] = FieldDraft(key.mark, words)

    def _example(self, field: str) -> str:
        """A value that the field may have."""
        spec = self._vocabulary.fields[field]
        pool = {"state": self._vocabulary.states, "place": self._vocabulary.places}.get(
            spec.ranges_over or "", spec.values
        )
        return f"`{next(iter(pool), 'a_name')}`"

    def _readings(self, node: Node) -> None:
        if self._is("mapping", node, "readings", "`{reading: position}`"):
            for key, value in node.pairs.values():
                if entry := self._entry(value, f"readings.{key.text}", "a position"):
                    self._draft.readings.append((Entry(key.text, key.mark), entry))

    def _decisions(self, node: Node) -> None:
        if not self._is("mapping", node, "decisions", "`{gr: {help: ask}}`"):
            return
        for actor, acts in node.pairs.values():
            path = f"decisions.{actor.text}"
            if actor.text == OTHERS:
                self._draft.closed = acts.text == "none"
                if acts.text != "none":
                    self._problems.add(acts.mark, path, f"only `none` can stand here, not {acts.called}")
            elif self._is("mapping", acts, path, "`{help: ask}`"):
                for act, value in acts.pairs.values():
                    self._decision(actor, act, value, f"{path}.{act.text}")

    def _decision(self, actor: Node, act: Node, value: Node, path: str) -> None:
        """One act, or several with the same name written as a mapping of their arguments."""
        cases = [(None, value)] if value.kind != "mapping" else list(value.pairs.values())
        for argument, chosen in cases:
            if entry := self._entry(chosen, path, "`yes`"):
                inner = None if argument is None else Entry(argument.text, argument.mark)
                self._draft.decisions.append(
                    DecisionDraft(Entry(actor.text, actor.mark), Entry(act.text, act.mark), inner, entry)
                )

    def _times(self, node: Node) -> None:
        """Who took which step when, and how much time has passed."""
        if not self._is("mapping", node, "times", "`{us: {report_at_home: 50h}}`"):
            return
        for actor, steps in node.pairs.values():
            path = f"times.{actor.text}"
            if actor.text == ELAPSED:
                if entry := self._entry(steps, path, "`61d`"):
                    self._draft.elapsed = TimeDraft(entry, entry, entry)
            elif self._is("mapping", steps, path, "`{report_at_home: 50h}`"):
                for step, hours in steps.pairs.values():
                    if entry := self._entry(hours, f"{path}.{step.text}", "`50h`"):
                        who, what = (Entry(word.text, word.mark) for word in (actor, step))
                        self._draft.times.append(TimeDraft(who, what, entry))

    def _expect(self, node: Node) -> None:
        if self._is("mapping", node, "expect", "`{availability: {...}}`"):
            self._draft.expectations = read_expectations(node, self._vocabulary, self._problems)

    def _labels(self, node: Node) -> None:
        if self._is("mapping", node, "labels", "`{gold: {...}}`"):
            self._draft.labels = read_labels(node, self._vocabulary, self._problems)

    def _disagreement(self, node: Node) -> None:
        if self._is("mapping", node, "disagreement", "`{mechanism: {argued: ..., reason: ..., source: ...}}`"):
            self._draft.disagreements = read_disagreements(node, self._vocabulary, self._problems)


def _one_line(text: str) -> str:
    """A text with its line breaks and runs of blanks made single blanks, and without unprintable characters."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())
