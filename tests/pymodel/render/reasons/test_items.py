"""Lines are pruned to a depth, and what is left out is counted and not referred to."""

from pymodel.render.reasons.items import Item, pruned


def tree() -> Item:
    leaf = Item("fact", "a fact", place="a.yaml:1")
    shared = Item("step", "shared", below=[leaf], number=1)
    return Item("step", "top", below=[Item("step", "left", below=[shared]), Item("step", "shared", again=shared)])


def test_without_a_depth_nothing_changes() -> None:
    top = tree()
    assert pruned([top], None) == [top]


def test_what_is_deeper_is_counted() -> None:
    (top,) = pruned([tree()], 2)
    left, again = top.below
    assert [item.text for item in left.below] == ["2 more lines below"]
    assert again.again is None
    (only,) = pruned([tree()], 1)
    assert [item.text for item in only.below] == ["4 more lines below"]


def test_a_reference_follows_its_line() -> None:
    (top,) = pruned([tree()], 3)
    left, again = top.below
    assert again.again is left.below[0]
    assert again.again.number == 1
