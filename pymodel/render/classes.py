"""The outcome classes over the chosen columns, what each needs, and the exact counts."""

from collections.abc import Sequence

from pymodel.outcomes import Need, Row
from pymodel.render.plain import columns, paragraph
from pymodel.render.words import Words, among, condition
from pymodel.session import Outcomes

NOTE = "Counts are numbers of consistent combinations of facts, readings and decisions. They are not probabilities."


def classes_section(solved: Outcomes, words: Words) -> str:
    """The table of classes, part by part where parts are independent, with what each needs.

    Args:
        solved: the answers.
        words: what things are called.

    Returns:
        Lines of text; nothing if no class is known.
    """
    table = solved.classes
    if not table.rows:
        return ""
    lines = ["OUTCOME CLASSES (values of the main columns that can stand together)"]
    if len(table.factors) > 1:
        parts = "; ".join(" with ".join(factor) for factor in table.factors)
        lines.append(paragraph(f"Independent parts, which combine freely: {parts}.", 2))
    for factor in table.factors:
        lines.append(paragraph(", ".join(words.mechanism(name) for name in factor), 2, 2))
        lines.append(_part(solved, factor))
    return "\n".join(lines)


def _part(solved: Outcomes, factor: Sequence[str]) -> str:
    """The classes of one part; its needs are those that all classes with these values share."""
    seen: dict[tuple[str, ...], list[Row]] = {}
    for row in solved.classes.rows:
        seen.setdefault(tuple(row.values[name] for name in factor), []).append(row)
    rows = [(*factor, "needs")]
    for values, members in seen.items():
        rows.append((*(_status(value) for value in values), _needs(members, solved)))
    return columns(rows, 4)


def _status(value: str) -> str:
    return "in effect" if value == "invoked" else value


def _needs(rows: Sequence[Row], solved: Outcomes) -> str:
    said = []
    shared = dict(rows[0].conditions)
    for row in rows[1:]:
        shared = {name: values for name, values in shared.items() if row.conditions.get(name) == values}
    if shared:
        said.append(condition([shared], solved.choices))
    decisions = [need for need in rows[0].decisions if all(need in row.decisions for row in rows[1:])]
    said += [_decision(need, solved) for need in decisions]
    return "; ".join(said) if said else "nothing in particular"


def _decision(need: Need, solved: Outcomes) -> str:
    return f"{need.act} {' or '.join(need.values)} by {among(need.actors, solved.circles)}"


def counts_section(solved: Outcomes) -> str:
    """The exact number of outcomes, in all and for each class of each independent part.

    Args:
        solved: the answers.

    Returns:
        Lines of text.
    """
    kind = "lawful outcomes" if solved.lawful else "consistent outcomes"
    lines = [f"COUNT of {kind}: {solved.count}", paragraph(NOTE, 2)]
    for factor in solved.classes.factors:
        sums: dict[tuple[str, ...], int] = {}
        for row in solved.classes.rows:
            values = tuple(row.values[name] for name in factor)
            sums[values] = sums.get(values, 0) + row.count
        for values, count in sums.items():
            said = ", ".join(f"{name} {_status(value)}" for name, value in zip(factor, values, strict=True))
            lines.append(f"  {said}: {count}")
    return "\n".join(lines)
