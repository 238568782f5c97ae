"""What an amendment does to the verdicts on claims: which change, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pymodel.amendments.amend import Amended
from pymodel.claims.checks import check_claim
from pymodel.claims.errors import ClaimError
from pymodel.claims.findings import RuleUsed, Verdict
from pymodel.claims.model import Claim

__all__ = ["NOT_STATED", "Change", "change", "unstated"]

NOT_STATED = "cannot be stated"


@dataclass(frozen=True)
class Change:
    """A claim before and after the amendments.

    Attributes:
        before: the verdict on the law as it stands.
        after: the verdict on the amended law; None where the claim names what that law no longer has.
        why: why they differ, as far as the rules that the proofs use tell it; or why it cannot be stated.
    """

    before: Verdict
    after: Verdict | None
    why: str = ""

    @property
    def outcome(self) -> str:
        """The verdict afterwards, in words."""
        return NOT_STATED if self.after is None else self.after.verdict

    @property
    def differs(self) -> bool:
        """Whether the verdict is another one."""
        return self.before.verdict != self.outcome

    @property
    def lost(self) -> bool:
        """Whether a guarantee is lost: the claim was proved and no longer is."""
        return self.before.verdict == "proved" and self.differs and self.outcome != "unknown"


def unstated(claims: Sequence[Claim], files: Sequence[Path], amended: Amended) -> Mapping[str, str]:
    """Which claims the amended law has no words for.

    Args:
        claims: claims about the law as it stands.
        files: the file of each.
        amended: the amended law.

    Returns:
        By id, what each such claim names that the amended law does not have, or has as a name of its own.
    """
    wrong: dict[str, str] = {}
    for claim, file in zip(claims, files, strict=True):
        try:
            check_claim(claim, file, amended.law.program)
        except ClaimError as error:
            wrong[claim.id] = error.problems[0]
    return wrong


def change(before: Verdict, after: Verdict | None, amended: Amended, why: str = "") -> Change:
    """Sets two verdicts side by side.

    Args:
        before: on the law as it stands.
        after: on the amended law; None where the claim cannot be stated.
        amended: the amended law.
        why: why it cannot be stated.

    Returns:
        Both, with the reason where the rules of the proofs give one.
    """
    if after is None or before.verdict == after.verdict:
        return Change(before, after, why)
    gone = {(one.statement.file, one.statement.line) for one in amended.repealed}
    used = [rule for rule in before.rules if (rule.file, rule.line) in gone]
    new = [rule for rule in after.rules if rule.file in amended.amendments]
    parts = []
    if used:
        parts.append(f"its proof used what is repealed: {_places(used)}")
    if new:
        parts.append(f"its proof now uses {_places(new)}")
    if after.note:
        parts.append(after.note)
    return Change(before, after, "; ".join(parts))


def _places(rules: Sequence[RuleUsed]) -> str:
    return ", ".join(f"{rule.file}:{rule.line}" for rule in rules)
