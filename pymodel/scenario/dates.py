"""Dates as the law has them: integers yyyymmdd, half-open spans."""

import re
from datetime import date

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_OPEN_START, _OPEN_END = 19450101, 99991231


class DateError(ValueError):
    """The text is no date; the message says why, in the style of the problems."""


def parse_date(text: str) -> int:
    """Reads a date in the form year-month-day.

    Args:
        text: such as `2026-03-01`.

    Returns:
        The date as an integer, such as 20260301.

    Raises:
        DateError: if it is in another form, or no day of the calendar.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        loose = _LOOSE.fullmatch(text)
        hint = f"; write `{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}`" if loose else ", such as `2026-03-01`"
        raise DateError(f"is no date: a date is year-month-day{hint}")
    year, month, day = (int(part) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        raise DateError("is no day of the calendar") from None
    return year * 10000 + month * 100 + day


def iso(number: int) -> str:
    """A date as text, such as `2026-03-01`."""
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def span_text(start: int, end: int) -> str:
    """A half-open span of dates as words; an end that lies beyond the data is left out."""
    parts = [f"from {iso(start)}"] if start > _OPEN_START else []
    parts += [f"until {iso(end)}"] if end < _OPEN_END else []
    return " ".join(parts) or "always"
