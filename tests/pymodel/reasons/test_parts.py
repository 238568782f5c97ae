"""Conditions are read the same way from what clingo writes as from its syntax tree."""

from collections.abc import Iterator

import pytest
from clingo.ast import AST, ASTType, parse_string

from pymodel.law.catalogue import load_law
from pymodel.reasons import parts
from pymodel.reasons.parts import Comparison, Condition, Counting, body_of, head_of, part_of


def _rules() -> Iterator[AST]:
    for rule in load_law().rules:
        nodes: list[AST] = []
        parse_string(rule.text, nodes.append)
        yield from (node for node in nodes if node.ast_type == ASTType.Rule)


def test_every_condition_and_head_of_the_law_is_read_the_same_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = list(_rules())
    bodies = [literal for node in rules for literal in node.body]
    heads = [node.head for node in rules if node.head.ast_type == ASTType.Literal]
    heads = [head for head in heads if head.atom.ast_type == ASTType.SymbolicAtom]
    soon = [part_of(literal) for literal in bodies], [head_of(head) for head in heads]
    monkeypatch.setattr(parts, "_plain", lambda _: None)
    monkeypatch.setattr(parts, "_plain_atom", lambda _: None)
    assert soon == ([part_of(literal) for literal in bodies], [head_of(head) for head in heads])
    assert {type(part) for part in soon[0]} == {Condition, Comparison, Counting}


@pytest.mark.parametrize(
    "text",
    [
        "h :- a, not b(X,_), c(f(X),g(1)), X != Y, X <= 3, Z = X+1, 2 { d(W) : e(W,X) }.",
        "h :- X = 1..3, not not_known(X), x = X.",
        'h :- "a" != X, _Y = 3, a(_Y).',
    ],
)
def test_what_is_not_plain_is_read_from_the_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    soon = body_of(text)
    monkeypatch.setattr(parts, "_plain", lambda _: None)
    assert soon == body_of(text)


def test_what_no_rule_of_the_law_uses_is_refused() -> None:
    with pytest.raises(ValueError, match="is no condition that the rules of the law use"):
        body_of("h :- not not a.")
