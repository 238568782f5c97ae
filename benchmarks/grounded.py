"""A program that consists of several texts, grounded by clingo."""

from collections.abc import Iterable

import clingo


def grounded(parts: Iterable[str], *options: str, observer: clingo.Observer | None = None) -> clingo.Control:
    """Grounds a program.

    Args:
        parts: its texts.
        options: options of clingo beside one thread.
        observer: what looks at the ground rules.

    Returns:
        The solver that ground it.
    """
    control = clingo.Control(["-t1", *options], logger=lambda *_: None)
    if observer is not None:
        control.register_observer(observer)
    for part in parts:
        control.add("base", [], part)
    control.ground([("base", [])])
    return control
