"""The procedure of an outcome: its order is one, its times are those of the law, and nothing hangs on it."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from pymodel.law.lints import read_program
from pymodel.paths import data_folder
from pymodel.scenario import load, with_decisions, with_readings
from pymodel.session import Session, open_session
from pymodel.timeline import Entry, Timeline, choose, timeline
from pymodel.timeline.lay_out import order
from pymodel.vocabulary import Vocabulary, load_vocabulary

PROCEDURE = sorted(data_folder("encodings").glob("procedure*.lp"))


@pytest.fixture(scope="module")
def laid_out(shipped: dict[str, Path], vocabulary: Vocabulary) -> Callable[..., Timeline]:
    @cache
    def lay_out(name: str, *decisions: str, readings: Sequence[str] = ()) -> Timeline:
        scenario, _ = with_decisions(load(shipped[name], vocabulary), decisions, vocabulary)
        scenario, _ = with_readings(scenario, readings, vocabulary)
        session = open_session(scenario)
        return timeline(session, choose(session, vocabulary))

    return lay_out


def states(found: Timeline, step: str) -> dict[str, str]:
    """How a step stands for each actor that has it."""
    return {entry.actor: entry.state for one in found.steps if one.name == step for entry in one.entries}


def entry(found: Timeline, step: str, actor: str) -> Entry:
    return next(entry for one in found.steps if one.name == step for entry in one.entries if entry.actor == actor)


def test_no_other_file_reads_what_the_procedure_derives() -> None:
    folder = data_folder("encodings")
    program = read_program(sorted(folder.rglob("*.lp")), folder.parent)
    inside = {f"encodings/{file.name}" for file in PROCEDURE}
    own = {atom.signature for one in program.statements if one.file in inside for atom in one.heads}
    own -= {"in_force/3"}  # a dated fact of the law, read by its calendar
    readers = [
        f"{one.file}:{one.line}" for one in program.statements if one.file not in inside
        for use in one.uses if use.atom.signature in own
    ]  # fmt: skip
    assert readers == []


def test_every_order_that_the_readings_allow_is_one(opened: Callable[[str], Session]) -> None:
    program = opened("greenland").program
    kinds = [str(kind) for (kind,) in program.tuples("step_kind", 1)]
    every = [(str(s.arguments[0]), str(s.arguments[1])) for s, _ in program.named("before", 3)]
    assert sorted(order(kinds, every)) == sorted(kinds)
    assert {name for pair in every for name in pair} <= set(kinds)


def test_steps_that_the_law_leaves_unordered_stand_as_listed() -> None:
    assert order(["a", "b", "c"], []) == ["a", "b", "c"]
    assert order(["a", "b", "c"], [("c", "a")]) == ["b", "c", "a"]


def test_a_finding_comes_before_the_help_where_it_is_a_condition(laid_out: Callable[..., Timeline]) -> None:
    def after(position: str) -> dict[str, str]:
        found = laid_out("greenland", readings=(f"nac_finding={position}", "a5_internal=covers_any_attacker"))
        return dict(next(step.after for step in found.steps if step.name == "action"))

    assert after("nac_condition")["finding"] == "nato_2001"
    assert "finding" not in after("no_finding_needed")


def test_every_clock_of_national_law_has_a_time_and_a_step(opened: Callable[[str], Session]) -> None:
    for name in ("greenland", "attack_on_eu_neutral", "timeline_in_time"):
        program = opened(name).program
        put = {str(term) for term, _ in program.tuples("put_as", 2)}
        stepped = {str(clock) for clock, _ in program.tuples("clock_step", 2)} | {"cap", "ratification"}
        clocks = [symbol.arguments for symbol, _ in program.named("clock", 3)]
        assert clocks
        assert {str(within) for _, _, within in clocks} <= put
        assert {str(clock) for _, clock, _ in clocks} <= stepped


def test_every_word_of_the_law_is_told_in_words(opened: Callable[[str], Session]) -> None:
    program = opened("greenland").program
    told = {str(term) for term, _ in program.tuples("wording", 2)}
    used = {str(s.arguments[1]) for s, _ in program.named("missing_step", 2)}
    used |= {str(s.arguments[1]) for s, _ in program.named("clock", 3)}
    used |= {str(term) for name in ("own_word", "no_time") for (term,) in program.tuples(name, 1)}
    assert used - told == set()


def test_a_fixed_time_is_kept_to_the_hour_and_missed_by_one(laid_out: Callable[..., Timeline]) -> None:
    kept, missed = laid_out("timeline_in_time"), laid_out("timeline_too_late")
    for step, actor in (("report_at_home", "us"), ("notification", "fr"), ("ratification", "us"),
                        ("ratification", "fr"), ("ratification", "cz")):  # fmt: skip
        assert states(kept, step)[actor] == "met", (step, actor)
        assert states(missed, step)[actor] == "late", (step, actor)


def test_at_once_has_no_hour_at_which_it_is_late(laid_out: Callable[..., Timeline]) -> None:
    found = laid_out("timeline_too_late")
    assert [one.within for one in entry(found, "report", "cz").deadlines] == ["unspecified"] * 2
    assert states(found, "report") | {"cz": "met", "us": "missed"} == states(found, "report")


def test_a_refusal_before_the_approval_is_late_only_where_forces_had_gone_first(
    laid_out: Callable[..., Timeline],
) -> None:
    found = laid_out("timeline_too_late", "dk:respond=military", "dk:domestic(parliament)=refuse_then_approve")
    assert states(found, "ratification")["de"] == "late"
    assert states(found, "approval")["dk"] == "met"


def test_time_that_has_passed_ends_what_law_numbers_and_nothing_else(laid_out: Callable[..., Timeline]) -> None:
    found = laid_out("timeline_days_later")
    assert {actor: states(found, "ratification")[actor] for actor in ("us", "cz", "fr")} == {
        "us": "missed", "cz": "missed", "fr": "open",
    }  # fmt: skip
    # the time for Czechia's word to its chambers is no number
    assert states(found, "notification") | {"cz": "open", "fr": "met"} == states(found, "notification")
    assert states(found, "end_of_operation") == {"us": "open", "cz": "open"}


def test_what_nobody_has_decided_is_open_and_not_missed(laid_out: Callable[..., Timeline]) -> None:
    decided = ("dk:help=ask", "dk:self_defence=exercise")
    open_, closed = laid_out("greenland", *decided), laid_out("greenland", *decided, "others=none")
    assert (states(open_, "report")["dk"], states(closed, "report")["dk"]) == ("open", "missed")
    assert (entry(open_, "report", "dk").lapses, entry(closed, "report", "dk").lapses) == (True, False)
    assert states(open_, "action")["de"] == "open"
    assert states(closed, "action")["de"] == "missed"
    # no duty, so nothing to miss
    assert states(closed, "report")["de"] == "not due"


def test_force_without_authority_at_home_breaks_only_the_state_s_own_law(laid_out: Callable[..., Timeline]) -> None:
    found = laid_out("timeline_no_vote", "others=none")
    standing = next(one for one in found.standings if one.state == "dk")
    assert states(found, "approval")["dk"] == "missed"
    assert entry(found, "approval", "dk").provisions == ("approval_dk",)
    assert standing.authority == ()
    assert not any(provision.startswith("approval") or provision == "nat_11" for _, provision in standing.breaches)


@pytest.mark.parametrize(
    ("state", "authority", "ends", "missing"),
    [
        ("fr", ("initial",), [("cap", "2880")], ("vote(parliament)",)),
        ("de", ("initial",), [("ratification", "without_delay")], ("ratification(parliament)",)),
        ("gb", ("initial", "lasting"), [], ()),
        ("dk", (), [], ("vote(parliament)",)),
        ("hr", (), [], ("president_consent", "vote(parliament)")),
        ("is", (), [], ("forces",)),
    ],
)
def test_each_ally_has_authority_until_its_own_law_ends_it(
    state: str, authority: tuple[str, ...], ends: list[tuple[str, str]], missing: tuple[str, ...],
    laid_out: Callable[..., Timeline],
) -> None:  # fmt: skip
    found = laid_out("attack_on_norway", "no:help=ask")
    standing = next(one for one in found.standings if one.state == state)
    assert standing.at_stake
    assert standing.authority == authority
    assert [(clock.name, clock.within) for clock in standing.ends] == ends
    assert standing.missing == missing
    assert [(one.level, one.victim, one.provision) for one in standing.owes] == [("diplomatic", "no", "nat_5_assist")]
    assert standing.ceiling == "military"


def test_the_hungarian_vote_has_an_alternative_in_a_decision_of_the_alliance(laid_out: Callable[..., Timeline]) -> None:
    alone, decided = (
        next(one for one in laid_out("attack_on_norway", "no:help=ask", *more).standings if one.state == "hu")
        for more in ((), ("nac:consider(alliance)=action",))
    )
    assert alone.alternatives == ("decision_of_eu", "decision_of_nato")
    assert alone.majority == ("two_thirds_of_present",)
    assert decided.authority == ("initial", "lasting")
    assert decided.missing == ()


def test_every_rule_of_the_procedure_fires_in_some_shipped_scenario(
    shipped: dict[str, Path], opened: Callable[[str], Session]
) -> None:
    names = [name for name in shipped if name.startswith("timeline_")]
    names += ["greenland", "nine_eleven_2001", "aegean_clash", "satellite"]
    derived: set[str] = set()
    for name in names:
        program = opened(name).program
        for predicate, arity in (("taken", 3), ("due", 4), ("missed", 4), ("late", 4), ("step", 3), ("deadline", 4),
                                 ("stopped_step", 3), ("waiting_period", 4)):  # fmt: skip
            derived |= {f"{predicate}({symbol.arguments[0]}" for symbol, _ in program.named(predicate, arity)}
    written = set(
        re.findall(r"^((?:taken|due|missed|late|step|deadline|stopped_step|waiting_period)\([a-z]\w*),",
                   "\n".join(file.read_text(encoding="utf-8") for file in PROCEDURE), re.M)
    )  # fmt: skip
    assert written
    assert written - derived == set()


def test_every_step_has_a_text_and_a_place() -> None:
    steps = load_vocabulary().steps
    assert len(steps) == len(set(steps)) > 30
    assert steps[0] == "incident"
