"""Checks an explanation against the text of the law and an answer set, without anything that made it.

Each rule is read again from its file by its line, and clingo itself tells whether the instance holds: a positive
condition may be met only by what the explanation gives for it, a negated one is judged by the answer set.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import clingo
from clingo import ast
from clingo.ast import AST, ASTType

from pymodel.reasons.law_text import LawText
from pymodel.reasons.told_conditions import NOT_KNOWN, conditions, obstacles, whole
from pymodel.reasons.untold import Untold

__all__ = ["Checker"]

_NOWHERE = ast.Location(ast.Position("<checker>", 1, 1), ast.Position("<checker>", 1, 1))
_CHOICES = {"position": ("position", 2), "decision": ("decides", 3), "open fact": ("value", 3)}
_ROOTS = frozenset({"step", "missing", "stated", "law", *_CHOICES})
_NAMES = re.compile(r"\b[a-z]\w*")
_Node = Mapping[str, Any]


class Checker:
    """Checks explanations of one outcome, in the form in which they are published."""

    def __init__(self, text: LawText, holds: Collection[clingo.Symbol], stated: Collection[clingo.Symbol]) -> None:
        """Takes the text of the law, what holds in the outcome, and what the scenario states."""
        self._text = text
        self._holds = frozenset(map(str, holds))
        self._stated = frozenset(map(str, stated))
        self._by_name: dict[str, list[str]] = {}
        for atom in sorted(self._holds):
            self._by_name.setdefault(atom.partition("(")[0], []).append(atom)

    def problems(self, answer: Mapping[str, Any]) -> list[str]:
        """What is wrong with an explanation.

        Args:
            answer: the explanation, as `Explanation.to_json` gives it.

        Returns:
            One message for each fault; none if it is right.
        """
        try:
            return self._problems(answer, answer["nodes"])
        except (LookupError, TypeError, ValueError, RuntimeError) as error:
            return [f"it is not of the published form: {error!r}"]

    def _problems(self, answer: Mapping[str, Any], nodes: Sequence[_Node]) -> list[str]:
        found = [*self._roots(answer, nodes), *_order(nodes)]
        if found:
            return found
        program = _Program()
        for node in nodes:
            found += self._node(node, nodes, program)
        for name in sorted(program.judged):
            program.add(" ".join(f"{atom}." for atom in self._by_name.get(name, ())))
        return found + program.verdicts()

    def _roots(self, answer: Mapping[str, Any], nodes: Sequence[_Node]) -> Iterator[str]:
        """Whether the explanation is about what was asked."""
        holds = answer["atom"] in self._holds
        if holds != (answer["tree"] is not None) or holds == (answer["missing"] is not None):
            yield f"`{answer['atom']}` {'holds' if holds else 'does not hold'}, but the answer says otherwise"
            return
        root = nodes[answer["tree"] if holds else answer["missing"]]
        if (root["kind"] == "missing") == holds or root["kind"] not in _ROOTS:
            yield f"the answer is no {'justification' if holds else 'absence'} but a node of the kind `{root['kind']}`"
        if root["atom"] != answer["atom"]:
            yield f"the answer is about `{root['atom']}`, not about `{answer['atom']}`"

    def _node(self, node: _Node, nodes: Sequence[_Node], program: "_Program") -> Iterator[str]:
        match node["kind"]:
            case "step":
                yield from self._step(node, nodes, program)
            case "stated" | "position" | "decision" | "open fact" | "law":
                yield from self._leaf(node)
            case "nothing":
                yield from self._nothing(node, nodes, program)
            case "missing":
                yield from self._missing(node, nodes, program)
            case _:
                yield from self._part(node, program)

    def _part(self, node: _Node, program: "_Program") -> Iterator[str]:
        """What is wrong with a node that tells of a part of a rule."""
        match node["kind"]:
            case "compared":
                program.must(node, node["comparison"])
            case "unequal":
                if "_" not in node["comparison"].split():
                    program.must_not(node, node["comparison"])
            case "too few":
                if len(node["counted"]) >= node["bound"] or not set(node["counted"]) <= self._holds:
                    yield f"node {node['id']}: `{node['atom']}` is counted wrongly"
            case "counted" | "present":
                pass  # what they refer to is a node of its own
            case _:
                yield f"node {node['id']}: there is no kind `{node['kind']}`"

    def _step(self, node: _Node, nodes: Sequence[_Node], program: "_Program") -> Iterator[str]:
        rules = self._text.rules(node["rule"])
        if not rules:
            yield f"node {node['id']}: no rule stands at `{node['rule']}`"
            return
        below = [nodes[one] for one in node["because"]]
        fitting = [rule for rule in rules if len(rule.body) == len(below)]
        if not fitting:
            yield f"node {node['id']}: the rule at `{node['rule']}` has another number of conditions"
            return
        wrong = [list(conditions(rule, node["values"], below)) for rule in fitting]
        if all(wrong):
            yield f"node {node['id']}: of the rule at `{node['rule']}` {wrong[0][0]}"
        given: list[str] = []
        for one in below:
            parts = [nodes[part] for part in one["because"]] if one["kind"] == "counted" else [one]
            given += [part["atom"] for part in parts if part["kind"] not in ("nothing", "compared")]
        absent = [atom for atom in given if atom not in self._holds]
        if absent:
            yield f"node {node['id']}: `{absent[0]}` does not hold"
        program.instance(node, rules, given)

    def _leaf(self, node: _Node) -> Iterator[str]:
        atom, kind = node["atom"], node["kind"]
        symbol = clingo.parse_term(atom)
        if atom not in self._holds:
            yield f"node {node['id']}: `{atom}` does not hold"
        elif kind == "stated" and atom not in self._stated:
            yield f"node {node['id']}: the scenario does not state `{atom}`"
        elif kind in _CHOICES and (symbol.name, len(symbol.arguments)) != _CHOICES[kind]:
            yield f"node {node['id']}: `{atom}` is no {kind}"
        elif kind == "law" and atom not in self._text.facts(node["place"]):
            yield f"node {node['id']}: no fact `{atom}` stands at `{node['place']}`"

    def _nothing(self, node: _Node, nodes: Sequence[_Node], program: "_Program") -> Iterator[str]:
        program.must_not(node, node["atom"])
        told = {one["rule"] for one in node["shortfalls"]}
        for one in node["shortfalls"]:
            if "_" not in one["failing"].split():
                program.must_not(node, one["failing"])
        wanted = self._text.giving(node["atom"])
        yield from self._instances(node, node["shortfalls"], nodes, program)
        if told != wanted:
            yield f"node {node['id']}: `{node['atom']}` could be given by rules that are not told: {wanted ^ told}"

    def _missing(self, node: _Node, nodes: Sequence[_Node], program: "_Program") -> Iterator[str]:
        program.must_not(node, node["atom"])
        for one in node["ways"]:
            if "_" not in one["failing"].split():
                program.must_not(node, one["failing"])
        yield from self._instances(node, node["ways"], nodes, program)
        symbol = clingo.parse_term(node["atom"]) if not NOT_KNOWN.search(node["atom"]) else None
        if node["of"] in _CHOICES and symbol and (symbol.name, len(symbol.arguments)) != _CHOICES[node["of"]]:
            yield f"node {node['id']}: `{node['atom']}` is no {node['of']}"
        if not node["instead"]:
            told, wanted = {way["rule"] for way in node["ways"]}, self._text.giving(node["atom"], choices=True)
            offered = self._text.giving(node["atom"], choices=True) - self._text.giving(node["atom"]) - told
            for place in sorted(offered):
                # what is offered and not taken has no condition that fails
                for rule in self._text.rules(place):
                    program.must(node, ", ".join(whole(rule, node["atom"])))
            if told != wanted - offered:
                yield f"node {node['id']}: `{node['atom']}` could be given by rules that are not told: {wanted ^ told}"

    def _instances(
        self, node: _Node, told: Sequence[_Node], nodes: Sequence[_Node], program: "_Program"
    ) -> Iterator[str]:
        """Whether the instances of rules are told as the rules stand, and all of them where none is left out.

        Whether they are all is not asked of what holds in no outcome: it is told by what holds in any, which is not
        known here.
        """
        by_rule: dict[str, list[_Node]] = {}
        for one in told:
            by_rule.setdefault(one["rule"], []).append(one)
        for place, instances in by_rule.items():
            rules = self._text.rules(place)
            for one in instances:
                wrong = [list(obstacles(rule, one, nodes)) for rule in rules]
                if all(wrong):
                    said = wrong[0][0] if wrong else "there is no such rule"
                    yield f"node {node['id']}: of an instance of the rule at `{place}` {said}"
            if not node["never"] and len(rules) == 1 and not any(one["more"] for one in instances):
                program.must_be_all(node, rules[0], place, instances)


class _Program:
    """What clingo is asked about all nodes of an explanation at once."""

    def __init__(self) -> None:
        self._control = clingo.Control(logger=lambda *_: None)
        self._wanted: dict[str, str] = {}
        self._refused: dict[str, str] = {}
        self._number = 0
        self._untold = Untold()
        self._asked: set[str] = set()

    @property
    def judged(self) -> set[str]:
        """The predicates of which it must be known what holds."""
        return self._asked | self._untold.judged

    def add(self, text: str) -> None:
        """Adds statements."""
        self._control.add("base", [], text)

    def must(self, node: _Node, condition: str) -> None:
        """Asks that a condition hold."""
        self._asked |= set(_NAMES.findall(condition))
        self._wanted[self._mark(condition)] = f"node {node['id']}: `{condition}` does not hold"

    def must_not(self, node: _Node, condition: str) -> None:
        """Asks that a condition hold for nothing."""
        self._asked |= set(_NAMES.findall(condition))
        self._refused[self._mark(condition)] = f"node {node['id']}: `{condition}` holds"

    def must_be_all(self, node: _Node, rule: AST, place: str, told: Sequence[_Node]) -> None:
        """Asks that every instance of a rule that fails be told."""
        for statement in self._untold.statements(node["id"], node["atom"], rule, place, told):
            self.add(statement)

    def instance(self, node: _Node, rules: Sequence[AST], given: Sequence[str]) -> None:
        """Asks that one of some rules give the atom of a node from nothing but what is given."""
        self._number += 1
        own = self._number
        self.add(" ".join(f"given_({own},{atom})." for atom in given))
        with ast.ProgramBuilder(self._control) as builder:
            for rule in rules:
                names = _variables(rule)
                body = [self._judged(literal, own) for literal in rule.body]
                body += [_equal(name, value) for name, value in node["values"].items() if name in names]
                head = _atom("gives_", own, rule.head.atom.symbol)
                builder.add(ast.Rule(_NOWHERE, head, body))
        wanted = f"gives_({own},{node['atom']})"
        self._wanted[wanted] = f"node {node['id']}: the rule at `{node['rule']}` does not give `{node['atom']}` so"

    def verdicts(self) -> list[str]:
        """What is wrong after all questions have been put."""
        self._control.ground([("base", [])])
        found = {str(atom.symbol) for atom in self._control.symbolic_atoms if atom.is_fact}
        wrong = [message for mark, message in self._wanted.items() if mark not in found]
        wrong += [message for mark, message in self._refused.items() if mark in found]
        named = (atom.symbol for atom in self._control.symbolic_atoms if atom.symbol.name == "untold_")
        return [*wrong, *self._untold.problems(list(named))]

    def _mark(self, condition: str) -> str:
        self._number += 1
        self.add(f"holds_({self._number}) :- {condition}.")
        return f"holds_({self._number})"

    def _judged(self, literal: AST, own: int) -> AST:
        """A condition: a positive one is asked of what is given, a negated one of what holds."""
        atom = literal.atom
        if atom.ast_type == ASTType.SymbolicAtom:
            if literal.sign == ast.Sign.NoSign:
                return _atom("given_", own, atom.symbol)
            self._asked.add(atom.symbol.name)
        elif atom.ast_type == ASTType.Aggregate:
            elements = []
            for element in atom.elements:
                self._asked |= {one.atom.symbol.name for one in element.condition}
                counted = _atom("given_", own, element.literal.atom.symbol)
                elements.append(ast.ConditionalLiteral(_NOWHERE, counted, element.condition))
            return ast.Literal(
                _NOWHERE, literal.sign, ast.Aggregate(_NOWHERE, atom.left_guard, elements, atom.right_guard)
            )
        return literal


def _order(nodes: Sequence[_Node]) -> Iterator[str]:
    """Whether every node stands after all that it refers to, so that nothing is circular."""
    for place, node in enumerate(nodes):
        below = [*node.get("because", ()), *node.get("instead", ())]
        below += [way["obstacle"] for way in node.get("ways", ())]
        if node["id"] != place or any(one >= place for one in below):
            yield f"node {place} refers to one that does not stand before it"


def _variables(rule: AST) -> set[str]:
    """The names of the variables of a rule."""
    found: set[str] = set()

    class Names(ast.Transformer):
        def visit_Variable(self, node: AST) -> AST:  # noqa: N802 - the name is clingo's
            found.add(node.name)
            return node

    Names()(rule)
    return found


def _atom(name: str, number: int, term: AST) -> AST:
    if term.ast_type == ASTType.Function and not term.arguments:
        term = ast.SymbolicTerm(_NOWHERE, clingo.Function(term.name))
    arguments = [ast.SymbolicTerm(_NOWHERE, clingo.Number(number)), term]
    symbol = ast.Function(_NOWHERE, name, arguments, False)
    return ast.Literal(_NOWHERE, ast.Sign.NoSign, ast.SymbolicAtom(symbol))


def _equal(name: str, value: str) -> AST:
    right = ast.Guard(ast.ComparisonOperator.Equal, ast.SymbolicTerm(_NOWHERE, clingo.parse_term(value)))
    return ast.Literal(_NOWHERE, ast.Sign.NoSign, ast.Comparison(ast.Variable(_NOWHERE, name), [right]))
