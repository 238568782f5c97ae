"""Groups the documentation comments of a file into records and labels.

Consecutive `%!` lines form a block. A block is cut at `%! ---` and before every line that begins a record of its own:
a leading keyword with its id and a colon, or `[ids]` of a label. Lines after that belong to the record: first words
such as `confidence:` name an attribute, everything else is text. `untested:` in a label says why its rule fires in no
shipped scenario.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pymodel.law.statements import Comment

_ID = r"[A-Za-z0-9_-]+(?:\((?:[^()]|\([^()]*\))*\))?"
_OPENING = re.compile(
    rf"(?P<keyword>provision|reading|bundle|mechanism|act|step|field|definition|instrument|fact|sentence|name|state|place)\s+(?P<id>{_ID})\s*:\s*(?P<text>.*)"
    rf"|(?P<pair>position|choice|value)\s+(?P<of>{_ID})\s+(?P<which>{_ID})\s*:\s*(?P<about>.*)"
    rf"|(?P<listed>not_encoded|not_split)\s+(?P<ids>{_ID}(?:\s*,\s*{_ID})*)\s*:\s*(?P<reason>.*)"
    r"|(?P<source>source|untested)\s*:\s*(?P<origin>.*)"
)
_LABEL = re.compile(r"\[(?P<ids>[^\]]*)\]\s*(?P<text>.*)")
_ATTRIBUTE = re.compile(r"(identifier|confidence|provisions|from|holders|untested)\s*:\s*(.*)")
_RULER = re.compile(r"-{3,}")

# the attributes each kind takes; elsewhere such a line is text
ATTRIBUTES = {
    "provision": {"identifier", "from", "confidence"},
    "definition": {"identifier", "confidence"},
    "instrument": {"provisions"},
    "reading": {"provisions", "from", "confidence"},
    "position": {"holders", "confidence"},
    "bundle": {"holders"},
    "source": {"confidence"},
    "label": {"untested"},
}


@dataclass(slots=True)
class Section:
    """One record or label before it is typed.

    Attributes:
        kind: its keyword, `label`, `untested` where such a line belongs to no label, or `text` where it opens with no
            keyword.
        ids: what stands between keyword and colon, or between the brackets of a label.
        line: its first line.
        last_line: its last line.
        opening: the rest of the first line.
        paragraphs: the text after it.
        attributes: `confidence`, `holders` and the like.
    """

    kind: str
    ids: tuple[str, ...]
    line: int
    last_line: int
    opening: str
    paragraphs: list[str] = field(default_factory=lambda: [""])
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text after the first line: lines joined, paragraphs apart."""
        return "\n\n".join(paragraph for paragraph in self.paragraphs if paragraph)

    @property
    def whole_text(self) -> str:
        """The text with the first line's own."""
        return "\n\n".join(part for part in [_join(self.opening, self.paragraphs[0]), *self.paragraphs[1:]] if part)


def sections_of(comments: Iterable[Comment]) -> Iterator[Section]:
    """Cuts the comments of one file into sections.

    Args:
        comments: in the order of the file; one that shares its line with a statement is a section of kind `stray`.

    Yields:
        Each section.
    """
    current: Section | None = None
    attribute = ""
    for comment in comments:
        words = comment.text.strip()
        if not comment.alone or _RULER.fullmatch(words):
            if current:
                yield current
            current = None
            if not comment.alone:
                yield Section("stray", (), comment.line, comment.line, words)
            continue
        goes_on = current is not None and current.last_line + 1 == comment.line
        of_label = goes_on and current is not None and current.kind == "label" and words.startswith("untested:")
        opened = None if of_label else _opened(words, comment.line)
        if opened or not current or not goes_on:
            if current:
                yield current
            current = opened or Section("text", (), comment.line, comment.line, words)
            attribute = ""
            continue
        current.last_line = comment.line
        attribute = _continue(current, comment.text, words, attribute)
    if current:
        yield current


def _opened(words: str, line: int) -> Section | None:
    """The section a line begins, if it begins one."""
    if found := _LABEL.fullmatch(words):
        return Section("label", _listed(found["ids"]), line, line, found["text"])
    if not (found := _OPENING.fullmatch(words)):
        return None
    if found["keyword"]:
        return Section(found["keyword"], (found["id"],), line, line, found["text"])
    if found["pair"]:
        return Section(found["pair"], (found["of"], found["which"]), line, line, found["about"])
    if found["listed"]:
        return Section(found["listed"], _listed(found["ids"]), line, line, found["reason"])
    return Section(found["source"], (), line, line, found["origin"])


def _continue(section: Section, raw: str, words: str, attribute: str) -> str:
    """Adds a line to a section; returns the attribute that the next line may go on with."""
    found = _ATTRIBUTE.fullmatch(words)
    if found and found[1] in ATTRIBUTES.get(section.kind, ()):
        section.attributes[found[1]] = found[2]
        return found[1]
    # holders come last in a position, lists go on after a comma, and any attribute on an indented line
    goes_on = attribute == "holders" or raw.startswith("   ") or section.attributes.get(attribute, "").endswith(",")
    if attribute and words and goes_on:
        section.attributes[attribute] = _join(section.attributes[attribute], words)
        return attribute
    if words:
        section.paragraphs[-1] = _join(section.paragraphs[-1], words)
    elif section.paragraphs[-1] or section.opening:
        section.paragraphs.append("")
    return ""


def _join(first: str, second: str) -> str:
    return f"{first} {second}".strip()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r",(?![^()]*\))", text) if part.strip())
