"""Labels of annotators, and arguments against them."""

from typing import Any

import pytest

from pymodel.scenario import InputError
from pymodel.scenario.load import from_mapping
from pymodel.scenario.model import Disagreement
from pymodel.vocabulary import Vocabulary

INCIDENT = {"attacker": "tr", "target": "gr", "place": "crete", "means": "armed_force"}
ARGUED = {"argued": "no", "at_fault": "label", "reason": "because", "source": ["one", "two"]}
LABELLED: dict[str, Any] = {
    "date": "2026-03-01",
    "incidents": [INCIDENT],
    "labels": {
        "gold": {"nato_art4": "yes", "nato_art5": "arguable", "eu_42_7": "not_applicable"},
        "second": {"nato_art4": "no"},
    },
    "expect": {
        "availability": {"nato_art4": "yes", "nato_art5": ["yes", "no"], "eu_42_7": "no"},
        "happened": ["nato_art4=invoked"],
    },
    "disagreement": {"nato_art4": ARGUED},
}


def problems(vocabulary: Vocabulary, **changes: Any) -> str:
    with pytest.raises(InputError) as caught:
        from_mapping(LABELLED | changes, "f", vocabulary)
    return str(caught.value)


def test_labels_and_arguments_are_read(small: Vocabulary) -> None:
    found = from_mapping(LABELLED, "f", small)
    assert found.labels == LABELLED["labels"]
    assert found.disagreements == {"nato_art4": Disagreement(("no",), "label", "because", ("one", "two"))}
    assert [goal.text for goal in found.expectations.happened] == ["nato_art4=invoked"]


def test_a_file_without_them_has_none(small: Vocabulary) -> None:
    found = from_mapping({"date": "2026-03-01", "incidents": [INCIDENT]}, "f", small)
    assert (found.labels, found.disagreements, found.expectations.happened) == ({}, {}, ())


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ({"nato_art4": "yes", "nato_art5": "no", "eu_42_7": "no"}, "nato_art5: is not what `labels.gold` demands"),
        ({"nato_art4": "yes", "nato_art5": "yes", "eu_42_7": "no"}, "nato_art5: is not what `labels.gold` demands"),
        ({"nato_art4": ["yes", "no"], "nato_art5": "arguable", "eu_42_7": "no"}, "nato_art4: is not what"),
        ({"nato_art4": "yes", "nato_art5": "arguable", "eu_42_7": "yes"}, "`no` (what does not apply is `no`)"),
        ({"nato_art4": "yes", "nato_art5": "arguable"}, "eu_42_7: is missing, and `labels.gold` has a label for it"),
    ],
)
def test_no_expectation_bends_the_gold_label(expected: dict[str, Any], message: str, small: Vocabulary) -> None:
    assert message in problems(small, expect={"availability": expected})


@pytest.mark.parametrize("values", ["arguable", ["yes", "no"], ["no", "arguable"], ["yes", "arguable", "no"]])
def test_an_answer_over_open_facts_may_be_spelt_out_where_the_label_is_arguable(
    values: str | list[str], small: Vocabulary
) -> None:
    expected = LABELLED["expect"]["availability"] | {"nato_art5": values}
    found = from_mapping(LABELLED | {"expect": {"availability": expected}}, "f", small)
    assert set(found.expectations.availability["nato_art5"]) == {*([values] if isinstance(values, str) else values)}


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ({"argued": "yes"}, "disagreement.nato_art4.argued: is what is expected, so nothing is argued"),
        ({"argued": "maybe"}, "disagreement.nato_art4.argued: `maybe` is not `yes`, `no` or `arguable`"),
        ({"argued": ["no", "no"]}, "`no` is given twice"),
        ({"argued": []}, "the list is empty"),
        ({"at_fault": "court"}, "disagreement.nato_art4.at_fault: `court` is not `label` or `law`"),
        ({"reason": ""}, "disagreement.nato_art4.reason: a line of text is expected"),
        ({"source": []}, "disagreement.nato_art4.source: the list is empty"),
        ({"sources": "one"}, "`sources` is no part of a disagreement; did you mean `source`?"),
    ],
)
def test_an_argument_is_whole(argument: dict[str, Any], message: str, small: Vocabulary) -> None:
    assert message in problems(small, disagreement={"nato_art4": ARGUED | argument})


@pytest.mark.parametrize("part", ["argued", "at_fault", "reason", "source"])
def test_no_part_of_an_argument_may_be_missing(part: str, small: Vocabulary) -> None:
    rest = {name: value for name, value in ARGUED.items() if name != part}
    assert f"disagreement.nato_art4.{part}: is missing" in problems(small, disagreement={"nato_art4": rest})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"labels": "yes"}, "labels: a mapping is expected"),
        ({"labels": {"third": {}}}, "labels: `third` is no annotator"),
        ({"labels": {"gold": ["yes"]}}, "labels.gold: a mapping is expected"),
        ({"labels": {"gold": {"nato_art6": "yes"}}}, "labels.gold: `nato_art6` is no mechanism; did you mean"),
        ({"labels": {"gold": {"nato_art4": "maybe"}}}, "labels.gold.nato_art4: `maybe` is not `yes`, `no`, `arguable`"),
        ({"disagreement": ["nato_art4"]}, "disagreement: a mapping is expected"),
        ({"disagreement": {"nato_art4": "no"}}, "disagreement.nato_art4: a mapping of `argued`"),
        ({"disagreement": {"nato_art6": ARGUED}}, "disagreement: `nato_art6` is no mechanism"),
        ({"labels": {}, "expect": {}}, "there is no `expect.availability.nato_art4` to disagree with"),
    ],
)
def test_what_is_malformed_is_told(changes: dict[str, Any], message: str, small: Vocabulary) -> None:
    assert message in problems(small, **changes)
