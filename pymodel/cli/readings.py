"""`casus readings`: the contested questions of law, and the bundles that answer them."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter


def readings(
    reading: str | None = None,
    /,
    *,
    bundle: str | None = None,
    bundles: Annotated[bool, Parameter(negative=())] = False,
    format: Literal["text", "json"] = "text",
) -> int:
    """Lists the contested questions with their positions, or tells all about one; or shows the bundles of readings.

    Args:
        reading: the id of a reading; all are listed if left out.
        bundle: the name of a bundle: its positions, each with the reason.
        bundles: list the bundles; `casus solve --readings NAME` takes one.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such reading or bundle, or more than one thing is asked for.
    """
    from pymodel.cli import BAD_INPUT
    from pymodel.law.catalogue import load_law
    from pymodel.law.lookup import bundle_entries, bundle_entry, reading_entries, reading_entry
    from pymodel.law.names import UnknownNameError
    from pymodel.render.law import bundle_list, bundle_page, reading_list, reading_page
    from pymodel.render.plain import as_json

    if (reading is not None) + (bundle is not None) + bundles > 1:
        print("casus: ask for one reading, for one bundle, or for the list of bundles", file=sys.stderr)
        return BAD_INPUT
    known = load_law()
    try:
        if bundle is not None:
            one = bundle_entry(known, bundle)
            print(as_json(one) if format == "json" else bundle_page(one))
        elif bundles:
            listed = bundle_entries(known)
            print(as_json(listed) if format == "json" else bundle_list(listed))
        elif reading is None:
            entries = reading_entries(known)
            print(as_json(entries) if format == "json" else reading_list(entries))
        else:
            entry = reading_entry(known, reading)
            print(as_json(entry) if format == "json" else reading_page(entry))
    except UnknownNameError as error:
        print(f"casus: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0
