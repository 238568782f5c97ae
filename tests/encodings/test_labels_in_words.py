"""Each label, sentence and form of a fact of the law is good English on an instance that really occurs."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from pymodel.cli.book import gather
from pymodel.coverage import mark_shipped
from pymodel.law.catalogue import Law, load_law
from pymodel.law.phrases import form_of
from pymodel.law.records import Phrase, Sentence
from pymodel.law.rows import ground_facts
from pymodel.law_files import law_files
from pymodel.paths import data_folder
from pymodel.reasons.rules import LawRule, Rules
from pymodel.render.book.contents import Contents
from pymodel.render.book.document import text_of
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital
from pymodel.render.words import Words
from pymodel.scenario import load
from pymodel.vocabulary import Vocabulary
from tests.encodings.labels import atom_of_sentence, faults, instances, law_rules, marks

# Scenarios that between them have an instance of every label, those with most first. Where a new rule fires in none of
# them, add one in which it does; `casus coverage rules` names some.
COVER = """
    answer_after_a_ceasefire facts_left_open houthi_2023 cyprus_1964 union_values_series notpetya_2017
    attack_about_to_come islands_of_article_6 units_of_article_6 ain_al_asad_2020 timeline_withdrawal_late
    ally_joins_outsider attack_forestalled istanbul_2003 spy_plane_shot_down belgacom_2013 base_overreach
    defence_out_of_proportion greenland_2026 timeline_first_refused satellite troops_in_austria airliner_bombed
    argentina_and_chile_at_the_hague before_the_alliance ceasefire_that_holds commonwealth_clash
    group_about_to_attack guarantor_lands old_occupation pact_at_sea strike_on_iran trawler_on_the_grand_banks
    unmarked_men_hold_an_islet akrotiri berlin_1958 blockade_of_estonia casus_belli_1995 dates_crete_2005
    dates_lisbon_eve doubtful_member_attacked duties_portugal_humanitarian
    duties_rivals_lesser_as_nobody_named_reads excess_in_the_americas group_at_home_in_a_state_that_cannot_stop_it
    groups_and_states_behind_them host_fires_on_base members_call_an_emergency_session nine_eleven_2001
    achille_lauro_1985 bosnia_1994 guam_2017 pact_of_japan timeline_own_defence_submitted_late timeline_veto_debated
    timeline_withdrawal_over trawler_elsewhere two_allies_attack_third union_weighted_third_2004
    at_home_refused_at_first own_attack_is_nothing_to_answer
""".split()
# Sentences of which nothing occurs in a shipped scenario: what could give it is a rule that fires in none, or an input
# that only the command line gives.
NO_SENTENCE = {
    "bundled(Q, P)": "no scenario file names a bundle; `--readings` does",
    "readings_bundle(B)": "no scenario file names a bundle; `--readings` does",
}
# Words that are no word of English and stand in a label on purpose: ids that a scenario makes up.
EARLY = 19550101  # a day on which facts hold that hold no more
MADE_UP = frozenset({"houthis"})


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


@pytest.fixture(scope="module")
def rules(law: Law) -> Mapping[str, LawRule]:
    return law_rules(law, Rules(law, law_files(data_folder("encodings"))))


@pytest.fixture(scope="module")
def codes(vocabulary: Vocabulary, law: Law) -> frozenset[str]:
    """Ids that are no words: of states, organs and organisations."""
    circles = {str(row[0]) for row in law.table("member/4")}
    return frozenset({*vocabulary.states, *vocabulary.organs, *circles})


@pytest.fixture(scope="module")
def wholes(vocabulary: Vocabulary) -> frozenset[str]:
    """Names of states and places."""
    states = {span.name for state in vocabulary.states.values() for span in state.spans}
    return frozenset({*states, *vocabulary.places.values()})


@pytest.fixture(scope="module")
def told(
    law: Law, rules: Mapping[str, LawRule], vocabulary: Vocabulary, shipped: Mapping[str, Path]
) -> Mapping[str, Sequence[str]]:
    """What the labels and sentences say of instances, by their places."""
    marked = mark_shipped()
    sentences = {one.place: one for one in law.of(Sentence)}
    wanted = dict(marks(rules, sentences.values()))
    constraints = {one.place for one in law.rules if one.kind == "constraint"}
    found: dict[str, list[str]] = {place: [rule.label] for place, rule in rules.items() if not rule.body}
    for name in COVER:
        scenario = load(shipped[name], vocabulary)
        sayings = Sayings(Words(vocabulary, law, scenario.date))
        for place, binding in instances(marked, scenario, wanted, constraints & set(wanted)):
            if place in rules:
                text: str | None = sayings.step(rules[place], binding)
            else:
                text = sayings.sentence(sentences[place], atom_of_sentence(sentences[place], binding))
            assert text is not None
            found.setdefault(place, []).append(text)
        for place in found:
            wanted.pop(place, None)
    return found


def test_every_label_has_an_instance_but_for_those_that_say_why_not(
    law: Law, rules: Mapping[str, LawRule], told: Mapping[str, Sequence[str]]
) -> None:
    silent = {place for place in rules if place not in told}
    assert silent == {one.place for one in law.rules if one.untested and one.label}
    assert len(silent) == 19, "the list of `%! untested` has changed: see `casus coverage scenarios`"


def test_every_sentence_has_an_instance_but_for_those_that_are_listed(
    law: Law, told: Mapping[str, Sequence[str]]
) -> None:
    assert {one.atom for one in law.of(Sentence) if one.place not in told} == set(NO_SENTENCE)


def test_every_label_and_sentence_is_good_english(
    law: Law,
    rules: Mapping[str, LawRule],
    told: Mapping[str, Sequence[str]],
    codes: frozenset[str],
    vocabulary: Vocabulary,
) -> None:
    wholes = {span.name for state in vocabulary.states.values() for span in state.spans} | set(
        vocabulary.places.values()
    )
    raw = {**{one.place: one.text for one in law.of(Sentence)}, **{place: one.label for place, one in rules.items()}}
    found = [
        f"{place}: {', '.join(wrong)}: {text}"
        for place, texts in told.items()
        for text in texts
        if (wrong := [*faults(text, codes - MADE_UP, wholes), *_unnamed(raw[place], text)])
    ]
    assert not found, "\n".join(found)


def test_every_form_of_a_fact_has_an_instance_in_good_english(
    contents: Contents, codes: frozenset[str], wholes: frozenset[str]
) -> None:
    facts: dict[str, list[Sequence[str | int]]] = {}
    for rows in (contents.law.rows, contents.at_date, ground_facts(law_files(data_folder("encodings")), EARLY)):
        for signature, found in rows.items():
            facts.setdefault(signature, []).extend(found)
    problems = []
    for rank, phrase in enumerate(contents.law.of(Phrase)):
        signature, _ = form_of(phrase)
        said = [one for row in facts.get(signature, ()) if (one := contents.say(signature, row)) and one.rank == rank]
        if not said:
            problems.append(f"{phrase.place}: no fact is told by this form")
        for one in said[:: max(1, len(said) // 6)]:
            text = text_of(contents.line(one)).removesuffix(".")
            wrong = [
                fault
                for fault in faults(text, codes, wholes)
                if fault not in ("no sentence", "no capital can stand first")
            ]
            problems += [f"{phrase.place}: {fault}: {text}" for fault in wrong]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="module")
def contents() -> Contents:
    return gather(scenarios=[])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("France owes_under Germany help", "an id"),
        ("France owes {V} help", "a hole"),
        ("France must(fr,help)", "a term"),
        ("the the main committee of Austria approves", "two articles"),
        ("France has a the seat", "two articles"),
        ("France must must help Germany", "a word twice"),
        ("France  must help", "two blanks"),
        ("France must help ", "two blanks"),
        ("France must help .", "two blanks"),
        ("France must help.", "a stop too many"),
        ("France must help ()", "brackets with nothing"),
        ("France has an seat", "a wrong article"),
        ("France is a Ally", "a wrong article"),
        ("the change was the United States's own", "a wrong possessive"),
        ("France, Germany and Italy owes help", "a plural with a singular"),
        ("France and Germany owes help", "a plural with a singular"),
        ("Each of France and Germany owe help", "a plural with a singular"),
        ("each owe help", "a singular with a plural"),
        ("France does not owes help", "a singular with a plural"),
        ("The Canary Islands is land of Spain", "a place in the plural"),
        ("the effects of incident 5 is open", "a field in the plural"),
        ("", "no capital can stand first"),
        ("[fr] owes help", "no capital can stand first"),
        ("France owes fr help", "a code: fr"),
        ("France owes help by nato", "a code: nato"),
        ("attacked", "no sentence"),
    ],
)
def test_the_rules_of_english_find_what_is_wrong(text: str, fault: str) -> None:
    assert fault in faults(text, {"fr", "nato"})


def test_the_rules_of_english_pass_what_is_right() -> None:
    for text in (
        "France and Germany owe help", "Each of France, Germany and Italy owes help", "the United States owes help",
        "an Ally helps a European state", "Greece and the pact are at war, so it matters what that, that is, means",
        "incident 1 is a use of force", "the United Kingdom and Belgium are in dispute",
    ):  # fmt: skip
        assert faults(capital(text).replace("that, that is,", "that"), {"fr", "nato"}) == []


def test_a_label_that_names_what_no_condition_gives_is_found(
    rules: Mapping[str, LawRule], words: Callable[[str], Words]
) -> None:
    rule = next(one for one in rules.values() if "{X}" in one.label)
    text = Sayings(words("greenland")).step(rule, {})
    assert _unnamed(rule.label, text)


def _unnamed(raw: str, text: str) -> list[str]:
    """Whether a real instance leaves a variable without a name, though all of them are known."""
    words = ("somebody", "something", "an incident")
    return (
        ["nothing for a variable"] if any(text.lower().count(word) > raw.lower().count(word) for word in words) else []
    )
