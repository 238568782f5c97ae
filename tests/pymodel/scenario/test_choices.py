"""What the command line fixes, and the checks that need a grounding of the law."""

import pytest

from pymodel.scenario import (
    InputError,
    Scenario,
    check_conflicts,
    check_decisions,
    load_text,
    with_decisions,
    with_positions,
    with_readings,
    with_scope,
)
from pymodel.vocabulary import Vocabulary

TEXT = """\
date: 2026-03-01
incidents:
  - attacker: tr
    target: gr
    place: crete
    means: cyber
readings: {nac_seat: counts}
decisions: {gr: {help: ask, invoke: {eu_42_7: no}}}
"""


@pytest.fixture
def scenario(small: Vocabulary) -> Scenario:
    return load_text(TEXT, "file.yaml", small)


def test_a_reading_of_the_command_line_wins_with_a_note(scenario: Scenario, small: Vocabulary) -> None:
    changed, notes = with_readings(scenario, ["nac_seat=excluded", "trigger = any"], small)
    assert [(fixed.reading, fixed.position) for fixed in changed.readings] == [
        ("nac_seat", "excluded"),
        ("trigger", "any"),
    ]
    assert notes == ("--reading nac_seat=excluded wins over `counts` in file.yaml",)
    assert with_readings(scenario, ["nac_seat=counts"], small) == (scenario, ())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["nac_seat"], "--reading: `nac_seat` is not of the form `reading=position`"),
        (["seat=counts"], "--reading: seat: `seat` is no reading"),
        (["nac_seat=cuonts"], "no position of `nac_seat`; expected `counts` or `excluded`; did you mean `counts`?"),
        (["nac_seat=counts", "nac_seat=excluded"], "is fixed both to `counts` and to `excluded`"),
    ],
)
def test_bad_readings_of_the_command_line(
    scenario: Scenario, small: Vocabulary, options: list[str], message: str
) -> None:
    with pytest.raises(InputError) as caught:
        with_readings(scenario, options, small)
    assert message in str(caught.value)


def test_a_decision_of_the_command_line_wins_with_a_note(scenario: Scenario, small: Vocabulary) -> None:
    changed, notes = with_decisions(scenario, ["gr:invoke(eu_42_7)=yes", "no: council = object", "others=none"], small)
    assert [(str(fixed.actor), str(fixed.act), str(fixed.value)) for fixed in changed.decisions] == [
        ("gr", "help", "ask"),
        ("gr", "invoke(eu_42_7)", "yes"),
        ("no", "council", "object"),
    ]
    assert changed.closed
    assert notes == ("--decide gr:invoke(eu_42_7)=yes wins over `no` in file.yaml",)
    assert with_decisions(scenario, ["gr:help=ask"], small) == (scenario, ())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["gr"], "--decide: `gr` is not of the form `actor:act=value`, nor `others=none`"),
        (["gr:help"], "is not of the form"),
        (["others=some"], "is not of the form"),
        (["uk:help=ask"], "`uk:help=ask`: `uk` is no state here; did you mean `gb`?"),
        (["su:help=ask"], "was no state on 2026-03-01"),
        (["gr:help(=ask"], "cannot stand here"),
        (["gr:help=a). evil(b"], "cannot stand here"),
        (["gr:help=ask", "gr:help=silent"], "`gr:help=silent` contradicts `ask` given before"),
        (["gr:=ask"], "cannot stand here"),
    ],
)
def test_bad_decisions_of_the_command_line(
    scenario: Scenario, small: Vocabulary, options: list[str], message: str
) -> None:
    with pytest.raises(InputError) as caught:
        with_decisions(scenario, options, small)
    assert message in str(caught.value)
    assert all(problem.line is None for problem in caught.value.problems)


def test_the_scope_of_readings_is_a_fact(scenario: Scenario) -> None:
    assert [str(with_scope(scenario, scope).facts[-1]) for scope in ("mainstream", "all")] == [
        "readings_scope(mainstream)",
        "readings_scope(all)",
    ]


def test_a_bundle_is_a_fact_and_wins_over_the_file_with_a_note(scenario: Scenario, small: Vocabulary) -> None:
    changed, notes = with_positions(scenario, "seats_first", small)
    assert [str(fact) for fact in changed.facts[-2:]] == ["readings_bundle(seats_first)", "readings_scope(held)"]
    assert changed.readings == ()
    assert notes == ("--readings seats_first (nac_seat=excluded) wins over `counts` in file.yaml",)
    kept, _ = with_readings(changed, ["nac_seat=counts"], small)
    assert [(fixed.reading, fixed.position) for fixed in kept.readings] == [("nac_seat", "counts")]


def test_a_standing_is_no_bundle(scenario: Scenario, small: Vocabulary) -> None:
    changed, notes = with_positions(scenario, "mainstream", small)
    assert (changed.scope, changed.bundle, notes) == ("mainstream", None, ())


def test_a_word_that_is_neither_a_standing_nor_a_bundle(scenario: Scenario, small: Vocabulary) -> None:
    with pytest.raises(InputError) as caught:
        with_positions(scenario, "seats_frist", small)
    assert str(caught.value) == (
        "--readings: `seats_frist` is neither a standing nor a bundle; expected `mainstream`, `held`, `all` or "
        "`seats_first`; did you mean `seats_first`?"
    )


def test_decisions_that_can_be_taken_pass(scenario: Scenario) -> None:
    check_decisions(
        scenario, {"gr": {"help", "invoke(eu_42_7)"}}, {"help": ["ask", "silent"], "invoke(eu_42_7)": ["yes", "no"]}
    )


def test_all_decisions_that_cannot_be_taken_are_told(scenario: Scenario) -> None:
    with pytest.raises(InputError) as caught:
        check_decisions(scenario, {"gr": {"halp", "invoke(eu_42_7)"}}, {"invoke(eu_42_7)": ["yes"]})
    assert str(caught.value).splitlines() == [
        "file.yaml:8:18: decisions.gr.help: `help` is no act of `gr`; expected `halp` or `invoke(eu_42_7)`; "
        "did you mean `halp`?",
        "file.yaml:8:29: decisions.gr.invoke(eu_42_7): `no` is no value of `invoke(eu_42_7)`; expected `yes`",
    ]


def test_a_conflict_with_a_default_points_at_what_was_written(scenario: Scenario) -> None:
    with pytest.raises(InputError) as caught:
        check_conflicts(scenario, [(1, "overwhelmed", "means")])
    assert str(caught.value) == (
        "file.yaml:6:5: incidents.1.overwhelmed: `overwhelmed: yes` cannot stand together with `means: cyber`"
    )


def test_no_conflict_is_no_error(scenario: Scenario) -> None:
    check_conflicts(scenario, [])
