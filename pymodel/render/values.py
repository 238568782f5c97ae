"""Words for readers: days, spans, lengths of time, counts and ids."""

__all__ = ["capital", "count", "day", "hours", "is_day", "spaced", "span"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_FIRST_DAY = 10_000_101
_OPEN_START, _OPEN_END = 19450101, 99991231


def is_day(number: int) -> bool:
    """Whether a number is a day, yyyymmdd."""
    return number >= _FIRST_DAY and 1 <= number // 100 % 100 <= len(_MONTHS) and 1 <= number % 100 <= 31


def day(date: int) -> str:
    """A day of the law, 20091201, as 1 December 2009."""
    return f"{date % 100} {_MONTHS[date // 100 % 100 - 1]} {date // 10000}"


def span(start: int, end: int) -> str:
    """From one day until before another, in words; nothing where both ends are open."""
    words = []
    if start > _OPEN_START:
        words.append(f"from {day(start)}")
    if end < _OPEN_END:
        words.append(f"until {day(end)}")
    return " ".join(words)


def hours(number: int) -> str:
    """A length of time: up to three days in hours, else in days if they are whole."""
    if number > 72 and number % 24 == 0:
        return f"{number // 24} days"
    return f"{number} hours"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun, as `1 rule` and `2 rules`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def spaced(name: str) -> str:
    """An id without a text of its own, as words."""
    return name.replace("_", " ")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
