"""`casus states`, `places`, `means` and `acts`: what a scenario may name."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from pymodel.law.catalogue import Law

Format = Literal["text", "json"]
_Entry = TypeVar("_Entry")


def states(name: str | None = None, /, *, format: Format = "text") -> int:
    """Lists the states since 1945, or tells all about one.

    Args:
        name: an id or a name; all are listed if left out.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such state.
    """
    from pymodel.law.listings import state_entries
    from pymodel.render.listings import states_text

    return _show(state_entries, states_text, name, format)


def places(name: str | None = None, /, *, format: Format = "text") -> int:
    """Lists the places, or tells all about one.

    Args:
        name: an id or a name; all are listed if left out.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such place.
    """
    from pymodel.law.listings import place_entries
    from pymodel.render.listings import places_text

    return _show(place_entries, places_text, name, format)


def means(name: str | None = None, /, *, format: Format = "text") -> int:
    """Lists the means of pressure and force that an incident may have.

    Args:
        name: an id; all are listed if left out.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such means.
    """
    from pymodel.law.listings import means_entries
    from pymodel.render.listings import means_text

    return _show(means_entries, means_text, name, format)


def acts(name: str | None = None, /, *, format: Format = "text") -> int:
    """Lists the acts that are decisions, with the values each may take.

    Args:
        name: an act, or the word before its brackets; all are listed if left out.
        format: plain text, or JSON.

    Returns:
        The exit status: 0 done, 2 if there is no such act.
    """
    from pymodel.law.listings import act_entries
    from pymodel.render.listings import acts_text

    return _show(act_entries, acts_text, name, format)


def _show(
    find: "Callable[[Law, str | None], tuple[_Entry, ...]]",
    render: Callable[[Sequence[_Entry]], str],
    name: str | None,
    format: Format,
) -> int:
    from pymodel.cli import BAD_INPUT
    from pymodel.law.catalogue import load_law
    from pymodel.law.names import UnknownNameError
    from pymodel.render.plain import as_json

    try:
        entries = find(load_law(), name)
    except UnknownNameError as error:
        print(f"casus: {error}", file=sys.stderr)
        return BAD_INPUT
    print(as_json(entries) if format == "json" else render(entries))
    return 0
