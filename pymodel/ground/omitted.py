"""Rules that are left out of a ground program, since nothing that is asked hangs on them.

The rules for some predicates and for all that these hang on have the same consequences without the others, as long as
the others choose nothing and constrain nothing (splitting sets, Lifschitz and Turner 1994).
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pymodel.ground.names import Signature

__all__ = ["NOTHING", "Omitted", "without"]


class Omitted(NamedTuple):
    """What is left out.

    Attributes:
        lines: the first and the last line of each rule, by the file it stands in; nothing else stands on its lines.
        predicates: what the rules are for; a program does not know them and cannot be asked about them.
    """

    lines: Mapping[Path, Sequence[tuple[int, int]]]
    predicates: frozenset[Signature]


NOTHING = Omitted(MappingProxyType({}), frozenset())
"""All rules are there."""


def without(file: Path, lines: Iterable[tuple[int, int]]) -> str:
    """The text of a file with some of its lines empty, so that all others keep their numbers.

    Args:
        file: the file.
        lines: the first and the last line of what is left out, from 1.

    Raises:
        OSError: it cannot be read.
    """
    text = file.read_text(encoding="utf-8").split("\n")
    for first, last in lines:
        text[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(text)
