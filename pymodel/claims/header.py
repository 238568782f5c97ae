"""The header of a claim file: the lines that begin with `%!`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pymodel.claims.model import EXPECTED, PATTERNS, PROOFS, Expected, Pattern
from pymodel.law.statements import Comment

__all__ = ["Header", "read_header"]

_TITLE = re.compile(r"claim\s+(?P<id>[^\s:]+)\s*:\s*(?P<title>.*)")
_KEYED = re.compile(
    r"(?P<key>source|pattern|expected|why|readings|restates|proof|depends|monotone|independent)\s*:\s*(?P<value>.*)"
)
_ID = re.compile(r"[a-z][a-zA-Z0-9_]*")
_NAME = re.compile(r"[a-z][a-zA-Z0-9_]*(\([a-z0-9_,]*\))?")
# how many names the line of a pattern takes; the others have no line of their own
PARAMETERS = {"depends": 3, "monotone": 1, "independent": 2}


@dataclass
class Header:
    """What a header says, and what is wrong with it as line and message."""

    id: str = ""
    title: str = ""
    line: int = 1
    sources: tuple[str, ...] = ()
    pattern: Pattern = "always"
    parameters: tuple[str, ...] = ()
    expected: Expected = "proved"
    why: str = ""
    readings: dict[str, str] = field(default_factory=dict)
    restates: str = ""
    ground_because: str = ""
    text: str = ""
    problems: list[tuple[int, str]] = field(default_factory=list)


def read_header(comments: Sequence[Comment]) -> Header:
    """Reads the header of a claim.

    Args:
        comments: every `%!` line of the file.

    Returns:
        The header, with its problems.
    """
    header = Header()
    found: dict[str, tuple[int, str]] = {}
    free: list[str] = []
    last = ""
    for comment in comments:
        words = comment.text.strip()
        if title := _TITLE.fullmatch(words):
            if header.id:
                header.problems.append((comment.line, "a file states one claim: this is its second title"))
            header.id, header.title, header.line = title["id"], title["title"].strip(), comment.line
            last = "title"
        elif keyed := _KEYED.fullmatch(words):
            last = keyed["key"]
            if last in found:
                header.problems.append((comment.line, f"`{last}:` is given twice"))
            found[last] = (comment.line, keyed["value"].strip())
        elif last in {"why", "source", "proof"} and comment.text.startswith("   "):
            line, value = found[last]
            found[last] = (line, f"{value} {words}")
        else:
            last = ""
            free.append(words)
    header.text = " ".join(free).strip()
    _title(header)
    _values(header, found)
    return header


def _title(header: Header) -> None:
    if not header.id:
        header.problems.append((1, "the line `%! claim ID: what it says, as a sentence` is missing"))
    elif not _ID.fullmatch(header.id):
        wanted = "letters, digits and `_`, beginning with a small letter"
        header.problems.append((header.line, f"`{header.id}` is no id of a claim: {wanted}"))
    elif not header.title:
        header.problems.append((header.line, "the claim has no title"))


def _values(header: Header, found: dict[str, tuple[int, str]]) -> None:
    for key in ("source", "pattern", "expected"):
        if key not in found:
            header.problems.append((header.line, f"the line `%! {key}: ...` is missing"))
    for key, (line, value) in found.items():
        if not value:
            header.problems.append((line, f"`{key}:` says nothing"))
    pattern = _one_of(header, found.get("pattern"), "pattern", PATTERNS)
    header.pattern = next((one for one in PATTERNS if one == pattern), "always")
    expected = _one_of(header, found.get("expected"), "verdict that can be expected", EXPECTED)
    header.expected = next((one for one in EXPECTED if one == expected), "proved")
    header.sources = _list(found.get("source", (0, ""))[1])
    header.why = found.get("why", (0, ""))[1]
    header.restates = found.get("restates", (0, ""))[1]
    _proof(header, found.get("proof"))
    _readings(header, found.get("readings"))
    for key, count in PARAMETERS.items():
        _parameters(header, key, count, found.get(key))


def _one_of(header: Header, given: tuple[int, str] | None, what: str, allowed: Sequence[str]) -> str:
    if given is None or not given[1] or given[1] in allowed:
        return given[1] if given else ""
    from pymodel.scenario.problems import nearest, one_of

    line, value = given
    hint = nearest(value, allowed) or f"; expected {one_of(allowed)}"
    header.problems.append((line, f"`{value}` is no {what}{hint}"))
    return ""


def _proof(header: Header, given: tuple[int, str] | None) -> None:
    """How far a proof is looked for, and why no farther."""
    if given is None:
        return
    line, value = given
    kind, _, reason = (part.strip() for part in value.partition(","))
    if _one_of(header, (line, kind), "way to prove a claim", PROOFS) and not reason:
        header.problems.append((line, f"`proof: {kind}` does not say why: write `proof: {kind}, REASON`"))
    header.ground_because = reason


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r",(?![^()]*\))", text) if part.strip())


def _readings(header: Header, given: tuple[int, str] | None) -> None:
    for part in _list(given[1]) if given else ():
        reading, equal, position = (word.strip() for word in part.partition("="))
        if not equal or not _ID.fullmatch(reading) or not _ID.fullmatch(position):
            header.problems.append((given[0] if given else 1, f"`{part}` fixes no reading: write `reading=position`"))
        elif reading in header.readings:
            header.problems.append((given[0] if given else 1, f"the reading `{reading}` is fixed twice"))
        else:
            header.readings[reading] = position


def _parameters(header: Header, key: str, count: int, given: tuple[int, str] | None) -> None:
    if key != header.pattern:
        if given is not None:
            header.problems.append((given[0], f"`{key}:` belongs to the pattern `{key}`, not to `{header.pattern}`"))
        return
    shape = {"depends": "READING: POSITION, POSITION", "monotone": "FIELD or ACT", "independent": "M1, M2"}[key]
    if given is None:
        header.problems.append((header.line, f"the line `%! {key}: {shape}` is missing"))
        return
    line, value = given
    names = _names(value, key)
    if len(names) != count or not all(_NAME.fullmatch(name) for name in names):
        header.problems.append((line, f"`{value}` does not fit: write `%! {key}: {shape}`"))
    else:
        header.parameters = tuple(names)


def _names(value: str, key: str) -> list[str]:
    first, colon, rest = value.partition(":")
    parts: Iterable[str] = (first, *_list(rest)) if key == "depends" and colon else _list(value)
    return [part.strip() for part in parts]
