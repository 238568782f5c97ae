"""`casus law`: the provisions that the law encodes."""

import sys
from typing import Literal


def law(provision: str | None = None, /, *, format: Literal["text", "json"] = "text") -> int:
    """Lists the provisions, or tells all about one: its text, the rules that cite it, the readings that bear on it.

    Args:
        provision: the id of a provision or of a definition of the project; all are listed if left out.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such provision.
    """
    from pymodel.cli import BAD_INPUT
    from pymodel.law.catalogue import load_law
    from pymodel.law.lookup import provision_entries, provision_entry
    from pymodel.law.names import UnknownNameError
    from pymodel.render.law import provision_list, provision_page
    from pymodel.render.plain import as_json

    known = load_law()
    try:
        if provision is None:
            entries = provision_entries(known)
            print(as_json(entries) if format == "json" else provision_list(entries))
        else:
            entry = provision_entry(known, provision)
            print(as_json(entry) if format == "json" else provision_page(entry))
    except UnknownNameError as error:
        print(f"casus: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0
