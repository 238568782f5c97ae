"""`casus readings`: the contested questions of law."""

import sys
from typing import Literal


def readings(reading: str | None = None, /, *, format: Literal["text", "json"] = "text") -> int:
    """Lists the contested questions with their positions, or tells all about one.

    Args:
        reading: the id of a reading; all are listed if left out.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such reading.
    """
    from pymodel.cli import BAD_INPUT
    from pymodel.law.catalogue import load_law
    from pymodel.law.lookup import reading_entries, reading_entry
    from pymodel.law.names import UnknownNameError
    from pymodel.render.law import reading_list, reading_page
    from pymodel.render.plain import as_json

    known = load_law()
    try:
        if reading is None:
            entries = reading_entries(known)
            print(as_json(entries) if format == "json" else reading_list(entries))
        else:
            entry = reading_entry(known, reading)
            print(as_json(entry) if format == "json" else reading_page(entry))
    except UnknownNameError as error:
        print(f"casus: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0
