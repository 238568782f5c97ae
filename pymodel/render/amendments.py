"""What an amendment does to the verdicts on claims, as text and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pymodel.amendments.amend import Amended
from pymodel.amendments.compare import Change
from pymodel.render.plain import columns, paragraph

__all__ = ["as_json", "table"]


def table(changes: Sequence[Change], amended: Amended) -> str:
    """The claims whose verdict changes, how many stay, and the scenarios that show what is new.

    Args:
        changes: every claim that was asked.
        amended: the amended law.

    Returns:
        The text.
    """
    lines = [
        f"the law amended by {', '.join(amended.amendments)}: {len(amended.repealed)} repealed, "
        f"{len(amended.added)} added"
    ]
    different = [one for one in changes if one.differs]
    if different:
        head = ("claim", "before", "after", "")
        rows = [(one.before.claim, one.before.verdict, one.outcome, "lost" if one.lost else "") for one in different]
        lines.append(columns([head, *rows], wrap=False))
    lost = sum(one.lost for one in different)
    same = len(changes) - len(different)
    lines.append(f"{_verdicts(len(different))} and {same} stay{'' if same != 1 else 's'}; guarantees lost: {lost}")
    for one in different:
        lines += ["", paragraph(f"{one.before.claim}: {one.before.title}", 0, 2)]
        if one.why:
            lines.append(paragraph(f"why: {one.why}", 2, 4))
        law, shown = ("before", one.before) if one.after is None or not one.after.scenarios else ("after", one.after)
        for scenario in shown.scenarios:
            lines += [f"  {law}: {scenario.says}", *(f"    {line}" for line in scenario.text.splitlines())]
    return "\n".join(lines)


def _verdicts(number: int) -> str:
    """How many verdicts change, as a sentence would say it."""
    return "no verdict changes" if not number else f"{number} verdict{' changes' if number == 1 else 's change'}"


def as_json(changes: Sequence[Change], amended: Amended) -> dict[str, Any]:
    """The same as values that `json.dumps` takes."""
    return {
        "amendments": list(amended.amendments),
        "repealed": [
            {"file": one.statement.file, "line": one.statement.line, "text": one.statement.text}
            for one in amended.repealed
        ],
        "added": [
            {"file": one.statement.file, "line": one.statement.line, "text": one.statement.text}
            for one in amended.added
        ],
        "claims": [
            {
                "claim": one.before.claim,
                "title": one.before.title,
                "before": one.before.verdict,
                "after": one.outcome,
                "lost": one.lost,
                "why": one.why,
                "scenarios": [asdict(scenario) for scenario in one.after.scenarios] if one.after else [],
            }
            for one in changes
        ],
        "lost": sum(one.lost for one in changes),
    }
