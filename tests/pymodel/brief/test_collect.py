"""A memorandum says nothing that the answers do not say."""

from collections.abc import Callable

import pytest
from clingo import Function, Symbol, parse_term

from pymodel.brief import Brief, Made, collect, ways_to
from pymodel.brief.duties import own_variable
from pymodel.brief.records import Duty
from pymodel.comparison.differences import often
from pymodel.ground import Truth
from pymodel.law.catalogue import load_law
from pymodel.outcomes import Outcome
from pymodel.reasons.matching import instances
from pymodel.reasons.parts import Condition
from pymodel.reasons.terms import Binding, filled
from pymodel.reasons.world import World
from pymodel.session import Outcomes, Session
from pymodel.vocabulary import Vocabulary, load_vocabulary

SOME = ["greenland", "aegean_clash", "paris_2015", "cyprus_1964"]


def head(duty: Duty, binding: Binding) -> Symbol:
    """What a rule gives under a binding."""
    found = filled(duty.rule.head, binding)
    assert isinstance(found, Symbol)
    return found


def in_words(duty: Duty, binding: Binding) -> list[tuple[str, str]]:
    """What the label names under a binding, but for whose duty it is."""
    own = own_variable(duty.rule)
    named = ((name, str(one)) for name, one in binding.items() if f"{{{name}" in duty.rule.label and name != own)
    return sorted(named)


@pytest.fixture(scope="module", params=SOME)
def made(
    request: pytest.FixtureRequest, opened: Callable[[str], Session], solved: Callable[[str], Outcomes]
) -> tuple[Brief, Session, Outcomes]:
    session, answers = opened(request.param), solved(request.param)
    return collect(answers, session, load_law(), load_vocabulary()), session, answers


def test_every_duty_is_as_certain_as_it_is_told(made: tuple[Brief, Session, Outcomes]) -> None:
    brief, session, _ = made
    assert brief.duties
    for duty in brief.duties:
        atom = head(duty, duty.binding)
        assert (atom.name, str(atom.arguments[0]), str(atom.arguments[2])) == (
            duty.kind, duty.actors[0], duty.provision,
        )  # fmt: skip
        for actor in duty.actors:
            one = parse_term(f"{duty.kind}({actor},{atom.arguments[1]},{duty.provision})")
            assert often(session.compiled, one) == ("every" if duty.certain else "some")


def test_what_a_duty_is_told_by_applies_to_each_of_its_actors_in_any_outcome_where_it_is_certain(
    made: tuple[Brief, Session, Outcomes], sample: Callable[[Session, int], Outcome]
) -> None:
    brief, session, _ = made
    worlds = [World(session.program, Truth(session.program, sample(session, seed).chosen)) for seed in range(3)]
    told = [duty for duty in brief.duties if duty.certain and duty.always]
    assert told
    for duty in told:
        what = head(duty, duty.binding).arguments[1]
        said = in_words(duty, duty.binding)
        for actor in duty.actors:
            atom = Function(duty.kind, [parse_term(actor), what, parse_term(duty.provision)])
            for world in worlds:
                assert said in [in_words(duty, one) for one in instances(duty.rule, atom, world)]


def test_what_is_not_certain_applies_in_an_outcome_to_each_of_its_actors(made: tuple[Brief, Session, Outcomes]) -> None:
    brief, session, _ = made
    for duty in brief.duties:
        if not duty.certain:
            atom = head(duty, duty.binding)
            assert str(atom.arguments[0]) == duty.actors[0]
            wanted = session.compiled.atom(atom) & session.compiled.all(
                session.compiled.atom(one)
                for part in duty.rule.body
                if isinstance(part, Condition) and not part.negated
                for one in [filled(part.atom, duty.binding)]
                if isinstance(one, Symbol)
            )
            assert (wanted & session.compiled.space).satisfiable()
            for actor in duty.actors:
                one = Function(duty.kind, [parse_term(actor), *atom.arguments[1:]])
                assert session.compiled.possible(session.compiled.atom(one))


def test_no_duty_is_left_out(made: tuple[Brief, Session, Outcomes]) -> None:
    brief, _, answers = made
    told = {
        (duty.kind, actor, str(head(duty, duty.binding).arguments[1]), duty.provision, duty.certain)
        for duty in brief.duties
        for actor in duty.actors
    }
    for name, actor in answers.actors.items():
        for kind in ("must", "may", "must_not"):
            for one in getattr(actor, kind):
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
        assert way.prospect.possible == answers.ask(f"{way.mechanism}=invoked").possible


@pytest.mark.parametrize(("name", "apart"), [("sakiet_1958", True), ("greenland", False)])
def test_the_longest_ways_and_the_rest_are_all(
    name: str, apart: bool, opened: Callable[[str], Session], vocabulary: Vocabulary
) -> None:
    parts: tuple[Made, ...] = ("all", "longest", "rest")
    whole, longest, rest = (ways_to(opened(name), load_law(), vocabulary, full=False, made=one) for one in parts)
    assert bool(rest) == apart
    assert sorted((way.place, way.mechanism) for way in (*longest, *rest)) == [
        (way.place, way.mechanism) for way in whole
    ]
    assert not apart or not any(way.prospect.possible for way in longest)
    assert all(way.prospect.possible for way in rest)
