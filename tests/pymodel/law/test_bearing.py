"""What bears on a question is all that it hangs on; the rest can be cut out of the files."""

from pathlib import Path

import pytest

from pymodel.ground import Omitted
from pymodel.ground.omitted import without
from pymodel.law.bearing import bearing, others
from pymodel.law.catalogue import read_law

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
