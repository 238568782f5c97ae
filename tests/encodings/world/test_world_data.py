"""The dated facts on states, organisations, Council seats, pacts and courts are complete and coherent."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import clingo
import pytest

import pymodel

WORLD = pymodel.data_folder("encodings") / "world"
NAMES = ("states", "memberships", "security_council_seats", "pacts", "court_links", "criminal_court", "union_votes")
FILES = [WORLD / f"{name}.lp" for name in NAMES]
OPEN_END = 99991231
Row = tuple[str | int, ...]
Facts = dict[str, list[Row]]

# facts whose last two arguments are a span, and where in them a state stands
SPANS = {
    "state": 0, "member": 1, "permanent": 0, "elected": 0, "pact_member": 1, "optional_clause": 0, "reserves_force": 0,
    "reserves_alliance_operations": 0, "reserves_multilateral_treaties": 0, "excludes_disputes_with": 0, "fcn": 1,
    "treaty_link": 1, "specific_character": 0, "defence_opt_out": 0, "american_state": 0,
    "notice_months": 0, "weighted_votes": 0, "reserves_enforcement_at": 0,
}  # fmt: skip
DATED = {*SPANS, "in_force", "quorum", "council_data", "vacancy", "third_in_parts"}
# what a pact may depend on
CONDITIONS = (
    "needs_joint_finding", "needs_request", "covers_territory_only", "protects_outsiders", "american_states_only",
    "says_military", "decides_by_two_thirds", "excludes_interested", "no_force_without_consent",
    "own_rule_between_members", "forbids_coalition_against_member",
)  # fmt: skip
NAMING = ("covers_region", "covers_territory_in", "covers_territory_of", "protects_only")


def plain(symbol: clingo.Symbol) -> str | int:
    """A number, the text of a string, or the name of a constant."""
    if symbol.type == clingo.SymbolType.Number:
        return symbol.number
    return symbol.string if symbol.type == clingo.SymbolType.String else symbol.name


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The files as clingo reads them, which must be silent and leave nothing open."""
    messages: list[str] = []
    control = clingo.Control(["--warn=all"], logger=lambda _code, text: messages.append(text))
    for path in FILES:
        control.load(str(path))
    control.ground()
    assert not messages
    found: Facts = defaultdict(list)
    for atom in control.symbolic_atoms:
        assert atom.is_fact, atom.symbol
        found[atom.symbol.name].append(tuple(plain(argument) for argument in atom.symbol.arguments))
    return found


def number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def days(first: date, after: date) -> Iterator[date]:
    return (first + timedelta(step) for step in range((after - first).days))


def holds(row: Row, day: int) -> bool:
    first, after = row[-2:]
    assert isinstance(first, int)
    assert isinstance(after, int)
    return first <= day < after


def members(facts: Facts, organisation: str, day: int) -> set[str | int]:
    return {row[1] for row in facts["member"] if row[0] == organisation and holds(row, day)}


def council(facts: Facts, day: int) -> tuple[set[str | int], set[str | int]]:
    permanent = {row[0] for row in facts["permanent"] if holds(row, day)}
    elected = {row[0] for row in facts["elected"] if holds(row, day)}
    assert not permanent & elected
    return permanent, elected


def test_no_fact_is_written_twice() -> None:
    """Clingo would merge two equal facts without a word."""
    written = Counter(
        fact for path in FILES for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("%") for fact in re.findall(r"[a-z_]\w*\([^)]*\)", line)
    )  # fmt: skip
    assert [fact for fact, times in written.items() if times > 1] == []


def test_the_files_hold_only_facts_each_under_a_block_with_source_or_identifier_and_confidence() -> None:
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) < 400
        block: list[str] = []
        for before, line in pairwise(["", *lines]):
            if line.startswith("%!"):
                block = [*block, line] if before.startswith("%!") else [line]
            elif line and not line.startswith("%"):
                assert ":-" not in line
                assert re.match(r"%! (source: |provision \w+: )\S", block[0]), (path.name, line)
                assert [text for text in block if re.fullmatch(r"%! confidence: (high|medium|low)", text)], block
                if not re.search(r"confidence: high", "\n".join(block)):
                    assert len(block) > 2, ("no reason given", path.name, block)
            elif not line:
                block = []


def test_dates_are_real_days_and_spans_run_forward(facts: Facts) -> None:
    for name in DATED & set(facts):
        for row in facts[name]:
            first, after = row[-2:]
            assert isinstance(first, int)
            assert isinstance(after, int)
            assert first < after, (name, row)
            for day in (first, after):
                date(day // 10000, day // 100 % 100, day % 100)


def test_spans_of_one_thing_do_not_overlap(facts: Facts) -> None:
    for name in DATED & set(facts):
        rows: dict[Row, list[tuple[int, int]]] = defaultdict(list)
        for row in facts[name]:
            head = row[:1] if name in {"state", "quorum"} else row[:-2]
            rows[head].append((int(row[-2]), int(row[-1])))
        for head, spans in rows.items():
            for earlier, later in pairwise(sorted(spans)):
                assert earlier[1] <= later[0], (name, head, earlier, later)


def test_every_state_named_exists_in_the_whole_span(facts: Facts) -> None:
    spans: dict[str | int, list[tuple[int, int]]] = defaultdict(list)
    for row in facts["state"]:
        spans[row[0]].append((int(row[2]), int(row[3])))
    # a treaty may promise something to a state, or a membership date back, only while the state is there
    for name, place in SPANS.items():
        for row in facts[name]:
            first, after = int(row[-2]), int(row[-1])
            assert any(start <= first and after <= end for start, end in spans[row[place]]), (name, row)


def test_ids_are_short_and_aliases_lead_to_states(facts: Facts) -> None:
    ids = {str(row[0]) for row in facts["state"]}
    assert all(re.fullmatch(r"[a-z]{2}", name) for name in ids)
    assert not ids & {"uk", "el"}
    aliases = {str(row[0]): str(row[1]) for row in facts["alias"]}
    assert len(aliases) == len(facts["alias"])
    assert set(aliases.values()) <= ids
    assert not set(aliases) & ids
    assert aliases["uk"] == "gb"
    names = Counter((row[1], row[0]) for row in facts["state"])
    assert len({name for name, _ in names}) == len(ids)


def test_a_state_that_is_gone_has_a_successor_that_stands_when_it_ends(facts: Facts) -> None:
    last = {row[0]: max(int(other[3]) for other in facts["state"] if other[0] == row[0]) for row in facts["state"]}
    gone = {state for state, end in last.items() if end != OPEN_END}
    assert gone == {row[0] for row in facts["successor"]}
    for old, new in facts["successor"]:
        assert any(row[0] == new and int(row[2]) <= last[old] < int(row[3]) for row in facts["state"]), (old, new)


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("nato", 19490823, 0), ("nato", 19490825, 12), ("nato", 19520217, 12), ("nato", 19520218, 14),
        ("nato", 19550506, 15), ("nato", 19820530, 16), ("nato", 19990312, 19), ("nato", 20040329, 26),
        ("nato", 20090401, 28), ("nato", 20230404, 31), ("nato", 20260301, 32),
        ("ec", 19580101, 6), ("ec", 19730101, 9), ("ec", 19860101, 12), ("eu", 19931101, 12), ("eu", 19950101, 15),
        ("eu", 20040501, 25), ("eu", 20070101, 27), ("eu", 20130701, 28), ("eu", 20200131, 28), ("eu", 20200201, 27),
        ("eu", 20260301, 27), ("weu", 19550506, 7), ("weu", 20100101, 10), ("jef", 20260301, 10),
        ("un", 19451231, 51), ("un", 19551214, 76), ("un", 19601231, 99), ("un", 19730918, 135), ("un", 19901231, 159),
        ("un", 20111231, 193), ("un", 20260301, 193), ("coe", 20070601, 47), ("coe", 20260301, 46),
        ("rio", 19481203, 14), ("oas", 19511213, 21), ("oas", 19910201, 35), ("ecps", 20260301, 14),
    ],
)  # fmt: skip
def test_an_organisation_has_as_many_members_as_it_had(facts: Facts, organisation: str, day: int, count: int) -> None:
    assert len(members(facts, organisation, day)) == count


def test_the_founders_and_the_allies_outside_the_union(facts: Facts) -> None:
    assert members(facts, "nato", 19490825) == set("be ca dk fr gb is it lu nl no pt us".split())
    assert members(facts, "nato", 20260301) - members(facts, "eu", 20260301) == set(
        "al ca gb is me mk no tr us".split()
    )
    assert members(facts, "eu", 20260301) - members(facts, "nato", 20260301) == set("at cy ie mt".split())


def test_the_allies_not_bound_by_the_amendments_on_aggression(facts: Facts) -> None:
    assert members(facts, "nato", 20260301) - members(facts, "kampala", 20260301) == set(
        "al bg ca dk fr gb gr hu me no ro tr us".split()
    )
    for row in facts["member"]:
        if row[0] == "kampala":
            assert row[1] in members(facts, "icc", int(row[2])), row


@pytest.mark.parametrize(("day", "votes"), [(20000101, 87), (20040601, 124), (20060101, 321), (20080101, 345)])
def test_the_weighted_votes_of_the_union_sum_to_what_the_treaties_say(facts: Facts, day: int, votes: int) -> None:
    held = {row[0]: int(row[1]) for row in facts["weighted_votes"] if holds(row, day)}
    assert set(held) == members(facts, "eu", day)
    assert sum(held.values()) == votes
    assert [row[0] for row in facts["third_in_parts"] if holds(row, day)] == [votes // 3 + 1]


@pytest.mark.parametrize("day", [20100101, 20150101, 20260301])
def test_a_third_of_the_people_of_the_union_is_a_third_of_its_units(facts: Facts, day: int) -> None:
    units = sum(int(row[1]) for row in facts["threes_of_millions"] if row[0] in members(facts, "eu", day))
    assert [row[0] for row in facts["third_in_parts"] if holds(row, day)] == [-(-units // 3)]


def test_the_council_is_full_on_every_day_but_six(facts: Facts) -> None:
    short = []
    for day in days(date(1946, 1, 17), date(2028, 1, 1)):
        now = number(day)
        permanent, elected = council(facts, now)
        empty = sum(int(row[1]) for row in facts["vacancy"] if holds(row, now))
        assert len(permanent) == 5, now
        assert len(elected) + empty == (6 if now < 19660101 else 10), (now, elected)
        if empty:
            short.append(now)
    assert short == list(range(19800101, 19800107))


def test_the_council_of_sampled_years(facts: Facts) -> None:
    def sits(day: int, elected: str) -> None:
        assert council(facts, day)[1] == set(elected.split()), day

    sits(19500625, "cu ec eg in no yu")
    sits(19561101, "au be cu ir pe yu")
    sits(19620601, "cl eg gh ie ro ve")
    sits(19740720, "au at id ke pe by cm cr iq mr")
    sits(19820403, "es gy ie jo jp pa pl tg ug cd")
    sits(19990324, "ar bh br ca ga gm my na nl si")
    sits(20170601, "bo eg et it jp kz se sn ua uy")
    sits(20260301, "bh cd co dk gr lr lv pa pk so")
    sits(20270601, "at bh cd co kg lr lv pt tt zw")


def test_nobody_is_elected_twice_running(facts: Facts) -> None:
    """Article 23(2) forbids it, so an error in a year mostly shows here."""
    ends = {(row[0], row[2]) for row in facts["elected"]}
    assert not [row for row in facts["elected"] if (row[0], row[1]) in ends]


def test_terms_are_of_two_years_save_the_known_ones(facts: Facts) -> None:
    odd = {(str(row[0]), int(row[1]) // 10000) for row in facts["elected"] if int(row[2]) - int(row[1]) != 20000}
    first = {(state, 1946) for state in "eg mx nl au br pl".split()}
    shared = {("yu", 1956), ("ph", 1957), ("pl", 1960), ("tr", 1961), ("lr", 1961), ("ie", 1962), ("ro", 1962),
              ("ph", 1963), ("cs", 1964), ("my", 1965), ("it", 2017), ("nl", 2018)}  # fmt: skip
    assert odd == first | shared | {("nz", 1966), ("ug", 1966), ("mx", 1980), ("yd", 1990), ("ye", 1990)}


def test_who_sits_in_the_council_is_a_member_of_the_united_nations(facts: Facts) -> None:
    for row in [*facts["permanent"], *facts["elected"]]:
        assert row[0] in members(facts, "un", int(row[1])), row


def test_china_is_one_seat_that_the_government_in_taipei_held_until_1971(facts: Facts) -> None:
    days = (19490930, 19491001, 19500625, 19711024, 19711025)
    sits = {day: {row[0] for row in facts["permanent"] if holds(row, day)} & {"cn", "tw"} for day in days}
    assert sits == {19490930: {"cn"}, 19491001: {"tw"}, 19500625: {"tw"}, 19711024: {"tw"}, 19711025: {"cn"}}
    for day, seat in sits.items():
        assert members(facts, "un", day) & {"cn", "tw"} == seat
    named = {
        day: sorted(row[1] for row in facts["state"] if row[0] in {"cn", "tw"} and holds(row, day)) for day in days
    }
    assert named[19500625] == ["China", "Republic of China"]
    assert named[19490930] == named[19711025] == ["China"]


def test_the_votes_needed_follow_the_seats(facts: Facts) -> None:
    assert sorted(facts["quorum"]) == [("un_sc", 7, 19460117, 19660101), ("un_sc", 9, 19660101, OPEN_END)]
    assert facts["council_data"] == [(19460117, 20280101)]


def test_russia_follows_the_soviet_union_without_a_day_between(facts: Facts) -> None:
    for day in (19911225, 19911226):
        assert len(council(facts, day)[0] & {"su", "ru"}) == 1
        assert len(members(facts, "un", day) & {"su", "ru"}) == 1


def test_specific_character_ends_with_accession_to_the_alliance_and_leaves_out_cyprus(facts: Facts) -> None:
    def neutral(day: int) -> set[str | int]:
        return {row[0] for row in facts["specific_character"] if holds(row, day)}

    assert neutral(20091201) == {"at", "fi", "ie", "mt", "se"}
    assert neutral(20230404) == {"at", "ie", "mt", "se"}
    assert neutral(20260301) == {"at", "ie", "mt"}
    for row in facts["specific_character"]:
        assert row[0] in members(facts, "eu", int(row[1]))
        assert row[0] not in members(facts, "nato", int(row[1]))


def test_a_pact_has_members_or_an_unknown_entry_into_force_never_both(facts: Facts) -> None:
    pacts = {row[0] for row in facts["pact"]}
    bound = {row[0] for row in facts["pact_member"]}
    unknown = {row[0] for row in facts["entry_not_established"]}
    assert bound | unknown == pacts
    assert not bound & unknown
    assert {"kensington_2025", "northolt_2026"} <= unknown
    spans = {row[0]: row for row in facts["in_force"]}
    assert bound <= set(spans)
    assert not unknown & set(spans)
    for row in facts["pact_member"]:
        assert int(spans[row[0]][1]) <= int(row[2]), row
        assert int(row[3]) <= int(spans[row[0]][2]), row
    named = [row[0] for condition in CONDITIONS for row in facts[condition]]
    named += [row[0] for name in (*NAMING, "rests_on") for row in facts[name]]
    assert set(named) <= pacts


@pytest.mark.parametrize(("pact", "organisation"), [("rio_1947", "rio"), ("oas_charter", "oas"), ("weu_1954", "weu")])
def test_a_pact_of_an_organisation_binds_its_members(facts: Facts, pact: str, organisation: str) -> None:
    bound = {row[1:] for row in facts["pact_member"] if row[0] == pact}
    assert bound == {row[1:] for row in facts["member"] if row[0] == organisation}


def test_pacts_at_sampled_dates(facts: Facts) -> None:
    def bound(day: int) -> dict[str | int, set[str | int]]:
        found: dict[str | int, set[str | int]] = defaultdict(set)
        for row in facts["pact_member"]:
            if holds(row, day):
                found[row[0]].add(row[1])
        return found

    march = bound(20260301)
    assert march["fr_gr_2021"] == {"fr", "gr"}
    assert march["nancy_2025"] == {"fr", "pl"}
    assert march["aachen_2019"] == {"fr", "de"}
    assert "weu_1954" not in march
    assert "fr_gr_2021" not in bound(20270101)
    assert {"ar", "us"} <= bound(19820402)["rio_1947"]
    assert "ca" not in march["rio_1947"]
    assert {"ca", "us"} <= march["oas_charter"]


def test_only_a_state_that_accepted_the_court_can_have_made_a_reservation(facts: Facts) -> None:
    accepted = {row[0]: row for row in facts["optional_clause"]}
    for name in ("reserves_force", "reserves_alliance_operations", "reserves_multilateral_treaties",
                 "excludes_disputes_with", "notice_months", "reserves_enforcement_at"):  # fmt: skip
        for row in facts[name]:
            assert int(accepted[row[0]][1]) <= int(row[-2]), row
            assert int(row[-1]) <= int(accepted[row[0]][2]), row


def test_reservations_of_march_2026(facts: Facts) -> None:
    reserved = {row[0] for row in facts["reserves_force"] if holds(row, 20260301)}
    assert reserved == {"de", "gr", "hu", "lv", "ro"}
    assert not {row[0] for row in facts["optional_clause"] if holds(row, 20260301)} & {"us", "fr", "tr", "ru", "cn"}


def test_what_is_not_known_is_marked(facts: Facts) -> None:
    assert ("icc", "hu", 20260602) in facts["status_disputed"]
    assert "hu" in members(facts, "icc", 20260601)
    assert "hu" not in members(facts, "icc", 20260602)
