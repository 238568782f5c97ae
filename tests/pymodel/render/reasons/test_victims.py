"""Of several victims each has its own reason; what the law lacks is told before what nobody did."""

from collections.abc import Mapping
from pathlib import Path

from pymodel import why, why_not


def lines_of(text: str) -> str:
    return " ".join(text.split())


def test_a_status_of_no_victim_is_explained_for_each(shipped: Mapping[str, Path]) -> None:
    told = lines_of(why_not(shipped["cyprus_1974"], "nato_art5=invoked").text())
    for victim in ("Cyprus", "Greece"):
        assert f"It is not so that Article 5 of the North Atlantic Treaty takes effect for {victim}" in told


def test_a_mechanism_that_is_barred_for_every_victim_has_what_bars_it_for_each(shipped: Mapping[str, Path]) -> None:
    told = lines_of(why(shipped["cyprus_1974"], "nato_art5=barred").text())
    for victim in ("Cyprus", "Greece"):
        assert f"This stands in the way Article 5 does not cover what happened to {victim} [nat_5_deem, nat_6" in told


def test_of_many_victims_those_left_out_are_counted(shipped: Mapping[str, Path]) -> None:
    told = lines_of(why_not(shipped["notpetya_2017"], "self_defence=invoked").text(depth=3))
    assert told.count("takes effect for") == 4
    assert "... 2 other cases fail too" in told


def test_the_court_lacks_jurisdiction_before_nobody_brings_the_case(shipped: Mapping[str, Path]) -> None:
    for name in ("troops_in_austria", "hawaii"):
        told = lines_of(why_not(shipped[name], "icj=invoked").text(depth=4))
        assert "a clause gives the Court jurisdiction" in told
        assert "Not decided" not in told


def test_a_day_is_told_as_one_and_with_what_it_is_the_day_of(shipped: Mapping[str, Path]) -> None:
    told = lines_of(why_not(shipped["cyprus_1974"], "icj=invoked").text())
    assert (
        "It is not so that 20 July 1974 comes before 23 May 1972 law: Türkiye accepts the compulsory jurisdiction of "
        "the Court from 22 May 1947 until 23 May 1972" in told
    )


def test_a_duty_is_told_in_the_words_of_the_rule_that_gives_it(shipped: Mapping[str, Path]) -> None:
    duty = "must(de,report,nat_5_report)"
    helping = lines_of(why(shipped["greenland"], duty).text(depth=1))
    assert "Germany must report its measures for Denmark, of whatever kind, to the Security Council" in helping
    assert "Germany uses force in its defence" not in helping
    absent = lines_of(why_not(shipped["greenland"], duty).text(depth=1))
    assert "Germany must report its measures to the Security Council at once" in absent
