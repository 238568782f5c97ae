"""What a scenario puts to the test is remembered, and found out anew as soon as anything that goes in changes."""

from dataclasses import replace
from pathlib import Path

import clingo
import pytest
from clingo import Function, Number, Symbol

from pymodel.coverage import MarkedLaw, fired, mark, trials
from pymodel.coverage.grounded import ground_marked
from pymodel.coverage.trials import Trial, remembered, trial
from pymodel.ground import GroundingError
from pymodel.outcomes import NoOutcomeError
from pymodel.scenario import Scenario, with_scope

LAW = """state(aa). state(bb).
attacked(S) :- given(_, target, S).
1 { position(seat, (counts; excluded)) } 1 :- asked(seat).
asked(seat) :- attacked(aa).
both :- position(seat, excluded), position(seat, counts).
mechanism(talks) :- attacked(_).
one(S) :- attacked(S). two(S) :- attacked(S).
wide :- readings_scope(all).
narrow :- readings_scope(mainstream).
:- attacked(bb), attacked(aa).
"""


def target(*names: str) -> tuple[Symbol, ...]:
    return tuple(Function("given", [Number(1), Function("target"), Function(name)]) for name in names)


SCENARIO = Scenario(title="one", path="one.yaml", date=20000101, situation=target("aa"))


def marked(folder: Path, text: str = LAW) -> MarkedLaw:
    (folder / "law.lp").write_text(text, encoding="utf-8")
    return mark([folder / "law.lp"], folder)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "casus-foederis"


@pytest.fixture
def grounded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with every grounding."""
    done: list[str] = []

    def counted(law: MarkedLaw, *rest: object) -> clingo.Control:
        done.append(law.hash)
        return ground_marked(law, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(trials, "ground_marked", counted)
    return done


def lines(places: tuple[str, ...] | None) -> list[int]:
    return [int(place.rpartition(":")[2]) for place in places or ()]


def test_one_grounding_tells_what_fires_and_what_is_reached(tmp_path: Path, grounded: list[str]) -> None:
    found = trial(marked(tmp_path), SCENARIO)
    assert lines(found.fires) == [2, 3, 4, 6, 7, 8, 9]
    assert lines(found.reached) == [2, 3, 4, 5, 6, 7, 8, 9]
    assert (found.readings, found.mechanisms) == (("seat",), ("talks",))
    assert len(grounded) == 1


def test_what_was_found_is_remembered(tmp_path: Path, grounded: list[str]) -> None:
    first = trial(marked(tmp_path), SCENARIO)
    assert trial(marked(tmp_path), SCENARIO) == first
    assert fired(marked(tmp_path), SCENARIO) == set(first.fires or ())
    assert len(grounded) == 1


def test_what_is_remembered_can_be_asked_for_without_finding_it_out(tmp_path: Path, grounded: list[str]) -> None:
    law = marked(tmp_path)
    assert remembered(law, SCENARIO) is None
    assert grounded == []
    found = trial(law, SCENARIO)
    assert remembered(law, SCENARIO) == found
    assert remembered(law, replace(SCENARIO, situation=target("bb"))) is None
    assert len(grounded) == 1


def test_a_changed_rule_or_scenario_is_found_out_anew(tmp_path: Path, grounded: list[str]) -> None:
    first = trial(marked(tmp_path), SCENARIO)
    other = trial(marked(tmp_path, LAW.replace("attacked(aa).", "attacked(bb).", 1)), SCENARIO)
    assert lines(other.fires) == [2, 6, 7, 8, 9]
    elsewhere = trial(marked(tmp_path), replace(SCENARIO, situation=target("bb")))
    assert lines(elsewhere.fires) == [2, 6, 7, 8, 9]
    with pytest.raises(NoOutcomeError):
        fired(marked(tmp_path), replace(SCENARIO, constraints=(":- given(1, target, aa).",)))
    assert trial(marked(tmp_path), SCENARIO) == first
    assert len(grounded) == 4


def test_a_changed_program_finds_out_anew(tmp_path: Path, grounded: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    trial(marked(tmp_path), SCENARIO)
    monkeypatch.setattr(trials, "_own_hash", lambda: "another")
    trial(marked(tmp_path), SCENARIO)
    monkeypatch.setattr(clingo, "__version__", "0.0")
    trial(marked(tmp_path), SCENARIO)
    assert len(grounded) == 3


def test_title_and_scope_of_the_scenario_do_not_matter(tmp_path: Path, grounded: list[str]) -> None:
    first = trial(marked(tmp_path), SCENARIO)
    assert trial(marked(tmp_path), with_scope(replace(SCENARIO, title="two"), "mainstream")) == first
    assert len(grounded) == 1


@pytest.mark.parametrize("damage", ["", "nonsense", "{}", None])
def test_a_damaged_file_only_costs_time(damage: str | None, tmp_path: Path, cache: Path, grounded: list[str]) -> None:
    first = trial(marked(tmp_path), SCENARIO)
    (file,) = cache.iterdir()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("seat", "boat") if damage is None else damage, encoding="utf-8")
    assert trial(marked(tmp_path), SCENARIO) == first
    assert file.read_text(encoding="utf-8") == text
    assert len(grounded) == 2


def test_a_folder_that_cannot_be_written_only_costs_time(
    tmp_path: Path, grounded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert trial(marked(tmp_path), SCENARIO) == trial(marked(tmp_path), SCENARIO)
    assert len(grounded) == 2


def test_facts_without_an_outcome_are_told_each_time_and_still_reach_rules(tmp_path: Path) -> None:
    none = replace(SCENARIO, situation=target("aa", "bb"))
    for _ in range(2):
        found: Trial = trial(marked(tmp_path), none)
        assert (found.fires, lines(found.reached)) == (None, [2, 3, 4, 5, 6, 7, 8, 9, 10])
        with pytest.raises(NoOutcomeError, match="no outcome is left"):
            fired(marked(tmp_path), none)


def test_what_clingo_complains_about_is_not_remembered(tmp_path: Path, cache: Path) -> None:
    law = marked(tmp_path, "a :- b.")
    for _ in range(2):
        with pytest.raises(GroundingError):
            trial(law, SCENARIO)
    assert not cache.exists()
