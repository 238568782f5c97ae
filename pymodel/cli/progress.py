"""A progress bar on standard error, for people only."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Passes items on, with a bar where more than one is awaited and standard error is a terminal.

    Args:
        items: what to pass on.
        total: how many there will be.
        what: what is being done.

    Yields:
        The items.
    """
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, total=total, console=Console(stderr=True), transient=True)
