"""What is chosen in an outcome, by the predicates of the law's choice rules."""

from collections.abc import Mapping
from typing import Literal

__all__ = ["CHOICES", "ChoiceKind"]

ChoiceKind = Literal["open fact", "position", "decision"]

CHOICES: Mapping[tuple[str, int], ChoiceKind] = {
    ("value", 3): "open fact",
    ("position", 2): "position",
    ("decides", 3): "decision",
}
"""What a choice rule gives, and what kind of end of an explanation it is."""
