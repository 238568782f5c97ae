"""A comparison as plain text, most telling first."""

from collections.abc import Iterable, Mapping, Sequence

from pymodel.comparison import Comparison, Side
from pymodel.comparison.reasons import Reasons
from pymodel.comparison.records import Act, Change, Level, MechanismChange, PowerChange
from pymodel.outcomes import Hold
from pymodel.render.comparison.numbered import Numbered
from pymodel.render.plain import columns, date, paragraph
from pymodel.render.words import Words, among, condition

__all__ = ["comparison_text"]

_KINDS = {"must": "must", "may": "may", "must_not": "must not", "breach": "breaches"}
_MOST = 12  # classes that are listed one by one
_TURNS = {
    ("never", "some"): "in some outcomes now",
    ("never", "every"): "in every outcome now",
    ("some", "never"): "no longer (was in some outcomes)",
    ("every", "never"): "no longer (was in every outcome)",
    ("some", "every"): "now certain",
    ("every", "some"): "no longer certain",
}


def comparison_text(found: Comparison, before: Side, after: Side, reasons: Reasons) -> str:
    """Everything that differs, with numbered reasons at the end.

    Args:
        found: the differences.
        before: the first side.
        after: the second side.
        reasons: finds where the sides part.

    Returns:
        The text, without a final line break.
    """
    numbered = Numbered(reasons, found)
    words = Words(before.vocabulary, before.law, before.scenario.date)
    later = Words(after.vocabulary, after.law, after.scenario.date)
    circles = _circles((before, after))
    parts = [_sides(before, after)]
    if found.same:
        parts.append("NOTHING differs: mechanisms, classes, levels, duties, permissions and breaches are the same.")
    parts += [
        _mechanisms(found.mechanisms, (words, later), (before, after), numbered),
        _powers(found.powers, (words, later), (before, after), numbered),
        _classes(found, numbered),
        _levels(found.levels, circles, numbered),
        _acts(found.acts, circles, numbered),
        _reasons(numbered),
        _counts(found),
    ]
    return "\n\n".join(part for part in parts if part)


def _sides(before: Side, after: Side) -> str:
    lines = ["COMPARED"]
    for name, side in (("before", before), ("after", after)):
        asked = side.asked
        said = [f"{side.scenario.title} ({date(side.scenario.date)}), {asked.file}"]
        said += [f"positions: {asked.positions}"] if asked.positions else []
        said += [*asked.readings, *asked.decisions]
        said += [f"the law amended by {', '.join(asked.amendments)}"] if asked.amendments else []
        lines.append(paragraph(f"{name:<7} {'; '.join(said)}", 2, 8))
        lines += [paragraph(one, 10, 2) for one in asked.changed]
    return "\n".join(lines)


def _mechanisms(
    found: Sequence[MechanismChange],
    words: tuple[Words, Words],
    sides: tuple[Side, Side],
    numbered: Numbered,
) -> str:
    lines = ["MECHANISMS that stand otherwise"]
    for one in found:
        numbers = numbered.of_mechanism(one)
        lines.append(paragraph(f"{_named(one.mechanism, words)} [{one.mechanism}]{_refers(numbers)}", 2, 2))
        for title, (first, second) in (("available", one.availability), ("operable", one.operable)):
            if first != second:
                lines.append(f"    {title:<9}  {_answer(first)}, then {_answer(second)}")
        for turn, said in _TURNS.items():
            names = [_status(change) for change in one.statuses if (change.before, change.after) == turn]
            if names:
                lines.append(f"    {', '.join(names)}: {said}")
        for when, side, regimes in zip(("before", "after"), sides, one.regimes, strict=True):
            for regime in regimes:
                reach = ", ".join("in effect" if status == "invoked" else status for status in regime.reaches)
                said = condition(regime.conditions, side.outcomes.choices)
                lines.append(paragraph(f"{when:<6}  {reach}: {said}", 4, 8))
    return "\n".join(lines) if found else ""


def _named(mechanism: str, words: tuple[Words, Words]) -> str:
    """What a mechanism is called on the side that knows it."""
    first = words[0].mechanism(mechanism)
    return words[1].mechanism(mechanism) if first == mechanism else first


def _powers(
    found: Sequence[PowerChange],
    words: tuple[Words, Words],
    sides: tuple[Side, Side],
    numbered: Numbered,
) -> str:
    lines, circles = ["POWER"], _circles(sides)
    for mechanism in dict.fromkeys(one.mechanism for one in found):
        lines.append(paragraph(f"{_named(mechanism, words)} [{mechanism}]", 2, 2))
        for one in found:
            if one.mechanism == mechanism:
                word = "secured" if one.kind == "secures" else "stopped"
                first, second = (_hold(hold, side) for hold, side in zip((one.before, one.after), sides, strict=True))
                said = f"{word} by {among(one.actors, circles)}: {first}; then {second}"
                lines.append(paragraph(said + _refers(numbered.of_power(one)), 4, 7))
    return "\n".join(lines) if found else ""


def _hold(hold: Hold | None, side: Side) -> str:
    if hold is None:
        return "no"
    return "yes" if hold.always else f"if {condition(hold.conditions, side.outcomes.choices)}"


def _circles(sides: tuple[Side, Side]) -> Mapping[str, Sequence[str]]:
    """The members of organisations: of the first side where both know one."""
    return {**sides[1].outcomes.circles, **sides[0].outcomes.circles}


def _answer(values: Sequence[str]) -> str:
    return " or ".join(values) if values else "not known"


def _status(change: Change) -> str:
    status = str(change.atom.arguments[-1])
    return "in effect" if status == "invoked" else status


def _refers(numbers: Iterable[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return f"  (see {listed})" if listed else ""


def _classes(found: Comparison, numbered: Numbered) -> str:
    lines = [f"CLASSES over {', '.join(found.columns)}"]
    both = (
        (found.classes_before, found.gone, "no longer possible"),
        (found.classes_after, found.new, "possible only now"),
    )
    for side, (rows, fewest, said) in enumerate(both):
        if rows:
            lines.append(f"  {said}: {len(rows)} class{'' if len(rows) == 1 else 'es'}, all that have")
            for row in fewest[:_MOST]:
                refers = _refers(numbered.of_class(side, row, found.mechanisms))
                lines.append(paragraph(f"{_class(row)}{refers}", 4, 4))
            if len(fewest) > _MOST:
                lines.append(f"    and {len(fewest) - _MOST} more combinations")
    return "\n".join(lines) if len(lines) > 1 else ""


def _class(row: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {'in effect' if value == 'invoked' else value}" for name, value in row.items())


def _levels(found: Sequence[Level], circles: Mapping[str, Sequence[str]], numbered: Numbered) -> str:
    titles = {"floor": "must at least", "ceiling": "may at most", "authority": "authority at home"}
    rows = [
        (
            titles[one.kind],
            f"{_span(one.before)}, then {_span(one.after)}",
            among(one.actors, circles) + _refers(numbered.of_level(one)),
        )
        for one in found
    ]
    return f"FLOOR AND CEILING\n{columns(rows, 2)}" if rows else ""


def _span(levels: Sequence[str]) -> str:
    if not levels:
        return "none known"
    return levels[0] if len(levels) == 1 else f"{levels[0]} to {levels[-1]}"


def _acts(found: Sequence[Act], circles: Mapping[str, Sequence[str]], numbered: Numbered) -> str:
    lines = ["DUTIES, PERMISSIONS AND BREACHES"]
    for kind, title in _KINDS.items():
        for turn, said in _TURNS.items():
            rows = [
                (f"{what} ({one.provision})", among(one.actors, circles) + _refers(numbered.of_act(one)))
                for one, what in _folded(found, kind, turn)
            ]
            if rows:
                lines += [f"  {title}: {said}", columns(rows, 4)]
    return "\n".join(lines) if len(lines) > 1 else ""


def _folded(found: Sequence[Act], kind: str, turn: tuple[str, str]) -> list[tuple[Act, str]]:
    """The acts of one kind and turn; those of the same actors that differ only in whom they concern are one row."""
    rows: dict[tuple[str, str, tuple[str, ...]], list[Act]] = {}
    for act in found:
        if act.kind == kind and (act.before, act.after) == turn:
            rows.setdefault((act.what.partition("(")[0], act.provision, act.actors), []).append(act)
    told = []
    for (name, _, _), acts in rows.items():
        about = [act.what.partition("(")[2].removesuffix(")") for act in acts]
        told.append((acts[0], f"{name}({', '.join(about)})" if about[0] else name))
    return told


def _reasons(numbered: Numbered) -> str:
    lines = [paragraph(f"{number:>3}  {text}", 2, 5) for number, text in enumerate(numbered.told, start=1)]
    head = "REASONS (for the first of several actors; what else it takes, both sides have)"
    return "\n".join([head, *lines]) if lines else ""


def _counts(found: Comparison) -> str:
    first, second = found.counts
    return f"COUNT of consistent outcomes (not probabilities)\n  before  {first}\n  after   {second}"
