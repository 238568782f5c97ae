"""Where the rules of the law fire, as plain text and as JSON."""

import json
from collections.abc import Sequence
from itertools import groupby

from pymodel.coverage import Coverage, RuleCoverage, Support
from pymodel.render.plain import columns, paragraph

_HEADS = {
    Support.INCIDENTS: "two or more",
    Support.INCIDENT_AND_CLAIM: "one, and a claim",
    Support.INCIDENT: "one",
    Support.NONE: "none",
}


def coverage_text(table: Coverage, *, every: bool = False) -> str:
    """The rules that fire nowhere, then each file, then what history has not tested.

    Args:
        table: the coverage of some scenarios.
        every: list every rule at the end, with where it fires.

    Returns:
        The text without a final line break.
    """
    parts = [f"{len(table.rules)} rules, {_scenarios(table)}"]
    parts.append(_titled("INCOMPLETE: these scenarios could not be tried", [f"  {name}" for name in table.missing]))
    silent = "FIRE NOWHERE, and nothing says why" if table.shipped else "FIRE IN NONE OF THESE SCENARIOS"
    parts.append(_titled(silent, [_line(one) for one in table.unexplained]))
    parts.append(_titled("SAID TO FIRE NOWHERE, but fire", [_line(one) for one in table.contradicted]))
    parts.append(_titled("FIRE NOWHERE, for a reason", _reasons(table), len(table.explained)))
    parts.append(_files(table))
    if every:
        rows = [f"{_line(one)}\n{paragraph(_support(table, one), 6)}" for one in table.rules]
        parts.append(_titled("EVERY RULE", rows))
    elif table.shipped:
        untested = [_line(one) for one in table.rules if one.support is Support.NONE and one.scenarios]
        parts.append(_titled("FIRE IN NO INCIDENT: history has not tested them yet", untested))
    return "\n\n".join(part for part in parts if part)


def rules_text(table: Coverage, rules: Sequence[RuleCoverage]) -> str:
    """Some rules, each with every scenario in which it fires.

    Args:
        table: the coverage.
        rules: one or more of its rules.

    Returns:
        The text without a final line break.
    """
    return "\n\n".join(_page(table, one) for one in rules)


def coverage_json(table: Coverage, rules: Sequence[RuleCoverage]) -> str:
    """The table, or a part of it, as JSON.

    Args:
        table: the coverage.
        rules: the rules to tell of.

    Returns:
        Indented JSON without a final line break.
    """
    content = {
        "complete": not table.missing,
        "shipped": table.shipped,
        "scenarios": table.scenarios,
        "incidents": table.incidents,
        "unexplained": [one.rule.place for one in table.unexplained],
        "contradicted": [one.rule.place for one in table.contradicted],
        "rules": [
            {
                "file": one.rule.file,
                "line": one.rule.line,
                "kind": one.rule.kind,
                "cites": one.rule.cited,
                "label": one.rule.label,
                "untested": one.rule.untested,
                "scenarios": one.scenarios,
                "incidents": len(one.incidents),
                "claims": one.claims,
                "support": one.support.value if table.shipped else None,
            }
            for one in rules
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _scenarios(table: Coverage) -> str:
    return f"{_count(len(table.scenarios), 'scenario')}, {len(table.incidents)} of them incidents that happened"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _titled(title: str, lines: Sequence[str], number: int | None = None) -> str:
    return "\n".join([f"{title} ({len(lines) if number is None else number})", *lines]) if lines else ""


def _line(one: RuleCoverage) -> str:
    return columns([(one.rule.place, _label(one))], 2)


def _label(one: RuleCoverage) -> str:
    return f"[{', '.join(one.rule.cited)}] {one.rule.label}"


def _reasons(table: Coverage) -> list[str]:
    """Each reason once, above the rules that give it."""
    by_reason: dict[str, list[RuleCoverage]] = {}
    for one in table.explained:
        by_reason.setdefault(one.rule.untested, []).append(one)
    lines: list[str] = []
    for reason, rules in by_reason.items():
        lines.append(paragraph(f"{reason}:", 2))
        lines += [columns([(one.rule.place, _label(one))], 4) for one in rules]
    return lines


def _support(table: Coverage, one: RuleCoverage) -> str:
    """Where a rule fires and what supports it, in one line."""
    if not one.scenarios:
        if one.rule.untested or table.shipped:
            return f"fires nowhere: {one.rule.untested or 'nothing says why'}"
        return "fires in none of these scenarios"
    history = _count(len(one.incidents), "incident") if one.incidents or not table.shipped else Support.NONE.value
    claims = f"; {_count(len(one.claims), 'claim')}" if one.claims else ""
    return f"fires in {_count(len(one.scenarios), 'scenario')}; {history}{claims}"


def _files(table: Coverage) -> str:
    """How many rules of each file fire, and in how many incidents."""
    rows = [("file", "rules", "fire", *_HEADS.values())]
    for file, rules in groupby(table.rules, key=lambda one: one.rule.file):
        rows.append(_numbers(file, list(rules)))
    rows.append(_numbers("together", table.rules))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])  # numbers to the right
        for row in rows
    ]
    over = " " * (sum(widths[:3]) + 6)
    return "\n".join([f"{over}by the incidents in which they fire", *lines])


def _numbers(file: str, rules: Sequence[RuleCoverage]) -> tuple[str, ...]:
    firing = [one for one in rules if one.scenarios]
    by_support = (sum(1 for one in firing if one.support is support) for support in _HEADS)
    return (file, str(len(rules)), str(len(firing)), *map(str, by_support))


def _page(table: Coverage, one: RuleCoverage) -> str:
    head = paragraph(f"{one.rule.place}  {_label(one)}", 0, 2)
    lines = [head, paragraph(_support(table, one), 2)]
    if one.claims:
        lines.append(paragraph(f"claims: {', '.join(one.claims)}", 2, 2))
    return "\n".join([*lines, *(f"    {name}" for name in one.scenarios)])
