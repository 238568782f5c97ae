"""A memorandum says nothing that the answers do not say."""

from collections.abc import Callable

import pytest
from clingo import parse_term

from pymodel.brief import Brief, collect
from pymodel.comparison.differences import often
from pymodel.law.catalogue import load_law
from pymodel.session import Outcomes, Session
from pymodel.vocabulary import load_vocabulary

SOME = ["greenland", "aegean_clash", "paris_2015", "cyprus_1964"]


@pytest.fixture(scope="module", params=SOME)
def made(
    request: pytest.FixtureRequest, opened: Callable[[str], Session], solved: Callable[[str], Outcomes]
) -> tuple[Brief, Session, Outcomes]:
    session, answers = opened(request.param), solved(request.param)
    return collect(answers, session, load_law(), load_vocabulary()), session, answers


def test_every_duty_is_as_certain_as_it_is_told_and_is_justified_for_the_first_of_its_actors(
    made: tuple[Brief, Session, Outcomes],
) -> None:
    brief, session, _ = made
    assert brief.duties
    for duty in brief.duties:
        atom = duty.because.atom
        assert (atom.name, str(atom.arguments[0]), str(atom.arguments[2])) == (
            duty.kind, duty.actors[0], duty.provision,
        )  # fmt: skip
        for actor in duty.actors:
            one = parse_term(f"{duty.kind}({actor},{atom.arguments[1]},{duty.provision})")
            assert often(session.compiled, one) == ("every" if duty.certain else "some")


def test_no_certain_duty_is_left_out_and_none_of_those_who_are_named(made: tuple[Brief, Session, Outcomes]) -> None:
    brief, _, answers = made
    told = {
        (duty.kind, actor, str(duty.because.atom.arguments[1]), duty.provision, duty.certain)
        for duty in brief.duties
        for actor in duty.actors
    }
    for name, actor in answers.actors.items():
        for kind in ("must", "may", "must_not"):
            for one in getattr(actor, kind):
                if one.certain or name in brief.named:
                    assert (kind, name, one.what, one.provision, one.certain) in told


def test_standings_levels_and_questions_are_those_of_the_answers(made: tuple[Brief, Session, Outcomes]) -> None:
    brief, _, answers = made
    assert {one.mechanism for one in brief.standings} == set(answers.mechanisms)
    for one in brief.standings:
        mechanism = answers.mechanisms[one.mechanism]
        assert (one.availability, one.operable) == (mechanism.availability.values, mechanism.operable.values)
        assert one.reached == tuple((regime.reaches, regime.conditions) for regime in mechanism.regimes)
    for (floor, ceiling, authority), actors in brief.levels.items():
        for name in actors:
            actor = answers.actors[name]
            assert (floor, ceiling, dict(authority)) == (actor.floor, actor.ceiling, dict(actor.authority))
    for question in brief.questions:
        assert set(question.positions) == set(answers.choices[question.reading])


def test_what_would_change_it_is_asked_of_each_main_mechanism_that_is_not_always_in_effect(
    made: tuple[Brief, Session, Outcomes],
) -> None:
    brief, session, answers = made
    asked = {way.mechanism for way in brief.ways}
    for name in map(str, session.tables.main_columns):
        assert (name in asked) == (not answers.ask(f"{name}=invoked").certain)
    for way in brief.ways:
        assert way.explanation.possible == answers.ask(f"{way.mechanism}=invoked").possible
