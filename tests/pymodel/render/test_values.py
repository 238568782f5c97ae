"""Days and lengths of time in words."""

import pytest

from pymodel.render.values import day, hours, span


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (day(20091201), "1 December 2009"),
        (span(19450101, 99991231), ""),
        (span(19730101, 99991231), "from 1 January 1973"),
        (span(19450101, 19850201), "until 1 February 1985"),
        (span(19730101, 19850201), "from 1 January 1973 until 1 February 1985"),
        (hours(48), "48 hours"),
        (hours(72), "72 hours"),
        (hours(1440), "60 days"),
        (hours(100), "100 hours"),
    ],
)
def test_days_and_lengths_of_time(words: str, expected: str) -> None:
    assert words == expected
