"""Programs with other facts leave out rules of the law, and nothing that is found in them hangs on these."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from clingo import Function, Number, Symbol

from pymodel.law.catalogue import load_law, read_law
from pymodel.outcomes import goal_atom
from pymodel.reasons import Explainer
from pymodel.reasons.programs import Programs
from pymodel.reasons.relaxed import Relaxed
from pymodel.session import Session
from pymodel.vocabulary import Vocabulary

NAMES = ("greenland", "goa_1961", "attack_on_eu_neutral", "hood_2003")
STATUSES = ("barred", "open", "blocked", "invoked")
MECHANISMS = ("nato_art4", "nato_art5", "eu_42_7", "eu_222", "un_sc_measures")


def base_of(one: Explainer) -> frozenset[Symbol]:
    """The choices of the usual outcome."""
    found = one.explain("why-not", "eu_222=invoked", repairs=0)
    return frozenset(found.chosen.outcome.chosen)


def never(session: Session) -> list[Symbol]:
    """What is asked about: statuses that no outcome has."""
    goals = [f"{mechanism}={status}" for mechanism in MECHANISMS for status in STATUSES]
    atoms = [goal_atom(session.tables, goal) for goal in goals]
    return [atom for atom in atoms if not session.compiled.atom(atom).satisfiable()]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_found_without_idle_rules_is_so_under_the_whole_law(
    name: str, explainer: Callable[[str], Explainer], vocabulary: Vocabulary
) -> None:
    one = explainer(name)
    session, base = one.session, base_of(one)
    whole = Relaxed(session.scenario, session.files, vocabulary, base)
    programs = Programs(session, load_law(), vocabulary)
    reached = 0
    for atom in never(session):
        part = programs.relaxed(atom, base)
        assert part.size < whole.size
        assert part.reaches(atom) == whole.reaches(atom), atom
        if not whole.reaches(atom):
            continue
        reached += 1
        found = list(part.repairs(atom, 2))
        assert {len(changes) for changes, _ in found} == {len(changes) for changes, _ in whole.repairs(atom, 2)}, atom
        for changes, chosen in found:
            given = [one for one in changes if one.name == "given" and len(one.arguments) == 3]
            assert whole.possible(atom, *given, *chosen), atom
        excluding = part.excluding(atom)
        assert not whole.possible(atom, *excluding)
        for fewer in combinations(excluding, len(excluding) - 1):
            assert whole.possible(atom, *fewer), (atom, fewer)
    assert reached


def test_facts_that_contradict_each_other_stay_out_whatever_is_asked(
    explainer: Callable[[str], Explainer], vocabulary: Vocabulary
) -> None:
    one = explainer("greenland")
    atom = goal_atom(one.session.tables, "nato_art5=invoked")
    relaxed = Programs(one.session, load_law(), vocabulary).relaxed(atom, base_of(one))
    threat, war = (
        Function("given", [Number(1), *map(Function, words)]) for words in (("means", "threat"), ("gravity", "war"))
    )
    assert relaxed.possible(threat)
    assert relaxed.possible(war)
    assert not relaxed.possible(threat, war)


def test_nothing_is_left_out_where_the_catalogue_is_not_that_of_the_files(
    explainer: Callable[[str], Explainer], vocabulary: Vocabulary, tmp_path: Path
) -> None:
    one = explainer("greenland")
    atom, base = goal_atom(one.session.tables, "nato_art5=invoked"), base_of(one)
    file = tmp_path / "law.lp"
    file.write_text("here.\n", encoding="utf-8")
    sizes = [
        Programs(one.session, law, vocabulary).relaxed(atom, base).size
        for law in (load_law(), read_law([file], tmp_path))
    ]
    whole = Relaxed(one.session.scenario, one.session.files, vocabulary, base).size
    assert sizes[0] < sizes[1] == whole


def test_a_shared_program_tells_repairs_of_the_same_size_whatever_was_asked_before(
    explainer: Callable[[str], Explainer], vocabulary: Vocabulary
) -> None:
    one = explainer("units_of_article_6")
    session, base = one.session, base_of(one)
    shared = Programs(session, load_law(), vocabulary, shared=True)
    told: dict[Symbol, set[tuple[int, ...]]] = {}
    for atom in (*never(session), *reversed(never(session))):
        relaxed = shared.relaxed(atom, base)
        assert relaxed is shared.relaxed(atom, base)
        if relaxed.reaches(atom):
            sizes = tuple(len(changes) for changes, _ in relaxed.repairs(atom, 3))
            told.setdefault(atom, set()).add(sizes)
    assert told
    assert all(len(sizes) == 1 for sizes in told.values()), told


def test_a_program_of_its_own_forgets_what_was_asked(
    explainer: Callable[[str], Explainer], vocabulary: Vocabulary
) -> None:
    one = explainer("goa_1961")
    session, base = one.session, base_of(one)
    programs = Programs(session, load_law(), vocabulary)
    (atom, *_) = [one for one in never(session) if programs.relaxed(one, base).reaches(one)]
    told = []
    for _ in range(2):
        relaxed = programs.relaxed(atom, base)
        relaxed.reaches(atom)
        told.append(list(relaxed.repairs(atom, 3)))
    assert told[0] == told[1]


def test_of_lines_that_exclude_something_those_on_who_and_where_are_kept(
    explainer: Callable[[str], Explainer],
) -> None:
    found = explainer("hood_2003").explain("why-not", "nato_art5=invoked").outlook
    assert found is not None
    # an act of another kind would not be excluded either; of the two reasons that with the place is told
    assert [str(leaf.atom) for leaf in found.excluded_by] == [
        "given(1,object,forces)",
        "given(1,place,iraqi_kurdistan)",
    ]
