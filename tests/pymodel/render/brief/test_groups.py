"""Sets of actors are named by the organisations they belong to, exactly."""

import pytest

from pymodel.law.catalogue import Law
from pymodel.law.records import NameDoc
from pymodel.render.brief.groups import Groups, listed, runs, short
from pymodel.render.reasons.names import Names
from pymodel.render.words import Words
from pymodel.vocabulary import load_vocabulary

STATES = "be ca de dk es fr gb gr it lu nl no pl pt us".split()


def doc(name: str, text: str) -> NameDoc:
    return NameDoc(file="law.lp", line=1, kind="name", id=name, text=text)


@pytest.fixture
def groups() -> Groups:
    law = Law((doc("club", "the Club"), doc("pact", "the Treaty of Rome")), (), {})
    names = Names(Words(load_vocabulary(), law, 20260101))
    return Groups(names, law, {"club": STATES, "pact": [*STATES[:6], "at", "ie"]}, treated=["us", "dk"])


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        (["us"], "the United States"),
        (["fr", "de"], "France and Germany"),
        (["us", "jp", "kp"], "Japan, North Korea and the United States"),
        (STATES, "the 15 members of the Club"),
        ([one for one in STATES if one not in ("us", "dk")], "the 13 other members of the Club"),
        ([one for one in STATES if one != "us"], "the 14 members of the Club other than the United States"),
        ([*STATES, "at", "ie"], "the 17 members of the Club or parties to the Treaty of Rome"),
        ([*STATES, "nac"], "the North Atlantic Council and the 15 members of the Club"),
        (["fr", "de", "pl", "pt", "at", "ie", "es"], "Austria, France, Germany, Ireland, Poland, Portugal and Spain"),
        (STATES[:10], "10 states"),
    ],
)
def test_a_set_is_named_by_what_it_is(groups: Groups, actors: list[str], said: str) -> None:
    assert groups.of(actors) == said
    assert groups.of(iter(actors)) == said


def test_rows_of_words_and_numbers() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert listed(["a, b", "c", "d"]) == "a, b; c; and d"
    assert runs([5, 1, 2, 3, 8, 7]) == "1 to 3, 5, 7 and 8"


def test_names_leave_a_shared_end_to_the_next() -> None:
    assert short(["self-defence under the Charter", "help under the Charter", "x"]) == [
        "self-defence", "help under the Charter", "x",
    ]  # fmt: skip
