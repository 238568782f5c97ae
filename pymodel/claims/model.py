"""A claim about the law, as its file states it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from clingo.ast import AST

__all__ = ["EXPECTED", "PATTERNS", "PROOFS", "Claim", "ClaimRule", "Expected", "Pattern"]

Pattern = Literal["always", "possible", "avoidable", "attainable", "depends", "monotone", "independent", "equal"]
Expected = Literal["proved", "refuted", "depends"]

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
EXPECTED: tuple[Expected, ...] = get_args(Expected)
PROOFS = ("ground",)


@dataclass(frozen=True)
class ClaimRule:
    """A rule of a claim.

    Attributes:
        line: where it begins.
        text: as it stands in the file.
        head: the predicate that it derives, as name and arity.
        node: its syntax tree.
    """

    line: int
    text: str
    head: tuple[str, int]
    node: AST = field(repr=False, compare=False)


@dataclass(frozen=True)
class Claim:
    """A claim.

    Attributes:
        id: its name.
        title: what it says, as a sentence.
        file: its file, as it is shown.
        line: the line of its title.
        sources: provisions, readings or claims that it restates or rests on.
        pattern: how it is quantified.
        parameters: what the line of that pattern says: the reading and two positions of `depends`, the field or act of
            `monotone`, the two mechanisms of `independent`.
        expected: the verdict that its author expects.
        why: why that verdict.
        readings: readings that it takes for granted, with their positions.
        restates: the claim that it corrects; empty if none.
        ground_because: why no proof for any number of states is looked for; empty if one is.
        text: the free text of the header.
        rules: the program.
    """

    id: str
    title: str
    file: str
    line: int
    sources: tuple[str, ...]
    pattern: Pattern
    parameters: tuple[str, ...]
    expected: Expected
    why: str
    readings: Mapping[str, str]
    restates: str
    ground_because: str
    text: str
    rules: tuple[ClaimRule, ...]

    @property
    def can_be_general(self) -> bool:
        """Whether a claim of this kind can be proved for any number of states at all."""
        if self.pattern in {"avoidable", "attainable"}:
            return self.defines("strategy", 3)
        return self.pattern in {"always", "equal"}

    def defines(self, name: str, arity: int = 0) -> bool:
        """Whether the file has a rule for a predicate."""
        return any(rule.head == (name, arity) for rule in self.rules)
