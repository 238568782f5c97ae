"""What would bring something about works when it is tried, and nothing smaller does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from clingo import Function, Symbol

from pymodel.ground import GroundProgram
from pymodel.law.catalogue import load_law
from pymodel.outcomes import goal_atom
from pymodel.reasons import Explainer, Explanation
from pymodel.reasons.repair import Repair
from pymodel.scenario import InputError, Scenario, load, with_options
from pymodel.session import Session, open_session
from pymodel.timeline import choose
from pymodel.vocabulary import Vocabulary

STATUSES = ("barred", "open", "blocked", "invoked")


def questions(explainer: Explainer, *mechanisms: str) -> Iterator[Explanation]:
    """Why each status of some mechanisms does not hold."""
    for mechanism in mechanisms:
        for status in STATUSES:
            yield explainer.explain("why-not", f"{mechanism}={status}")


def outcome_with(program: GroundProgram, chosen: frozenset[Symbol], atom: Symbol) -> frozenset[Symbol] | None:
    """The answer set that clingo finds under some choices, if there is one and an atom holds in it."""
    known = program.known
    assumed = [(one, True) for one in sorted(chosen, key=str) if known.number(one) is not None]
    with known.control.solve(assumptions=assumed, yield_=True) as handle:
        model = handle.model()
        return frozenset(model.symbols(atoms=True)) if model is not None and model.contains(atom) else None


def alternatives(program: GroundProgram) -> Mapping[tuple[Symbol, ...], list[Symbol]]:
    """All choices of a program by what they are about."""
    found: dict[tuple[Symbol, ...], list[Symbol]] = {}
    for name, arity in (("value", 3), ("position", 2), ("decides", 3)):
        for symbol, _ in program.named(name, arity):
            found.setdefault((Function(name), *symbol.arguments[:-1]), []).append(symbol)
    return {key: sorted(options, key=str) for key, options in found.items() if len(options) > 1}


def reached_with(program: GroundProgram, base: frozenset[Symbol], atom: Symbol, number: int) -> bool:
    """Whether an atom holds in an outcome that differs from another in so many choices, by trying them all."""
    options = alternatives(program)
    key_of = {one: key for key, listed in options.items() for one in listed}
    new = [one for listed in options.values() for one in listed if one not in base]
    for changes in combinations(new, number):
        keys = {key_of[one] for one in changes}
        if len(keys) < number:
            continue
        kept = frozenset(one for one in base if key_of.get(one) not in keys)
        holds = outcome_with(program, kept | frozenset(changes), atom)
        if holds is not None:
            made = {one for one in holds if key_of.get(one) is not None}
            if len({key_of[one] for one in made - base}) <= number:
                return True
    return False


@pytest.fixture(scope="module")
def narrow(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> Explainer:
    """A scenario in which few choices are left."""
    readings = {"a5_internal", "nac_finding", "nac_seat", "silence"}
    decisions = {("dk", "help"), ("nac", "consider(alliance)"), ("us", "council"), ("no", "council")}
    scenario = load(shipped["greenland"], vocabulary)
    usual = choose(open_session(scenario), vocabulary).outcome
    positions = [f"{name}={value}" for name, value in usual.readings.items() if name not in readings]
    decided = [
        f"{actor}:{act}={value}"
        for actor, acts in usual.decisions.items()
        for act, value in acts.items()
        if (actor, act) not in decisions
    ]
    scenario, _ = with_options(scenario, None, positions, decided, vocabulary)
    return Explainer(open_session(scenario), load_law(), vocabulary)


def test_no_smaller_repair_by_choices_works_where_few_are_left(narrow: Explainer) -> None:
    sizes = []
    for found in questions(narrow, "nato_art5", "nato_council"):
        if found.outlook is not None and found.outlook.by == "choices":
            base = found.chosen.outcome.chosen
            size = len(found.outlook.repairs[0].changes)
            assert {len(repair.changes) for repair in found.outlook.repairs} == {size}
            program = narrow.session.program
            assert not any(reached_with(program, base, found.atom, number) for number in range(size))
            assert reached_with(program, base, found.atom, size)
            sizes.append(size)
    assert max(sizes) >= 3


def test_no_single_change_works_where_two_are_told(explainer: Callable[[str], Explainer]) -> None:
    one = explainer("greenland")
    tried = 0
    for found in questions(one, "nato_council", "eu_council"):
        if found.outlook is not None and found.outlook.by == "choices" and len(found.outlook.repairs[0].changes) == 2:
            assert not reached_with(one.session.program, found.chosen.outcome.chosen, found.atom, 1)
            tried += 1
    assert tried


def with_changed_facts(scenario: Scenario, repair: Repair) -> Scenario:
    """The scenario of a repair, with what it fixes left open."""
    dropped = {change.old for change in repair.changes}
    added = [change.new for change in repair.changes if change.new is not None and change.new.name == "given"]
    situation = (*(fact for fact in scenario.situation if fact not in dropped), *added)
    return replace(scenario, situation=situation, decisions=(), readings=(), closed=False)


@pytest.mark.parametrize("name", ["goa_1961", "falklands_1982", "attack_on_eu_neutral"])
def test_every_repair_by_facts_works_and_what_excludes_excludes(
    name: str, explainer: Callable[[str], Explainer]
) -> None:
    one = explainer(name)
    tried = 0
    for found in questions(one, "nato_art5", "eu_222"):
        outlook = found.outlook
        if outlook is None or outlook.by != "facts":
            continue
        assert not found.possible
        assert outlook.excluded_by
        for repair in outlook.repairs:
            session = open_session(with_changed_facts(one.session.scenario, repair))
            wide = goal_atom(one.session.tables, found.goal)  # of whichever victim there is then
            assert outcome_with(session.program, repair.chosen, wide) is not None
            about = {tuple(leaf.atom.arguments[:2]) for leaf in outlook.excluded_by}
            touched = {tuple(one.arguments[:2]) for change in repair.changes for one in change if one is not None}
            assert any(one in touched for one in about), "a repair must touch what excludes"
        tried += 1
    assert tried


def reachable(scenario: Scenario, session: Session, atom: Symbol) -> bool:
    """Whether an atom holds in some outcome of a scenario with other facts."""
    try:
        made = open_session(scenario, session.files, session.files[0].parents[0])
    except InputError:
        return False
    return bool(made.program.known.control.solve(assumptions=[(atom, True)]).satisfiable)


def test_no_single_fact_brings_about_what_takes_two(
    explainer: Callable[[str], Explainer], vocabulary: Vocabulary
) -> None:
    one = explainer("greenland")
    found = one.explain("why-not", "eu_222=open")
    assert found.outlook is not None
    assert {len(repair.changes) for repair in found.outlook.repairs} == {2}
    scenario = one.session.scenario
    places = ("copenhagen", "danish_territorial_sea", "crete")
    for old in [fact for fact in scenario.situation if fact.name == "given"]:
        subject, field, value = old.arguments
        values = places if str(field) == "place" else vocabulary.fields[str(field)].values
        for other in values:
            if other != str(value):
                new = Function("given", [subject, field, Function(other)])
                situation = tuple(new if fact == old else fact for fact in scenario.situation)
                assert not reachable(replace(scenario, situation=situation), one.session, found.atom), new


def test_what_no_facts_give_is_said_so(explainer: Callable[[str], Explainer]) -> None:
    found = explainer("greenland").explain("why-not", "nato_art4=blocked")
    assert found.outlook is not None
    assert (found.outlook.by, found.outlook.repairs, found.outlook.tried_states) == ("nothing", (), True)


def test_a_place_outside_the_area_is_repaired_by_one_inside(explainer: Callable[[str], Explainer]) -> None:
    found = explainer("falklands_1982").explain("why-not", "nato_art5=open")
    assert found.outlook is not None
    assert found.outlook.by == "facts"
    # of all repairs with one change two are told: another place, or an object for which the place does not count
    changed = [str(change.new) for repair in found.outlook.repairs for change in repair.changes]
    assert len(changed) == len(found.outlook.repairs)
    assert any(one.startswith("given(1,place,") for one in changed)
    assert all(one.startswith(("given(1,place,", "given(1,object,satellite)")) for one in changed)
    assert "given(1,place,falklands)" in {str(leaf.atom) for leaf in found.outlook.excluded_by}


def test_what_is_asked_of_all_victims_can_be_so_of_another(explainer: Callable[[str], Explainer]) -> None:
    found = explainer("attack_on_eu_neutral").explain("why-not", "nato_art5=open")
    assert str(found.atom) == "status(nato_art5,at,open)"
    assert found.outlook is not None
    assert (found.outlook.by, found.outlook.tried_states) == ("facts", True)
    changed = {str(change.old) for change in found.outlook.repairs[0].changes}
    assert "given(1,target,at)" in changed


def test_a_state_that_the_question_names_is_tried_in_the_place_of_another(
    explainer: Callable[[str], Explainer],
) -> None:
    found = explainer("greenland").explain("why-not", "must_not(ru,use_force(dk),un_2_4)").outlook
    assert found is not None
    assert [str(change.new) for repair in found.repairs for change in repair.changes] == ["given(1,attacker,ru)"]
    assert [str(leaf.atom) for leaf in found.excluded_by] == ["given(1,attacker,us)"]
