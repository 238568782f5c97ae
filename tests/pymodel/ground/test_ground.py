"""Grounding: facts enter as symbols, and whatever clingo says is an error."""

from pathlib import Path

import clingo
import pytest

from pymodel.ground import GroundingError, evaluate, ground
from tests.pymodel.enumeration import LAWS, TOY, answer_sets, symbols


def law(folder: Path, text: str) -> list[Path]:
    path = folder / "law.lp"
    path.write_text(text, encoding="utf-8")
    return [path]


@pytest.mark.parametrize("name", LAWS)
def test_consequences_of_the_choices_are_the_answer_sets(name: str) -> None:
    sources, facts = LAWS[name]
    program = ground(sources, symbols(facts))
    chosen_names = ("value", "position", "decides")
    for one in answer_sets(sources, facts)[::7]:
        chosen = [clingo.parse_term(atom) for atom in one.atoms if atom.startswith(chosen_names)]
        given = [atom for atom in chosen if atom not in program.facts]
        assert frozenset(map(str, evaluate(program, given))) == one.atoms


def test_tables() -> None:
    program = ground(TOY, symbols("readings_scope(held)"))
    assert [str(column) for (column,) in program.tuples("main_column", 1)] == ["m", "n"]
    assert program.knows(("excluded", 2))
    assert not program.knows(("excluded", 3))
    assert program.number(clingo.parse_term("excluded(n,v)")) is None
    assert program.number(clingo.Number(1)) is None
    assert clingo.parse_term("victim(v)") in program.facts


def test_an_atom_that_nothing_derives_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match=r"law\.lp:1:.*does not occur in any rule head"):
        ground(law(tmp_path, "a :- misspelt."), [])


def test_a_syntax_error_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="syntax error"):
        ground(law(tmp_path, "a :- b"), [])


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="missing"):
        ground([tmp_path / "missing.lp"], [])


def test_an_unsafe_variable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="unsafe"):
        ground(law(tmp_path, "a(X)."), [])


def test_an_undefined_operation_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="operation undefined"):
        ground(law(tmp_path, "a(X+1) :- b(X). b(c)."), [])


@pytest.mark.parametrize(
    "text",
    ["#minimize { 1 : a }.", ":~ a. [1]", "#external b.", "#project a.", "#show a : a.", "#edge (1,2) : a."],
)
def test_statements_other_than_rules_are_errors(tmp_path: Path, text: str) -> None:
    with pytest.raises(GroundingError, match="outside the language"):
        ground(law(tmp_path, "{ a }. " + text), [])


def test_scripts_do_not_run(tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="python support not available"):
        ground(law(tmp_path, "#script (python)\nprint('ran')\n#end."), [])


@pytest.mark.parametrize("fact", ["excluded(m,v)", "given(1,attacker)", "-given(1,attacker,a)", "1", "f"])
def test_only_input_facts_are_let_in(fact: str) -> None:
    with pytest.raises(GroundingError, match="is no fact a scenario may state"):
        ground(TOY, [clingo.parse_term(fact)])


def test_facts_are_data() -> None:
    """A value that looks like program text stays a value."""
    text = clingo.String('x). effect(m,v). y("')
    fact = clingo.Function("given", [clingo.Number(1), clingo.Function("attacker"), text])
    program = ground(TOY, [fact, *symbols("readings_scope(held)")])
    assert program.tuples("given", 3) == [tuple(fact.arguments)]
    assert clingo.parse_term("effect(m,v)") not in program.facts


def test_an_atom_that_no_rule_derives_in_the_end_is_false(tmp_path: Path) -> None:
    """clingo keeps such an atom in its table without a literal; it must not be taken for a true one."""
    law = tmp_path / "law.lp"
    law.write_text("held(1..3). wanted(X) :- held(X), not given(X). got(X) :- wanted(X), given(X).", encoding="utf-8")
    program = ground([law], [], inputs=[("given", 1)])
    assert all(atom != 0 for atom in program.names)
    assert not any(symbol.name == "got" for symbol in program.names.values())
