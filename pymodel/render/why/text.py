"""An explanation as plain text."""

from collections.abc import Iterable

from pymodel.render.book.wording import capital
from pymodel.render.plain import date, paragraph
from pymodel.render.why.changes import outlook_said
from pymodel.render.why.items import Item, pruned
from pymodel.render.why.lines import Lines
from pymodel.render.why.sayings import Sayings
from pymodel.why import Explanation
from pymodel.why.repair import Outlook

__all__ = ["explanation_text", "heading", "outcome_lines"]

_BULLETS = {
    "fact": "fact: ",
    "position": "position: ",
    "decision": "decision: ",
    "law": "law: ",
    "nothing": "",
    "more": "... ",
}


def explanation_text(
    explanation: Explanation, sayings: Sayings, *, depth: int | None = None, full: bool = False
) -> str:
    """The whole explanation.

    Args:
        explanation: what to tell.
        sayings: the words.
        depth: how many levels of the tree to show; all if None.
        full: whether to show every fact of the law and every comparison.

    Returns:
        The text, without a final line break.
    """
    parts = [heading(explanation, sayings), "\n".join(outcome_lines(explanation, sayings))]
    lines = Lines(sayings, explanation.shown.session.scenario, full=full)
    if explanation.tree is not None:
        items = [lines.tree(explanation.tree)]
    else:
        items = [lines.missing(explanation.missing)] if explanation.missing is not None else []
    parts.append("\n".join(_lines(pruned(items, depth), 0)))
    if explanation.outlook is not None:
        parts.append(_outlook(explanation.outlook, sayings, lines))
    return "\n\n".join(part for part in parts if part)


def _outlook(outlook: Outlook, sayings: Sayings, lines: Lines) -> str:
    """What excludes it, and what would bring it about."""
    said = []
    if outlook.excluded_by:
        said.append("What excludes it in this scenario, no part of which would be enough:")
        said += _lines([lines.tree(leaf) for leaf in outlook.excluded_by], 1)
        said.append("")
    intro, alternatives, remark = outlook_said(outlook, sayings)
    said.append(paragraph(intro))
    for place, (first, *others) in enumerate(alternatives):
        said.append(paragraph(f"{'or if' if place else 'if'} {first}", 2, 2))
        said += [paragraph(f"and {other}", 4, 2) for other in others]
    return "\n".join([*said, remark] if remark else said)


def heading(explanation: Explanation, sayings: Sayings) -> str:
    """The title, and in how many outcomes it is so."""
    said = sayings.atom(explanation.atom)
    if explanation.certain:
        often = "In every outcome"
    elif explanation.possible:
        often = "In some outcomes and not in others"
    else:
        often = "In no outcome"
    title = f"{explanation.title} ({date(explanation.date)})"
    return f"{title}\n{paragraph(f'{often}: {said} [{explanation.goal}]', 2, 2)}"


def outcome_lines(explanation: Explanation, sayings: Sayings) -> list[str]:
    """Which outcome is shown."""
    columns = ", ".join(
        f"{name} {'in effect' if status == 'invoked' else status}" for name, status in explanation.columns
    )
    changes = explanation.shown.changes
    if not changes:
        text = f"Shown in the outcome in which nobody does more than is stated ({columns})."
        return [paragraph(text)]
    text = f"Shown in the outcome nearest to that in which nobody does more than is stated ({columns})."
    text += " It differs in this:"
    return [paragraph(text), *(paragraph(f"- {sayings.choice(one)}", 2, 2) for one in changes)]


def _lines(items: Iterable[Item], depth: int) -> Iterable[str]:
    for item in items:
        text = _BULLETS.get(item.kind, "") + item.text
        if not _BULLETS.get(item.kind):
            text = capital(text)
        cites = ", ".join(item.cited)
        where = "; ".join(part for part in (cites, item.place) if part)
        mark = f"({item.number}) " if item.number else ""
        if item.again is not None and item.again.number:
            where = f"see ({item.again.number})"
        yield paragraph(f"{mark}{text}" + (f"  [{where}]" if where else ""), 2 * depth, 2)
        yield from _lines(item.below, depth + 1)
