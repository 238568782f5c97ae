"""The memorandum has two pages, in good English, and cites what it rests on."""

import re
from collections.abc import Callable

import pytest

from pymodel.brief import Brief, collect
from pymodel.law.catalogue import load_law
from pymodel.render.book.markdown import one_page_markdown
from pymodel.render.brief.full import full_memorandum
from pymodel.render.brief.length import words_of
from pymodel.render.brief.memorandum import memorandum, memorandum_title
from pymodel.render.words import Words
from pymodel.session import Outcomes, Session
from pymodel.vocabulary import load_vocabulary

TWO_PAGES = 1_300  # words, counted as `wc -w` does; the scenarios with most open questions come near it
SOME = [
    "greenland",
    "aegean_clash",
    "notpetya_2017",
    "cyprus_1974",
    "own_right_is_no_right_for_another",
    "paris_2015",
    "dates_danish_opt_out",
    "duties_rivals_measured_as_others_read",
    "ceasefire_that_holds",
]


class Made:
    """A memorandum, and what it was made of."""

    def __init__(self, name: str, session: Session, answers: Outcomes, words: Words) -> None:
        self.name, self.answers = name, answers
        self.brief: Brief = collect(answers, session, load_law(), load_vocabulary(), full=False)
        title = memorandum_title(session.scenario)
        self.text = one_page_markdown(title, memorandum(self.brief, session.scenario, answers, words))
        self.full = one_page_markdown(title, full_memorandum(self.brief, session.scenario, answers, words))

    def section(self, title: str) -> str:
        """The text under a heading."""
        return self.text.split(f"## {title}\n")[1].split("\n<a id")[0]


@pytest.fixture(scope="module", params=SOME)
def made(
    request: pytest.FixtureRequest,
    opened: Callable[[str], Session],
    solved: Callable[[str], Outcomes],
    words: Callable[[str], Words],
) -> Made:
    name = request.param
    return Made(name, opened(name), solved(name), words(name))


def test_it_has_two_pages(made: Made) -> None:
    assert len(made.text.split()) <= TWO_PAGES
    if made.name == "greenland":
        assert 900 <= words_of(made.text) <= 1_110


def test_its_sentences_are_whole(made: Made) -> None:
    text = made.text.split("## What is certain")[1]  # what comes before is the summary of the file
    prose = re.sub(r"`[^`]*`", "X", re.sub(r"<a id=[^>]*></a>", "", text))
    faults = {
        "an id": r"\b[a-z]+\\?_[a-z_\\]+\b",
        "a hole": r"[{}]",
        "an article twice": r"\b(?:the|a|an) (?:the|a|an)\b",
        "a word twice": r"\b(\w+) \1\b(?! \d)",
        "two blanks": r"\S  +\S",
        "two full stops": r"\.\.|;\.|,\.|: ?\.",
        "brackets with nothing": r"\(\)",
    }
    found = {fault: match[0] for fault, pattern in faults.items() if (match := re.search(pattern, prose))}
    assert found == {}
    for line in prose.splitlines():
        if line.startswith("- "):
            assert re.match(r"- (?:\*\*)?[A-Z0-9\"]", line), line
            assert re.search(r"[.?]$", line), line


def test_what_is_cited_stands_among_the_authorities_once(made: Made) -> None:
    table = made.section("Authorities")
    listed = [int(number) for number in re.findall(r"\[(\d+)\]", table)]
    text = made.section("What is certain") + made.section("Obligations and authority")
    cited = {int(one) for group in re.findall(r"\[(\d+(?:, \d+)*)\]", text) for one in group.split(", ")}
    assert sorted(listed) == list(range(1, len(listed) + 1))
    assert cited == set(listed)


def test_positions_that_answers_turn_on_are_told_and_their_questions_named(made: Made) -> None:
    text = made.section("What is open, and on which questions it turns")
    told = {
        number: set(re.findall(r"\(([a-j])\)", line))
        for number, line in re.findall(r"^- \*\*(\d+)\*\*(.*)$", text, re.M)
    }
    others = set(re.findall(r"(?:questions: | )(\d+)\. ", text))
    known = len(told) + len(others)
    assert known == (len(made.brief.questions) if "turns on no contested question" not in text else 0)
    for number, letter in re.findall(r"\b(\d+)([a-j])\b", text):
        assert letter in told[number]


def test_whoever_is_concerned_and_must_do_something_in_any_case_is_named(
    made: Made, words: Callable[[str], Words]
) -> None:
    text = made.section("Obligations and authority")
    for duty in made.brief.duties:
        if duty.certain and duty.kind == "must" and len(duty.actors) == 1:
            (actor,) = duty.actors
            if {"accused", "victim"} & set(made.brief.named.get(actor, ())):
                assert words(made.name).actor(actor) in text


def test_the_full_one_leaves_nothing_out(made: Made) -> None:
    assert words_of(made.full) > words_of(made.text)
    for duty in made.brief.duties:
        assert f"`{duty.provision}`" in made.full
    for question in made.brief.questions:
        for position in load_law().readings[question.reading].positions:
            if position.id in question.positions:
                first = re.split(r"[^\w ]", position.text)[0]
                assert first in made.full


def test_it_is_the_same_each_time(made: Made, words: Callable[[str], Words], opened: Callable[[str], Session]) -> None:
    scenario = opened(made.name).scenario
    again = one_page_markdown(
        memorandum_title(scenario), memorandum(made.brief, scenario, made.answers, words(made.name))
    )
    assert again == made.text


def test_the_full_one_tells_what_others_may_come_to_owe_and_permissions_in_words(
    opened: Callable[[str], Session], solved: Callable[[str], Outcomes], words: Callable[[str], Words]
) -> None:
    answers, session = solved("greenland"), opened("greenland")
    brief = collect(answers, session, load_law(), load_vocabulary())
    text = one_page_markdown("", full_memorandum(brief, session.scenario, answers, words("greenland")))
    others = text.split("The others, in some outcomes:")[1].split("The others, by permission")[0]
    assert "must assist Denmark with such action as it deems necessary; the same is true of 29 others" in others
    assert "must give Denmark aid and assistance by all the means in its power; the same is true of 25 others" in others
    assert "Denmark may use force in self-defence (`un_51`)" in text
    told = {actor for duty in brief.duties if not duty.certain for actor in duty.actors}
    assert told == {name for name, one in answers.actors.items() if any(not act.certain for _, act in one.acts)}


def test_what_is_in_effect_already_is_told_with_what_takes_it_away(
    opened: Callable[[str], Session], solved: Callable[[str], Outcomes], words: Callable[[str], Words]
) -> None:
    """Two Allies at odds: on the first mainstream answers the duty of Article 5 is there without anybody's doing."""
    made = Made("aegean_clash", opened("aegean_clash"), solved("aegean_clash"), words("aegean_clash"))
    article_5 = re.search(r"^- Article 5.*$", made.section("What would change it"), re.M)
    assert article_5 is not None
    assert "is in effect already, and no longer if the answer" in article_5[0]
    full = made.full.split("these are in effect:")[1].split("none of these")[0]
    assert "Article 5: the duty of each Ally to assist would not be, if" in full
