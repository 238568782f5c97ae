"""Sections of a text whose entries refer to reasons by number, before the numbers are known."""

from collections.abc import Iterable
from typing import NamedTuple

from pymodel.render.comparison.numbers import Numbers
from pymodel.render.comparison.wording import Said
from pymodel.render.plain import columns, paragraph

__all__ = ["Entry", "Line", "Section", "Table", "laid_out"]


class Entry(NamedTuple):
    """A paragraph.

    Attributes:
        text: the text.
        reasons: the reasons that it refers to.
        indent: spaces before every line.
        hanging: more spaces before every line but the first.
    """

    text: str
    reasons: Said = ()
    indent: int = 4
    hanging: int = 4


class Table(NamedTuple):
    """Rows, the last cell of each with the reasons that it refers to."""

    rows: tuple[tuple[tuple[str, ...], Said], ...]
    indent: int


Line = str | Entry | Table
"""What stands in a section one below the other; a text stands as it is."""

Section = tuple[Line, ...]
"""Its lines, the first of them its title; none where it has nothing to tell."""


def laid_out(section: Iterable[Line], numbers: Numbers) -> str:
    """A section as text.

    Args:
        section: its lines.
        numbers: gives reasons their numbers.

    Returns:
        The text; empty if there is none.
    """
    lines = []
    for one in section:
        if isinstance(one, Entry):
            lines.append(paragraph(one.text + _refers(one.reasons, numbers), one.indent, one.hanging))
        elif isinstance(one, Table):
            rows = [(*cells[:-1], cells[-1] + _refers(said, numbers)) for cells, said in one.rows]
            lines.append(columns(rows, one.indent))
        else:
            lines.append(one)
    return "\n".join(lines)


def _refers(reasons: Said, numbers: Numbers) -> str:
    listed = ", ".join(map(str, numbers.of(reasons)))
    return f"  (see {listed})" if listed else ""
