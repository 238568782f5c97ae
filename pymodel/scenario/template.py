"""A commented scenario file to start from, made from the vocabulary."""

from itertools import islice
from textwrap import wrap

from pymodel.scenario.dates import iso
from pymodel.scenario.yaml_draft import PARTS
from pymodel.vocabulary import Field, Vocabulary, load_vocabulary

_WIDTH = 100
_HEAD = """\
# A scenario: who did what to whom, where, when, by what means, how gravely.
# A line that begins with `#` is a comment. `unknown` leaves a fact open, and the answer then says what hangs on it.
title: An incident to describe
date: {date}
"""
_TAIL = """
# readings:            # contested questions of law to fix; every other one stays open
#   a_reading: a_position
# decisions:           # what is known to be decided; the rest stays open, or is closed by `others: none`
#   {state}: {{an_act: a_value}}
# times:               # hours (50h) or days (5d) after the incident, for `casus timeline`
#   elapsed: 61d
#   {state}: {{action: 2h}}
# sources: []          # where the facts come from
"""


def template(vocabulary: Vocabulary | None = None) -> str:
    """A scenario file that can be read as it is, with every field and its values in comments.

    Args:
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        YAML with a line break at its end.
    """
    known = vocabulary or load_vocabulary()
    date = _date(known)
    states = list(islice(known.states_at(date), 2)) or ["a_state", "another_state"]
    parts = {name for others in PARTS.values() for name in others.values() if name not in PARTS}
    lines = ["incidents:"]
    for number, field in enumerate(f for f in known.fields_of("incident") if f.id not in parts):
        lines += _field(field, known, states, "  - " if number == 0 else "    ")
    for field in known.fields_of("scenario"):
        lines += ["", *_field(field, known, states, "")]
    return _HEAD.format(date=iso(date)) + "\n".join(lines) + "\n" + _TAIL.format(state=states[-1])


def _date(vocabulary: Vocabulary) -> int:
    """A date that the data cover: the first day of a year, a year before they end."""
    start, end = vocabulary.reach or (20260101, 20270101)
    return max(start, (end - 10000) // 10000 * 10000 + 101)


def _field(field: Field, vocabulary: Vocabulary, states: list[str], indent: str) -> list[str]:
    """The lines for one field: what it is, its values, and a value or a comment that shows one."""
    comment = " " * len(indent) + "# "
    values = ", ".join(field.values)
    lines = [comment + line for line in wrap(field.text, _WIDTH)]
    lines += [comment + "  " + line for line in wrap(values, _WIDTH)]
    lines += [comment + "  " + way for way in _other_ways(field, vocabulary)]
    example = {"attacker": states[0], "target": states[-1]}.get(field.id) or _example(field, vocabulary)
    if field.required or field.id in PARTS:
        return [*lines, f"{indent}{field.id}: {example}"]
    meaning = f"   # if absent: {field.default or ('open' if field.opens else 'nothing')}"
    return [*lines, f"{comment}{field.id}: {example}{meaning}"]


def _other_ways(field: Field, vocabulary: Vocabulary) -> list[str]:
    """The other ways to write a field that has parts."""
    if field.id not in PARTS:
        return []
    ways = ["or a list of several, or a mapping of:"]
    for part, name in PARTS[field.id].items():
        spec = vocabulary.fields.get(name)
        if spec is not None:
            ways.append(f"  {part}: {' | '.join(spec.values) or spec.text}")
    return ways


def _example(field: Field, vocabulary: Vocabulary) -> str:
    """A value that the field may have."""
    pool = {"place": vocabulary.places, "state": vocabulary.states}.get(field.ranges_over or "", field.values)
    return next(iter(pool), "a_name")
