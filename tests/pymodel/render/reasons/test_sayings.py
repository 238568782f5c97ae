"""Atoms and labels are told with the names that readers know."""

from collections.abc import Callable

import pytest
from clingo import parse_term

from pymodel.reasons.terms import Compound, Variable
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.words import Words


@pytest.fixture(scope="module")
def sayings(words: Callable[[str], Words]) -> Sayings:
    return Sayings(words("greenland"))


@pytest.mark.parametrize(
    ("atom", "said"),
    [
        ("party(nato,dk)", "Denmark is a member of NATO at the date"),
        ("decides(dk,help,ask)", "Denmark asks the others for help"),
        ("decides(no,report,no)", "Norway does not report to the Security Council"),
        ("given(1,place,greenland)", "the place of incident 1 is Greenland"),
        ("member(nato,dk,19490824,99991231)", "Denmark is a member of NATO from 24 August 1949"),
        ("status(nato_art5,dk,invoked)", "Article 5 of the North Atlantic Treaty is in effect for Denmark"),
        ("lasts(hours(48),48)", "48 hours is a length of time of 48 hours"),
        ("class_of(invasion,kinetic)", "invasion is force by arms"),
    ],
)
def test_an_atom_is_a_sentence(atom: str, said: str, sayings: Sayings) -> None:
    assert sayings.atom(parse_term(atom)) == said


def test_a_variable_is_somebody_or_an_incident(sayings: Sayings) -> None:
    owes = Compound("owes_under_article_5", (Variable("X"), parse_term("dk")))
    assert sayings.atom(owes) == "somebody owes Denmark assistance under Article 5"
    attack = Compound("armed_attack", (Variable("I"), parse_term("dk")))
    assert sayings.atom(attack) == "an incident was an armed attack on Denmark"


def test_a_position_is_told_with_its_question(sayings: Sayings) -> None:
    said = sayings.atom(parse_term("position(nac_finding,no_finding_needed)"))
    assert said.startswith('on the question "Is a finding of the Council a legal condition')
    assert sayings.choice(parse_term("position(nac_finding,no_finding_needed)")).endswith(
        "[nac_finding=no_finding_needed]"
    )
