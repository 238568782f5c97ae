"""What a reader finds when looking something up."""

import pytest

from pymodel.law.catalogue import Law, load_law
from pymodel.law.listings import (
    Choice,
    MeansEntry,
    Span,
    act_entries,
    means_entries,
    place_entries,
    state_entries,
)
from pymodel.law.lookup import (
    bundle_entries,
    bundle_entry,
    provision_entries,
    provision_entry,
    reading_entries,
    reading_entry,
    written,
)
from pymodel.law.names import UnknownNameError
from pymodel.law.sources import source_map


def test_a_provision_comes_with_its_rules_and_readings(law: Law) -> None:
    entry = provision_entry(law, "pact_1")
    assert [rule.heads for rule in entry.rules] == [
        ("decides/3",),
        ("asked/1",),
        ("counted/1",),
        ("must/3",),
        ("talk_level/1",),
    ]
    assert [reading.id for reading in entry.readings] == ["seat"]
    assert entry.not_encoded is None


def test_a_provision_without_a_rule_says_why(law: Law) -> None:
    entry = provision_entry(law, "pact_9")
    assert entry.rules == ()
    assert entry.not_encoded is not None
    assert entry.not_encoded.reason == "non_normative"


def test_provisions_come_before_definitions(law: Law) -> None:
    assert [entry.provision.id for entry in provision_entries(law)] == ["pact_1", "pact_9", "facts", "levels"]


def test_a_reading_comes_with_who_asks_it_and_what_its_positions_do(law: Law) -> None:
    entry = reading_entry(law, "seat")
    assert [rule.heads for rule in entry.asked_by] == [("asked/1",)]
    assert [(one.position.id, len(one.rules)) for one in entry.positions] == [("counts", 1), ("excluded", 0)]
    assert reading_entries(law) == (entry,)


@pytest.mark.parametrize(
    ("look_up", "name", "message"),
    [
        (provision_entry, "pact_11", "there is no provision `pact_11`; did you mean `pact_1` or `pact_9`?"),
        (provision_entry, "seat", "there is no provision `seat`; `seat` is a reading: `casus readings seat`"),
        (provision_entry, "zzz", "there is no provision `zzz`"),
        (reading_entry, "seet", "there is no reading `seet`; did you mean `seat`?"),
        (reading_entry, "pact_1", "there is no reading `pact_1`; `pact_1` is a provision: `casus law pact_1`"),
        (state_entries, "Norther Isle", "there is no state `Norther Isle`; did you mean `Northern Isle`"),
        (place_entries, "bey", "there is no place `bey`; did you mean `bay`?"),
        (means_entries, "cyder", "there is no means `cyder`; did you mean `cyber`?"),
        (act_entries, "vot(talks)", "there is no act `vot(talks)`; did you mean `vote(talks)`?"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(law: Law, look_up: object, name: str, message: str) -> None:
    assert callable(look_up)
    with pytest.raises(UnknownNameError) as caught:
        look_up(law, name)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", ["nn", "north", "northern isle"])
def test_a_state_is_found_by_id_other_id_or_name(law: Law, name: str) -> None:
    (entry,) = state_entries(law, name)
    assert entry.id == "nn"
    assert entry.names == (Span("Northern Isle", 19450101, 99991231),)
    assert entry.aliases == ("north",)
    assert entry.memberships == (Span("isles", 19500101, 99991231),)
    assert entry.places == (Span("bay", 19600101, 99991231),)
    assert entry.text == "the seat of everything"


def test_a_place_comes_with_its_sovereigns_in_order_of_time(law: Law) -> None:
    (entry,) = place_entries(law)
    assert (entry.id, entry.name, entry.text) == ("bay", "Great Bay", "the bay between the isles")
    assert entry.sovereigns == (Span("ss", 19450101, 19600101), Span("nn", 19600101, 99991231))
    assert (entry.claimed_by, entry.regions, entry.facts) == (("ss",), ("isles_region",), ("sea(bay)",))


def test_means_and_acts_come_with_their_texts(law: Law) -> None:
    assert means_entries(law) == (MeansEntry("cyber", "by computers", ("soft",)),)
    assert [entry.id for entry in act_entries(law)] == ["ask_talks", "vote(talks)"]
    (vote,) = act_entries(law, "vote")
    assert vote.text == "a vote on an item"
    assert vote.values == (Choice("yes", "in favour", False), Choice("no", "", False))
    (talks,) = act_entries(law, "ask_talks")
    assert [choice.passive for choice in talks.values] == [False, True]


def test_rows_are_written_as_facts() -> None:
    assert written("p/0", []) == "p"
    assert written("p/4", ["a", "B c", 3, "f(x)"]) == 'p(a, "B c", 3, f(x))'


def test_the_map_of_the_source_material(law: Law) -> None:
    found = source_map(law, ["r-seat", "r-seat-cost", "r-lost"])
    assert found.readings == {"r-seat": ("seat",), "r-forum": ("seat",)}
    assert found.not_split == {"r-seat-cost": "decides nothing"}
    assert (found.missing, found.unknown, found.twice) == (("r-lost",), ("r-forum",), ())


def test_a_value_that_is_called_like_a_position_is_no_fact_about_it() -> None:
    law = load_law()
    assert ["imminence", "imminent"] in law.table("value_of/2")
    entry = reading_entry(law, "imminence")
    assert [fact for one in entry.positions for fact in one.facts if fact.startswith("value_of")] == []


def test_a_bundle_is_shown_with_its_reasons(law: Law) -> None:
    entry = bundle_entry(law, "northern")
    assert entry.bundle.holders == "the north"
    assert entry.positions == (("seat", "counts", "the secretariat says so"),)
    assert bundle_entries(law) == (entry,)


def test_a_bundle_that_is_none_names_the_nearest(law: Law) -> None:
    with pytest.raises(UnknownNameError, match="did you mean `northern`"):
        bundle_entry(law, "norhtern")
