"""The independent checker and clingo agree on the toy law: every answer set, and what is nearly one."""

from pathlib import Path

import clingo
import pytest

from pymodel.ground import GroundProgram, ground
from tests.pymodel.enumeration import LAWS, answer_sets, symbols
from tests.stable_models.checker import is_answer_set_of_names


@pytest.mark.parametrize("name", LAWS)
def test_answer_sets_and_near_misses(name: str) -> None:
    sources, facts = LAWS[name]
    program = ground(sources, symbols(facts))
    named = list(program.names.values())
    sets = [one.atoms for one in answer_sets(sources, facts)]
    everything = set(sets)
    for texts in sets[:: len(sets) // 2 + 1]:
        one = frozenset(map(clingo.parse_term, texts))
        assert is_answer_set_of_names(program, one)
        for atom in named:
            changed = one ^ {atom}
            assert is_answer_set_of_names(program, changed) == (frozenset(map(str, changed)) in everything)


CLASSICS = {
    "an even loop through negation": "a :- not b. b :- not a.",
    "an odd loop": "a :- not a.",
    "an unfounded loop": "a :- b. b :- a. c :- not a.",
    "a loop with outside support": "{ c }. a :- b. b :- a. b :- c.",
    "a constraint": "{ a; b }. :- a, b.",
    "a count over choices": "{ a(1..4) }. b :- 2 { a(X) } 3. :- not b.",
    "a count that supports itself": "{ c }. a :- 2 { a; b; c }. b :- a. b :- c.",
    "a count with negation": "{ a; b }. c :- #count { 1 : not a; 2 : not b; 3 : d } >= 2. d :- c.",
    "a sum": "{ a; b; c }. d :- #sum { 3 : a; 2 : b; 4 : not c } >= 5.",
    "a bounded choice under a condition": "{ q }. 1 { d(1..3) } 1 :- q. e :- d(2), not d(3).",
    "a condition in a body": "{ a(1..3) }. b :- a(X) : X = 1..2. c :- not a(1) : a(3).",
}


@pytest.mark.parametrize("name", CLASSICS)
def test_all_sets_of_atoms_of_small_programs(name: str, tmp_path: Path) -> None:
    path = tmp_path / "program.lp"
    path.write_text(CLASSICS[name], encoding="utf-8")
    program: GroundProgram = ground([path], [])
    named = list(program.names.values())
    known = {one.atoms for one in answer_sets([path], "")}
    found = 0
    for number in range(1 << len(named)):
        candidate = [symbol for place, symbol in enumerate(named) if number >> place & 1]
        accepted = is_answer_set_of_names(program, candidate)
        assert accepted == (frozenset(map(str, candidate)) in known)
        found += accepted
    assert found == len(known)


def test_an_unknown_atom_is_in_no_answer_set(tmp_path: Path) -> None:
    path = tmp_path / "program.lp"
    path.write_text("a.", encoding="utf-8")
    program = ground([path], [])
    assert is_answer_set_of_names(program, symbols("a"))
    assert not is_answer_set_of_names(program, symbols("a b"))
    assert not is_answer_set_of_names(program, [])
