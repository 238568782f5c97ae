"""The rules that fire are those whose body holds in some outcome: by single questions, and by another engine."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import clingo
import pytest
from hypothesis import HealthCheck, given, settings

from pymodel.counts import Compiled
from pymodel.coverage import MarkedLaw, fired, mark, mark_shipped
from pymodel.coverage.fires import fires_by
from pymodel.coverage.marks import LIFTED, MARK
from pymodel.ground import GroundingError, ground
from pymodel.law_files import law_files
from pymodel.outcomes import NoOutcomeError
from pymodel.paths import data_folder
from pymodel.scenario import load, with_scope
from pymodel.scenario.model import Scope
from tests.pymodel.counts.test_random_programs import programs


def marked(folder: Path, text: str) -> MarkedLaw:
    path = folder / "law.lp"
    path.write_text(text, encoding="utf-8")
    return mark([path], folder)


def holds_somewhere(lines: list[str], body: str) -> bool:
    """Whether a body holds in some answer set: one question, asked alone."""
    control = clingo.Control(["-t1"], logger=lambda *_: None)
    control.add("base", [], "\n".join([*lines, f"probe :- {body}.", ":- not probe."]))
    control.ground([("base", [])])
    return bool(control.solve().satisfiable)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_a_rule_fires_if_and_only_if_its_body_holds_in_some_answer_set(text: str) -> None:
    lines = text.splitlines()
    free = [line for line in lines if not line.startswith(":-")]
    expected = set()
    for number, line in enumerate(lines, 1):
        head, turnstile, body = line.removesuffix(".").partition(":- ")
        if turnstile and holds_somewhere(lines if head else free, body):
            expected.add(f"law.lp:{number}")
    with TemporaryDirectory() as folder:
        law = marked(Path(folder), text)
        if holds_somewhere(lines, "#true"):
            assert fires_by(law, law.places, []) == expected
        else:
            with pytest.raises(NoOutcomeError):
                fires_by(law, law.places, [])


def test_a_constraint_fires_where_it_removes_something(tmp_path: Path) -> None:
    choices = "1 { value(s,f,(a;b)) } 1. \n1 { value(s,g,(a;b)) } 1.\n"
    law = marked(
        tmp_path,
        f"{choices}:- value(s,f,a), value(s,g,a).\n:- value(s,f,a), value(s,f,b).\nx :- value(s,f,a), value(s,g,a).",
    )
    assert fires_by(law, law.places, []) == {"law.lp:1", "law.lp:2", "law.lp:3"}


def test_only_the_rules_that_are_wanted_are_asked_about(tmp_path: Path) -> None:
    law = marked(tmp_path, "a :- b.\nb :- c.\nc.\nd :- c.")
    assert law.places == ("law.lp:1", "law.lp:2", "law.lp:4")
    assert fires_by(law, {"law.lp:2"}, []) == {"law.lp:2"}


@pytest.mark.parametrize("name", [MARK, LIFTED])
def test_a_law_that_uses_the_names_of_the_marks_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="are no names for predicates of the law"):
        marked(tmp_path, f"{name}(1) :- a.\na.")


def test_facts_that_contradict_each_other_leave_no_outcome(tmp_path: Path) -> None:
    law = marked(tmp_path, ":- a.\na.\nb :- a.")
    with pytest.raises(NoOutcomeError):
        fires_by(law, law.places, [])


@pytest.mark.parametrize("name", ["hypothetical/unexplained_event", "historical/sakiet_1958"])
def test_the_diagrams_find_the_same_rules_in_a_shipped_scenario(name: str, tmp_path: Path) -> None:
    law = mark_shipped()
    scenario = with_scope(load(data_folder("scenarios") / f"{name}.yaml"), "all")
    marks = tmp_path / "marks.lp"
    marks.write_text("\n".join(map(str, law.marks)), encoding="utf-8")
    compiled = Compiled(ground([*law_files(), marks], scenario.facts, constraints=scenario.constraints))
    named = compiled.program.named(MARK, 1)
    found = {
        law.places[symbol.arguments[0].number] for symbol, atom in named if compiled.possible(compiled.literal(atom))
    }
    assert len(found) > 200
    assert fires_by(law, law.places, scenario.facts, scenario.constraints) - law.constraints == found


def test_the_rules_on_narrower_scopes_fire_as_well() -> None:
    law = mark_shipped()
    scenario = load(data_folder("scenarios") / "historical" / "sakiet_1958.yaml")
    scoped = with_scope(scenario, "all")
    more = fired(law, scenario) - fires_by(law, law.places, scoped.facts, scoped.constraints)
    assert more
    assert {place.partition(":")[0] for place in more} == {"encodings/readings.lp"}


@pytest.mark.parametrize("name", ["hypothetical/greenland", "historical/sakiet_1958"])
def test_what_fires_is_what_fires_under_some_scope(name: str) -> None:
    law = mark_shipped()
    scenario = load(data_folder("scenarios") / f"{name}.yaml")
    each = [with_scope(scenario, scope) for scope in get_args(Scope)]
    apart = [fires_by(law, law.places, one.facts, one.constraints) for one in each]
    assert len(apart) == 3
    assert fired(law, scenario) == set().union(*apart)
