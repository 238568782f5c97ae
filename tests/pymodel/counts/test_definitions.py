"""A disjunction that is never made whole gives what the whole one gives."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pymodel.counts import Compiled, definitions
from pymodel.ground import GroundProgram, ground
from tests.pymodel.counts.test_random_programs import Draft
from tests.pymodel.enumeration import answer_sets

# `p` is a disjunction that one body alone asks for, `q` one that stands there negated
_LAW = """
1 { decides(A,t,(yes; no)) } 1 :- offered(A,t).
offered((a; b; c; d),t).
agree(A) :- decides(A,t,yes).
p :- agree(a), agree(b).
p :- agree(c), agree(d).
q :- agree(a), agree(c).
q :- agree(b), agree(d).
both :- p, not q.
"""


def grounded(text: str, folder: Path) -> GroundProgram:
    path = folder / "law.lp"
    path.write_text(text, encoding="utf-8")
    return ground([path], [])


def test_a_large_disjunction_is_met_one_alternative_at_a_time_and_can_still_be_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(definitions, "_WIDE", -1)
    program = grounded(_LAW, tmp_path)
    numbers = {str(symbol): number for number, symbol in program.names.items()}
    expected = Counter(atom for one in answer_sets((), "", _LAW) for atom in one.atoms)
    found = definitions.Definitions(program, (compiled := Compiled(program)).manager)
    for group in compiled.groups:
        for option, function in zip(group.options, compiled.options(group), strict=True):
            found.choose(option.atom, function)
    assert compiled.count(found.literal(numbers["both"])) == expected["both"] > 0
    assert {numbers["p"], numbers["q"]} <= {*found._wide}  # neither was made
    for atom in sorted(expected):
        assert compiled.count(found.literal(numbers[atom])) == expected[atom]
    assert not found._wide


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Decisions, atoms with several rules each that a body or a count asks for or two do, and what rests on these."""
    draft = Draft(draw)
    known: list[str] = []
    for place in range(draw(st.integers(2, 4))):
        known += draft.group([], f"choosable(a{place},t,{{}})", f"decides(a{place},t,{{}})", f"offered(a{place},t)")
    for place in range(3):
        draft.lines += [f"w{place} :- {draft.body(known, 3)}." for _ in range(draw(st.integers(2, 4)))]
        if place and draft.coin():
            draft.lines.append(f"w{place} :- {draft.body([f'w{place - 1}'], 1)}, {draft.body(known, 1)}.")
        if draft.coin():
            draft.lines.append(f"c{place} :- #count {{ 0 : w{place}; 1 : {known[0]} }} >= 1, {draft.body(known, 1)}.")
        else:
            draft.lines.append(f"u{place} :- {draft.body([f'w{place}'], 1)}, {draft.body(known, 2)}.")
            known += [f"u{place}"] if draft.coin() else []
    return "\n".join(draft.lines)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(programs(), st.sampled_from([-1, 2, 4]))
def test_atoms_are_the_same_functions_whatever_is_left_unmade(tmp_path: Path, text: str, wide: int) -> None:
    program = grounded(text, tmp_path)
    expected = Counter(atom for one in answer_sets((), "", text) for atom in one.atoms)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definitions, "_WIDE", wide)
        compiled = Compiled(program)
        for _, symbol in sorted(program.names.items(), reverse=True):  # what rests on others before them
            assert compiled.count(compiled.atom(symbol)) == expected[str(symbol)]
