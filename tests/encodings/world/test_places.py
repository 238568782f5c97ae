"""The gazetteer is complete and coherent, and Article 6 read over it gives the researched verdict on each territory."""

import re
from itertools import pairwise
from pathlib import Path

import clingo
import pytest

import pymodel

WORLD = pymodel.data_folder("encodings") / "world"
FILES = [WORLD / name for name in ("territories.lp", "homelands.lp", "homelands_elsewhere.lp", "seas.lp")]
Row = tuple[str, ...]

REGIONS = {"europe", "north_america", "asia", "africa", "south_america", "oceania", "antarctica", "caribbean",
           "north_atlantic_area", "mediterranean_area", "baltic_area", "black_sea_area", "arctic", "red_sea_area",
           "gulf_area", "indian_ocean", "pacific", "south_atlantic"}  # fmt: skip
EU_STATUSES = {"metropolitan", "outermost", "oct", "excluded", "acquis_suspended", "none"}
REASONS = {"enclave_in_africa", "mediterranean_base", "mediterranean_islet", "caribbean_as_north_america",
           "closed_european_sea"}  # fmt: skip

# accession to the Communities or the Union, yyyymmdd
EU_MEMBERS = {
    state: (first, 20200201 if state == "gb" else 99991231)
    for first, states in {
        19580101: "be de fr it lu nl", 19730101: "dk gb ie", 19810101: "gr", 19860101: "es pt",
        19950101: "at fi se", 20040501: "cy cz ee hu lt lv mt pl si sk", 20070101: "bg ro", 20130701: "hr",
    }.items()
    for state in states.split()
}  # fmt: skip

# The researched verdict on each territory. The text read alone puts the disputed ones outside.
TERRITORIES = {
    "greenland": "in", "faroe": "in", "svalbard": "in", "jan_mayen": "in", "bouvet": "out", "alaska": "in",
    "hawaii": "out", "guam": "out", "american_samoa": "out", "puerto_rico": "out", "falklands": "out",
    "gibraltar": "in", "sba_cyprus": "disputed", "bermuda": "in", "uk_caribbean": "out", "uk_south": "out",
    "crown_dependencies": "in", "ceuta": "disputed", "melilla": "disputed", "canary": "in", "balearic": "in",
    "azores": "in", "madeira": "in", "french_guiana": "out", "reunion": "out", "mayotte": "out",
    "guadeloupe": "out", "saint_barth": "out", "spm": "in", "new_caledonia": "out", "taaf": "out", "aruba": "out",
    "curacao": "out", "sint_maarten": "out", "bes": "out", "anatolia": "in", "north_cyprus": "out",
    "cyprus_gov": "out", "aegean_islands": "in", "aland": "in", "lampedusa": "in",
}  # fmt: skip
# Contested all the same, leaning outside: the review of the research asks for one treatment of the Caribbean.
CARIBBEAN = {"puerto_rico", "uk_caribbean", "guadeloupe", "saint_barth", "aruba", "curacao", "sint_maarten", "bes"}

# Article 6 in its simplest form, over geography alone: what is not marked here is outside.
ARTICLE_6 = """
#const now = 20260601.
party((al; be; bg; ca; cz; de; dk; ee; es; fi; fr; gb; gr; hr; hu; is; it; lt; lu; lv; me; mk; nl; no; pl; pt; ro; se)).
party((si; sk; tr; us)).
territory(P, S) :- sovereign(P, S, From, To), From <= now, now < To.
in_text(P) :- territory(P, S), party(S), lies_in(P, europe).
in_text(P) :- territory(P, S), party(S), lies_in(P, north_america).
in_text(P) :- territory(P, S), party(S), named_in_article_6(P, turkey).
in_text(P) :- territory(P, S), party(S), named_in_article_6(P, algeria), now < 19620703.
in_text(P) :- territory(P, S), party(S), island(P), lies_in(P, north_atlantic_area), north_of_tropic(P).
"""


def atoms(control: clingo.Control, name: str, arity: int) -> list[clingo.Symbol]:
    return [atom.symbol for atom in control.symbolic_atoms.by_signature(name, arity)]


def ground(extra: str = "", *names: str) -> tuple[clingo.Control, list[str]]:
    """The places, with the files in `names` and the text in `extra`; and what clingo said while reading."""
    said: list[str] = []
    control = clingo.Control(["--warn=all"], logger=lambda _, message: said.append(message))
    for path in [*FILES, *(WORLD / name for name in names)]:
        control.load(str(path))
    control.add("base", [], extra)
    control.ground([("base", [])])
    return control, said


@pytest.fixture(scope="module")
def places() -> clingo.Control:
    return ground()[0]


def table(control: clingo.Control, name: str, arity: int) -> list[Row]:
    return [tuple(str(argument) for argument in atom.arguments) for atom in atoms(control, name, arity)]


def one(control: clingo.Control, name: str) -> set[str]:
    return {row[0] for row in table(control, name, 1)}


def known(control: clingo.Control) -> set[str]:
    return {row[0] for row in table(control, "place", 2)}


def spans(rows: list[Row]) -> dict[str, list[tuple[int, int]]]:
    """For each place, the spans of all its rows in order: the two last columns."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append((int(row[-2]), int(row[-1])))
    return {place: sorted(pairs) for place, pairs in found.items()}


def is_date(number: int) -> bool:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return number == 99991231 or (1945 <= year <= 2027 and 1 <= month <= 12 and 1 <= day <= 31)


def test_the_files_load_without_a_message() -> None:
    assert ground()[1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_group_of_facts_names_its_source_and_its_confidence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    groups = [group for group in text.strip().split("\n\n") if not all(line[0] == "%" for line in group.splitlines())]
    head = re.compile(r"%! source: \S.*\n%! confidence: (high|medium|low)\n")
    assert [group for group in groups if not head.match(group)] == []
    assert len(text.splitlines()) < 400


def test_a_place_has_one_name_and_one_kind(places: clingo.Control) -> None:
    names = table(places, "place", 2)
    assert len({row[0] for row in names}) == len(names) == len({row[1] for row in names})
    kinds = [one(places, kind) for kind in ("land", "sea", "outer_space")]
    assert sum(len(kind) for kind in kinds) == len(names)
    assert set.union(*kinds) == known(places)


def test_every_fact_is_of_a_known_place(places: clingo.Control) -> None:
    signatures = {"sovereign": 4, "claimed": 2, "controlled": 4, "lies_in": 2, "lies_within": 2, "island": 1,
                  "north_of_tropic": 1, "south_of_tropic": 1, "named_in_article_6": 2, "occupied_1949": 1,
                  "contested_scope": 3, "eu_status": 4, "waters_of": 2, "occupied_until": 2}  # fmt: skip
    for name, arity in signatures.items():
        assert {row[0] for row in table(places, name, arity)} <= known(places), name
    written = {name for name, _, _ in places.symbolic_atoms.signatures}
    assert written == {*signatures, "place", "land", "sea", "outer_space"}


def test_every_place_but_outer_space_lies_in_a_region(places: clingo.Control) -> None:
    rows = table(places, "lies_in", 2)
    assert {row[0] for row in rows} == known(places) - one(places, "outer_space")
    assert {row[1] for row in rows} <= REGIONS


def test_every_island_and_every_sea_lies_on_one_side_of_the_tropic(places: clingo.Control) -> None:
    north, south = one(places, "north_of_tropic"), one(places, "south_of_tropic")
    assert north & south == set()
    assert north | south == one(places, "island") | one(places, "sea")


def test_a_part_lies_within_a_known_place_and_never_within_itself(places: clingo.Control) -> None:
    whole = {row[0]: row[1] for row in table(places, "lies_within", 2)}
    assert len(whole) == len(table(places, "lies_within", 2))
    assert set(whole.values()) <= known(places)
    for start in whole:
        seen = [start]
        while (bigger := whole.get(seen[-1])) is not None:
            assert bigger not in seen
            seen.append(bigger)


def test_every_date_is_one_and_every_span_has_length(places: clingo.Control) -> None:
    for name in ("sovereign", "controlled", "eu_status"):
        for row in table(places, name, 4):
            first, last = int(row[2]), int(row[3])
            assert is_date(first), row
            assert is_date(last), row
            assert first < last, row


@pytest.mark.parametrize("name", ["sovereign", "eu_status"])
def test_a_place_never_has_two_at_once(places: clingo.Control, name: str) -> None:
    for place, pairs in spans(table(places, name, 4)).items():
        assert all(before[1] <= after[0] for before, after in pairwise(pairs)), place


def test_a_land_without_sovereign_is_disputed(places: clingo.Control) -> None:
    held = {row[0] for row in table(places, "sovereign", 4)}
    claimed = {row[0] for row in table(places, "claimed", 2)}
    assert one(places, "land") - held <= claimed
    assert one(places, "land") - held == {"perejil"}


def test_who_holds_or_claims_a_place_is_a_state_that_exists_then() -> None:
    control = ground("", "states.lp")[0]
    alive: dict[str, list[tuple[int, int]]] = {}
    for row in table(control, "state", 4):
        alive.setdefault(row[0], []).append((int(row[2]), int(row[3])))
    alive.setdefault("xk", [(20080217, 99991231)])  # Kosovo: a state for most Parties, no Member of the United Nations
    for name in ("sovereign", "controlled"):
        for row in table(control, name, 4):
            pairs = alive.get(row[1], [])
            assert any(first <= int(row[2]) and int(row[3]) <= last for first, last in pairs), row
    for name in ("claimed", "waters_of"):
        assert {row[1] for row in table(control, name, 2)} <= set(alive), name


def test_every_state_has_a_land_of_its_own_as_long_as_it_is_there() -> None:
    """So that each can be struck at home: at the end of its time, for some begin before their land is free."""
    control = ground("", "states.lp")[0]
    home = {(row[1], row[3]) for row in table(control, "sovereign", 4) if row[0] in one(control, "land")}
    last: dict[str, str] = {}
    for row in table(control, "state", 4):
        last[row[0]] = max(row[3], last.get(row[0], ""))
    assert set(last.items()) <= home


def test_only_a_sea_is_the_waters_of_a_state(places: clingo.Control) -> None:
    assert {row[0] for row in table(places, "waters_of", 2)} <= one(places, "sea")
    held_seas = {row[0] for row in table(places, "sovereign", 4)} & one(places, "sea")
    assert held_seas <= {row[0] for row in table(places, "waters_of", 2)}


def test_turkish_territory_in_asia_is_named(places: clingo.Control) -> None:
    named = {row[0] for row in table(places, "named_in_article_6", 2) if row[1] == "turkey"}
    asia = {row[0] for row in table(places, "lies_in", 2) if row[1] == "asia"}
    assert {row[0] for row in table(places, "sovereign", 4) if row[1] == "tr"} & asia == named
    assert {row[0] for row in table(places, "named_in_article_6", 2) if row[1] == "algeria"} == {"algeria"}


def test_the_union_status_is_known_whenever_the_sovereign_is_a_member(places: clingo.Control) -> None:
    stated = spans(table(places, "eu_status", 4))
    assert {row[1] for row in table(places, "eu_status", 4)} <= EU_STATUSES
    for place, state, first, last in table(places, "sovereign", 4):
        if state not in EU_MEMBERS or (start := max(int(first), EU_MEMBERS[state][0])) >= int(last):
            continue
        covered = start
        for begin, end in stated.get(place, []):
            covered = end if begin <= covered < end else covered
        assert covered == min(int(last), EU_MEMBERS[state][1]), (place, state)


def test_no_union_status_without_a_member_as_sovereign(places: clingo.Control) -> None:
    holders = table(places, "sovereign", 4)
    for place, status, first, last in table(places, "eu_status", 4):
        members = [row[1] for row in holders if row[0] == place and row[1] in EU_MEMBERS
                   and int(row[2]) < int(last) and int(first) < int(row[3])]  # fmt: skip
        assert members, (place, status)
        assert all(int(first) >= EU_MEMBERS[state][0] for state in members), (place, status)


def test_contested_scope_is_stated_exactly_where_research_calls_it_so(places: clingo.Control) -> None:
    rows = table(places, "contested_scope", 3)
    assert {row[1] for row in rows} == {"nat_6"}
    assert {row[2] for row in rows} == REASONS
    contested = {row[0] for row in rows} & set(TERRITORIES)
    assert contested == {place for place, verdict in TERRITORIES.items() if verdict == "disputed"} | CARIBBEAN
    assert {row[0] for row in rows if row[2] == "caribbean_as_north_america"} & set(TERRITORIES) == CARIBBEAN


def test_article_6_gives_the_researched_verdict_on_each_territory() -> None:
    control = ground(ARTICLE_6)[0]
    inside = one(control, "in_text")
    disputed = {row[0] for row in table(control, "contested_scope", 3)} - CARIBBEAN
    derived = {place: "disputed" if place in disputed else "in" if place in inside else "out" for place in TERRITORIES}
    assert derived == TERRITORIES
    assert inside & {row[0] for row in table(control, "contested_scope", 3)} == set()


def test_every_occupation_of_1949_ended_on_a_day(places: clingo.Control) -> None:
    ended = table(places, "occupied_until", 2)
    assert {row[0] for row in ended} == one(places, "occupied_1949")
    assert len(ended) == len({row[0] for row in ended})
    assert all(is_date(int(row[1])) and int(row[1]) > 19490824 for row in ended)
