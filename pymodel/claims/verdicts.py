"""From the findings at each date to the verdict over all dates."""

from collections.abc import Sequence

from pymodel.claims.findings import Finding, VerdictName
from pymodel.claims.model import Claim

__all__ = ["is_settled", "over_dates"]

_FOUND: dict[str, VerdictName] = {"possible": "proved", "depends": "depends"}


def is_settled(claim: Claim, finding: Finding) -> bool:
    """Whether one date decides the claim, so that no other need be asked."""
    if finding.status == "error":
        return True
    if claim.pattern == "independent":
        return bool(finding.combinations) and all(possible for _, _, possible in finding.combinations)
    return finding.status == "found"


def over_dates(claim: Claim, findings: Sequence[Finding]) -> tuple[VerdictName, str]:
    """The verdict over all dates.

    Args:
        claim: the claim.
        findings: one for each date, or fewer where one of them is enough.

    Returns:
        The verdict, and what is to be said of it.
    """
    if wrong := next((finding for finding in findings if finding.status == "error"), None):
        return "internal error", wrong.note
    found = [finding for finding in findings if finding.status == "found"]
    if claim.pattern == "independent":
        return _independent(findings)
    if found:
        return _FOUND.get(claim.pattern, "refuted"), ""
    open_dates = [finding.date for finding in findings if finding.status == "unknown"]
    if open_dates:
        return "unknown", f"no answer within the time limit for {', '.join(map(str, open_dates))}"
    if not any(finding.supposed for finding in findings):
        return "vacuous", "what it supposes never happens"
    return ("refuted", "no scenario shows it") if claim.pattern in _FOUND else ("proved", "")


def _independent(findings: Sequence[Finding]) -> tuple[VerdictName, str]:
    """Every combination of statuses that each can have alone occurs together, at some date."""
    if any(finding.status == "unknown" for finding in findings):
        return "unknown", "no answer within the time limit"
    if not any(finding.supposed for finding in findings):
        return "vacuous", "what it supposes never happens"
    together: dict[tuple[str, str], bool] = {}
    for finding in findings:
        for one, other, possible in finding.combinations:
            together[one, other] = together.get((one, other), False) or possible
    first = {one for (one, _), possible in together.items() if possible}
    second = {other for (_, other), possible in together.items() if possible}
    missing = [f"{one} with {other}" for one in first for other in second if not together.get((one, other), False)]
    if missing:
        return "refuted", f"never together: {', '.join(sorted(missing))}"
    if not together:
        return "vacuous", "neither is ever open to a victim"
    return "proved", f"{len(together)} combinations"
