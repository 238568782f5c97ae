"""What a comparison looks up."""

from collections.abc import Mapping, Sequence

from pymodel.comparison.records import Subject

__all__ = ["READ"]

# what checks a scenario, closes what is open and offers a choice
_ALWAYS = (
    "act_value/2",
    "asked/1",
    "can_take/2",
    "conflict/3",
    "conflict_because/3",
    "date/1",
    "excluded/2",
    "headline/2",
    "incident/1",
    "main_column/1",
    "may_choose/3",
    "mechanism/1",
    "offered/2",
    "open/2",
    "party/2",
    "passive/2",
    "position_of/3",
    "reading/1",
    "readings_scope/1",
    "victim/1",
)
READ: Mapping[Subject, Sequence[str]] = {
    "mechanisms": (*_ALWAYS, "adversary/1", "breach/3", "status/3", "stops/3", "wrongdoer/2"),
    "actors": (
        *_ALWAYS,
        "at_least/2",
        "authority/2",
        "breach/3",
        "ceiling/2",
        "floor/2",
        "may/3",
        "must/3",
        "must_not/3",
    ),
}
"""The predicates that a comparison looks up, by what it is about; to look up any other is refused."""
