"""An explanation as a graph for Graphviz, and as a picture where Graphviz is installed."""

import shutil
import subprocess
import textwrap
from collections.abc import Iterable, Iterator

from pymodel.render.reasons.items import Item
from pymodel.render.reasons.page import Page
from pymodel.render.values import capital

__all__ = ["GraphvizError", "drawn", "page_dot"]

_WIDTH = 34  # letters in a line of a box
_LOOKS = {
    "step": 'shape=box style="rounded"',
    "fact": 'shape=box style="filled" fillcolor="#e8f0fe"',
    "position": 'shape=box style="filled" fillcolor="#fef3d0"',
    "decision": 'shape=box style="filled" fillcolor="#e3f4e1"',
    "law": 'shape=box style="filled" fillcolor="#f1f1f1"',
    "nothing": 'shape=box style="dashed"',
    "missing": 'shape=box style="rounded,dashed"',
    "way": 'shape=box style="rounded"',
    "against": 'shape=box style="filled" fillcolor="#fde2e0"',
    "more": "shape=plaintext",
}


class GraphvizError(RuntimeError):
    """Graphviz is not installed, or could not draw."""


def page_dot(page: Page) -> str:
    """The tree of a page as a graph; what is told once stands in it once.

    Args:
        page: what to draw.

    Returns:
        The source, without a final line break.
    """
    numbers: dict[int, int] = {}
    lines = ["digraph explanation {", f"  label={_quoted(page.title)}; labelloc=t; fontname=Helvetica;"]
    lines.append("  rankdir=TB; node [fontname=Helvetica fontsize=10]; edge [arrowhead=none];")
    lines += _nodes(page.items, numbers)
    return "\n".join([*lines, "}"])


def drawn(source: str) -> str:
    """A graph as an SVG picture.

    Args:
        source: the graph.

    Returns:
        The picture.

    Raises:
        GraphvizError: there is no Graphviz, or it refuses.
    """
    program = shutil.which("dot")
    if program is None:
        raise GraphvizError("a picture takes Graphviz, which is not installed; `--format dot` gives its source")
    ran = subprocess.run([program, "-Tsvg"], input=source, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise GraphvizError(f"Graphviz could not draw: {ran.stderr.strip()}")
    return ran.stdout.rstrip("\n")


def _nodes(items: Iterable[Item], numbers: dict[int, int], above: int | None = None) -> Iterator[str]:
    for item in items:
        known = numbers.get(id(item.again)) if item.again is not None else None
        if known is None:
            known = len(numbers)
            numbers[id(item)] = known
            text = "\\n".join(_escaped(line) for line in textwrap.wrap(capital(item.text), _WIDTH))
            where = "\\n".join(_escaped(one) for one in (", ".join(item.cited), item.place) if one)
            label = f"{text}\\n{where}" if where else text
            yield f'  n{known} [label="{label}" {_LOOKS[item.kind]}];'
            if above is not None:
                yield f"  n{above} -> n{known};"
            yield from _nodes(item.below, numbers, known)
        elif above is not None:
            yield f"  n{above} -> n{known};"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'
