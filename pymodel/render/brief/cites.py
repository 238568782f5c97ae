"""Provisions by numbers in the text, and the table of them at its end, those of one instrument together."""

import re
from collections.abc import Iterable, Mapping, Sequence

from pymodel.law.records import Provision
from pymodel.render.book.document import Cite, Items, Line, Strong, Text

__all__ = ["Cites", "marked"]

# what stands after the name of an instrument in the title of a provision, and what such a title says in brackets
_TITLE = re.compile(r"^(?P<whole>.+?)(?:, |(?<=^Custom): )(?P<part>(?:(?:Articles?|Sections?|Chapter) .*|(?<=: ).*))$")
_CITE = re.compile(r"(\[\d+(?:, \d+)*\])")
_IN_BRACKETS = re.compile(r" \([^()]*[a-z]{3}[^()]*\)")


class Cites:
    """Numbers provisions in the order in which the text first cites them."""

    def __init__(self, provisions: Mapping[str, Provision]) -> None:
        """Takes the provisions of the law."""
        self._provisions = provisions
        self._numbers: dict[str, int] = {}

    def of(self, names: Iterable[str]) -> str:
        """The numbers of some provisions in square brackets; nothing where none is known."""
        known = [name for name in dict.fromkeys(names) if name in self._provisions]
        for name in known:
            self._numbers.setdefault(name, len(self._numbers) + 1)
        return f" [{', '.join(map(str, sorted(self._numbers[name] for name in known)))}]" if known else ""

    def table(self) -> Items:
        """Every provision that was cited, by the instrument it stands in; its confidence where that is not high."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, number in self._numbers.items():
            one = self._provisions[name]
            split = _TITLE.match(one.title)
            title = split["whole"] if split else _IN_BRACKETS.sub("", one.title)
            part = _IN_BRACKETS.sub("", split["part"]) + " " if split else ""
            sure = "" if one.confidence in ("high", "") else f" ({one.confidence} confidence)"
            identifier = one.identifier.partition(";")[0]
            source = "" if identifier.lower() in title.lower() else identifier
            found.setdefault((title, source), []).append(f"{part}[{number}]{sure}")
        return Items(tuple(_row(title, source, parts) for (title, source), parts in found.items()))


def _row(title: str, source: str, parts: Sequence[str]) -> Line:
    if len(parts) > 1 and all(part.startswith("Article") for part in parts):
        parts = [part.removeprefix("Articles ").removeprefix("Article ") for part in parts]
        parts[0] = f"Articles {parts[0]}"
    whole = len(parts) == 1 and parts[0].startswith("[")
    return (Strong(title), *marked(f"{f', {source}' if source else ''}{' ' if whole else ': '}{', '.join(parts)}."))


def marked(text: str) -> Line:
    """A text as a line, in which the numbers of provisions are known as such."""
    return tuple(Cite(part) if _CITE.fullmatch(part) else Text(part) for part in _CITE.split(text) if part)
