"""The lines of an explanation: what each says, where it stands, and what stands below it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Item", "ItemKind", "pruned"]

ItemKind = Literal["step", "fact", "position", "decision", "law", "nothing", "missing", "way", "against", "more"]
"""What a line is: something that follows; a fact of the scenario; a position; a decision; a fact of the law; what
nothing establishes; what is missing; a rule that would give it; what stands in the way; and what was left out."""


@dataclass(eq=False)
class Item:
    """A line and what stands below it.

    Attributes:
        kind: what it is.
        text: what it says.
        cited: the provisions, readings and definitions it rests on.
        place: where it stands.
        below: the lines below it.
        number: a number by which a later line refers to this one; 0 if none does.
        again: the line to which this one refers, because it stands there in full.
    """

    kind: ItemKind
    text: str
    cited: tuple[str, ...] = ()
    place: str = ""
    below: list["Item"] = field(default_factory=list)
    number: int = 0
    again: "Item | None" = None


def pruned(items: Iterable[Item], depth: int | None) -> list[Item]:
    """The lines down to a depth.

    Args:
        items: the lines.
        depth: how many levels to keep; all if None.

    Returns:
        New lines; what is left out is counted in a line of its own, and nothing refers to it.
    """
    made: dict[int, Item] = {}
    return list(items) if depth is None else [_cut(one, depth, made) for one in items]


def _cut(item: Item, depth: int, made: dict[int, Item]) -> Item:
    again = made.get(id(item.again)) if item.again is not None else None
    new = Item(item.kind, item.text, item.cited, item.place, [], item.number, again)
    made[id(item)] = new
    if depth > 1:
        new.below = [_cut(one, depth - 1, made) for one in item.below]
    elif item.below:
        count = sum(_size(one) for one in item.below)
        new.below = [Item("more", f"{count} more line{'' if count == 1 else 's'} below")]
    return new


def _size(item: Item) -> int:
    return 1 + sum(map(_size, item.below))
