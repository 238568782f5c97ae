"""The picture of the mechanisms is a well-formed document, the same every time, and shows what the answers say."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from pymodel.outcomes import STATUSES
from pymodel.render.picture import FULL, HEADS, NONE, SOME, mechanisms_svg
from pymodel.render.solved import in_order
from pymodel.render.words import Words
from pymodel.session import Outcomes

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", ["greenland", "cyprus_1964", "algeria_1954"])
def test_the_picture(name: str, solved: Callable[[str], Outcomes], words: Callable[[str], Words]) -> None:
    answers = solved(name)
    ordered = in_order(answers, words(name))
    drawn = mechanisms_svg(answers, words(name), ordered)
    assert drawn == mechanisms_svg(answers, words(name), ordered)
    root = ElementTree.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    texts = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert texts[0].startswith(answers.title)
    assert texts[1 : 1 + len(HEADS)] == list(HEADS)
    assert texts[1 + len(HEADS) : -3] == [words(name).mechanism(one) for one in ordered]
    cells = [one.get("fill") for one in root.iter(f"{SVG}rect")][1:-3]
    assert len(cells) == len(ordered) * len(HEADS)
    for number, one in enumerate(ordered):
        row = cells[number * len(HEADS) : (number + 1) * len(HEADS)]
        mechanism = answers.mechanisms[one]
        assert {FULL: "yes", SOME: "arguable", NONE: "no"}[str(row[0])] == (mechanism.availability.value or "arguable")
        assert [shade != NONE for shade in row[2:]] == [status in mechanism.possible for status in STATUSES]
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x", 0)) + float(rect.get("width", 0)) <= width
        assert float(rect.get("y", 0)) + float(rect.get("height", 0)) <= height


def test_what_a_title_holds_is_escaped(solved: Callable[[str], Outcomes], words: Callable[[str], Words]) -> None:
    hostile = replace(solved("greenland"), title="</text><script>alert(1)</script> & more")
    root = ElementTree.fromstring(mechanisms_svg(hostile, words("greenland"), in_order(hostile, words("greenland"))))
    assert not list(root.iter(f"{SVG}script"))
    assert next(root.iter(f"{SVG}text")).text == "</text><script>alert(1)</script> & more (2026-02-01)"
