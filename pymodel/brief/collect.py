"""Puts a memorandum together from the answers."""

from collections.abc import Iterator, Sequence

from clingo import parse_term

from pymodel.brief.records import Brief, Duty, Question, Standing, Way
from pymodel.law.catalogue import Law
from pymodel.outcomes import ActKind, Breach, Mechanism
from pymodel.reasons import Explainer
from pymodel.reasons.records import Step
from pymodel.reasons.showing import Showing
from pymodel.session import Outcomes, Session
from pymodel.vocabulary import Vocabulary

__all__ = ["collect"]

_KINDS: tuple[ActKind, ...] = ("must", "must_not", "may", "breach")


def collect(solved: Outcomes, session: Session, law: Law, vocabulary: Vocabulary) -> Brief:
    """What a memorandum on a scenario says.

    Args:
        solved: the answers, complete.
        session: the scenario, open for questions.
        law: the catalogue of the law.
        vocabulary: the order of values and positions.

    Returns:
        The contents; every part of them is in the answers, or follows from a new question.
    """
    standings = tuple(_standings(solved, law))
    named = _named(session, solved, vocabulary)
    duties = tuple(_duties(solved, named, Showing(session, law, vocabulary)))
    questions = tuple(_questions(standings, solved, law))
    ways = tuple(_ways(standings, session, law, vocabulary))
    return Brief(
        standings=standings,
        questions=questions,
        open_facts=solved.open_facts,
        named=named,
        duties=duties,
        levels=_levels(solved, named),
        ways=ways,
        authorities=_authorities(duties, questions, law),
    )


def _standings(solved: Outcomes, law: Law) -> Iterator[Standing]:
    for name in law.in_order(solved.mechanisms):
        one: Mechanism = solved.mechanisms[name]
        reached = tuple((regime.reaches, regime.conditions) for regime in one.regimes)
        yield Standing(name, one.availability.values, one.operable.values, reached)


def _named(session: Session, solved: Outcomes, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The victims, those accused, and the organs that must or may do something."""
    victims = [str(one) for one in session.tables.victims]
    accused = [str(who) for _, who in session.program.tuples("accused", 2)]
    organs = [name for name in solved.actors if name in vocabulary.organs]
    return tuple(dict.fromkeys([*victims, *sorted(accused), *organs]))


def _duties(solved: Outcomes, named: Sequence[str], showing: Showing) -> Iterator[Duty]:
    """What holds in every outcome for anybody, and what holds in some for those who are named."""
    found: dict[tuple[bool, ActKind, str, str, str], list[str]] = {}
    for name, actor in solved.actors.items():
        for kind, one in actor.acts:
            decided = isinstance(one, Breach) and one.decided
            if not decided and (one.certain or name in named):
                key = (one.certain, kind, one.provision, one.what, "" if one.certain else name)
                found.setdefault(key, []).append(name)
    listed = sorted(found.items(), key=lambda one: (not one[0][0], _KINDS.index(one[0][1]), one[0][2:]))
    atoms = [parse_term(f"{kind}({names[0]},{what},{law})") for (_, kind, law, what, _), names in listed]
    showing.prepare(atoms)
    for ((certain, kind, law, _, _), names), atom in zip(listed, atoms, strict=True):
        because = showing.where(atom).trees.tree(atom)
        assert isinstance(because, Step)  # no file states a duty
        yield Duty(kind, law, tuple(names), certain, because)


def _levels(
    solved: Outcomes, named: Sequence[str]
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


def _ways(standings: Sequence[Standing], session: Session, law: Law, vocabulary: Vocabulary) -> Iterator[Way]:
    """What would bring each of the main mechanisms into effect, where it is not in effect in every outcome."""
    explainer = Explainer(session, law, vocabulary)
    main = [str(name) for name in session.tables.main_columns]
    for one in standings:
        if one.mechanism in main:
            explanation = explainer.explain("why-not", f"{one.mechanism}=invoked")
            if explanation.missing is not None:
                yield Way(one.mechanism, explanation)


def _authorities(duties: Sequence[Duty], questions: Sequence[Question], law: Law) -> tuple[str, ...]:
    """The provisions that duties come from and that questions are about."""
    names = [one.provision for one in duties]
    for question in questions:
        names += law.readings[question.reading].provisions
    order = {name: place for place, name in enumerate(law.provisions)}
    return tuple(sorted({name for name in names if name in order}, key=order.__getitem__))
