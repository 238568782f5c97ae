"""Plain text: columns, paragraphs and dates, the same on every terminal."""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

WIDTH = 100
# dates that stand for "as far back as the data go" and "still"
_OPEN_START, _OPEN_END = 19450101, 99991231


def paragraph(text: str, indent: int = 0, hanging: int = 0) -> str:
    """Text wrapped to the width; its own paragraphs stay apart.

    Args:
        text: paragraphs, separated by empty lines.
        indent: spaces before every line.
        hanging: more spaces before every line but the first.

    Returns:
        The lines.
    """
    margin, later = " " * indent, " " * (indent + hanging)
    return "\n\n".join(
        textwrap.fill(part, WIDTH, initial_indent=margin, subsequent_indent=later, break_on_hyphens=False)
        for part in text.split("\n\n")
    )


def columns(rows: Sequence[Sequence[str]], indent: int = 0, *, wrap: bool = True) -> str:
    """Rows as aligned columns; the last column wraps under itself.

    Args:
        rows: of equal length.
        indent: spaces before every line.
        wrap: whether the last column wraps; long lists stay one line for each row.

    Returns:
        The lines; nothing if there are no rows.
    """
    if not rows:
        return ""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    lines = []
    for row in rows:
        start = " " * indent + "".join(f"{cell:<{width}}  " for cell, width in zip(row[:-1], widths, strict=True))
        if not wrap:
            lines.append(f"{start}{row[-1]}".rstrip())
            continue
        hanging = " " * min(len(start), WIDTH // 2)
        lines.append(
            textwrap.fill(
                row[-1], WIDTH, initial_indent=start, subsequent_indent=hanging,
                break_long_words=False, break_on_hyphens=False,
            ).rstrip()
            or start.rstrip()
        )  # fmt: skip
    return "\n".join(lines)


def date(day: int) -> str:
    """A date of the law, 20091201, as 2009-12-01."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def period(start: int, end: int) -> str:
    """From one day until before another, in words; nothing where both ends are open."""
    words = []
    if start > _OPEN_START:
        words.append(f"from {date(start)}")
    if end < _OPEN_END:
        words.append(f"until {date(end)}")
    return " ".join(words)


def as_json(value: Any) -> str:
    """Records as JSON text, in the order of their fields.

    Args:
        value: a record, or a sequence of them.

    Returns:
        Indented JSON without a final line break; letters outside ASCII stay as they are.
    """
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else [asdict(one) for one in value]
    return json.dumps(plain, ensure_ascii=False, indent=2)
