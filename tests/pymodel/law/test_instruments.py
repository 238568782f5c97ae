"""Provisions are sorted into instruments by what the files say, and read in the order of their articles."""

import pytest

from pymodel.law.catalogue import Law, load_law
from pymodel.law.instruments import instrument_of, shelf
from pymodel.law.records import Doc, Instrument, Provision


def law_of(instruments: dict[str, tuple[str, ...]], provisions: dict[str, str]) -> Law:
    docs: list[Doc] = [
        Instrument(file="a.lp", line=1, id=name, title=name, provisions=taken) for name, taken in instruments.items()
    ]
    docs += [Provision(file="a.lp", line=1, id=name, title=title) for name, title in provisions.items()]
    return Law(tuple(docs), ())


@pytest.mark.parametrize(
    ("provision", "instrument"),
    [
        ("isle_1", "isles"),
        ("isle_9", "seat"),  # the whole id goes before a beginning
        ("isle_coast_1", "coasts"),  # the longer beginning before the shorter
        ("isle_coast_2", "coasts"),
        ("twice_1", "isles"),  # the first of two that fit alike
        ("bay_1", None),
        ("isle", None),
    ],
)
def test_the_closest_name_takes_a_provision(provision: str, instrument: str | None) -> None:
    law = law_of(
        {
            "isles": ("isle_*", "twice_*"),
            "coasts": ("isle_coast_*", "twice_*"),
            "seat": ("isle_9",),
        },
        {},
    )
    found = instrument_of(law, provision)
    assert (found.id if found else None) == instrument


def test_articles_stand_in_the_order_of_their_numbers() -> None:
    titles = {
        "i_11": "Pact, Article 11",
        "i_2": "Pact, Article 2",
        "i_3": "Pact, Articles 3 and 4",
        "i_2b": "Pact, Article 2(2)",
    }
    found = shelf(law_of({"isles": ("i_*",), "empty": ("x_*",)}, {**titles, "other": "Other"}))
    assert [[one.id for one in provisions] for _, provisions in found.instruments] == [["i_2", "i_2b", "i_3", "i_11"]]
    assert [one.id for one in found.left] == ["other"]


def test_every_shipped_provision_has_its_instrument() -> None:
    found = shelf(load_law())
    assert found.left == ()
    assert sum(len(provisions) for _, provisions in found.instruments) == len(load_law().provisions)
