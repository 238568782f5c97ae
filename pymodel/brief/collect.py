"""Puts a memorandum together from the answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from pymodel.brief.duties import duties
from pymodel.brief.records import Brief, Duty, Part, Question, Standing, Way
from pymodel.law.catalogue import Law
from pymodel.outcomes import Mechanism, goal_function
from pymodel.reasons import Explainer
from pymodel.reasons.showing import Showing
from pymodel.session import Outcomes, Session
from pymodel.vocabulary import Vocabulary

__all__ = ["Made", "collect", "ways_to"]

Made = Literal["all", "longest", "rest"]
"""Which ways are found: all; those that take longest, on which one process may work beside another; or the others."""


def collect(  # noqa: PLR0913 - what goes into a memorandum are its parameters
    solved: Outcomes,
    session: Session,
    law: Law,
    vocabulary: Vocabulary,
    *,
    full: bool = True,
    ways: Sequence[Way] | None = None,
) -> Brief:
    """What a memorandum on a scenario says.

    Args:
        solved: the answers, complete.
        session: the scenario, open for questions.
        law: the catalogue of the law.
        vocabulary: the order of values and positions.
        full: whether to look among other facts for what no decision and no position brings about, and to tell what
            holds in some outcomes of those as well who are not treated by themselves.
        ways: what would change it; looked for if left out. Empty where whoever asks leaves that to others.

    Returns:
        The contents; every part of them is in the answers, or follows from a new question.
    """
    standings = tuple(_standings(solved, law))
    named = _named(session, solved, vocabulary)
    found = duties(solved, named, Showing(session, law, vocabulary), everybody=full)
    questions = tuple(_questions(standings, solved, law))
    if ways is None:
        ways = ways_to(session, law, vocabulary, full=full)
    return Brief(
        standings=standings,
        main=tuple(map(str, session.tables.main_columns)),
        questions=questions,
        open_facts=solved.open_facts,
        named=named,
        duties=found,
        levels=_levels(solved, named),
        ways=tuple(ways),
        authorities=_authorities(found, questions, law),
    )


def _standings(solved: Outcomes, law: Law) -> Iterator[Standing]:
    for name in law.in_order(solved.mechanisms):
        one: Mechanism = solved.mechanisms[name]
        reached = tuple((regime.reaches, regime.conditions) for regime in one.regimes)
        yield Standing(name, one.availability.values, one.operable.values, reached)


def _named(session: Session, solved: Outcomes, vocabulary: Vocabulary) -> Mapping[str, tuple[Part, ...]]:
    """The victims, those accused, and the organs that must or may do something."""
    found: dict[str, list[Part]] = {}
    for one in session.tables.victims:
        found.setdefault(str(one), []).append("victim")
    for who in sorted({str(who) for _, who in session.program.tuples("accused", 2)}):
        found.setdefault(who, []).append("accused")
    for name in solved.actors:
        if name in vocabulary.organs:
            found.setdefault(name, []).append("organ")
    return {name: tuple(parts) for name, parts in found.items()}


def _levels(
    solved: Outcomes, named: Collection[str]
) -> dict[tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, bool], ...]], tuple[str, ...]]:
    found: dict[tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, bool], ...]], list[str]] = {}
    for name, actor in solved.actors.items():
        if name not in named and (actor.floor or actor.ceiling):
            found.setdefault((actor.floor, actor.ceiling, tuple(actor.authority.items())), []).append(name)
    most_first = sorted(found.items(), key=lambda one: (-len(one[1]), one[1]))
    return {kind: tuple(names) for kind, names in most_first}


def _questions(standings: Sequence[Standing], solved: Outcomes, law: Law) -> Iterator[Question]:
    hanging: dict[str, list[str]] = {}
    for one in standings:
        for name in dict.fromkeys(name for _, cubes in one.reached for cube in cubes for name in cube):
            hanging.setdefault(name, []).append(one.mechanism)
    for name, mechanisms in hanging.items():
        if name in law.readings:
            yield Question(name, solved.choices.get(name, ()), tuple(mechanisms))


def ways_to(session: Session, law: Law, vocabulary: Vocabulary, *, full: bool, made: Made = "all") -> tuple[Way, ...]:
    """What would bring each of the main mechanisms into effect, where it is not in effect in every outcome.

    Args:
        session: the scenario.
        law: the catalogue of the law.
        vocabulary: the order of values and positions.
        full: whether to look among other facts for what no decision and no position brings about.
        made: the mechanisms that are told of. Those take longest that only other facts could bring into effect; where
            there are none, all do.

    Returns:
        The ways, in the order of the law.

    Raises:
        NoOutcomeError: the facts leave no outcome.
        MemoryError: the diagrams outgrow their memory.
    """
    explainer, tables = Explainer(session, law, vocabulary, shared=True), session.tables
    names = law.in_order(str(one) for one in tables.main_columns if one in tables.mechanisms)
    goals = {name: f"{name}=invoked" for name in names}
    far = {name for name in names if not session.compiled.possible(goal_function(tables, goals[name]))}
    longest = far or set(names)
    found = []
    for place, name in enumerate(names):
        if made == "all" or (name in longest) == (made == "longest"):
            prospect = explainer.prospect(goals[name], repairs=1, facts=full)
            if prospect is not None:
                found.append(Way(name, place, prospect))
    return tuple(found)


def _authorities(duties: Sequence[Duty], questions: Sequence[Question], law: Law) -> tuple[str, ...]:
    """The provisions that duties come from and that questions are about."""
    names = [one.provision for one in duties]
    for question in questions:
        names += law.readings[question.reading].provisions
    order = {name: place for place, name in enumerate(law.provisions)}
    return tuple(sorted({name for name in names if name in order}, key=order.__getitem__))
