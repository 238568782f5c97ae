"""`casus brief`: a memorandum in Markdown and HTML, and its errors."""

import re
import subprocess
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pymodel.brief import collect
from pymodel.law.catalogue import load_law
from pymodel.render.book.markdown import one_page_markdown
from pymodel.render.brief.full import full_memorandum
from pymodel.render.brief.memorandum import memorandum_title
from pymodel.render.words import Words
from pymodel.session import solve
from pymodel.vocabulary import load_vocabulary

Casus = Callable[..., subprocess.CompletedProcess[str]]
SECTIONS = [
    "Facts",
    "What is certain",
    "What is open, and on which questions it turns",
    "Obligations and authority",
    "What would change it",
    "Authorities",
    "Method",
]


@pytest.mark.parametrize("name", ["greenland", "sakiet_1958"])
def test_the_memorandum_has_its_sections_and_the_hash_of_the_law(
    name: str, casus: Casus, shipped: Mapping[str, Path]
) -> None:
    ran = casus("brief", shipped[name])
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.findall(r"^## (.*)$", ran.stdout, re.MULTILINE) == SECTIONS
    answers = solve(shipped[name])
    assert answers.law in ran.stdout
    assert str(answers.count) in ran.stdout


def test_sentences_name_no_predicate(casus: Casus, shipped: Mapping[str, Path]) -> None:
    text = casus("brief", shipped["greenland"]).stdout
    prose = re.sub(r"`[^`]*`", "", text)
    assert not re.search(r"\b(must_not|may|must|breach|status|decides|value)\(", prose)
    assert not re.search(r"[a-z]_[a-z]", prose.replace("\\_", ""))


def test_the_full_one_has_the_same_sections_and_more_words(casus: Casus, shipped: Mapping[str, Path]) -> None:
    short, full = (casus("brief", shipped["greenland"], *more).stdout for more in ((), ("--full",)))
    assert re.findall(r"^## (.*)$", full, re.MULTILINE) == SECTIONS
    assert len(full.split()) > 2 * len(short.split())
    assert "held by" in full


def test_html_prints_on_two_sheets_of_a4(casus: Casus, shipped: Mapping[str, Path]) -> None:
    text = casus("brief", shipped["greenland"], "--format", "html").stdout
    assert re.search(r"@page \{ size: A4;", text)
    assert "@media print" in text


@pytest.mark.parametrize("full", [(), ("--full",)])
def test_html_says_the_same_in_one_file(casus: Casus, shipped: Mapping[str, Path], full: tuple[str, ...]) -> None:
    ran = casus("brief", shipped["greenland"], "--format", "html", *full)
    headings: list[str] = []

    class Headings(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.inside = tag == "h2"
            assert tag not in {"script", "link", "img"}, attrs

        def handle_data(self, data: str) -> None:
            if self.inside:
                headings.append(data)
                self.inside = False

    Headings().feed(ran.stdout)
    assert headings == SECTIONS


def test_a_fixed_decision_changes_what_would_change_it(casus: Casus, shipped: Mapping[str, Path]) -> None:
    text = casus("brief", shipped["greenland"], "--decide", "dk:help=ask").stdout
    assert "if Denmark asks the others for help" not in text


# some mechanisms that only other facts could bring into effect, and none
@pytest.mark.parametrize("name", ["sakiet_1958", "greenland"])
def test_a_full_one_made_in_two_processes_is_that_of_one(name: str, casus: Casus, shipped: Mapping[str, Path]) -> None:
    answers = solve(shipped[name])
    session = answers.session
    assert session is not None
    law, vocabulary = load_law(), load_vocabulary()
    words = Words(vocabulary, law, session.scenario.date)
    blocks = full_memorandum(collect(answers, session, law, vocabulary), session.scenario, answers, words)
    ran = casus("brief", shipped[name], "--full")
    assert ran.stderr == ""
    texts = (ran.stdout, one_page_markdown(memorandum_title(session.scenario), blocks))
    # the command knows the place of the scenario by the word that was typed
    one, other = (re.sub(rf"\S*{name}\.yaml", "FILE", text) for text in texts)
    assert one == other


@pytest.mark.parametrize("full", [(), ("--full",)])
@pytest.mark.parametrize(
    ("options", "said"), [(("--readings", "mainstraem"), "did you mean `mainstream`?"), (("--decide", "x"), "`x`")]
)
def test_wrong_options_give_one_message_and_status_two(
    casus: Casus, shipped: Mapping[str, Path], options: tuple[str, ...], said: str, full: tuple[str, ...]
) -> None:
    ran = casus("brief", shipped["greenland"], *options, *full)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert ran.stderr.count(said) == 1


def test_a_full_one_that_takes_too_long_is_not_printed_at_all(casus: Casus, shipped: Mapping[str, Path]) -> None:
    ran = casus("brief", shipped["greenland"], "--full", "--timeout", "0.05")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.endswith("greenland.yaml: stopped early\n")
