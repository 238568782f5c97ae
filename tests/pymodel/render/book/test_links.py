"""Every link of the book leads somewhere, every page is well formed, and everything in the law has its place."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest

from pymodel.render.book.contents import Contents, anchor, scenario_anchor
from pymodel.render.book.document import Book
from pymodel.render.book.html import STYLE, html_files
from pymodel.render.book.markdown import markdown_files
from tests.pymodel.render.book.seen import Seen, seen_in_markdown

Files = Mapping[str, Seen]


@pytest.fixture(scope="module", params=["html", "markdown"])
def files(request: pytest.FixtureRequest, book: Book) -> Files:
    """The pages of both kinds, as a reader's program sees them."""
    if request.param == "html":
        return {name: Seen(text) for name, text in html_files(book).items() if name != STYLE}
    return {name: seen_in_markdown(text) for name, text in markdown_files(book).items()}


def test_every_page_is_well_formed(files: Files) -> None:
    assert {name: seen.faults for name, seen in files.items() if seen.faults} == {}


def test_every_link_leads_to_a_page_and_an_anchor_of_it(files: Files) -> None:
    known = {name: set(seen.anchors) for name, seen in files.items()}
    dead = []
    for name, seen in files.items():
        for link in seen.links:
            if link == STYLE:
                continue
            page, _, target = link.partition("#")
            if (page or name) not in known or (target and target not in known[page or name]):
                dead.append(f"{name}: {link}")
    assert dead == []


def test_no_anchor_stands_twice_on_a_page(files: Files) -> None:
    twice = {name: {one for one in seen.anchors if seen.anchors.count(one) > 1} for name, seen in files.items()}
    assert not any(twice.values()), twice


def test_every_page_can_be_reached_from_the_first(files: Files) -> None:
    first = next(iter(files))
    reached, waiting = {first}, [first]
    while waiting:
        for link in files[waiting.pop()].links:
            page = link.partition("#")[0]
            if page in files and page not in reached:
                reached.add(page)
                waiting.append(page)
    assert reached == set(files)


def test_no_heading_skips_a_level(files: Files) -> None:
    for name, seen in files.items():
        assert all(later <= earlier + 1 for earlier, later in pairwise([1, *seen.levels])), name


Wanted = Callable[[Contents], list[str]]
PLACES: Mapping[str, tuple[str, Wanted]] = {
    "readings": ("readings", lambda contents: list(contents.law.readings)),
    "definitions": ("definitions", lambda contents: list(contents.law.definitions)),
    "states": ("states", lambda contents: [str(row[0]) for row in contents.law.table("state/4")]),
    "national laws": ("states", lambda contents: [f"{state}--home" for state in contents.home_laws]),
    "places": ("places", lambda contents: [str(row[0]) for row in contents.law.table("place/2")]),
    "mechanisms": ("mechanisms", lambda contents: [name.partition("(")[0] for name in contents.law.mechanisms]),
    "scenarios": ("scenarios", lambda contents: [scenario_anchor(one.path) for one in contents.scenarios]),
}


@pytest.mark.parametrize("what", PLACES)
def test_each_has_an_entry(what: str, files: Files, contents: Contents) -> None:
    page, wanted = PLACES[what]
    (seen,) = (seen for name, seen in files.items() if name.partition(".")[0] == page)
    expected = {anchor(name) for name in wanted(contents)}
    assert expected
    assert expected <= set(seen.anchors)


def test_each_provision_stands_with_its_instrument_and_in_the_index(files: Files, contents: Contents) -> None:
    by_stem = {name.partition(".")[0]: seen for name, seen in files.items()}
    for provision in contents.law.provisions:
        page = contents.page_of(provision)
        assert page.startswith("law-")
        assert anchor(provision) in by_stem[page].anchors
        assert any(link.endswith(f"#{anchor(provision)}") for link in by_stem["provisions"].links)


def test_each_rule_and_each_position_is_shown(files: Files, contents: Contents) -> None:
    words = {name.partition(".")[0]: "".join(seen.words) for name, seen in files.items()}
    everything = "".join(words.values())
    assert [rule.place for rule in contents.law.rules if rule.cited and rule.place not in everything] == []
    for position in contents.law.positions.values():
        assert position.text[1:] in words["readings"]
        assert position.holders in words["readings"]


def test_what_is_not_encoded_says_why(files: Files, contents: Contents) -> None:
    words = {name.partition(".")[0]: "".join(seen.words) for name, seen in files.items()}
    assert contents.law.not_encoded
    for one in contents.law.not_encoded.values():
        reason = one.reason.replace("_", " ")
        assert reason in words["omissions"]
        assert f"Not encoded: {reason}" in words[contents.page_of(one.id)]


def test_the_first_page_tells_what_the_book_is(files: Files, contents: Contents) -> None:
    words = "".join(next(iter(files.values())).words)
    assert "No legal advice." in words
    assert contents.hash in words
    assert "23 November 2026" in words
    assert contents.reach.meaning in words
