"""What each reading changes, as plain text, as Markdown and as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from pymodel.coverage.flips import Flip, Pair
from pymodel.law.records import Reading
from pymodel.render.plain import columns, paragraph

_FEW = 4  # actors that are named one by one

_INTRODUCTION = """\
# What each reading changes

For every two positions of a reading, a shipped scenario in which they differ, and what flips there: the status of a
mechanism if any does, else a duty, a permission, a breach, or a step under national law. Among such scenarios it is
one that leaves few readings open. Under each position stand the values that decisions can bring about; where the last
column names decisions, they are the same under both. The last column also names the open facts and the other readings
for which this is so; where it names none, it is so for all. `always`, `never` and `if so decided` say whether a duty
or the like holds.

This page is written by `make tables` and checked by the tests. All positions count, whatever their standing.
"""


def flips_text(flips: Sequence[Flip], missing: Sequence[Pair] = ()) -> str:
    """The flips, pair by pair.

    Args:
        flips: in the order of the law.
        missing: pairs that differ nowhere.

    Returns:
        The text without a final line break.
    """
    pairs = "1 pair" if len(flips) == 1 else f"{len(flips)} pairs"
    blocks = [f"{pairs} of positions, each with a scenario in which they differ"]
    if missing:
        lines = [f"  {reading}: {one}, {other}" for reading, one, other in missing]
        blocks.append("\n".join([f"DIFFER NOWHERE ({len(missing)})", *lines]))
    return "\n\n".join([*blocks, *map(_block, flips)])


def flips_markdown(flips: Sequence[Flip], readings: Mapping[str, Reading], missing: Sequence[Pair] = ()) -> str:
    """The flips as a page with a table for each reading.

    Args:
        flips: in the order of the law.
        readings: the records of the readings.
        missing: pairs that differ nowhere.

    Returns:
        The page without a final line break.
    """
    parts = [_INTRODUCTION]
    if missing:
        parts.append("\n".join(["## Differ nowhere", "", *(f"- {': '.join(pair)}" for pair in missing), ""]))
    for name, of in groupby(flips, key=lambda flip: flip.reading):
        question = readings[name].question if name in readings else ""
        rows = [f"| {' | '.join(_cells(flip))} |" for flip in of]
        head = "| one position | another | scenario | what flips | under the one | under the other | if |"
        parts.append("\n".join([f"## {name}", "", question, "", head, f"|{' --- |' * 7}", *rows, ""]))
    return "\n".join(parts).rstrip("\n")


def flips_json(flips: Sequence[Flip], missing: Sequence[Pair] = ()) -> str:
    """The flips as JSON, with every decision that a flip takes.

    Args:
        flips: in the order of the law.
        missing: pairs that differ nowhere.

    Returns:
        Indented JSON without a final line break.
    """
    content = {
        "flips": [{**asdict(flip), "conditions": dict(flip.conditions), "acts": dict(flip.acts)} for flip in flips],
        "missing": missing,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _block(flip: Flip) -> str:
    rows = [(name, ", ".join(values)) for name, values in zip(flip.positions, _under(flip), strict=True)]
    lines = [f"{flip.reading} in {flip.scenario}", f"  {_what(flip)}", columns(rows, 4)]
    if given := _given(flip):
        lines.append(paragraph(f"if {given}", 4, 2))
    return "\n".join(lines)


def _cells(flip: Flip) -> Iterable[str]:
    one, other = flip.positions
    first, second = (", ".join(values) for values in _under(flip))
    stem = flip.scenario.rpartition("/")[2].removesuffix(".yaml")
    scenario = f"[{stem}](../{flip.scenario})"
    return f"`{one}`", f"`{other}`", scenario, _what(flip), first, second, _given(flip)


def _what(flip: Flip) -> str:
    """What flips, in words as far as there are some."""
    name, _, rest = flip.consequence.partition("(")
    inside = rest.removesuffix(")")
    if flip.kind == "status":
        mechanism, _, victim = inside.rpartition(",")
        return f"status of `{mechanism}` for `{victim}`"
    if name in {"floor", "ceiling"}:
        return f"the least that `{inside}` must do" if name == "floor" else f"the most that `{inside}` may do"
    return f"`{flip.consequence}`"


def _under(flip: Flip) -> tuple[tuple[str, ...], ...]:
    """The values under each position, in words."""
    words = {
        ("yes", "no"): ("if so decided",),
        ("no", "yes"): ("if so decided",),
        ("yes",): ("always",),
        ("no",): ("never",),
    }
    if flip.acts:
        words |= {("yes",): ("holds",), ("no",): ("does not hold",)}
    return tuple(
        words.get(values) or tuple("in effect" if value == "invoked" else value for value in values)
        for values in flip.under
    )


def _given(flip: Flip) -> str:
    """The conditions and the acts; of acts that many take, how many do."""
    parts = [f"{name}: {value}" for name, value in flip.conditions]
    taken: dict[tuple[str, str], list[str]] = {}
    for name, value in flip.acts:
        actor, _, act = name.partition(".")
        taken.setdefault((act, value), []).append(actor)
    for (act, value), actors in taken.items():
        who = ", ".join(actors) if len(actors) <= _FEW else f"{len(actors)} actors"
        parts.append(f"{act}: {value} by {who}")
    return "; ".join(parts)
