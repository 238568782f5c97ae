"""Verdicts on claims as text and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pymodel.claims.findings import FOUND_AFTER_ALL, Verdict
from pymodel.render.plain import columns, paragraph

__all__ = ["as_json", "explained", "table"]


def table(verdicts: Sequence[Verdict]) -> str:
    """A line for each claim, and what differs from the expected.

    Args:
        verdicts: in the order in which they are shown.

    Returns:
        The text.
    """
    head = ("claim", "pattern", "verdict", "seconds", "rules", "method")
    rows = [head]
    for one in verdicts:
        verdict = one.verdict if one.as_expected or one.failed else f"{one.verdict}, not {one.expected}"
        rows.append((one.claim, one.pattern, verdict, f"{one.seconds:.1f}", str(len(one.rules) or ""), one.method))
    lines = [columns(rows, wrap=False)]
    for one in verdicts:
        if not one.as_expected or one.verdict == "unknown":
            note = f": {one.note}" if one.note else ""
            lines.append(f"{one.file}:{one.line}: {one.verdict}, expected {one.expected}{note}")
    good = sum(one.as_expected for one in verdicts)
    lines.append(f"{len(verdicts)} claim{'' if len(verdicts) == 1 else 's'}, {good} as expected")
    universal = [one for one in verdicts if one.pattern == "always" and one.verdict == "proved"]
    if universal:
        everywhere = sum(not (one.outside or one.ground_because) for one in universal)
        lines.append(f"{everywhere} of {len(universal)} universal claims that hold are proved for any number of states")
    unsearched = sum(bool(one.ground_because) for one in verdicts)
    if unsearched:
        many = "file says" if unsearched == 1 else "files say"
        lines.append(f"of {unsearched} no such proof was looked for, as the {many}; `--search` looks")
    lines += [f"{one.file}:{one.line}: {one.note}" for one in verdicts if one.note == FOUND_AFTER_ALL]
    return "\n".join(lines)


def explained(verdict: Verdict) -> str:
    """Everything about one verdict.

    Args:
        verdict: the verdict.

    Returns:
        The text.
    """
    lines = [
        paragraph(f"{verdict.claim}: {verdict.title}"),
        "",
        *columns(
            [
                ("stands in", f"{verdict.file}:{verdict.line}"),
                ("pattern", verdict.pattern),
                ("verdict", verdict.verdict + ("" if verdict.as_expected else f" (expected: {verdict.expected})")),
                ("method", verdict.method),
                ("ranges over", verdict.ranges_over),
                *([("proof", f"in this world alone: {verdict.ground_because}")] if verdict.ground_because else []),
                *([("note", verdict.note)] if verdict.note else []),
            ],
            indent=2,
        ).splitlines(),
    ]
    if verdict.outside:
        lines += ["", "Outside what is proved for any number of states"]
        lines += [paragraph(one, 2, 4) for one in verdict.outside]
    if verdict.axioms:
        lines += ["", "Taken from the world", *(paragraph(axiom, 2, 2) for axiom in verdict.axioms)]
    if verdict.provisions:
        lines += ["", "Provisions used", paragraph(", ".join(verdict.provisions), 2)]
    if verdict.rules:
        lines += ["", "Rules used"]
        lines += [paragraph(f"{rule.file}:{rule.line} {rule.label}", 2, 4) for rule in verdict.rules]
    for scenario in verdict.scenarios:
        lines += ["", f"A scenario: {scenario.says}", *(f"  {line}" for line in scenario.text.splitlines())]
    return "\n".join(lines)


def as_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict as values that `json.dumps` takes."""
    return {**asdict(verdict), "as_expected": verdict.as_expected, "seconds": round(verdict.seconds, 3)}
