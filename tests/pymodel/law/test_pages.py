"""Lists and pages of the law as text, and the commands that print them."""

import json
from collections.abc import Callable

import pytest

from pymodel.cli import law as law_command
from pymodel.cli import listings as listing_commands
from pymodel.cli import readings as readings_command
from pymodel.law.catalogue import Law
from pymodel.law.listings import act_entries, means_entries, place_entries, state_entries
from pymodel.law.lookup import provision_entries, provision_entry, reading_entries, reading_entry
from pymodel.render.law import provision_list, provision_page, reading_list, reading_page
from pymodel.render.listings import acts_text, means_text, places_text, states_text
from pymodel.render.plain import columns, period


def test_the_list_of_provisions(law: Law) -> None:
    assert (
        provision_list(provision_entries(law))
        == """\
2 provisions
  pact_1  high    5 rules      Pact of the Isles, Article 1 (talks)
  pact_9  medium  not encoded  Pact of the Isles, Article 9 (seat of the secretariat)

Definitions of this project
  facts     3 rules  a stated fact holds
  levels    2 rules  The scale of answers"""
    )


def test_the_page_of_a_provision(law: Law) -> None:
    page = provision_page(provision_entry(law, "pact_1"))
    assert page.startswith("""\
pact_1: Pact of the Isles, Article 1 (talks)

  identifier  1 Isles Treaty Series 1
  confidence  high
  stands in   encodings/treaty.lp:3

One member's worry is enough. All then talk.

Nothing further follows.

Rules that cite it
""")
    assert (
        """
  {P} has asked, so {S} must talk
    encodings/treaty.lp:27
    must(S, talk, pact_1) :- decides(P, ask_talks, yes)"""
        in page
    )
    assert page.endswith("Readings that bear on it\n  seat  Does the attacker's own seat count?")


def test_the_page_of_a_provision_without_a_rule(law: Law) -> None:
    assert "\n\nNot encoded: non normative. it binds nobody" in provision_page(provision_entry(law, "pact_9"))


def test_the_list_and_the_page_of_a_reading(law: Law) -> None:
    assert (
        reading_list(reading_entries(law))
        == """\
1 readings

seat: Does the attacker's own seat count?
    counts    mainstream
    excluded  held"""
    )
    assert (
        reading_page(reading_entry(law, "seat"))
        == """\
seat: Does the attacker's own seat count?

  provisions  pact_1, levels
  confidence  medium
  stands in   encodings/readings.lp:1

It decides who can block.

Positions
  counts (mainstream)
    every member sits
    held by:  the secretariat; the northern isle, 1963; and most writers
    used at:  encodings/readings.lp:18  {S} is counted

  excluded (held)
    nobody judges its own cause
    held by:  one judge
    nothing follows beyond what follows anyway

Asked where
  a member is in, so it matters
    encodings/readings.lp:16
    asked(seat) :- member(isles, _, _, _)."""
    )


def test_states_and_places(law: Law) -> None:
    assert (
        states_text(state_entries(law))
        == """\
nn  Northern Isle
ss  Southern Isle (until 1990-01-01)"""
    )
    assert (
        states_text(state_entries(law, "nn"))
        == """\
nn: Northern Isle

also north

the seat of everything

Member of
  isles  from 1950-01-01

Sovereign of
  bay  from 1960-01-01"""
    )
    assert (
        places_text(place_entries(law))
        == """\
bay: Great Bay

the bay between the isles

Sovereign
  ss  until 1960-01-01
  nn  from 1960-01-01

Claimed by ss

Lies in isles_region

Further facts
  sea(bay)."""
    )


def test_means_and_acts(law: Law) -> None:
    assert means_text(means_entries(law)) == "cyber  soft  by computers"
    assert (
        acts_text(act_entries(law))
        == """\
ask_talks: a member asks for talks, or does not
    yes
    no   (if nobody acts)

vote(talks): a vote on an item
    yes  in favour
    no"""
    )


def test_columns_and_periods() -> None:
    assert columns([]) == ""
    assert columns([("a", ""), ("bb", "c " * 60)], 1).splitlines()[0] == " a"
    assert all(len(line) <= 100 for line in columns([("bb", "c " * 60)]).splitlines())
    assert period(19450101, 99991231) == ""
    assert period(19490824, 20200201) == "from 1949-08-24 until 2020-02-01"


COMMANDS: dict[str, tuple[Callable[..., int], str, str]] = {
    "law": (law_command.law, "pact_1", "provision"),
    "readings": (readings_command.readings, "seat", "reading"),
    "states": (listing_commands.states, "nn", "state"),
    "places": (listing_commands.places, "bay", "place"),
    "means": (listing_commands.means, "cyber", "means"),
    "acts": (listing_commands.acts, "vote", "act"),
}


@pytest.fixture
def shipped(law: Law, monkeypatch: pytest.MonkeyPatch) -> Law:
    monkeypatch.setattr("pymodel.law.catalogue.load_law", lambda: law)
    return law


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_prints_text_and_json(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run, name, _ = COMMANDS[command]
    for arguments in ((), (name,)):
        assert run(*arguments) == 0
        assert name in capsys.readouterr().out
        assert run(*arguments, format="json") == 0
        out, err = capsys.readouterr()
        assert name in json.dumps(json.loads(out))
        assert err == ""


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_name_is_bad_input(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run, name, kind = COMMANDS[command]
    assert run(f"{name}x") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"casus: there is no {kind} `{name}x`; did you mean `{name}")
