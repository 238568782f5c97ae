"""Every kind of documentation comment becomes its record."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pymodel.law.catalogue import Law, read_law
from pymodel.law.records import Malformed, NameDoc, NotEncoded, NotSplit, Position, Provision, Reading, Source
from pymodel.law.statements import LawSyntaxError

Write = Callable[[Mapping[str, str]], list[Path]]


def test_a_provision_has_its_title_source_confidence_and_paraphrase(law: Law) -> None:
    assert law.provisions["pact_1"] == Provision(
        file="encodings/treaty.lp",
        line=3,
        id="pact_1",
        title="Pact of the Isles, Article 1 (talks)",
        identifier="1 Isles Treaty Series 1",
        confidence="high",
        text="One member's worry is enough. All then talk.\n\nNothing further follows.",
    )


def test_a_ruler_and_a_new_keyword_begin_new_records(law: Law) -> None:
    assert law.provisions["pact_9"].text == "The secretariat sits on the northern isle."
    assert law.not_encoded["pact_9"] == NotEncoded(
        file="encodings/treaty.lp", line=15, id="pact_9", reason="non_normative", text="it binds nobody"
    )
    assert law.not_split["r-seat-cost"] == NotSplit(
        file="encodings/treaty.lp", line=16, id="r-seat-cost", reason="decides nothing"
    )


def test_a_rule_that_fires_nowhere_says_why_in_its_label(write: Write, tmp_path: Path) -> None:
    label = "%! [pact_1] one\n%! and more\n%! untested: for a\n%!   reason\nyes :- no.\n"
    (rule,) = read_law(write({"a.lp": f"{label}#defined no/0.\n"}), tmp_path).rules
    assert (rule.label, rule.untested, rule.line) == ("one and more", "for a reason", 5)


def test_a_reading_has_its_positions_with_holders_and_standing(law: Law) -> None:
    assert law.readings["seat"] == Reading(
        file="encodings/readings.lp",
        line=1,
        id="seat",
        question="Does the attacker's own seat count?",
        provisions=("pact_1", "levels"),
        from_ids=("r-seat", "r-forum"),
        confidence="medium",
        text="It decides who can block.",
        positions=(
            Position(
                file="encodings/readings.lp",
                line=8,
                reading="seat",
                id="counts",
                text="every member sits",
                holders="the secretariat; the northern isle, 1963; and most writers",
                standing="mainstream",
            ),
            Position(
                file="encodings/readings.lp",
                line=12,
                reading="seat",
                id="excluded",
                text="nobody judges its own cause",
                holders="one judge",
                standing="held",
            ),
        ),
    )


def test_the_other_kinds(law: Law) -> None:
    assert law.definitions["levels"].title == "The scale of answers"
    assert law.definitions["levels"].identifier == "schema of this project"
    assert law.definitions["levels"].text == "From none to force."
    assert law.mechanisms["talks"].text == "Article 1: talks"
    assert law.acts["vote"].text == "a vote on an item"
    assert law.fields["means"].text == "how it was done"
    assert law.values["gravity", "major"].text == "a great deal"
    assert [(doc.kind, doc.id, doc.text) for doc in law.of(NameDoc)] == [
        ("name", "isles", "the League of the Isles"),
        ("state", "nn", "the seat of everything"),
        ("place", "bay", "the bay between the isles"),
    ]
    assert [(doc.text, doc.confidence) for doc in law.of(Source)] == [("an atlas", "high")]
    assert law.malformed == ()


def test_a_rule_has_its_label_citations_heads_and_text(law: Law) -> None:
    rule = next(one for one in law.rules if one.heads == ("must/3",))
    assert rule.place == "encodings/treaty.lp:27"
    assert (rule.kind, rule.cited) == ("rule", ("pact_1",))
    assert rule.label == "{P} has asked, so {S} must talk"
    assert rule.text.startswith("must(S, talk, pact_1) :- ")
    assert rule.text.endswith("member(isles, S, _, _).")


def test_rules_are_found_by_each_id_they_cite(law: Law) -> None:
    assert [rule.heads for rule in law.citing["levels"]] == [("talk_level/1",), ("calm/0",)]


def test_a_label_spans_several_lines_of_a_rule_and_keeps_its_letters(write: Write, tmp_path: Path) -> None:
    files = write({"a.lp": '%! [x] é is {X}\np(X) :-\n   q("é", X), % why\n   r(X).\nq("é", 1). r(1).\n'})
    (rule,) = read_law(files, tmp_path).rules
    assert (rule.line, rule.last_line) == (2, 4)
    assert rule.text == 'p(X) :-\n   q("é", X), % why\n   r(X).'
    assert rule.label == "é is {X}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("%! provison x: wrong\np.\n", "a documentation comment must begin with its kind"),
        ("%! [x] label\n\np :- q.\n", "a label must stand directly above its rule"),
        ("%! [x] label\n% between\np :- q.\n", "a label must stand directly above its rule"),
        ("%! [x] one\n%! [x] two\np :- q.\n", "a label must stand directly above its rule"),
        ("p. %! [x] label\n", "a documentation comment must have its line for itself"),
        ("p :- q,\n%! [x] label\nr.\n", "a documentation comment stands inside a statement"),
    ],
)
def test_what_fits_no_kind_is_reported(write: Write, tmp_path: Path, text: str, message: str) -> None:
    found = read_law(write({"a.lp": text}), tmp_path).of(Malformed)
    assert any(message in one.message for one in found)


@pytest.mark.parametrize("text", ["p q.\n", "é.\n", 'p("é") :- é.\n'])
def test_a_file_that_is_no_program_is_refused_with_its_line(write: Write, tmp_path: Path, text: str) -> None:
    with pytest.raises(LawSyntaxError, match=r"encodings/a\.lp:1"):
        read_law(write({"a.lp": text}), tmp_path)


def test_two_kinds_of_line_ends_read_the_same(law: Law, tmp_path: Path) -> None:
    for path in (tmp_path / "encodings").rglob("*.lp"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_law(sorted((tmp_path / "encodings").rglob("*.lp")), tmp_path) == law
