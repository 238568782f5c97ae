"""An explanation as plain text."""

from collections.abc import Iterable, Iterator

from pymodel.render.plain import paragraph
from pymodel.render.reasons.items import Item
from pymodel.render.reasons.page import Page
from pymodel.render.values import capital

__all__ = ["BULLETS", "page_text"]

BULLETS = {"fact": "fact: ", "position": "position: ", "decision": "decision: ", "law": "law: ", "more": "... "}
"""What stands before a line of each kind, if anything does."""


def page_text(page: Page) -> str:
    """The whole page.

    Args:
        page: what to tell.

    Returns:
        The text, without a final line break.
    """
    parts = [f"{page.title}\n{paragraph(page.answer, 2, 2)}"]
    parts.append("\n".join([paragraph(page.shown), *(paragraph(f"- {one}", 2, 2) for one in page.differs)]))
    parts.append("\n".join(_lines(page.items, 0)))
    if page.excluded:
        several = "" if len(page.excluded) == 1 else ", no part of which would be enough"
        intro = f"What excludes it in this scenario{several}:"
        parts.append("\n".join([intro, *_lines(page.excluded, 1)]))
    parts.append("\n".join(_outlook(page)))
    return "\n\n".join(part for part in parts if part.strip())


def _outlook(page: Page) -> Iterator[str]:
    """What would bring it about."""
    if page.intro:
        yield paragraph(page.intro)
    for place, (first, *others) in enumerate(page.alternatives):
        yield paragraph(f"{'or if' if place else 'if'} {first}", 2, 2)
        yield from (paragraph(f"and {other}", 4, 2) for other in others)
    if page.remark:
        yield page.remark


def _lines(items: Iterable[Item], depth: int) -> Iterator[str]:
    for item in items:
        bullet = BULLETS.get(item.kind, "")
        text = bullet + item.text if bullet else capital(item.text)
        where = "; ".join(part for part in (", ".join(item.cited), item.place) if part)
        mark = f"({item.number}) " if item.number else ""
        if item.again is not None and item.again.number:
            where = f"see ({item.again.number})"
        yield paragraph(f"{mark}{text}" + (f"  [{where}]" if where else ""), 2 * depth, 2)
        yield from _lines(item.below, depth + 1)
