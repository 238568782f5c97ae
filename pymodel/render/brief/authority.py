"""What states must and may do to help, and their authority at home, in a memorandum; those alike together."""

from collections.abc import Iterator, Sequence

from pymodel.brief import Brief
from pymodel.render.book.document import Block, Line, Paragraph, Table, Text
from pymodel.render.brief.groups import Groups
from pymodel.render.values import capital, count

__all__ = ["authority_blocks"]

_ROWS = 5  # as many kinds of states as are told; those of most states first
_AUTHORITY = {"lasting": "lasting", "initial": "to begin", "own_defence": "in its own defence"}  # the widest first


def authority_blocks(brief: Brief, groups: Groups) -> Iterator[Block]:
    """The least and the most that each other state must and may do, with its authority at home.

    Args:
        brief: what the memorandum says.
        groups: the names of sets of actors.

    Yields:
        A table, with a line for states of one kind.
    """
    rows: list[tuple[Line, ...]] = []
    for (floor, ceiling, authority), actors in list(brief.levels.items())[:_ROWS]:
        cells = (capital(groups.of(actors)), _span(floor), _span(ceiling), _at_home(authority))
        rows.append(tuple((Text(cell),) for cell in cells))
    left = sum(len(actors) for actors in list(brief.levels.values())[_ROWS:])
    if rows:
        yield Paragraph((Text("Help by the other states, over all readings and decisions:"),))
        yield Table(("Who", "Must at least", "May at most", "Authority at home to use forces"), tuple(rows))
    if left:
        yield Paragraph((Text(f"The full memorandum tells of {count(left, 'more state')}."),))


def _span(levels: Sequence[str]) -> str:
    """The levels that occur, the lowest and the highest."""
    said = ["nothing" if level == "none" else level for level in levels]
    if not said:
        return "-"
    return said[0] if len(said) == 1 else f"{said[0]} to {said[-1]}"


def _at_home(authority: Sequence[tuple[str, bool]]) -> str:
    known = dict(authority)
    said: list[str] = []
    for value, words in _AUTHORITY.items():
        if value in known and (known[value] or not said):
            said.append(words if known[value] else f"{words} in some outcomes")
        if known.get(value):
            break
    return "; ".join(said) or "none recorded"
