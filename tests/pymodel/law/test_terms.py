"""Terms and atoms as they stand in rules."""

import pytest
from clingo.ast import AST, ASTType, parse_string

from pymodel.law.lints.program import covers, pattern_of
from pymodel.law.terms import ANY, Atom, Term, atoms_of, matches


def head(text: str) -> list[Atom]:
    nodes: list[AST] = []
    parse_string(text, nodes.append)
    (rule,) = (node for node in nodes if node.ast_type == ASTType.Rule)
    return list(atoms_of(rule.head.atom.symbol))


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("p.", ["p"]),
        ("-p(a).", ["-p(a)"]),
        ('p(f(X,g),(1,2),"s",-3).', ['p(f(X,g),(1,2),"s",-3)']),
        ("p((a,)).", ["p((a,))"]),
        ("p(a;b).", ["p(a)", "p(b)"]),
        ("p((a;b),c).", ["p(a,c)", "p(b,c)"]),
        ("p(1..3).", ["p(1)", "p(2)", "p(3)"]),
        ("p(X+1).", ["p(_)"]),
        ("p(1..X).", ["p(_)"]),
    ],
)
def test_atoms_are_read_as_they_stand_with_pools_apart(text: str, atoms: list[str]) -> None:
    assert [str(atom) for atom in head(text)] == atoms


def test_variables_match_anything_and_names_only_themselves() -> None:
    constant, function = Term("constant", "a"), Term("function", "f", (Term("constant", "a"),))
    assert matches(Term("variable", "X"), function)
    assert matches(function, Term("function", "f", (ANY,)))
    assert not matches(constant, function)
    assert not matches(constant, Term("string", "a"))


def test_a_documented_id_covers_its_instances() -> None:
    invoked = Term("function", "invoke", (Term("constant", "treaty"),))
    assert covers(["invoke"], invoked)
    assert covers(["invoke(M)"], invoked)
    assert covers(["invoke(treaty)"], invoked)
    assert not covers(["invoke(pact)", "invoked"], invoked)
    assert covers([], Term("variable", "A"))
    assert pattern_of("p(1, _)") == Term("function", "p", (Term("number", "1"), ANY))
