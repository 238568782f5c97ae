"""Whatever a file holds, reading it raises nothing but InputError, and what it says can be printed."""

from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pymodel.scenario import InputError, from_mapping, load, load_text
from pymodel.vocabulary import Vocabulary, load_vocabulary

SMALL = load_vocabulary([Path(__file__).resolve().parents[1] / "data" / "small_law.lp"], cache=False)
WORDS = (
    "title date incidents attacker target place object means gravity group control state readings decisions expect "
    "availability possible others none unknown no yes gr tr uk crete cyber nac_seat counts help ask non_state null ~ "
    "2026-03-01 date(20260301). incident(1). given(1,target,gr). open(1,gravity). fix_reading( value( :- not X _ 1 "
    "99999999999 : , - ? & * ! | > [ ] { } ( ) . .. % # @ ' \" \\ <<: &a *a !!str %* *% #script #end. #include"
).split()
PIECES = st.sampled_from([*WORDS, "\n", "\n  ", "\n  - ", ": ", ", ", " ", "\t", "\0", "\x85", "\u2028", "\ud7ff", "é"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
HEAD = "title: t\ndate: 2026-03-01\nincidents:\n  - {attacker: tr, target: gr, place: crete, means: cyber}\n"


def check(text: str, kind: Literal["yaml", "lp"]) -> None:
    message = ""
    try:
        load_text(text, "random", SMALL, kind)
    except InputError as error:
        message = str(error)
    assert all(line.isprintable() for line in message.split("\n"))


@given(TEXTS)
@example('a: "\\UFFFFFFFF"')
@example("%YAML 9.9\n---\n")
@example("%TAG ! x\n---\n!a b")
@example("? {a: b}\n: c")
@example("{? : , ? }")
@settings(max_examples=150, deadline=None)
def test_random_yaml(text: str) -> None:
    check(text, "yaml")


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_random_keys_after_a_good_start(text: str) -> None:
    check(HEAD + text, "yaml")


LEAVES = st.one_of(st.text(max_size=5), st.sampled_from(WORDS), st.none())
STRUCTURES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@given(STRUCTURES)
@settings(max_examples=100, deadline=None)
def test_random_structures(value: object) -> None:
    for mapping in ({"incidents": value}, {"decisions": value}, {"expect": value, "readings": value}, value):
        if isinstance(mapping, dict):
            with suppress(InputError):
                from_mapping(
                    {"date": "2026-03-01", "incidents": [{"attacker": value, "target": value}]} | mapping, "r", SMALL
                )


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_random_facts(text: str) -> None:
    check(text, "lp")


@given(st.binary())
@settings(max_examples=100, deadline=None)
def test_random_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for name in ("random.yaml", "random.lp"):
        file = tmp_path_factory.getbasetemp() / name
        file.write_bytes(content)
        with suppress(InputError):
            load(file, SMALL)


LARGE = {
    "nested_lists.yaml": "title: " + "[" * 400_000,
    "nested_items.yaml": "- " * 400_000,
    "long_word.yaml": HEAD.replace("crete", "c" * 900_000),
    "long_key.yaml": "k" * 900_000 + ": 1",
    "many_keys.yaml": HEAD + "".join(f"k{number}: 1\n" for number in range(30_000)),
    "many_incidents.yaml": "date: 2026-03-01\nincidents:\n" + "  - {attacker: xx, place: xx}\n" * 3_000,
    "many_list_items.yaml": HEAD + "sources: [" + "a," * 30_000 + "]",
    "too_large.yaml": HEAD + "#" * 1_000_000,
    "too_large.lp": "%" * 1_000_001,
    "nested_terms.lp": "given(1,target," + "f(" * 100_000 + "x" + ")" * 100_000 + ").",
    "nested_comments.lp": "%*" * 100_000,
    "many_words.lp": "a." * 100_000,
    "many_facts.lp": "given(1,target,gr)." * 50_000,
    "long_name.lp": "a" * 900_000,
    "long_number.lp": "date(" + "9" * 900_000 + ").",
    "minus_signs.lp": "-" * 90_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_input_is_refused_in_time(name: str, tmp_path: Path, small: Vocabulary) -> None:
    file = tmp_path / name
    file.write_text(LARGE[name])
    with pytest.raises(InputError) as caught:
        load(file, small)
    assert len(str(caught.value)) < 20_000
