"""Reading YAML 1.2 into a tree of texts, lists and mappings that know where they stand.

Built on the events of ruamel.yaml, so that nothing is converted on the way: a bare `no` stays the text `no`, and so do
010, 12:30 and a date. pydantic is not used for scenarios: which fields there are is known only when the law has been
read, every message needs the exact place of a key or a value, and importing it takes a fifth of a second. Tags are
refused, so no object is ever made from a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pymodel.scenario.problems import Mark, Problems, shown

DEEPEST = 50
MOST_NODES = 20_000

# what the parser says -> what to do about it
_ADVICE = {
    "'\\t'": "a tab cannot stand here: indent with spaces",
    "mapping values are not allowed": "a `:` cannot stand here: put a text that holds one in quotes",
}

NULLS = ("", "~", "null", "Null", "NULL")


@dataclass
class Node:
    """A value in the file. `pairs` keeps the keys of a mapping with their own places."""

    kind: Literal["text", "list", "mapping"]
    mark: Mark | None
    text: str = ""
    plain: bool = False  # a text without quotes
    items: list["Node"] = field(default_factory=list)
    pairs: dict[str, tuple["Node", "Node"]] = field(default_factory=dict)
    size: int = 1  # nodes in it, those of aliases counted each time

    @property
    def empty(self) -> bool:
        """Whether nothing is given: null in any spelling."""
        return self.kind == "text" and self.plain and self.text in NULLS

    @property
    def called(self) -> str:
        """What the node is, for messages."""
        if self.kind == "text":
            return "an empty value" if self.empty else shown(self.text)
        return f"a {self.kind}"


def read_yaml(text: str, problems: Problems) -> Node:
    """Reads one YAML document.

    Args:
        text: the whole file.
        problems: takes note of keys that stand twice, which do not stop the reading.

    Returns:
        The top of the tree.

    Raises:
        InputError: if the text is no YAML, or holds no document, several, tags, merge keys, aliases that hold
            themselves or grow too large, more than fifty levels or more than twenty thousand values.
    """
    return _Composer(problems).compose(_events(text, problems))


# the events of the text that was read last: a comparison reads the same one twice
_last: dict[str, list[Any]] = {}


def _events(text: str, problems: Problems) -> Iterator[Any]:
    """The events of the parser, one after the other, so that whoever takes them may stop at any time."""
    if text in _last:
        yield from _last[text]
        return
    taken = []
    for event in _parsed(text, problems):
        taken.append(event)
        yield event
    _last.clear()
    _last[text] = taken


def _parsed(text: str, problems: Problems) -> Iterator[Any]:
    """The events of the parser, its errors turned into problems."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        found = " ".join(str(part) for part in (error.problem, error.context) if part)
        if error.context and error.context_mark:
            found += f" that begins on line {error.context_mark.line + 1}"
        advice = next((text for sign, text in _ADVICE.items() if sign in found), "")
        message = advice or f"this is no YAML: {found}"
        raise problems.fail(_mark(error.problem_mark), "", message) from error
    except ReaderError as error:
        before = text[: error.position]
        mark = Mark(before.count("\n") + 1, error.position - before.rfind("\n"))
        raise problems.fail(mark, "", f"the character U+{_code(error.character):04X} cannot stand in YAML") from error
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        # the parser trips over some malformed escapes and directives, such as "\UFFFFFFFF"
        raise problems.fail(Mark(1, 1), "", "this is no YAML: an escape or a directive is malformed") from error


def _code(character: str | int) -> int:
    """The code point in a reader's error, which comes in both types."""
    return ord(character) if isinstance(character, str) else character


def _mark(mark: Any) -> Mark:
    """A place as ruamel.yaml gives it, counted from 1."""
    return Mark(1, 1) if mark is None else Mark(mark.line + 1, mark.column + 1)


class _Composer:
    """Builds the tree from events with a stack of its own, so that deep nesting cannot exhaust Python's."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._open: list[tuple[Node, Node | None, str | None]] = []  # collection, key that waits for its value, anchor
        self._anchors: dict[str, Node | None] = {}  # None while what the anchor names is still being read
        self._top: Node | None = None
        self._documents = 0

    def compose(self, events: Iterator[Any]) -> Node:
        """The tree of the only document."""
        for event in events:
            self._take(event)
        if self._top is None or (self._top.empty and self._top.text == ""):
            raise self._problems.fail(Mark(1, 1), "", "the file is empty")
        return self._top

    def _take(self, event: Any) -> None:
        kind = type(event).__name__
        mark = _mark(event.start_mark)
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise self._problems.fail(mark, "", "a second document begins here: a file holds one scenario")
        tag = getattr(event, "ctag", None)
        if tag is not None:
            # by its parts: decoding a whole tag takes the square of its length
            raise self._problems.fail(mark, "", f"tags such as {shown((tag.handle or '') + tag.suffix)} are not read")
        if kind == "ScalarEvent":
            self._add(Node("text", mark, event.value, plain=not event.style), event.anchor)
        elif kind == "AliasEvent":
            self._add(self._resolve(event.anchor, mark), None)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            if len(self._open) == DEEPEST:
                raise self._problems.fail(mark, "", f"values are nested more than {DEEPEST} deep")
            if event.anchor:
                self._anchors[event.anchor] = None
            node = Node("list" if kind == "SequenceStartEvent" else "mapping", mark)
            self._open.append((node, None, event.anchor))
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            node, _, anchor = self._open.pop()
            self._add(node, anchor)

    def _resolve(self, anchor: str, mark: Mark) -> Node:
        """What an alias stands for."""
        if anchor not in self._anchors:
            raise self._problems.fail(mark, "", f"no anchor {shown('&' + anchor)} stands before this alias")
        node = self._anchors[anchor]
        if node is None:
            raise self._problems.fail(mark, "", f"the alias {shown('*' + anchor)} stands inside what it names")
        return node

    def _add(self, node: Node, anchor: str | None) -> None:
        """Puts a finished value where it belongs."""
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self._top = node
            return
        parent, key, parent_anchor = self._open[-1]
        parent.size += node.size
        if parent.size > MOST_NODES:
            raise self._problems.fail(
                node.mark, "", f"the file holds more than {MOST_NODES} values, aliases written out"
            )
        if parent.kind == "list":
            parent.items.append(node)
        elif key is None:
            self._open[-1] = (parent, self._checked_key(node), parent_anchor)
        else:
            self._pair(parent, key, node)
            self._open[-1] = (parent, None, parent_anchor)

    def _checked_key(self, key: Node) -> Node:
        if key.kind != "text":
            raise self._problems.fail(key.mark, "", f"{key.called} cannot be a key")
        if key.plain and key.text == "<<":
            raise self._problems.fail(key.mark, "", "merge keys `<<` are not read: write the fields out")
        return key

    def _pair(self, parent: Node, key: Node, value: Node) -> None:
        if key.text in parent.pairs:
            first = parent.pairs[key.text][0].mark
            where = f", first on line {first.line}" if first else ""
            self._problems.add(key.mark, "", f"the key {shown(key.text)} stands twice{where}")
        else:
            parent.pairs[key.text] = (key, value)


def node_of(value: object) -> Node:
    """The tree of plain Python values, for callers that have no file.

    Args:
        value: mappings, lists and tuples of texts, numbers and dates.

    Returns:
        The tree, without places; whatever is none of these counts as its text.
    """
    match value:
        case dict():
            node = Node("mapping", None)
            for key, entry in value.items():
                node.pairs[str(key)] = (Node("text", None, str(key)), node_of(entry))
            return node
        case list() | tuple():
            return Node("list", None, items=[node_of(item) for item in value])
        case None:
            return Node("text", None, plain=True)
        case _:
            return Node("text", None, str(value), plain=True)
