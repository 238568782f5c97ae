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
from pymodel.comparison.read import READ
from pymodel.comparison.records import SUBJECTS, Subject
from pymodel.ground import GroundingError, Omitted, ground
from pymodel.law.bearing import others
from pymodel.law.catalogue import load_law
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
