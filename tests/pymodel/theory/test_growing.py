"""Definitions are added until they refute the goal, and those that lead nowhere are left out again."""

from pymodel.theory.first_order.growing import Tried, growing

Names = frozenset[tuple[str, int]]
LOOKS_AT = {"goal": ["a", "b", "endless"], "a": ["c"], "b": [], "c": [], "endless": []}


def named(*names: str) -> Names:
    return frozenset((name, 0) for name in names)


def next_to(used: Names) -> list[tuple[str, int]]:
    return sorted({(one, 0) for name, _ in used for one in LOOKS_AT[name]} - used)


def search(needed: Names, most: int = 20) -> tuple[Names | None, list[Names]]:
    """What is found where some definitions refute the goal and `endless` keeps Z3 from ever being done."""
    asked: list[Names] = []

    def ask(used: Names) -> Tried:
        asked.append(used)
        return "gave up" if ("endless", 0) in used else "refuted" if needed <= used else "exhausted"

    return growing(named("goal"), next_to, ask, most), asked


def test_what_is_missing_is_found_step_by_step() -> None:
    found, _ = search(named("goal", "a", "c"))
    assert found == named("goal", "a", "b", "c")


def test_a_definition_that_leads_to_ever_new_things_is_tried_alone_once() -> None:
    _, asked = search(named("goal", "a", "c"))
    alone = [place for place, used in enumerate(asked) if used - {("endless", 0)} == asked[place - 1] if place]
    tried = [place for place, used in enumerate(asked) if ("endless", 0) in used]
    assert len(tried) == 3  # with two others, with one, alone
    assert tried[-1] in alone
    assert len(asked) > tried[-1] + 1


def test_nothing_is_found_where_no_definitions_are_enough_or_too_few_are_tried() -> None:
    assert search(named("goal", "elsewhere"))[0] is None
    found, asked = search(named("goal", "a", "c"), most=2)
    assert found is None
    assert len(asked) == 2
