"""A comparison as plain text, most telling first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pymodel.comparison import Comparison, Side
from pymodel.comparison.reasons import Reasons
from pymodel.comparison.records import Act, Change, Level, LevelKind, MechanismChange, PowerChange, Subject
from pymodel.outcomes import Hold
from pymodel.render.comparison.numbers import Numbers
from pymodel.render.comparison.sections import Entry, Line, Section, Table, laid_out
from pymodel.render.comparison.wording import Wording
from pymodel.render.plain import date, paragraph
from pymodel.render.questions import hung_on, readings_text
from pymodel.render.words import Words, among, condition

__all__ = ["TextPart", "comparison_text", "text_part"]

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


class TextPart(NamedTuple):
    """What is told of one subject, in a form that goes from process to process.

    Attributes:
        head: what was compared.
        sections: what differs.
        readings: the readings that this hangs on.
        tail: how many outcomes each side has.
        same: whether nothing differs.
    """

    head: Section
    sections: tuple[Section, ...]
    readings: Section
    tail: Section
    same: bool


def text_part(found: Comparison, before: Side, after: Side, subject: Subject) -> TextPart:
    """What differs on one subject, with reasons.

    Args:
        found: the differences.
        before: the first side.
        after: the second side.
        subject: the subject.

    Returns:
        The part for `comparison_text`.
    """
    wording = Wording(Reasons(before, after), found, subject)
    circles = _circles((before, after))
    if subject == "mechanisms":
        words = Words(before.vocabulary, before.law, before.scenario.date)
        later = Words(after.vocabulary, after.law, after.scenario.date)
        sections: tuple[Section, ...] = (
            _mechanisms(found.mechanisms, (words, later), (before, after), wording),
            _powers(found.powers, (words, later), (before, after), wording),
            _classes(found, wording),
        )
        same = found.same_mechanisms
    else:
        alone = _asked_alone((before, after), circles)
        sections = (_levels(found.levels, circles, wording), _acts(found.acts, circles, wording, alone))
        same = found.same_actors
    readings = _readings(found, (before, after)) if subject == "mechanisms" else ()
    return TextPart(_sides(before, after), sections, readings, _counts(found), same)


def comparison_text(parts: Sequence[TextPart]) -> str:
    """Everything that differs, with numbered reasons at the end.

    Args:
        parts: the parts on each subject, in order.

    Returns:
        The text, without a final line break.
    """
    numbers = Numbers()
    told = [laid_out(parts[0].head, numbers)]
    if all(part.same for part in parts):
        told.append("NOTHING differs: mechanisms, classes, levels, duties, permissions and breaches are the same.")
    told += [laid_out(section, numbers) for part in parts for section in part.sections]
    told += [_reasons(numbers), laid_out(parts[0].readings, numbers)]
    told.append(laid_out(parts[0].tail, numbers))
    return "\n\n".join(part for part in told if part)


def _sides(before: Side, after: Side) -> Section:
    lines: list[Line] = ["COMPARED"]
    for name, side in (("before", before), ("after", after)):
        asked = side.asked
        said = [f"{side.scenario.title} ({date(side.scenario.date)}), {asked.file}"]
        said += [f"positions: {asked.positions}"] if asked.positions else []
        said += [*asked.readings, *asked.decisions]
        said += [f"the law amended by {', '.join(asked.amendments)}"] if asked.amendments else []
        lines.append(Entry(f"{name:<7} {'; '.join(said)}", indent=2, hanging=8))
        lines += [Entry(one, indent=10, hanging=2) for one in asked.changed]
    return tuple(lines)


def _mechanisms(
    found: Sequence[MechanismChange],
    words: tuple[Words, Words],
    sides: tuple[Side, Side],
    wording: Wording,
) -> Section:
    lines: list[Line] = ["MECHANISMS that stand otherwise"]
    for one in found:
        named = f"{_named(one.mechanism, words)} [{one.mechanism}]"
        lines.append(Entry(named, wording.of_mechanism(one), 2, 2))
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
                lines.append(Entry(f"{when:<6}  {reach}: {said}", hanging=8))
    return tuple(lines) if found else ()


def _named(mechanism: str, words: tuple[Words, Words]) -> str:
    """What a mechanism is called on the side that knows it."""
    first = words[0].mechanism(mechanism)
    return words[1].mechanism(mechanism) if first == mechanism else first


def _powers(
    found: Sequence[PowerChange],
    words: tuple[Words, Words],
    sides: tuple[Side, Side],
    wording: Wording,
) -> Section:
    lines: list[Line] = ["POWER"]
    circles = _circles(sides)
    for mechanism in dict.fromkeys(one.mechanism for one in found):
        lines.append(Entry(f"{_named(mechanism, words)} [{mechanism}]", indent=2, hanging=2))
        for one in found:
            if one.mechanism == mechanism:
                word = "secured" if one.kind == "secures" else "stopped"
                first, second = (_hold(hold, side) for hold, side in zip((one.before, one.after), sides, strict=True))
                said = f"{word} by {among(one.actors, circles)}: {first}; then {second}"
                lines.append(Entry(said, wording.of_power(one), hanging=7))
    return tuple(lines) if found else ()


def _hold(hold: Hold | None, side: Side) -> str:
    if hold is None:
        return "no"
    return "yes" if hold.always else f"if {condition(hold.conditions, side.outcomes.choices)}"


def _circles(sides: tuple[Side, Side]) -> Mapping[str, Sequence[str]]:
    """The members of organisations, of either side where they are others."""
    first, second = (side.outcomes.circles for side in sides)
    grown = {f"{name} after": members for name, members in second.items() if {*members} != {*first.get(name, members)}}
    return {**second, **first, **grown}


def _answer(values: Sequence[str]) -> str:
    return " or ".join(values) if values else "no such mechanism"


def _status(change: Change) -> str:
    status = str(change.atom.arguments[-1])
    return "in effect" if status == "invoked" else status


def _classes(found: Comparison, wording: Wording) -> Section:
    lines: list[Line] = [f"CLASSES over {', '.join(found.columns)}"]
    both = (
        (found.classes_before, found.gone, "no longer possible"),
        (found.classes_after, found.new, "possible only now"),
    )
    for side, (rows, fewest, said) in enumerate(both):
        if rows:
            lines.append(f"  {said}: {len(rows)} class{'' if len(rows) == 1 else 'es'}, all that have")
            lines += [Entry(_class(row), wording.of_class(side, row, found.mechanisms)) for row in fewest[:_MOST]]
            if len(fewest) > _MOST:
                lines.append(f"    and {len(fewest) - _MOST} more combinations")
    return tuple(lines) if len(lines) > 1 else ()


def _class(row: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {'in effect' if value == 'invoked' else value}" for name, value in row.items())


def _readings(found: Comparison, sides: tuple[Side, Side]) -> Section:
    """The readings that what stands otherwise hangs on, with the positions that count on either side."""
    regimes = (regime for one in found.mechanisms for side in one.regimes for regime in side)
    holds = (hold for one in found.powers for hold in (one.before, one.after))
    names = hung_on((cube for regime in regimes for cube in regime.conditions), holds)
    first, second = (side.outcomes.choices for side in sides)
    choices = {name: {*first.get(name, ()), *second.get(name, ())} for name in names}
    text = readings_text(names, choices, {**sides[0].law.readings, **sides[1].law.readings})
    return (text,) if text else ()


def _levels(found: Sequence[Level], circles: Mapping[str, Sequence[str]], wording: Wording) -> Section:
    titles = {"floor": "must at least", "ceiling": "may at most", "authority": "authority at home"}
    rows = tuple(
        (
            (titles[one.kind], _turn(one), among(one.actors, circles)),
            wording.of_level(one),
        )
        for one in found
    )
    return ("FLOOR AND CEILING", Table(rows, 2)) if rows else ()


def _turn(level: Level) -> str:
    """The levels of both sides, one by one where from the least to the most they are the same."""
    spans = [_span(side, level.kind) for side in (level.before, level.after)]
    if spans[0] == spans[1]:
        spans = [", ".join(side) for side in (level.before, level.after)]
    return ", then ".join(spans)


def _span(levels: Sequence[str], kind: LevelKind) -> str:
    if not levels:
        return "none" if kind == "authority" else "not asked"
    return levels[0] if len(levels) == 1 else f"{levels[0]} to {levels[-1]}"


def _asked_alone(sides: tuple[Side, Side], circles: Mapping[str, Sequence[str]]) -> list[Line]:
    """The states that one side alone asks about: what binds every state is no news of them."""
    first, second = (side.outcomes.actors for side in sides)
    lines: list[Line] = []
    for when, here, there in (("before", first, second), ("after", second, first)):
        alone = [name for name in here if name not in there]
        if alone:
            said = f"asked about only {when}: {among(alone, circles)}; what binds every state binds them on both sides"
            lines.append(Entry(said, indent=2, hanging=2))
    return lines


def _acts(
    found: Sequence[Act], circles: Mapping[str, Sequence[str]], wording: Wording, alone: Sequence[Line]
) -> Section:
    lines: list[Line] = ["DUTIES, PERMISSIONS AND BREACHES (in words for the first of several actors)", *alone]
    for kind, title in _KINDS.items():
        for turn, said in _TURNS.items():
            rows = [
                Entry(
                    f"{among(one.actors, circles)}: {wording.act(one)} [{one.provision}{also}]",
                    tuple(dict.fromkeys(reason for act in acts for reason in wording.of_act(act))),
                    hanging=2,
                )
                for acts in _folded(found, kind, turn)
                for one, also in [(acts[0], _also(acts[1:], wording))]
            ]
            if rows:
                lines += [f"  {title}: {said}", *rows]
    return tuple(lines) if len(lines) > 1 + len(alone) else ()


def _folded(found: Sequence[Act], kind: str, turn: tuple[str, str]) -> list[list[Act]]:
    """The acts of one kind and turn, those of the same actors that differ in whom they concern together."""
    rows: dict[tuple[str, str, tuple[str, ...]], list[Act]] = {}
    for act in found:
        if act.kind == kind and (act.before, act.after) == turn:
            rows.setdefault((act.what.partition("(")[0], act.provision, act.actors), []).append(act)
    return list(rows.values())


def _also(acts: Sequence[Act], wording: Wording) -> str:
    """Whom else it concerns."""
    about = [wording.names(act.what.partition("(")[2].removesuffix(")")) for act in acts]
    return f"; also about {', '.join(about)}" if about else ""


def _reasons(numbers: Numbers) -> str:
    lines = [paragraph(f"{number:>3}  {text}", 2, 5) for number, text in enumerate(numbers.told, start=1)]
    head = "REASONS (for the first of several actors; what else it takes, both sides have)"
    return "\n".join([head, *lines]) if lines else ""


def _counts(found: Comparison) -> Section:
    first, second = found.counts
    return "COUNT of consistent outcomes (not probabilities)", f"  before  {first}", f"  after   {second}"
