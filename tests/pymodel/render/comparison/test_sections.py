"""Reasons are numbered in the order in which the text first refers to them, and each is told once."""

from pymodel.render.comparison.numbers import Numbers
from pymodel.render.comparison.plain_values import comparison_json
from pymodel.render.comparison.sections import Entry, Table, laid_out


def test_a_reason_has_the_number_of_its_first_use_in_whatever_section() -> None:
    numbers = Numbers()
    first = laid_out(("TITLE", Entry("one", ("b", "a"), 2, 2), Entry("none", indent=2)), numbers)
    second = laid_out(("OTHER", Table(((("x", "two"), ("c", "a")),), 4)), numbers)
    assert first == "TITLE\n  one  (see 1, 2)\n  none"
    assert second == "OTHER\n    x  two  (see 2, 3)"
    assert numbers.told == ("b", "a", "c")


def test_in_json_reasons_are_places_in_one_list() -> None:
    parts = [
        {"mechanisms": [{"mechanism": "m", "reasons": ("b", "a")}]},
        {"acts": [{"what": "w", "reasons": ("c", "a")}, {"what": "v", "reasons": ()}]},
    ]
    assert comparison_json(parts) == {
        "mechanisms": [{"mechanism": "m", "reasons": [0, 1]}],
        "acts": [{"what": "w", "reasons": [1, 2]}, {"what": "v", "reasons": []}],
        "reasons": ["b", "a", "c"],
    }


def test_a_section_with_nothing_to_tell_is_empty() -> None:
    assert laid_out((), Numbers()) == ""
