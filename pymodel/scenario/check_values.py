"""Checking one value of a field against the vocabulary, with a hint for everything that is not known."""

from collections.abc import Mapping
from difflib import get_close_matches

import clingo

from pymodel.scenario.dates import iso, span_text
from pymodel.scenario.draft import Entry
from pymodel.scenario.problems import expected, look_alike, nearest, normalised, one_of, shown
from pymodel.scenario.terms import LONGEST_NAME, is_name
from pymodel.vocabulary import Field, State, Vocabulary

UNKNOWN = "unknown"
NORWAY = "no"
_WORDS = {"true": "yes", "on": "yes", "y": "yes", "false": "no", "off": "no", "n": "no"}


class ValueProblemError(ValueError):
    """A value that cannot stand; the message is in the style of the problems."""


def check_value(field: Field, entry: Entry, date: int | None, vocabulary: Vocabulary) -> clingo.Symbol:
    """The symbol of a value.

    Args:
        field: the field it is given to.
        entry: the word of the file.
        date: the date of the scenario, at which states must exist; None if it is not known.
        vocabulary: the tables of the law.

    Returns:
        A constant.

    Raises:
        ValueProblemError: if the field cannot have that value.
    """
    if field.ranges_over == "state":
        return check_state(entry.text, date, vocabulary)
    if field.ranges_over == "name":
        return check_name(entry.text)
    known = vocabulary.places if field.ranges_over == "place" else field.values
    if entry.text in known:
        return clingo.Function(entry.text)
    raise ValueProblemError(_unknown_value(field, entry.text, known))


def _unknown_value(field: Field, text: str, known: Mapping[str, str]) -> str:
    """The message for a value that is not in a closed list."""
    what = "is no place" if field.ranges_over == "place" else f"is no value of `{field.id}`"
    listed = "; `casus places` lists them" if field.ranges_over == "place" else expected(known)
    if text.lower() == NORWAY:
        return f"{shown(text)} {what}: a bare `no` is Norway, and no state can stand here{listed}"
    meant = _WORDS.get(text.lower(), "")
    word = normalised(text[:100])
    by_name = next((key for key, name in known.items() if normalised(name) == word != ""), "")
    hint = f"; did you mean `{meant}`?" if meant in known else f"; did you mean `{by_name}`?" if by_name else ""
    hint = hint or nearest(text, known) or look_alike(text)
    both = (hint or listed) if field.ranges_over == "place" else listed + hint
    return f"{shown(text)} {what}{both}"


def check_name(text: str) -> clingo.Symbol:
    """The symbol of a free name, such as that of a group.

    Raises:
        ValueProblemError: if it is not written as a name, with a suggestion how it could be.
    """
    if is_name(text):
        return clingo.Function(text)
    if len(text) > LONGEST_NAME:
        raise ValueProblemError(f"{shown(text)} is too long: a name has at most {LONGEST_NAME} characters")
    better = normalised(text).lstrip("0123456789_")
    hint = f"; write `{better}`" if is_name(better) else look_alike(text)
    raise ValueProblemError(f"{shown(text)} is no name: a lower-case letter, then a to z, 0 to 9 and _{hint}")


def check_state(text: str, date: int | None, vocabulary: Vocabulary) -> clingo.Symbol:
    """The symbol of a state that existed at the date.

    Raises:
        ValueProblemError: if there is no such state, or not at that date.
    """
    state = vocabulary.states.get(text)
    if state is None:
        raise ValueProblemError(f"{shown(text)} is no state here{_state_hint(text, date, vocabulary)}")
    if date is None or state.name_at(date) is not None:
        return clingo.Function(text)
    spans = " and ".join(span_text(start, end) for start, end in _joined(state))
    heirs = [heir for heir in state.successors if heir in vocabulary.states_at(date)]
    hint = f"; its successor is {one_of(heirs)}" if heirs else ""
    raise ValueProblemError(f"`{text}` ({state.spans[-1].name}) was no state on {iso(date)}, only {spans}{hint}")


def _state_hint(text: str, date: int | None, vocabulary: Vocabulary) -> str:
    """The state that was probably meant: by another code, by its name, or by a similar name."""
    word = normalised(text[:100])
    if word in _WORDS and _WORDS[word] == NORWAY and NORWAY in vocabulary.states:
        return f"; Norway is written `{NORWAY}`"
    if word in vocabulary.aliases:
        return f"; did you mean `{vocabulary.aliases[word]}`?"
    names = {normalised(span.name): state.id for state in vocabulary.states.values() for span in state.spans}
    if date is not None:
        names |= {normalised(name): state for state, name in vocabulary.states_at(date).items()}
    if word in names:
        return f"; did you mean `{names[word]}`?"
    if word in vocabulary.states:
        return f"; did you mean `{word}`?"
    if similar := get_close_matches(word, names, n=1, cutoff=0.7) if len(word) > 3 else []:
        state = names[similar[0]]
        return f"; did you mean `{state}` ({vocabulary.states[state].spans[-1].name})?"
    return look_alike(text) or "; `casus states` lists them"


def _joined(state: State) -> list[tuple[int, int]]:
    """The spans in which a state existed, under whatever name."""
    spans: list[tuple[int, int]] = []
    for span in state.spans:
        if spans and spans[-1][1] == span.start:
            spans[-1] = (spans[-1][0], span.end)
        else:
            spans.append((span.start, span.end))
    return spans
