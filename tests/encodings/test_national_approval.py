"""What each state's own law asks before its forces help another, asked of the law files alone through clingo."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from tests.encodings.national_law import ALL, NATO, RULES, UNION, URGENT, USUAL, about, outcome, vote, with_authority


def test_article_5_with_a_council_decision_and_urgency_and_no_vote_anywhere() -> None:
    first = outcome("nac_decision", *URGENT)
    assert NATO - with_authority(first, "initial") == {"bg", "dk", "ee", "hr", "is", "it", "lu", "lv", "me", "tr"}
    ended = {"cz", "de", "es", "fi", "fr", "lt", "sk", "us"}  # at a cap, a ratification or a hearing
    assert with_authority(first, "initial") - with_authority(first, "lasting") == ended


def test_without_urgency_the_powers_that_rest_on_it_fall_away() -> None:
    calm, urgent = outcome("nac_decision"), outcome("nac_decision", *URGENT)
    assert with_authority(urgent, "initial") - with_authority(calm, "initial") == {"de", "es", "fi"}


def test_article_5_with_every_vote_won_carries_all_but_the_state_without_forces() -> None:
    steps = [vote(state, "approve") for state in sorted(NATO)]
    won = outcome(*steps, vote("hr", "approve", "president"), vote("fi", "heard", "committee"))
    assert NATO - with_authority(won, "lasting") == {"is"}
    assert about(won, "missing_step", "is") == {"forces"}


@pytest.mark.parametrize("state", ["ca", "cy", "gb", "gr", "mt", "no", "si"])
def test_where_the_executive_decides_alone_nothing_is_missing_under_any_basis(state: str) -> None:
    own = ("nato_5",) * (state in NATO) + ("eu_42_7",) * (state in UNION)
    for basis in (*own, "un_51", "pact", "sc_mandate"):
        found = outcome(basis=basis, states=frozenset({state}))
        assert about(found, "authority", state) == {"initial", "lasting"}
        assert not about(found, "missing_step", state)


@pytest.mark.parametrize(
    ("state", "clock"),
    [
        ("al", "notification,open"), ("be", "notification,open"), ("pl", "notification,without_delay"),
        ("pt", "notification,before"), ("fr", "notification,72"), ("us", "report,48"), ("ca", "recall,240"),
        ("ro", "notification,120"), ("cz", "notification,without_delay"), ("sk", "notification,without_delay"),
        ("mk", "report,8760"), ("fr", "cap,2880"), ("us", "cap,1488"), ("us", "extension,720"), ("cz", "cap,1440"),
        ("sk", "cap,1440"), ("lt", "ratification,next_sitting"), ("it", "vote,120"), ("it", "report,2160"),
    ],
)  # fmt: skip
def test_duties_to_inform_and_time_limits(state: str, clock: str) -> None:
    assert clock in about(outcome("nac_decision"), "clock", state)


def test_dutch_notice_in_advance_hangs_on_the_reading() -> None:
    assert about(outcome(), "authority", "nl") == {"initial", "lasting"}
    assert about(outcome(), "clock", "nl") == set()
    assert about(outcome(held={"approval_nl_scope": "deployment"}), "clock", "nl") == {"notification,before"}


@pytest.mark.parametrize(
    ("state", "question", "answer", "opened"),
    [
        ("it", "approval_it_scope", "listed_forces_first", 20250101),
        ("ee", "approval_ee_fast_track", "general_mandate", 20200101),
        ("se", "approval_se_obligation", "neither", 20260101),
    ],
)
def test_fast_tracks_open_on_their_day_and_give_no_lasting_authority(
    state: str, question: str, answer: str, opened: int
) -> None:
    after = outcome("nac_decision", *URGENT, date=opened, held={question: answer})
    before = outcome("nac_decision", *URGENT, date=opened - 1, held={question: answer})
    assert about(after, "authority", state) == {"initial"}
    assert about(before, "authority", state) == set()


def test_portuguese_and_dutch_notice_may_wait_in_urgency() -> None:
    urgent = outcome(*URGENT, held={"approval_nl_scope": "deployment"})
    assert about(urgent, "clock", "pt") == {"notification,open"}
    assert about(urgent, "clock", "nl") == {"notification,as_soon_as_possible"}


def test_italian_report_follows_only_since_the_law_on_listed_forces() -> None:
    assert "report,2160" not in about(outcome(date=20241231), "clock", "it")
    assert "report,2160" in about(outcome(vote("it", "approve"), date=20250101), "clock", "it")


def test_albanian_forces_need_a_law_of_their_own_on_one_reading_only() -> None:
    assert about(outcome(), "authority", "al") == {"initial", "lasting"}
    own = {"approval_al_mandate": "own_law"}
    assert about(outcome(held=own), "missing_step", "al") == {"vote(parliament)"}
    assert about(outcome(held=own), "required_majority", "al") == {"absolute_of_all"}
    assert about(outcome(vote("al", "approve"), held=own), "authority", "al") == {"initial", "lasting"}


def test_macedonian_government_sends_forces_outside_nato_on_one_reading_only() -> None:
    assert about(outcome(basis="un_51"), "missing_step", "mk") == {"vote(parliament)", "decision_of_nato"}
    reading = {"approval_mk_scope": "government"}
    assert about(outcome(basis="un_51", held=reading), "authority", "mk") == {"initial", "lasting"}


def test_lithuanian_president_acts_under_the_european_clause_on_one_reading_only() -> None:
    assert about(outcome(basis="eu_42_7"), "authority", "lt") == set()
    reading = {"approval_lt_clause": "clause_too"}
    assert about(outcome(basis="eu_42_7", held=reading), "authority", "lt") == {"initial"}
    assert about(outcome(basis="eu_42_7", held=reading), "clock", "lt") == {"ratification,next_sitting"}


def test_every_state_has_one_law() -> None:
    pattern = r"national_law\(approval_(\w+),(\w+)\)"
    named = [found.groups() for atom in outcome(basis="") if (found := re.fullmatch(pattern, atom))]
    assert sorted(named) == [(state, state) for state in sorted(ALL)]


@pytest.mark.parametrize("state", ["us", "fr", "cz", "sk"])
def test_authority_under_a_cap_lasts_only_with_a_vote(state: str) -> None:
    capped = outcome()
    assert about(capped, "authority", state) == {"initial"}
    assert about(capped, "missing_step", state) == {"vote(parliament)"}
    extended = outcome(vote(state, "approve"))
    assert about(extended, "authority", state) == {"initial", "lasting"}
    assert not any(clock.startswith(("cap", "extension")) for clock in about(extended, "clock", state))


def test_czech_chambers_may_end_what_the_government_began_and_the_slovak_council_may_not() -> None:
    refused = outcome(vote("cz", "refuse"), vote("sk", "refuse"))
    assert about(refused, "authority", "cz") == set()
    assert about(refused, "authority", "sk") == {"initial"}
    assert about(outcome(vote("cz", "refuse_then_approve")), "authority", "cz") == {"initial", "lasting"}


@pytest.mark.parametrize("state", ["cz", "ro", "sk", "mk", "se"])
def test_treaty_exemptions_fall_away_where_article_5_does_not_apply(state: str) -> None:
    assert "initial" in about(outcome(), "authority", state)
    several = outcome(basis="un_51")
    assert about(several, "authority", state) == set()
    assert "vote(parliament)" in about(several, "missing_step", state)


def test_turkish_exemption_needs_the_reading_and_article_5() -> None:
    assert about(outcome(), "missing_step", "tr") == {"vote(parliament)"}
    exempt = {"approval_tr_required": "treaty_requires"}
    assert about(outcome(held=exempt), "authority", "tr") == {"initial", "lasting"}
    assert about(outcome(basis="un_51", held=exempt), "authority", "tr") == set()


def test_croatia_needs_consent_and_a_majority_of_all_or_two_thirds_of_all() -> None:
    silent = outcome(vote("hr", "approve"))
    assert about(silent, "authority", "hr") == set()
    assert about(silent, "missing_step", "hr") == {"president_consent", "majority(two_thirds_of_all)"}
    assert about(silent, "required_majority", "hr") == {"two_thirds_of_all"}
    refusal = vote("hr", "refuse", "president")
    assert about(outcome(vote("hr", "approve"), refusal), "authority", "hr") == set()
    assert about(outcome(vote("hr", "approve_two_thirds"), refusal), "authority", "hr") == {"initial", "lasting"}
    consent = vote("hr", "approve", "president")
    assert about(outcome(consent), "required_majority", "hr") == {"absolute_of_all"}
    assert about(outcome(consent), "missing_step", "hr") == {"vote(parliament)"}
    assert about(outcome(vote("hr", "approve"), consent), "authority", "hr") == {"initial", "lasting"}


def test_hungary_needs_two_thirds_unless_nato_or_the_union_has_decided() -> None:
    assert about(outcome("nac_decision"), "authority", "hu") == {"initial", "lasting"}
    alone = outcome()
    assert about(alone, "authority", "hu") == set()
    assert about(alone, "missing_step", "hu") == {"vote(parliament)", "decision_of_nato"}
    assert about(alone, "alternative_step", "hu") == {"decision_of_nato"}
    assert about(alone, "required_majority", "hu") == {"two_thirds_of_present"}
    assert about(outcome(vote("hu", "approve")), "authority", "hu") == {"initial", "lasting"}


def test_hungary_under_the_european_clause_without_a_decision_of_the_union() -> None:
    clause = outcome("nac_decision", basis="eu_42_7", states=UNION)
    assert about(clause, "authority", "hu") == set()
    assert about(clause, "alternative_step", "hu") == {"decision_of_eu"}
    assert about(outcome("eu_decision", basis="eu_42_7"), "authority", "hu") == {"initial", "lasting"}
    reading = outcome(basis="eu_42_7", held={"approval_hu_decision": "clause_suffices"})
    assert about(reading, "authority", "hu") == {"initial", "lasting"}


def test_german_government_acts_first_until_the_bundestag_refuses_and_again_once_it_approves() -> None:
    begun = outcome(*URGENT)
    assert about(begun, "authority", "de") == {"initial"}
    assert about(begun, "missing_step", "de") == {"ratification(parliament)"}
    assert about(begun, "clock", "de") == {"ratification,without_delay"}
    assert about(outcome(*URGENT, vote("de", "refuse")), "authority", "de") == set()
    assert about(outcome(*URGENT, vote("de", "refuse_then_approve")), "authority", "de") == {"initial", "lasting"}


def test_german_vote_does_not_replace_a_constitutional_basis() -> None:
    won = vote("de", "approve")
    blocked = outcome(won, held={"approval_de_basis": "system_decision"})
    assert about(blocked, "missing_step", "de") == {"constitutional_basis"}
    assert about(outcome(won, "nac_decision", held={"approval_de_basis": "system_decision"}), "authority", "de")
    assert not about(outcome(won, basis="un_51"), "authority", "de")
    assert about(outcome(won, basis="un_51", held={"approval_de_basis": "defence"}), "authority", "de")


@pytest.mark.parametrize(("state", "within"), [("lt", "next_sitting"), ("es", "as_soon_as_possible")])
def test_emergency_power_is_ended_by_a_refusal(state: str, within: str) -> None:
    begun = outcome(*URGENT)
    assert about(begun, "authority", state) == {"initial"}
    assert about(begun, "clock", state) == {f"ratification,{within}"}
    assert about(outcome(*URGENT, vote(state, "refuse")), "authority", state) == set()


def test_lithuanian_emergency_power_needs_an_attack_on_a_treaty_party() -> None:
    assert about(outcome(basis="un_51"), "authority", "lt") == set()
    assert about(outcome("armed_attack(1,ua)", basis="un_51"), "authority", "lt") == set()
    assert about(outcome("armed_attack(1,gr)", basis="un_51"), "authority", "lt") == {"initial"}


def test_finland_hears_its_committee_first_or_afterwards_in_urgency() -> None:
    assert about(outcome(), "authority", "fi") == set()
    assert about(outcome(), "missing_step", "fi") == {"hearing(committee)"}
    assert about(outcome(*URGENT), "authority", "fi") == {"initial"}
    assert about(outcome(vote("fi", "heard", "committee")), "authority", "fi") == {"initial", "lasting"}


def test_own_defence_needs_no_vote_and_does_not_lapse() -> None:
    for state in sorted(ALL - {"is", "us"}):
        own = outcome(f"use_of_force(1,{state})", vote(state, "refuse"))
        assert about(own, "authority", state) == {"initial", "lasting"}
        assert not about(own, "missing_step", state)
    assert about(outcome("use_of_force(1,dk)"), "clock", "dk") == {"submission,without_delay"}
    assert about(outcome("use_of_force(1,ro)"), "clock", "ro") == {"submission,24"}
    assert about(outcome("use_of_force(1,is)"), "missing_step", "is") == {"forces"}


def test_united_states_clock_runs_in_own_defence_on_the_reading_that_it_binds() -> None:
    assert about(outcome("use_of_force(1,us)"), "authority", "us") == {"initial"}
    assert about(outcome("use_of_force(1,us)", vote("us", "approve")), "authority", "us") == {"initial", "lasting"}
    free = outcome("use_of_force(1,us)", held={"approval_us_clock": "not_binding"})
    assert about(free, "authority", "us") == {"initial", "lasting"}


def test_own_defence_frees_from_no_vote_for_another_cause() -> None:
    both = outcome("use_of_force(1,dk)", "other_cause(dk)")
    assert about(both, "authority", "dk") == {"own_defence"}
    assert about(both, "missing_step", "dk") == {"vote(parliament)"}
    voted = outcome("use_of_force(1,dk)", "other_cause(dk)", vote("dk", "approve"))
    assert about(voted, "authority", "dk") == {"own_defence", "initial", "lasting"}


def test_pressure_without_force_is_no_own_defence() -> None:
    assert about(outcome("given(1,target,dk)", basis=""), "authority", "dk") == set()


def test_irish_triple_lock_stays_shut_without_a_mandate_even_after_a_vote() -> None:
    voted = outcome(vote("ie", "approve"), basis="eu_42_7", states=UNION)
    assert about(voted, "authority", "ie") == set()
    assert about(voted, "missing_step", "ie") == {"un_mandate"}
    mandated = outcome(vote("ie", "approve"), "sc_authorised", basis="eu_42_7", states=UNION)
    assert about(mandated, "authority", "ie") == {"initial", "lasting"}
    unvoted = outcome("sc_authorised", basis="eu_42_7", states=UNION)
    assert about(unvoted, "missing_step", "ie") == {"vote(parliament)"}


def test_austria_fights_for_another_only_under_a_decision_of_the_union_or_a_mandate() -> None:
    agreed = vote("at", "approve", "main_committee")
    assert about(outcome(agreed, basis="eu_42_7", states=UNION), "missing_step", "at") == {"decision_of_eu"}
    assert about(outcome(agreed, "eu_decision", basis="eu_42_7", states=UNION), "authority", "at")
    assert about(outcome(agreed, basis="sc_mandate", states=UNION), "authority", "at")
    assert not about(outcome("eu_decision", basis="eu_42_7", states=UNION), "authority", "at")


@pytest.mark.parametrize("state", ["bg", "dk", "ee", "it", "lu", "lv", "me"])
def test_where_a_vote_comes_first_it_alone_carries_force(state: str) -> None:
    assert about(outcome(*URGENT), "missing_step", state) == {"vote(parliament)"}
    assert about(outcome(vote(state, "approve")), "authority", state) == {"initial", "lasting"}
    assert about(outcome(*URGENT, vote(state, "refuse")), "authority", state) == set()


def test_measures_short_of_force_are_always_the_executives() -> None:
    found = outcome(basis="")
    assert {state for state in ALL if f"domestic_means({state},nonmilitary)" in found} == ALL
    assert not with_authority(found, "initial")


def test_a_law_that_is_not_recorded_for_the_day_gives_no_authority() -> None:
    before = outcome(basis="nato_5", states=frozenset({"fr", "dk"}), date=20030210)
    assert about(before, "missing_step", "fr") == {"recorded_law"}
    assert about(before, "missing_step", "dk") == {"vote(parliament)"}


def test_every_state_has_a_default_rule_a_date_and_a_provision() -> None:
    found = outcome(basis="")
    spans = {m[1] for atom in found if (m := re.match(r"law_span\(approval_(\w\w),", atom))}
    documented = set(re.findall(r"^%! provision approval_(\w\w): ", RULES, re.MULTILINE))
    bases = defaultdict(set)
    for atom in found:
        if match := re.fullmatch(r"base_rule\((\w+),(\w+)\)", atom):
            bases[match[1]].add(match[2])
    assert set(bases) == spans == documented == ALL
    assert all(len(rules) == 1 for rules in bases.values())


def incident(attacker: str, target: str) -> tuple[str, ...]:
    return (f"given(1,attacker,{attacker})", f"given(1,target,{target})", f"opponent({attacker})")


def test_organs_are_asked_only_where_their_state_may_help_another() -> None:
    found = outcome(*incident("tr", "gr"))
    offered = {m[1] for atom in found if (m := re.match(r"offered\((\w\w),", atom))}
    executive = {"al", "be", "ca", "cy", "gb", "gr", "is", "mt", "nl", "no", "pl", "pt", "si", "tr"}
    assert offered == ALL - executive
    assert "offered(hr,domestic(president))" in found
    assert "offered(at,domestic(main_committee))" in found
    assert not any(atom.startswith(("asked(approval_tr", "can_take(tr,")) for atom in found)
    assert not any(atom.startswith(("offered(gr", "can_take(gr")) for atom in found)


def test_only_croatian_law_tells_two_majorities_apart() -> None:
    found = outcome(*incident("tr", "gr"))
    voting = {m[1] for atom in found if (m := re.fullmatch(r"can_take\((\w\w),domestic\(parliament\)\)", atom))}
    kept = {m[1] for atom in found if (m := re.match(r"withheld\((\w\w),domestic\(parliament\)", atom))}
    assert voting - kept == {"hr"}


def test_every_offered_act_can_be_taken_under_every_reading() -> None:
    for chosen in ("chamber", "committees"):
        found = outcome(*incident("tr", "gr"), held={"approval_lu_scope": chosen})
        offered = {atom.removeprefix("offered") for atom in found if atom.startswith("offered(")}
        takeable = {atom.removeprefix("can_take") for atom in found if atom.startswith("can_take(")}
        assert offered <= takeable


def answers() -> dict[str, list[str]]:
    found = defaultdict(list)
    for atom in sorted(outcome(*incident("tr", "gr"))):
        if match := re.fullmatch(r"position_of\((\w+),(\w+),\w+\)", atom):
            found[match[1]].append(match[2])
    return dict(found)


def situations() -> Iterator[tuple[tuple[str, ...], str]]:
    for basis, decision, danger in product(("nato_5", "eu_42_7", "un_51"), ("", "nac_decision"), ((), URGENT)):
        yield (*filter(None, (decision,)), *danger), basis


@pytest.mark.parametrize("question", sorted(USUAL))
def test_every_two_positions_of_a_reading_differ_in_some_consequence(question: str) -> None:
    seen = ("authority(", "missing_step(", "clock(")
    by_answer = {
        answer: [
            {a for a in outcome(*facts, basis=basis, states=ALL, held={question: answer}) if a.startswith(seen)}
            for facts, basis in situations()
        ]
        for answer in answers()[question]
    }
    assert len(by_answer) > 1
    assert all(first != second for first, second in combinations(by_answer.values(), 2))


def test_every_reading_is_asked_of_its_state_and_documented() -> None:
    found = outcome(*incident("ru", "no"))
    asked = {m[1] for atom in found if (m := re.fullmatch(r"asked\((\w+)\)", atom))}
    declared = {m[1] for atom in found if (m := re.fullmatch(r"reading\((\w+)\)", atom))}
    assert asked == declared == set(USUAL) == set(answers())
    for question, positions in answers().items():
        assert f"%! reading {question}: " in RULES
        assert all(f"%! position {question} {answer}: " in RULES for answer in positions)
