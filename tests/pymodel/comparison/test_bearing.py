"""What a comparison leaves out of the law changes nothing that it tells, and cannot be asked about by mistake."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from clingo import Function, Number

from pymodel.amendments.amend import amend
from pymodel.claims.law import shipped_law
from pymodel.comparison import Asked, compare, open_sides
from pymodel.comparison.bearing import READ, bearing, others
from pymodel.comparison.records import SUBJECTS, Subject
from pymodel.ground import GroundingError, Omitted, ground
from pymodel.ground.omitted import without
from pymodel.law.catalogue import load_law, read_law
from pymodel.paths import data_folder
from pymodel.render.comparison.text import text_part
from pymodel.scenario import load
from pymodel.session import Session, answer, class_values, open_session
from pymodel.vocabulary import Vocabulary

ROOT = data_folder("encodings").parent
# allies at odds, an early war, a late one, many victims, rivals, and incidents that answer one another
NAMES = ("greenland", "cyprus_1974", "korea_1950", "notpetya_2017", "duties_rivals_lawful", "kosovo_1999")


def opened(shipped: Mapping[str, Path], name: str, vocabulary: Vocabulary, omitted: Omitted | None) -> Session:
    return open_session(load(shipped[name], vocabulary), omitted=omitted)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("name", NAMES)
def test_the_answers_are_those_of_the_whole_law(
    name: str, subject: Subject, shipped: Mapping[str, Path], vocabulary: Vocabulary
) -> None:
    (omitted,) = others([(load_law(), ROOT)], READ[subject])
    whole, part = (opened(shipped, name, vocabulary, one) for one in (None, omitted))
    assert len(part.program.rules) < len(whole.program.rules)
    before, after = (answer(one, parts=(subject,)) for one in (whole, part))
    assert after == replace(before, session=after.session)
    if subject == "mechanisms":
        assert class_values(part) == class_values(whole)


def test_what_is_left_out_cannot_be_asked_about(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> None:
    (omitted,) = others([(load_law(), ROOT)], READ["mechanisms"])
    program = opened(shipped, "greenland", vocabulary, omitted).program
    gone = [signature for signature in sorted(omitted.predicates) if signature == ("floor", 2)]
    assert gone
    for ask in (program.named, program.rows):
        with pytest.raises(AssertionError, match="`floor/2` were left out"):
            ask("floor", 2)
    with pytest.raises(AssertionError, match="`floor/2` were left out"):
        program.number(Function("floor", [Function("us"), Function("none")]))
    with pytest.raises(AssertionError, match="`floor/2` were left out"):
        program.knows(("floor", 2))
    assert program.number(Function("headline", [Function("no_mechanism"), Number(1)])) is None
    # messages may name whatever is there
    assert {("headline", 2), ("party", 2)} <= {(one.name, len(one.arguments)) for one in program.names.values()}


LAW = """
wanted(X) :- middle(X), not other(X).
middle(X) :- given(X).
other(X) :- deep(X).
idle(X) :- wanted(X).
far(X) :-
  idle(X),
  middle(X).
one(X) :- idle(X). wanted(X) :- special(X).
deep(1). special(2). given(1..3).
1 { picked(X) : offered(X) } 1 :- asked.
offered(X) :- given(X).
asked :- ready.
ready.
:- limit.
limit :- broken.
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    file = tmp_path / "law.lp"
    file.write_text(LAW, encoding="utf-8")
    return file


def test_what_is_wanted_hangs_on_all_below_it_and_on_whatever_is_chosen_or_constrained(law: Path) -> None:
    found = bearing(read_law([law], law.parent).rules, ["wanted/1"])
    below = {"wanted/1", "middle/1", "other/1", "deep/1", "special/1", "given/1"}
    assert found == below | {"picked/1", "offered/1", "asked/0", "ready/0", "limit/0", "broken/0"}


def test_a_rule_that_shares_its_line_stays_with_all_it_asks_for_and_the_others_keep_their_lines(law: Path) -> None:
    (omitted,) = others([(read_law([law], law.parent), law.parent)], ["wanted/1"])
    assert omitted == Omitted({law: [(6, 8)]}, frozenset({("far", 1)}))
    text = without(law, omitted.lines[law]).split("\n")
    assert [line for line in text if "far" in line] == []
    assert len(text) == len(LAW.split("\n"))
    assert text[8:] == LAW.split("\n")[8:]


def test_what_bears_on_the_question_in_one_of_two_laws_stays_in_both(law: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "law.lp"
    other.parent.mkdir()
    other.write_text(LAW.replace("not other(X)", "not far(X)"), encoding="utf-8")
    first, second = others([(read_law([one], one.parent), one.parent) for one in (law, other)], ["wanted/1"])
    assert not first.lines
    assert not second.lines


AMENDMENTS = {
    # the last use of a predicate is gone afterwards
    "group_about_to_attack": """
%! repeal self_defence.lp: incident {I} gives {V} a ground for self-defence: an attack in the offing, force being needed
""",
    "allies_at_odds": """
%! repeal encodings/pacts.lp: the joint finding that {P} asks for is refused
""",
}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("name", AMENDMENTS)
def test_reasons_are_found_where_an_amendment_takes_away_the_last_use_of_a_predicate(
    name: str, subject: Subject, shipped: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amendment = tmp_path / "gone.lp"
    amendment.write_text(AMENDMENTS[name], encoding="utf-8")
    amended = amend(shipped_law(), [amendment], tmp_path / "law").law
    file, readings = str(shipped[name]), ("nac_seat=counts",) if name == "allies_at_odds" else ()
    asked = (Asked(file), Asked(file, readings=readings, files=amended.files, root=amended.root))
    told = []
    for everything in (False, True):
        if everything:
            module = import_module("pymodel.comparison.compare")  # the package has a function of that name
            monkeypatch.setattr(module, "others", lambda laws, _: (None,) * len(laws))
        before, after = open_sides(asked, subjects=(subject,))
        told.append(text_part(compare(before, after), before, after, subject))
    assert told[0] == told[1]
    assert subject == "actors" or any(told[0].sections)


def test_where_a_part_cannot_be_grounded_the_message_is_that_of_the_whole(
    shipped: Mapping[str, Path], vocabulary: Vocabulary, tmp_path: Path
) -> None:
    file = tmp_path / "encodings" / "broken.lp"
    file.parent.mkdir()
    file.write_text("fine :- incident(1).\nwrong :- nowhere(1).\n", encoding="utf-8")
    omitted = Omitted({file: [(1, 1)]}, frozenset({("fine", 0)}))
    with pytest.raises(GroundingError) as whole:
        ground([file], load(shipped["greenland"], vocabulary).facts)
    with pytest.raises(GroundingError) as part:
        open_session(load(shipped["greenland"], vocabulary), [file], tmp_path, checked=True, omitted=omitted)
    assert str(part.value) == str(whole.value)
    assert f"{file}:2:10" in str(part.value)
