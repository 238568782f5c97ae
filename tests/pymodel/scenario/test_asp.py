"""Plain `.lp` scenarios: what they may hold, and that stock clingo agrees with what was read."""

import clingo
import pytest

from pymodel.scenario import InputError, Scenario, load_text
from pymodel.vocabulary import Vocabulary

FACTS = """\
% title: Clash in the Aegean
%* a block %* in a block *% *%
incident(1). date(20260301).   % facts in any order
given(1, attacker, tr). given(1,target,gr).
given(1,place,aegean_sea).
given(1,means,cyber). given(1,target,no).
open(1,gravity).
"""


def read(text: str, vocabulary: Vocabulary) -> Scenario:
    return load_text(text, "test.lp", vocabulary, "lp")


def test_facts_are_read_like_a_yaml_file(small: Vocabulary) -> None:
    yaml = """\
title: Clash in the Aegean
date: 2026-03-01
incidents:
  - {attacker: tr, target: [gr, no], place: aegean_sea, means: cyber}
"""
    assert read(FACTS, small) == load_text(yaml, "test.yaml", small)


def test_choices_are_read(small: Vocabulary) -> None:
    scenario = read(
        FACTS
        + "fix_reading(nac_seat,counts). fix_decision(gr,invoke(eu_42_7),yes). close_decisions. readings_scope(all).",
        small,
    )
    assert scenario.scope == "all"
    assert scenario.closed
    assert [str(fact) for fact in scenario.facts[-4:]] == [
        "fix_reading(nac_seat,counts)",
        "fix_decision(gr,invoke(eu_42_7),yes)",
        "close_decisions",
        "readings_scope(all)",
    ]


def test_a_bundle_is_read_and_must_exist(small: Vocabulary) -> None:
    assert read(FACTS + "readings_bundle(seats_first).", small).bundle == "seats_first"
    with pytest.raises(InputError, match="`seats_last` is no bundle; expected `seats_first`; did you mean"):
        read(FACTS + "readings_bundle(seats_last).", small)
    with pytest.raises(InputError, match="readings_bundle: is stated twice"):
        read(FACTS + "readings_bundle(seats_first). readings_bundle(seats_first).", small)


@pytest.mark.parametrize(
    ("constraint", "written"),
    [
        (":-value(1,gravity,major).", ":- value(1, gravity, major)."),
        (":- not value(1,gravity,major) .", ":- not value(1, gravity, major)."),
        (
            ":- value(I,gravity,G), value(I,effects,slight), G != none.",
            ":- value(I, gravity, G), value(I, effects, slight), G != none.",
        ),
        (":- value(_,_,X), X = major, not value(1,means,_).", ":- value(_, _, X), X = major, not value(1, means, _)."),
        (":- value(1,target,uk).", None),
        (":- value(scenario,council_measures,force).", ":- value(scenario, council_measures, force)."),
        (":- value(X,gravity,none), not value(Y,means,cyber).", None),
        (":- value(1,gravity,none) : value(1,means,cyber).", None),
        (":- value(1,gravity,none), 1 = 1.", ":- value(1, gravity, none), 1 = 1."),
        (":- value(1,gravity,f(none)).", None),
        (":- value(1,gravity,7).", None),
        (":- not not value(1,gravity,none).", None),
        (":- value(1,gravity).", None),
        (":- value(1,gravity,none,none).", None),
        (":- value(1,gravity,none); value(1,means,cyber).", None),
    ],
)
def test_constraints_are_written_anew_or_refused(small: Vocabulary, constraint: str, written: str | None) -> None:
    if written is None:
        with pytest.raises(InputError):
            read(FACTS + constraint, small)
    else:
        assert read(FACTS + constraint, small).constraints == (written,)


def test_a_constraint_is_what_clingo_reads(small: Vocabulary) -> None:
    scenario = read(FACTS + ":- value(I, gravity, G), G != none, not value(I, means, threat).", small)
    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], "1 { value(1,gravity,(none;limited;major)) } 1. value(1,means,cyber).")
    control.add("base", [], "\n".join(scenario.constraints))
    control.ground()
    with control.solve(yield_=True) as models:
        assert [sorted(map(str, model.symbols(atoms=True))) for model in models] == [
            ["value(1,gravity,none)", "value(1,means,cyber)"]
        ]


def test_comments_hide_what_clingo_would_not_see_either(small: Vocabulary) -> None:
    text = FACTS + '%* #include "x". *%\n% #script (python) #end.\n'
    assert read(text, small) == read(FACTS, small)
    control = clingo.Control()
    control.add("base", [], text)
    control.ground()
    atoms = {str(atom.symbol) for atom in control.symbolic_atoms}
    assert atoms <= {str(fact) for fact in read(text, small).facts}


@pytest.mark.parametrize(
    "text", ["evil(x)", "gr). evil(x", "gr,gr", "@f(1)", "gr;tr", "1..9", "X", '"gr"', "-gr", "f(gr)", ""]
)
def test_no_value_becomes_a_program(small: Vocabulary, text: str) -> None:
    with pytest.raises(InputError):
        read(FACTS.replace("given(1,target,gr)", f"given(1,target,{text})"), small)
