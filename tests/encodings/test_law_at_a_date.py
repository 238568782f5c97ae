"""The same incident at several dates: memberships and dated rules explain the differences, and there are no others."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

import pytest
from clingo import Function, Symbol, parse_term

from pymodel.outcomes.mechanisms import availability
from pymodel.scenario.load import from_mapping
from pymodel.session import Session, open_session

YEARS = ("1958", "1985", "2005", "2015", "2026")
# what joins or leaves between two of the years, from the dates of accession
PARTIES: Mapping[str, frozenset[str]] = {
    "1958": frozenset("be ca dk de fr gr is it lu nl no pt tr gb us".split()),
    "1985": frozenset({"es"}),
    "2005": frozenset("bg cz ee hu lt lv pl ro si sk".split()),
    "2015": frozenset({"al", "hr"}),
    "2026": frozenset({"fi", "me", "mk", "se"}),
}
MEMBERS: Mapping[str, frozenset[str]] = {
    "1958": frozenset(),
    "1985": frozenset(),
    "2005": frozenset(
        "at be cy cz de dk ee es fi fr gb gr hu ie it lt lu lv mt nl pl pt se si sk".split(),
    ),
    "2015": frozenset({"bg", "hr", "ro"}),
    "2026": frozenset(),
}
LEFT = {"2026": frozenset({"gb"})}
STANDING = {"nato_art4", "nato_art5", "nato_council", "self_defence", "collective_self_defence", "un_sc_measures"}


@cache
def at(date: str, attacker: str = "ly", target: str = "gr", place: str = "crete", thing: str = "territory") -> Session:
    """The incident on a day."""
    incident = {"attacker": attacker, "target": target, "place": place, "object": thing, "means": "bombardment",
                "gravity": "major"}  # fmt: skip
    return open_session(from_mapping({"title": date, "date": date, "incidents": [incident]}, date))


def year(name: str) -> Session:
    return at(f"{name}-06-01")


def holders(session: Session, text: str) -> set[str]:
    """Who can stand in place of X in an atom such as `must(X,assist(gr),nat_5_assist)`, in some outcome."""
    pattern = parse_term(text.replace("X", "x"))
    named = session.program.named(pattern.name, len(pattern.arguments))
    return {
        str(symbol.arguments[0])
        for symbol, atom in named
        if symbol.arguments[1:] == pattern.arguments[1:] and session.compiled.possible(session.compiled.literal(atom))
    }


def available(session: Session, name: str) -> str | None:
    return availability(session.tables, Function(name)).value


def running(changes: Mapping[str, frozenset[str]]) -> Callable[[str], frozenset[str]]:
    """What there is in a year, after all changes up to then."""
    sums: dict[str, frozenset[str]] = {}
    now: frozenset[str] = frozenset()
    for name in YEARS:
        now = (now | changes[name]) - LEFT.get(name, frozenset()) if changes is MEMBERS else now | changes[name]
        sums[name] = now
    return sums.__getitem__


@pytest.mark.parametrize("name", YEARS)
def test_article_5_binds_the_parties_of_the_day(name: str) -> None:
    parties = running(PARTIES)(name)
    assert holders(year(name), "must(X,assist(gr),nat_5_assist)") == parties - {"gr"}
    assert holders(year(name), "must(X,consult,nat_4)") == parties


@pytest.mark.parametrize("name", YEARS)
def test_the_clause_of_the_union_binds_the_members_of_the_day_since_lisbon(name: str) -> None:
    owed = holders(year(name), "must(X,aid(gr),teu_42_7)")
    assert owed == (running(MEMBERS)(name) - {"gr"} if name >= "2015" else set())


@pytest.mark.parametrize("name", YEARS)
def test_what_is_older_than_all_these_years_stays_as_it_is(name: str) -> None:
    assert {mechanism: available(year(name), mechanism) for mechanism in STANDING} == dict.fromkeys(STANDING, "yes")


@pytest.mark.parametrize(("mechanism", "since"), [("eu_42_7", "2009-12-01"), ("eu_council", "1993-11-01")], ids=str)
def test_mechanisms_of_the_union_open_on_their_day(mechanism: str, since: str) -> None:
    eve = {"2009-12-01": "2009-11-30", "1993-11-01": "1993-10-31"}[since]
    assert (available(at(eve), mechanism), available(at(since), mechanism)) == ("no", "yes")


def test_nothing_else_becomes_available_or_barred_between_the_years() -> None:
    names = sorted({str(name) for one in YEARS for name in year(one).tables.mechanisms if not name.arguments})
    changed = {
        (late, mechanism)
        for early, late in pairwise(YEARS)
        for mechanism in names
        if available(year(early), mechanism) != available(year(late), mechanism)
    }
    # the foreign policy of 1993, and the clause of 2009
    assert changed == {("2005", "eu_council"), ("2015", "eu_42_7")}


@pytest.mark.parametrize(("name", "votes"), [("1958", 7), ("1985", 9), ("2005", 9), ("2015", 9), ("2026", 9)])
def test_the_security_council_has_the_seats_and_the_quorum_of_the_day(name: str, votes: int) -> None:
    program = year(name).program
    assert program.tuples("quorum_now", 1) == [tuple(parse_term(f"f({votes})").arguments)]
    assert len(program.tuples("council_member", 1)) == (11 if votes == 7 else 15)


def test_the_algeria_clause_ends_on_3_july_1962() -> None:
    def covered(date: str) -> str | None:
        return available(at(date, "ma", "fr", "algeria", "forces"), "nato_art5")

    found = {date: covered(date) for date in ("1958-06-01", "1962-07-02", "1962-07-03", "1965-06-01", "2026-06-01")}
    assert found == {
        "1958-06-01": "yes", "1962-07-02": "yes", "1962-07-03": "no", "1965-06-01": "no", "2026-06-01": "no",
    }  # fmt: skip


def test_forces_in_europe_are_covered_at_all_these_dates() -> None:
    dates = ("1958-06-01", "1962-07-03", "1965-06-01", "2026-06-01")
    assert {available(at(date, "ma", "fr", "crete", "forces"), "nato_art5") for date in dates} == {"yes"}


def stops_operation(date: str) -> bool:
    """Whether Denmark can stop an operation of the Union."""
    session = at(date)
    return session.ask("decides(eu_council, consider(union), operation) & stops(eu_council, gr, dk)").possible


def stops_sanctions(date: str) -> bool:
    return at(date).ask("decides(eu_council, consider(union), sanctions) & stops(eu_council, gr, dk)").possible


def test_the_danish_opt_out_ends_on_1_july_2022_and_never_reached_sanctions() -> None:
    dates = ("1993-11-01", "2005-06-01", "2015-06-01", "2022-06-30", "2022-07-01", "2026-06-01")
    assert [stops_operation(date) for date in dates] == [False, False, False, False, True, True]
    assert all(stops_sanctions(date) for date in dates)


def test_the_danish_opt_out_never_excused_denmark_from_the_clause() -> None:
    assert all("dk" in holders(at(date), "must(X,aid(gr),teu_42_7)") for date in ("2015-06-01", "2022-06-30"))


@pytest.mark.parametrize(
    ("eve", "day", "state", "atom"),
    [
        ("1952-02-17", "1952-02-18", "tr", "must(X,consult,nat_4)"),
        ("1955-05-05", "1955-05-06", "de", "must(X,consult,nat_4)"),
        ("1982-05-29", "1982-05-30", "es", "must(X,consult,nat_4)"),
        ("1999-03-11", "1999-03-12", "pl", "must(X,consult,nat_4)"),
        ("2004-03-28", "2004-03-29", "ee", "must(X,consult,nat_4)"),
        ("2023-04-03", "2023-04-04", "fi", "must(X,consult,nat_4)"),
        ("2024-03-06", "2024-03-07", "se", "must(X,consult,nat_4)"),
        ("2013-06-30", "2013-07-01", "hr", "must(X,aid(gr),teu_42_7)"),
    ],
)
def test_a_state_is_bound_from_the_day_of_its_accession(eve: str, day: str, state: str, atom: str) -> None:
    assert state not in holders(at(eve), atom)
    assert state in holders(at(day), atom)


def test_the_united_kingdom_is_bound_by_the_clause_until_it_leaves() -> None:
    assert "gb" in holders(at("2020-01-31"), "must(X,aid(gr),teu_42_7)")
    assert "gb" not in holders(at("2020-02-01"), "must(X,aid(gr),teu_42_7)")


def test_national_clocks_start_with_the_law_that_sets_them() -> None:
    def clocks(date: str, state: str) -> set[tuple[str, ...]]:
        return {
            tuple(map(str, symbol.arguments[1:]))
            for symbol, _ in at(date).program.named("clock", 3)
            if str(symbol.arguments[0]) == state
        }

    assert not any(name == "cap" for name, _ in clocks("1958-06-01", "us"))
    assert ("cap", "1488") in clocks("1985-06-01", "us")
    assert not clocks("2005-06-01", "fr")
    assert {("cap", "2880"), ("notification", "72")} <= clocks("2015-06-01", "fr")


def test_the_debate_after_a_veto_is_due_since_26_april_2022() -> None:
    def due(date: str) -> set[Symbol]:
        return {s.arguments[0] for s, _ in at(date).program.named("due", 4) if str(s.arguments[0]) == "veto_debate"}

    assert not due("2022-04-25")
    assert due("2022-04-26")
