"""What a prover is asked: named assertions that are to be refuted or satisfied together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Assertion", "Obligation"]


class Assertion(NamedTuple):
    """A formula that is asserted.

    Attributes:
        group: what it belongs to, such as the predicate it defines; cores are told by groups.
        text: the formula in SMT-LIB.
    """

    group: str
    text: str


@dataclass(frozen=True)
class Obligation:
    """Declarations and assertions, in the order in which they are written.

    Attributes:
        logic: the logic of SMT-LIB.
        declarations: whole commands, such as `(declare-const |a| Bool)`.
        assertions: what holds together.
        header: lines of comment for readers.
    """

    logic: str
    declarations: tuple[str, ...]
    assertions: tuple[Assertion, ...]
    header: tuple[str, ...] = field(default=())

    def also(self, assertions: Iterable[Assertion], declarations: Iterable[str] = ()) -> "Obligation":
        """The same obligation with more declared and asserted."""
        more = (*self.declarations, *declarations)
        return Obligation(self.logic, more, (*self.assertions, *assertions), self.header)

    def only(self, groups: Iterable[str]) -> "Obligation":
        """The assertions of some groups alone."""
        kept = set(groups)
        said = tuple(assertion for assertion in self.assertions if assertion.group in kept)
        return Obligation(self.logic, self.declarations, said, self.header)

    def with_header(self, lines: Iterable[str]) -> "Obligation":
        """The same obligation with other comments."""
        return Obligation(self.logic, self.declarations, self.assertions, tuple(lines))

    def text(self, *, expected: str = "") -> str:
        """The obligation as an SMT-LIB 2 file.

        Args:
            expected: `sat` or `unsat`, if it is known.

        Returns:
            The text, the same for the same obligation.
        """
        lines = [f"; {line}".rstrip() for line in self.header]
        lines.append(f"(set-logic {self.logic})")
        if expected:
            lines.append(f"(set-info :status {expected})")
        lines += self.declarations
        lines += _grouped(self.assertions)
        return "\n".join([*lines, "(check-sat)", ""])


def _grouped(assertions: Sequence[Assertion]) -> list[str]:
    """The assertions, with a comment where a new group begins."""
    lines: list[str] = []
    group = ""
    for assertion in assertions:
        if assertion.group != group:
            group = assertion.group
            lines.append(f"; {group}")
        lines.append(f"(assert {assertion.text})")
    return lines
