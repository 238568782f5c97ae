"""An explanation as Markdown, with the provisions it rests on at the end."""

import re
from collections.abc import Iterable, Iterator

from pymodel.render.reasons.items import Item
from pymodel.render.reasons.names import Names
from pymodel.render.reasons.page import Page
from pymodel.render.reasons.text import BULLETS
from pymodel.render.values import capital

__all__ = ["page_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def page_markdown(page: Page, names: Names) -> str:
    """The whole page.

    Args:
        page: what to tell.
        names: the titles of what rules cite.

    Returns:
        The text, without a final line break.
    """
    parts = [f"# {_plain(page.title)}", _plain(page.answer)]
    if page.shown:
        parts.append("\n".join([_plain(page.shown), *(f"- {_plain(one)}" for one in page.differs)]))
    parts.append("\n".join(_lines(page.items, 0)))
    if page.excluded:
        parts.append("What excludes it in this scenario, no part of which would be enough:")
        parts.append("\n".join(_lines(page.excluded, 0)))
    if page.intro:
        parts.append(_plain(page.intro))
        parts.append("\n".join(f"- if {_plain('; and '.join(one))}" for one in page.alternatives))
    parts.append(page.remark)
    cited = _cited([*page.items, *page.excluded])
    if cited:
        rows = [f"- `{one}`: {_plain(names.provision(one))}" for one in sorted(cited)]
        parts.append("\n".join(["## Provisions", "", *rows]))
    return "\n\n".join(part for part in parts if part)


def _lines(items: Iterable[Item], depth: int) -> Iterator[str]:
    for item in items:
        bullet = BULLETS.get(item.kind, "")
        text = f"*{bullet.strip()}* {_plain(item.text)}" if bullet else _plain(capital(item.text))
        mark = f"({item.number}) " if item.number else ""
        where = [*(f"`{one}`" for one in item.cited), *([f"`{item.place}`"] if item.place else [])]
        if item.again is not None and item.again.number:
            where = [f"see ({item.again.number})"]
        yield f"{'  ' * depth}- {mark}{text}" + (f" ({', '.join(where)})" if where else "")
        yield from _lines(item.below, depth + 1)


def _cited(items: Iterable[Item]) -> set[str]:
    """What the lines cite, positions left out: they tell their question themselves."""
    found: set[str] = set()
    for item in items:
        found |= {one for one in item.cited if "=" not in one} | _cited(item.below)
    return found


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
