"""A law without faults has no findings, and each seeded fault is found where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pymodel.law import lints
from pymodel.law.lints import LINTS, Finding, Program, read_program

Change = Callable[[str, str, str], Program]

TREATY, READINGS, FACTS, VOCABULARY, DECISIONS, STATES, WORDS = (
    "treaty.lp",
    "readings.lp",
    "facts.lp",
    "vocabulary.lp",
    "decisions.lp",
    "world/states.lp",
    "words.lp",
)
MUST = "must(S, talk, pact_1) :- decides(P, ask_talks, yes), member(isles, P, _, _), member(isles, S, _, _)."
MEMBER = "member(isles, S, _, _), position(seat, counts)."
ASKED = "asked(seat) :- member(isles, _, _, _)."

# lint, file, what is replaced, by what, the line and a piece of the one finding
SEEDED = [
    ("rules_have_labels", TREATY, "%! [levels] nothing happened\n", "", 30, "the rule has no label"),
    ("rules_have_labels", TREATY, "%! [levels] nothing happened\n", "%! [] nothing happened\n", 31, "cites nothing"),
    ("rules_have_labels", TREATY, "%! [levels] nothing happened\n", "%! [levels]\n", 31, "the label has no text"),
    ("rules_have_labels", FACTS, "%! [facts] {F} of {S} is open\n", "", 4, "the choice has no label"),
    ("rules_have_labels", FACTS, "%! [facts] not both\n", "", 6, "the constraint has no label"),
    ("untested_rules_say_why", TREATY, "nothing happened\n", "nothing happened\n%! untested:\n", 32, "gives no reason"),
    (
        "untested_rules_say_why",
        TREATY,
        "mechanism(talks).",
        "mechanism(talks).\n%! [levels] always\n%! untested: never\nknown(levels).",
        26,
        "a fact holds in every scenario",
    ),
    ("cited_ids_are_declared", TREATY, "[pact_1, levels]", "[pact_1, levles]", 29, "cites `levles`"),
    ("cited_ids_are_declared", TREATY, "talk, pact_1)", "talk, pact_2)", 27, "`must` comes from `pact_2`"),
    ("cited_ids_are_declared", READINGS, "%!   levels\n", "%!   levles\n", 1, "bears on `levles`"),
    (
        "provisions_are_encoded",
        TREATY,
        "%! not_encoded pact_9: non_normative it binds nobody\n",
        "",
        11,
        "no rule cites",
    ),
    ("provisions_are_encoded", TREATY, "non_normative", "unimportant", 15, "`unimportant` is no reason"),
    ("provisions_are_encoded", TREATY, "not_encoded pact_9", "not_encoded pact_9, pact_8", 15, "`pact_8` is listed"),
    ("provisions_are_encoded", TREATY, "not_encoded pact_9", "not_encoded pact_9, pact_1", 15, " cites it"),
    ("label_variables_occur", TREATY, "{P} has asked", "{Q} has asked", 27, "speaks of {Q}"),
    ("label_variables_occur", TREATY, "{P} has asked", "{P has asked", 27, "a brace without its partner"),
    ("readings_are_complete", READINGS, "reading(seat).\n", "\n", 1, "there is no fact `reading(seat)`"),
    ("readings_are_complete", READINGS, "seat count?", "seat count", 1, "must put a question"),
    ("readings_are_complete", READINGS, "%! holders: one judge\n", "", 12, "has no `holders:`"),
    ("readings_are_complete", READINGS, "counts, mainstream)", "counts, popular)", 11, "`popular` is no standing"),
    ("readings_are_complete", READINGS, "(seat, counts, mainstream)", "(seat, count, held)", 8, "no fact `position_of"),
    ("readings_are_complete", READINGS, "(seat, counts, mainstream)", "(seat, count, held)", 11, "has no block"),
    ("readings_are_complete", READINGS, "reading(seat).\n", "reading(seat). reading(forum).\n", 7, "has no block"),
    (
        "readings_are_complete",
        READINGS,
        "position seat excluded:",
        "position seats excluded:",
        12,
        "no declared reading",
    ),
    (
        "readings_are_complete",
        READINGS,
        "%! position seat excluded:",
        "%! posit seat excluded:",
        1,
        "needs two positions",
    ),
    ("readings_are_complete", READINGS, "excluded: nobody judges its own cause", "excluded:", 12, "has no text"),
    ("bundles_are_complete", READINGS, "%! holders: the north\n", "", 21, "has no `holders:`"),
    (
        "bundles_are_complete",
        READINGS,
        "(northern, seat, counts)",
        "(northern, seat, cuonts)",
        24,
        "no position on `seat`",
    ),
    ("bundles_are_complete", READINGS, "%! choice northern seat: ", "%! choice northern fort: ", 24, "has no reason"),
    ("bundles_are_complete", READINGS, "bundle(northern, seat, counts).\n", "", 23, "there is no fact `bundle("),
    (
        "bundles_are_complete",
        READINGS,
        "northern, seat, counts).\n",
        "northern, seat, counts). bundle(northern, seat, excluded).\n",
        24,
        "takes two positions",
    ),
    ("readings_are_asked", READINGS, ASKED, ASKED.replace("seat", "forum"), 1, "no rule asks the reading `seat`"),
    (
        "positions_are_used",
        READINGS,
        "position(seat, counts)",
        "position(seat, C)",
        8,
        "uses the position `seat counts`",
    ),
    (
        "positions_are_never_negated",
        READINGS,
        "position(seat, counts)",
        "not position(seat, excluded)",
        18,
        "not position",
    ),
    (
        "positions_are_never_negated",
        READINGS,
        MEMBER,
        "member(isles, S, _, _), not #count { P : position(seat, P) } = 1.",
        18,
        "not position",
    ),
    ("atoms_are_derived", TREATY, MUST, MUST.replace("member(isles, P", "membre(isles, P"), 27, "derives `membre/4`"),
    ("atoms_are_derived", TREATY, MUST, MUST.replace("isles, P", "isle, P"), 27, "an atom like `member(isle,P,_,_)`"),
    ("atoms_are_derived", TREATY, "not calm", "not clam", 29, "nothing derives `clam/0`"),
    ("atoms_are_derived", TREATY, "mechanism(talks).", "mechanism(talks). #show mast/3.", 23, "derives `mast/3`"),
    ("named_values_exist", TREATY, "value(I, gravity, none)", "value(I, gravity, nine)", 31, "`nine` is no value"),
    ("named_values_exist", TREATY, "value(1, gravity, L)", "value(1, gravitas, L)", 29, "`gravitas` is no field"),
    ("named_values_exist", TREATY, "ask_talks, yes)", "ask_talks, maybe)", 27, "`maybe` is no value of the act"),
    ("named_values_exist", READINGS, "position(seat, counts)", "position(seat, cuonts)", 18, "`cuonts` is no position"),
    ("choices_stand_in_their_files", TREATY, MUST, "1 { talk(S) : member(isles, S, _, _) } 1.", 27, "a choice may"),
    ("choices_stand_in_their_files", TREATY, MUST, ":- member(isles, _, _, _).", 27, "a constraint may stand in"),
    ("choices_stand_in_their_files", TREATY, MUST, "talk ; silence.", 27, "no disjunctions"),
    ("choices_stand_in_their_files", TREATY, MUST, "#external talk.", 27, "no such statement: `#external`"),
    ("names_have_texts", TREATY, "%! mechanism talks: Article 1: talks\n", "", 22, "the mechanism `talks` has no text"),
    ("names_have_texts", TREATY, "mechanism(talks).\n", "", 22, "`talks` has a text but no fact"),
    ("names_have_texts", DECISIONS, "%! act vote: a vote on an item\n", "", 4, "the act `vote(talks)` has no text"),
    (
        "names_have_texts",
        DECISIONS,
        "%! act vote:",
        "%! act vote(I):\n%! act plea:",
        4,
        "`plea` has a text but no fact",
    ),
    ("names_have_texts", DECISIONS, "value vote yes:", "value vote aye:", 4, "`vote aye` has a text but no fact"),
    ("names_have_texts", VOCABULARY, "%! field gravity: how grave it was\n", "", 1, "the field `gravity` has no text"),
    ("names_have_texts", VOCABULARY, "%! value gravity none: nothing\n", "", 3, "the value `none` has no text"),
    ("comments_are_understood", TREATY, "%! mechanism talks:", "%! mechanims talks:", 22, "must begin with its kind"),
    (
        "comments_are_understood",
        TREATY,
        "%! mechanism talks:",
        "%! untested: no\n%! mechanism talks:",
        22,
        "in the label",
    ),
    ("ids_are_declared_once", TREATY, "%! definition levels:", "%! definition pact_1:", 18, "treaty.lp:3 already"),
    ("records_are_sourced", TREATY, "%! confidence: medium\n", "%! confidence: fair\n", 11, "must be one of"),
    ("records_are_sourced", TREATY, "%! confidence: high\n", "", 3, "must be one of"),
    ("records_are_sourced", TREATY, "%! The secretariat sits on the northern isle.\n", "", 11, "has no paraphrase"),
    ("provisions_have_an_instrument", TREATY, "provision pact_9:", "provision seat_9:", 11, "takes `seat_9`"),
    ("provisions_have_an_instrument", WORDS, "%! All that the isles agreed.\n", "", 1, "has no text"),
    ("phrases_fit_facts", WORDS, "fact claimed(P, ss)", "fact claims(P, ss)", 6, "a fact like `claims(P, ss)`"),
    ("phrases_fit_facts", WORDS, "fact claimed(P, ss)", "fact claimed(P, tt)", 6, "a fact like `claimed(P, tt)`"),
    ("phrases_fit_facts", WORDS, "{S} claims", "{T} claims", 7, "speaks of {T}"),
    ("phrases_fit_facts", WORDS, "{S} claims", "{S years} claims", 7, "`{S years}` cannot be understood"),
    ("phrases_fit_facts", WORDS, "[seat]", "[saet]", 6, "refers to `saet`"),
    ("sentences_fit_atoms", WORDS, "sentence claimed(P, S)", "sentence claims(P, S)", 8, "an atom like `claims(P, S)`"),
    ("sentences_fit_atoms", WORDS, "sentence claimed(P, S)", "sentence claimed(P, T)", 8, "speaks of {S}"),
    ("sentences_fit_atoms", WORDS, "sentence claimed(P, S)", "sentence claimed(P;S)", 8, "is no atom"),
    ("data_are_sourced", STATES, "%! source: an atlas\n%! confidence: high\n", "", 1, "no `%! source: ...`"),
]


def test_a_law_without_faults_has_no_findings(program: Program) -> None:
    assert lints.findings(program) == []


@pytest.mark.parametrize(("lint", "file", "old", "new", "line", "message"), SEEDED)
def test_a_seeded_fault_is_found(
    changed: Change, *, lint: str, file: str, old: str, new: str, line: int, message: str
) -> None:
    found = LINTS[lint](changed(file, old, new))
    assert [one for one in found if one.file == f"encodings/{file}" and one.line == line and message in one.message]


def test_every_lint_has_a_seeded_fault() -> None:
    assert {row[0] for row in SEEDED} == set(LINTS)


def test_one_position_of_a_reading_may_add_nothing_unless_the_check_is_strict(program: Program) -> None:
    assert lints.positions_are_used(program) == []
    (found,) = lints.positions_are_used(program, strict=True)
    assert str(found) == "encodings/readings.lp:12: no rule uses the position `seat excluded`"


def test_a_position_is_used_through_a_table_that_names_it(changed: Change) -> None:
    table = "on(all). seats_under(seat, counts, all). seats_under(seat, excluded, others).\n"
    rule = (
        "%! [seat] {S} is counted\ncounted(S) :- member(isles, S, _, _), position(Q, P), seats_under(Q, P, R), on(R).\n"
    )
    program = changed("readings.lp", "%! [pact_1] {S} is counted\n", f"{table}{rule}%! [pact_1] {{S}} is counted\n")
    assert lints.positions_are_used(program, strict=True) == []


def test_a_provision_named_by_facts_of_the_world_needs_no_rule_of_its_own(changed: Change) -> None:
    added = (
        "%! provision pact_2: Another\n%! identifier: 2\n%! confidence: high\n%! Text.\npact(pact_2).\n%! place bay:"
    )
    assert lints.provisions_are_encoded(changed("world/states.lp", "%! place bay:", added)) == []


def test_a_finding_reads_like_an_error_of_a_compiler() -> None:
    assert str(Finding("encodings/a.lp", 3, "no")) == "encodings/a.lp:3: no"


def test_a_fact_with_a_label_needs_no_body(changed: Change) -> None:
    program = changed("treaty.lp", "mechanism(talks).", "mechanism(talks).\n%! [levels] always\nknown(levels).")
    assert lints.findings(program) == []


def test_an_empty_law_has_no_findings(tmp_path: Path) -> None:
    assert lints.findings(read_program([], tmp_path)) == []
