"""Facts become words by the first form that fits them."""

from pymodel.law.catalogue import Cell, Law, load_law
from pymodel.law.phrases import Phrases, Piece, Said, holes_of
from pymodel.law.records import Phrase


def phrases(**texts: str) -> Phrases:
    """Phrases for the facts `cap`, whose forms are given as pairs of form and text."""
    return Phrases(Law(tuple(Phrase(file="a.lp", line=1, fact=fact, text=text) for fact, text in texts.items()), ()))


def words(said: Said | None) -> list[tuple[str, str, tuple[Cell, ...]]]:
    assert said is not None
    return [(piece.kind, piece.text, piece.cells) for piece in said.pieces]


CAPS = phrases(
    **{
        "cap(S, none)": "Clock: {S} has none.",
        "cap(S, H)": "Clock: {S} has {H hours}; see [seat].",
        "cap(S, From, To)": "It stands {From..To}",
        "since(D)": "Since {D date}.",
        "twin(S, S)": "{S} alone",
    }
)


def test_the_first_form_that_fits_counts() -> None:
    assert words(CAPS.say("cap/2", ["hr", "none"])) == [("named", "", ("hr",)), ("text", " has none.", ())]


def test_lengths_days_spans_and_references_are_told_apart() -> None:
    assert words(CAPS.say("cap/2", ["hr", 48])) == [
        ("named", "", ("hr",)),
        ("text", " has ", ()),
        ("hours", "", (48,)),
        ("text", "; see ", ()),
        ("reference", "", ("seat",)),
        ("text", ".", ()),
    ]
    assert words(CAPS.say("since/1", [19490824]))[1] == ("date", "", (19490824,))


def test_a_word_where_a_number_of_hours_stands_is_named_like_any_other() -> None:
    assert ("named", "", ("open",)) in words(CAPS.say("cap/2", ["hr", "open"]))


def test_the_topic_stands_before_the_colon() -> None:
    with_topic, without = CAPS.say("cap/2", ["hr", "none"]), CAPS.say("since/1", [19490824])
    assert with_topic is not None
    assert with_topic.topic == "Clock"
    assert without is not None
    assert without.topic == ""


def test_a_span_is_told_with_the_words() -> None:
    said = CAPS.say("cap/3", ["hr", 19900101, 20000101])
    assert said == Said(
        "", (Piece("text", "It stands "), Piece("span", cells=(19900101, 20000101))), (19900101, 20000101), 2
    )


def test_a_fact_that_fits_no_form_has_no_words() -> None:
    assert CAPS.say("cap/1", ["hr"]) is None
    assert CAPS.say("twin/2", ["hr", "cz"]) is None
    assert CAPS.say("twin/2", ["hr", "hr"]) is not None


def test_holes_that_cannot_be_understood_are_found() -> None:
    assert holes_of("{S} {H hours} {From..To} [seat] {h} {H years}") == (
        {"S", "H", "From", "To"},
        {"seat"},
        ["h", "H years"],
    )


def test_every_shipped_fact_of_a_predicate_with_words_has_words() -> None:
    law = load_law()
    known = Phrases(law)
    for signature in known.signatures:
        for row in law.stated.get(signature, ()):
            assert known.say(signature, row) is not None, (signature, row)
