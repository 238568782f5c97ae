"""Every difference has a reason, and the reason is something that one side alone can have."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from clingo import parse_term

from pymodel.comparison import Asked, compare, open_sides
from pymodel.comparison.differences import often
from pymodel.comparison.reasons import Because, Reasons
from pymodel.comparison.records import SUBJECTS, Change
from pymodel.render.comparison.plain_values import values_part
from pymodel.render.comparison.text import comparison_text, text_part
from pymodel.render.comparison.wording import Wording


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Asked("greenland"), Asked("greenland", date="1985-01-01")),
        (Asked("greenland", positions="mainstream"), Asked("greenland", positions="strict_textualist")),
        (Asked("greenland", decisions=("others=none",)), Asked("aegean_clash")),
    ],
    ids=["dates", "bundles", "scenarios"],
)
def test_every_difference_of_statuses_and_acts_has_a_reason_that_only_one_side_has(
    first: Asked, second: Asked, shipped: Mapping[str, Path]
) -> None:
    asked = [Asked(str(shipped[one.file]), one.date, one.positions, (), one.decisions) for one in (first, second)]
    before, after = open_sides(asked)
    found, reasons = compare(before, after), Reasons(before, after)
    changes = [change for one in found.mechanisms for change in one.statuses]
    changes += [
        Change(parse_term(f"{act.kind}({actor},{act.what},{act.provision})"), act.before, act.after)
        for act in found.acts
        for actor in act.actors[:2]
    ]
    assert changes
    for change in changes:
        told = reasons.of(change)
        assert told, change
        for one in told:
            # a reason is something that one side alone can have, or where two outcomes with the same choices part
            assert one.alone or one.same is not None, change
            here, there = (often(reasons.compiled[side], one.part.atom) for side in (one.side, 1 - one.side))
            assert here != "never"
            assert (there == "never") == one.alone
            for tree in one.against:
                times = often(reasons.compiled[1 - one.side], tree.atom)
                assert times == "every" or (one.same is not None and times == "some")


def test_the_treaty_of_lisbon_and_membership_explain_what_a_date_changes(shipped: Mapping[str, Path]) -> None:
    file = str(shipped["greenland"])
    before, after = open_sides([Asked(file), Asked(file, date="2008-01-01")])
    found = compare(before, after)
    text = comparison_text([text_part(found, before, after, subject) for subject in SUBJECTS])
    assert "eu_42_7 in effect" in text
    assert "can be relied on at the date" in text
    assert "is a member of NATO at the date" in text
    assert "al, hr, me, mk" in text


def test_asking_for_few_outcomes_at_once_changes_no_reason(shipped: Mapping[str, Path]) -> None:
    file = str(shipped["greenland"])
    before, after = open_sides([Asked(file, positions="mainstream"), Asked(file, positions="strict_textualist")])
    found = compare(before, after)
    one_by_one = Reasons(before, after)
    together = Reasons(before, after)
    Wording(together, found, "mechanisms")
    for mechanism in found.mechanisms:
        for change in mechanism.statuses:
            assert _told(one_by_one.of(change)) == _told(together.of(change))


def _told(reasons: tuple[Because, ...]) -> set[tuple[int, str]]:
    return {(one.side, str(one.part.atom)) for one in reasons}


def test_each_subject_can_be_compared_and_explained_without_the_other(shipped: Mapping[str, Path]) -> None:
    file = str(shipped["greenland"])
    asked = [Asked(file), Asked(file, date="1985-01-01")]
    before, after = open_sides(asked)
    whole = compare(before, after)
    for subject in SUBJECTS:
        first, second = open_sides(asked, subjects=[subject])
        alone = compare(first, second)
        assert text_part(alone, first, second, subject) == text_part(whole, before, after, subject)
        assert values_part(alone, first, second, subject) == values_part(whole, before, after, subject)
    assert not whole.same_mechanisms
    assert not whole.same_actors


def test_every_duty_permission_and_breach_is_told_in_words(shipped: Mapping[str, Path]) -> None:
    file = str(shipped["greenland"])
    before, after = open_sides([Asked(file), Asked(file, date="2008-01-01")], subjects=["actors"])
    found = compare(before, after)
    wording = Wording(Reasons(before, after), found, "actors")
    told = [wording.act(act) for act in found.acts]
    assert {act.kind for act in found.acts} == {"must", "may", "must_not", "breach"}
    assert [one for one in told if re.search(r"\w_\w|\w\(", one)] == []
    assert "Denmark may use force in self-defence" not in told  # it may on both dates
    text = comparison_text([text_part(found, before, after, "actors")])
    said = "al, fi, hr, me, mk, se: Albania must assist Denmark with such action as it deems necessary"
    assert said in " ".join(text.split())
