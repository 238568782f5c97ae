"""Hypothesis strategies for scenarios, made from the vocabulary: for property-based tests of the law and the engines.

Hypothesis is not needed to run the package; only this module imports it.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from pymodel.scenario import Scenario, from_mapping
from pymodel.scenario.check import ATTACKER, GROUP
from pymodel.scenario.check_values import UNKNOWN
from pymodel.scenario.dates import iso
from pymodel.scenario.yaml_draft import MAIN_PART, PARTS
from pymodel.vocabulary import Field, Vocabulary, load_vocabulary

Mapping = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
MOST_INCIDENTS = 3
_DEFAULT_REACH = (19500101, 20260101)


def scenarios(vocabulary: Vocabulary | None = None) -> st.SearchStrategy[Scenario]:
    """Random scenarios that stand up to every check of the loader.

    Facts may still contradict each other in law: `check_conflicts` tells, once the law has been grounded.

    Args:
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        A strategy for scenarios; a smaller one has fewer incidents and more fields left to their defaults.
    """
    known = vocabulary or load_vocabulary()
    return mappings(known).map(lambda mapping: from_mapping(mapping, "drawn", known))


@st.composite
def mappings(draw: Draw, vocabulary: Vocabulary | None = None) -> Mapping:
    """Random scenarios as plain values, laid out as in a YAML file.

    Args:
        draw: given by Hypothesis.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        A mapping that `from_mapping` accepts.
    """
    known = vocabulary or load_vocabulary()
    date = draw(_dates(known))
    states = list(known.states_at(date))
    incidents = draw(st.lists(_incidents(known, states), min_size=1, max_size=MOST_INCIDENTS))
    mapping: Mapping = {"title": "A drawn scenario", "date": iso(date), "incidents": incidents}
    for field in known.fields_of("scenario"):
        if draw(st.booleans()):
            mapping[field.id] = draw(st.sampled_from([*field.values, UNKNOWN]))
    fixed = draw(st.lists(st.sampled_from(sorted(known.readings)), unique=True, max_size=3)) if known.readings else []
    if fixed:
        mapping["readings"] = {reading: draw(st.sampled_from(sorted(known.readings[reading]))) for reading in fixed}
    return mapping


def _dates(vocabulary: Vocabulary) -> st.SearchStrategy[int]:
    """Dates within the reach of the data; the 28th is the last day drawn, which every month has."""
    start, end = vocabulary.reach or _DEFAULT_REACH
    years = st.integers(start // 10000 + 1, end // 10000 - 1)
    days = st.tuples(years, st.integers(1, 12), st.integers(1, 28))
    return days.map(lambda parts: parts[0] * 10000 + parts[1] * 100 + parts[2])


@st.composite
def _incidents(draw: Draw, vocabulary: Vocabulary, states: list[str]) -> Mapping:
    """One incident: the required fields, some of the others, and now and then a group in place of a state."""
    own_parts = set(PARTS[ATTACKER].values())  # drawn with the attacker
    incident: Mapping = {}
    for field in vocabulary.fields_of("incident"):
        if field.id == ATTACKER:
            incident[field.id] = draw(_attackers(vocabulary, states))
        elif field.id not in own_parts and (field.required or (draw(st.booleans()) and _bears(field, incident))):
            incident[field.id] = draw(_values(field, vocabulary, states))
    return incident


def _attackers(vocabulary: Vocabulary, states: list[str]) -> st.SearchStrategy[Any]:
    """A state, several, nobody who can be named, or a group with what is said of it."""
    state = st.sampled_from(states)
    group: Mapping = {MAIN_PART[ATTACKER]: st.sampled_from(["a_group", "another_group"])}
    others = {part: name for part, name in PARTS[ATTACKER].items() if name != GROUP and name in vocabulary.fields}
    parts = {part: _values(vocabulary.fields[name], vocabulary, states) for part, name in others.items()}
    return st.one_of(
        state,
        st.just(UNKNOWN),
        st.lists(state, min_size=2, max_size=3, unique=True),
        st.fixed_dictionaries(group, optional=parts),
    )


def _values(field: Field, vocabulary: Vocabulary, states: list[str]) -> st.SearchStrategy[Any]:
    """A value of a field, or a list where several may stand."""
    if field.values:
        return st.sampled_from([*field.values, UNKNOWN])
    value = st.sampled_from(states if field.ranges_over == "state" else list(vocabulary.places))
    return st.one_of(value, st.lists(value, min_size=1, max_size=3, unique=True)) if field.many else value


def _bears(field: Field, incident: Mapping) -> bool:
    """Whether a field can be given beside what has been drawn so far."""
    return not field.bears_on or any(incident.get(other) in (value, UNKNOWN) for other, value in field.bears_on)
