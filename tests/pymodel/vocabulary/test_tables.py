from pathlib import Path

import clingo
import pytest

from pymodel.vocabulary import Field, LawTables, Vocabulary, VocabularyError, load_vocabulary

FIELD = "field(f). subject_of(f, incident). value_of(f, v)."


def test_a_field_has_everything_the_law_says_of_it(small: Vocabulary) -> None:
    assert small.fields["effects"] == Field(
        id="effects",
        subject="incident",
        text="what a cyber operation did",
        many=False,
        required=False,
        default=None,
        opens=True,
        values={"physical": "", "slight": ""},
        ranges_over=None,
        bears_on=(("means", "cyber"),),
    )
    target = small.fields["target"]
    assert (target.many, target.required, target.ranges_over, dict(target.values)) == (True, True, "state", {})
    assert small.fields["control"].default == "none"
    assert small.fields["control"].values["harboured"] == "the state shelters the group"


def test_fields_come_in_the_order_of_the_law(small: Vocabulary) -> None:
    assert [field.id for field in small.fields_of("incident")][:3] == ["attacker", "group", "control"]
    assert [field.id for field in small.fields_of("scenario")] == ["council_measures"]


def test_states_exist_in_their_time(small: Vocabulary) -> None:
    assert small.states["yu"].name_at(20030203) == "Yugoslavia"
    assert small.states["yu"].name_at(20030204) == "Serbia and Montenegro"
    assert small.states["yu"].name_at(20060603) is None
    assert "su" in small.states_at(19911225)
    assert "su" not in small.states_at(19911226)
    assert small.states["gb"].aliases == ("uk",)
    assert small.states["su"].successors == ("ru",)


def test_the_other_tables(small: Vocabulary) -> None:
    assert small.levels == ("none", "military")
    assert small.places["aegean_sea"] == "Aegean Sea"
    assert dict(small.organs) == {"nac": "North Atlantic Council", "un_sc": "Security Council"}
    assert small.mechanisms == ("nato_art4", "nato_art5", "eu_42_7")
    assert small.readings["nac_seat"] == {"counts": "mainstream", "excluded": "held"}
    assert small.reach == (19500101, 20280101)


def test_the_reach_falls_back_to_the_known_seats(tmp_path: Path) -> None:
    law = tmp_path / "law.lp"
    law.write_text(FIELD + "council_data(19460101, 19900101). council_data(19900101, 20000101).")
    assert load_vocabulary([law], cache=False).reach == (19460101, 20000101)
    law.write_text(FIELD)
    assert load_vocabulary([law], cache=False).reach is None


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("a :- b", "syntax error"),
        ("many(g). " + FIELD, "`g`, which is no declared field"),
        ("field(f). value_of(f, v).", "the field `f` has no subject"),
        ("field(f). subject_of(f, incident). ranges_over(f, stone).", "a range that nobody knows"),
        ("field(f). subject_of(f, incident).", "must either list its values or range over something"),
        (FIELD + "ranges_over(f, state).", "must either list its values or range over something"),
        (FIELD + 'state(gr, "Greece", before, 99991231).', "`before` stands where a date"),
    ],
)
def test_a_law_that_contradicts_itself_is_refused(tmp_path: Path, program: str, message: str) -> None:
    law = tmp_path / "law.lp"
    law.write_text(program)
    with pytest.raises(VocabularyError, match=message):
        load_vocabulary([law], cache=False)


def test_scripts_in_a_law_do_not_run(tmp_path: Path) -> None:
    law, touched = tmp_path / "law.lp", tmp_path / "touched"
    law.write_text(f'{FIELD}\n#script (python)\nopen("{touched}", "w")\n#end.\n')
    with pytest.raises(VocabularyError):
        load_vocabulary([law], cache=False)
    assert not touched.exists()


def test_law_tables_come_from_a_grounding() -> None:
    texts = [
        "reading(q)", "position_of(q,p,held)", "can_take(gr,vote(m))", "can_take(gr,help)", "can_take(house(de),send)",
        "act_value(help,ask)", "act_value(help,no)", "passive(help,no)", "other(1)", "17",
    ]  # fmt: skip
    tables = LawTables.from_atoms(clingo.parse_term(text) for text in texts)
    assert tables.readings == {"q": {"p": "held"}}
    assert tables.can_take == {"gr": {"vote(m)", "help"}, "house(de)": {"send"}}
    assert tables.act_values == {"help": ("ask", "no")}
    assert tables.passive == {"help": "no"}


def test_the_shipped_law_has_a_vocabulary() -> None:
    known = load_vocabulary(cache=False)
    assert {"attacker", "target", "place", "means", "gravity"} <= set(known.fields)
    assert all(field.text for field in known.fields.values())
    assert len(known.states) > 100
    assert not set(known.aliases) & set(known.states)
    assert set(known.aliases.values()) <= set(known.states)
    assert all(positions for positions in known.readings.values())
    assert known.reach is not None
