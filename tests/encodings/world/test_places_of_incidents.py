"""Every historical incident has a place, and geography alone says of it what research says of its area."""

import clingo
import pytest

import pymodel

WORLD = pymodel.data_folder("encodings") / "world"
FILES = [WORLD / name for name in ("territories.lp", "homelands.lp", "homelands_elsewhere.lp", "seas.lp")]

# Parties by the date they joined
PARTIES = {
    19490824: "be ca dk fr gb is it lu nl no pt us", 19520218: "gr tr", 19550506: "de", 19820530: "es",
    19990312: "cz hu pl", 20040329: "bg ee lt lv ro si sk", 20090401: "al hr", 20170605: "me", 20200327: "mk",
    20230404: "fi", 20240307: "se",
}  # fmt: skip

# incident: its place, its first day, and whether that is inside the area of Article 6 for a territory or a unit there.
# Where the research says `mixed` (the ground outside, the sea around inside) the place is the one named.
INCIDENTS = {
    "korea_1950": ("korea", 19500625, "out"),
    "lincoln_1953": ("hamburg_berlin_corridor", 19530312, "in"),
    "indochina_1954": ("indochina", 19540313, "out"),
    "goa_1954": ("goa", 19540401, "out"),
    "algeria_1954": ("algeria", 19541101, "in"),
    "sakiet_1958": ("tunisia", 19580208, "out"),
    "cod_war_1_1958": ("waters_off_iceland", 19580901, "in"),
    "berlin_1958": ("west_berlin", 19581127, "in"),
    "red_crusader_1961": ("waters_off_faroe", 19610529, "in"),
    "goa_1961": ("goa", 19611217, "out"),
    "new_guinea_1962": ("west_new_guinea", 19620115, "out"),
    "cyprus_1964": ("cyprus", 19631221, "out"),
    "tonkin_1964": ("gulf_of_tonkin", 19640802, "out"),
    "liberty_1967": ("eastern_mediterranean", 19670608, "in"),
    "cyprus_1967": ("cyprus", 19671115, "out"),  # research: disputed, for the threat to Greece itself
    "pueblo_1968": ("sea_of_japan", 19680123, "out"),
    "cod_war_2_1972": ("waters_off_iceland", 19720901, "in"),
    "cyprus_1974": ("cyprus", 19740715, "out"),  # research: mixed
    "aegean_airspace_1974_2023": ("aegean_sea", 19740806, "in"),
    "cod_war_3_1975": ("waters_off_iceland", 19751115, "in"),
    "libya_us_1981_89": ("gulf_of_sidra", 19810819, "in"),
    "falklands_1982": ("falklands", 19820402, "out"),
    "hans_island_1984": ("hans_island", 19840728, "in"),
    "achille_lauro_1985": ("eastern_mediterranean", 19851007, "in"),
    "sigonella_1985": ("sigonella", 19851010, "in"),
    "labelle_1986": ("west_berlin", 19860405, "in"),
    "lampedusa_1986": ("lampedusa", 19860415, "in"),
    "gulf_turkey_1991": ("southeast_turkey", 19900802, "in"),
    "kuwait_1990": ("kuwait", 19900802, "out"),
    "muavenet_1992": ("aegean_sea", 19921001, "in"),
    "bosnia_1994": ("bosnia", 19940416, "out"),
    "casus_belli_1995": ("aegean_sea", 19950608, "in"),
    "imia_1996": ("imia", 19960125, "in"),
    "f16_1996": ("aegean_sea", 19961008, "in"),
    "kosovo_1999": ("yugoslavia", 19990324, "out"),
    "cole_2000": ("aden", 20001012, "out"),
    "nine_eleven_2001": ("new_york", 20010911, "in"),
    "hood_2003": ("iraqi_kurdistan", 20030704, "out"),
    "istanbul_2003": ("istanbul", 20031115, "in"),
    "london_2005": ("london", 20050707, "in"),
    "iliakis_2006": ("aegean_sea", 20060523, "in"),
    "ee_2007": ("estonia", 20070426, "in"),
    "turkey_pkk_2007": ("southeast_turkey", 20071017, "in"),
    "uzbin_2008": ("afghanistan", 20080818, "out"),
    "belgacom_2013": ("belgium", 20110101, "in"),
    "tr_2012_f4": ("syrian_territorial_sea", 20120622, "in"),  # research: mixed; the Mediterranean in any case
    "benghazi_2012": ("benghazi", 20120911, "out"),
    "tr_2012_akcakale": ("southeast_turkey", 20121003, "in"),
    "mali_2013": ("mali", 20130111, "out"),
    "nsa_merkel_2013": ("germany", 20131023, "in"),
    "pl_2014": ("crimea", 20140301, "out"),
    "vrbetice_2014": ("czechia", 20141016, "in"),
    "tr_2015": ("southeast_turkey", 20150720, "in"),
    "paris_2015": ("paris", 20151113, "in"),
    "brussels_2016": ("brussels", 20160322, "in"),
    "coup_2016": ("ankara", 20160715, "in"),
    "notpetya_2017": ("denmark", 20170627, "in"),
    "piran_2017": ("piran_bay", 20170629, "in"),
    "guam_2017": ("guam", 20170809, "out"),
    "salisbury_2018": ("salisbury", 20180304, "in"),
    "brunson_2018": ("turkey", 20180801, "in"),
    "s400_2019": ("turkey", 20190712, "in"),
    "stena_impero_2019": ("strait_of_hormuz", 20190719, "out"),
    "ain_al_asad_2020": ("iraq", 20200108, "out"),
    "oruc_reis_2020": ("eastern_mediterranean", 20200721, "in"),
    "jersey_2021": ("waters_off_jersey", 20210505, "in"),
    "belarus_2021": ("poland", 20210523, "in"),
    "hms_defender_2021": ("crimea_waters", 20210623, "disputed"),
    "e8_2022": ("ukraine", 20220224, "out"),
    "tu141_2022": ("zagreb", 20220310, "in"),
    "nordstream_2022": ("danish_eez_bornholm", 20220926, "disputed"),
    "rc135_2022": ("black_sea", 20220929, "disputed"),
    "mq9_2023": ("black_sea", 20230314, "disputed"),
    "houthi_2023": ("red_sea", 20231119, "out"),
    "tower22_2024": ("jordan", 20240128, "out"),
    "dhl_2024": ("leipzig", 20240720, "in"),
    "greenland_2025": ("greenland", 20250107, "in"),
    "pl_rail_2025": ("poland", 20251115, "in"),
    "greenland_2026": ("greenland", 20260103, "in"),
    "tr_missiles_2026": ("hatay", 20260304, "in"),
    "erbil_2026": ("iraqi_kurdistan", 20260312, "out"),
    "ee_ukr_drone_2026": ("estonia", 20260507, "in"),
}

ARTICLE_6 = """
territory(I, P, S) :- happened(I, P, Day), sovereign(P, S, From, To), From <= Day, Day < To.
party(I, S) :- happened(I, _, Day), joined(S, First), First <= Day.
inside(I) :- territory(I, P, S), party(I, S), lies_in(P, (europe; north_america)).
inside(I) :- territory(I, P, S), party(I, S), named_in_article_6(P, turkey).
inside(I) :- territory(I, P, S), party(I, S), named_in_article_6(P, algeria), happened(I, P, Day), Day < 19620703.
inside(I) :- territory(I, P, S), party(I, S), island(P), lies_in(P, north_atlantic_area), north_of_tropic(P).
inside(I) :- happened(I, P, _), occupied_1949(P).
inside(I) :- happened(I, P, _), sea(P), lies_in(P, mediterranean_area).
inside(I) :- happened(I, P, _), sea(P), lies_in(P, north_atlantic_area), north_of_tropic(P).
contested(I) :- happened(I, P, _), contested_scope(P, nat_6, _).
"""


@pytest.fixture(scope="module")
def derived() -> dict[str, str]:
    facts = [f"joined({state}, {first})." for first, states in PARTIES.items() for state in states.split()]
    facts += [f"happened({name}, {place}, {day})." for name, (place, day, _) in INCIDENTS.items()]
    control = clingo.Control()
    for path in FILES:
        control.load(str(path))
    control.add("base", [], "\n".join([*facts, ARTICLE_6]))
    control.ground([("base", [])])
    found = {
        name: {str(atom.symbol.arguments[0]) for atom in control.symbolic_atoms.by_signature(name, arity)}
        for name, arity in (("inside", 1), ("contested", 1), ("place", 2))
    }
    assert {place for place, _, _ in INCIDENTS.values()} <= found["place"]
    return {
        name: "disputed" if name in found["contested"] else "in" if name in found["inside"] else "out"
        for name in INCIDENTS
    }


@pytest.mark.parametrize("name", INCIDENTS)
def test_the_area_of_the_incident_is_as_researched(derived: dict[str, str], name: str) -> None:
    assert derived[name] == INCIDENTS[name][2]


def test_all_researched_incidents_are_here() -> None:
    assert len(INCIDENTS) == 82
