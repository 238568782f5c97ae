"""The facts as understood: what the scenario says, what it leaves to defaults, what it leaves open."""

from collections.abc import Mapping

from pymodel.render.plain import columns, date, paragraph
from pymodel.render.words import Words
from pymodel.scenario import Scenario

Given = Mapping[tuple[str, str], list[str]]


def situation(scenario: Scenario, words: Words) -> str:
    """The section on the facts.

    Args:
        scenario: the scenario.
        words: what things are called.

    Returns:
        Lines of text.
    """
    given: dict[tuple[str, str], list[str]] = {}
    for fact in scenario.situation:
        if fact.name == "given":
            subject, field, value = (str(argument) for argument in fact.arguments)
            given.setdefault((subject, field), []).append(value)
    defaults = {(str(subject), field) for subject, field, _ in scenario.defaults_used}
    subjects = sorted({subject for subject, _ in given if subject != "scenario"}, key=int)
    parts = [f"{scenario.title} ({date(scenario.date)})"]
    parts += [paragraph(line, 2) for line in scenario.summary]
    parts += ["", "FACTS AS UNDERSTOOD"]
    for subject in subjects:
        parts.append(_incident(subject, given, defaults, words))
    parts += _scenario_wide(given, defaults, words)
    parts += _fixed(scenario)
    opened = [f"{field} of incident {subject}" for subject, field in scenario.open_facts]
    parts.append(paragraph(f"left open: {', '.join(opened) if opened else 'nothing'}", 2))
    return "\n".join(parts)


def _incident(subject: str, given: Given, defaults: set[tuple[str, str]], words: Words) -> str:
    rows, assumed = [], []
    for (where, field), values in given.items():
        if where != subject:
            continue
        if (subject, field) in defaults:
            assumed.append(f"{field} {' '.join(values)}")
            continue
        rows.append((field, "; ".join(_said(field, value, words) for value in values)))
    text = f"  incident {subject}\n" + columns(rows, 4)
    if assumed:
        text += "\n" + paragraph(f"taken as usual: {', '.join(assumed)}", 4)
    return text


def _said(field: str, value: str, words: Words) -> str:
    known = words.vocabulary.fields.get(field)
    kind = known.ranges_over if known else None
    match kind:
        case "state":
            name = words.actor(value)
        case "place":
            name = words.place(value)
        case _:
            name = words.value(field, value)
    return value if name == value else f"{value}: {name}"


def _scenario_wide(given: Given, defaults: set[tuple[str, str]], words: Words) -> list[str]:
    rows, assumed = [], []
    for (where, field), values in given.items():
        if where != "scenario":
            continue
        if (where, field) in defaults:
            assumed.append(f"{field} {' '.join(values)}")
        else:
            rows.append((field, "; ".join(_said(field, value, words) for value in values)))
    lines = [columns(rows, 2)] if rows else []
    return lines + ([paragraph(f"taken as usual: {', '.join(assumed)}", 2)] if assumed else [])


def _fixed(scenario: Scenario) -> list[str]:
    lines = []
    if scenario.scope != "held":
        lines.append(f"  positions in scope: {scenario.scope}")
    if scenario.bundle:
        lines.append(f"  positions as in the bundle: {scenario.bundle}")
    if scenario.readings:
        said = ", ".join(f"{fixed.reading}={fixed.position}" for fixed in scenario.readings)
        lines.append(paragraph(f"readings fixed: {said}", 2))
    if scenario.decisions:
        said = ", ".join(f"{fixed.actor}:{fixed.act}={fixed.value}" for fixed in scenario.decisions)
        lines.append(paragraph(f"decisions fixed: {said}", 2))
    if scenario.closed:
        lines.append("  whoever has no decision fixed stays passive")
    hours = [f"{time.actor} {time.step} {time.hours}" for time in scenario.times]
    hours += [f"{scenario.elapsed} have passed"] if scenario.elapsed is not None else []
    if hours:
        lines.append(paragraph(f"hours after the incident: {', '.join(hours)}", 2))
    return lines
