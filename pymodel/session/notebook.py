"""Answers as an HTML table for notebooks."""

from html import escape
from typing import TYPE_CHECKING

from pymodel.outcomes import Answer

if TYPE_CHECKING:
    from pymodel.session.outcomes import Outcomes


def table(solved: "Outcomes") -> str:
    """The mechanisms with their availability, operability and what can be reached.

    Args:
        solved: the answers.

    Returns:
        An HTML table; everything from the scenario and the law is escaped.
    """
    rows = []
    for name, mechanism in solved.mechanisms.items():
        reached = ", ".join("in effect" if status == "invoked" else status for status in mechanism.possible)
        cells = (name, _answer(mechanism.availability), _answer(mechanism.operable), reached)
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    heads = "".join(f"<th>{head}</th>" for head in ("mechanism", "available", "operable", "can be"))
    marked = "" if solved.complete else " (incomplete)"
    caption = f"{escape(solved.title)}{marked}: {solved.count} consistent outcomes (counts are not probabilities)"
    return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _answer(answer: Answer) -> str:
    return " or ".join(answer.values)
