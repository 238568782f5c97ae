"""Whether the conditions of a rule are told as they stand there: a part of the checker, so it imports only clingo.

A condition with its variables put in is compared as text, without blanks; what a variable that is not known stands for
may be anything.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clingo.ast import AST, ASTType, Sign, parse_string

__all__ = ["NOT_KNOWN", "VARIABLE", "conditions", "equalities", "head_and_body", "obstacles", "whole"]

VARIABLE = re.compile(r"\b_*[A-Z]\w*")
NOT_KNOWN = re.compile(r"(?<!\w)_|\b[A-Z]")
_ANY = re.compile(r"(?<!\w)_(?!\w)")
_ENDS = frozenset({"step", "stated", "open fact", "position", "decision", "law"})
_Node = Mapping[str, Any]


def head_and_body(rule: AST) -> tuple[AST, list[AST]]:
    """The head and the conditions of a rule, or of what a choice offers."""
    if rule.head.ast_type == ASTType.Aggregate:
        (element,) = rule.head.elements
        return element.literal.atom.symbol, [*rule.body, *element.condition]
    return rule.head.atom.symbol, list(rule.body)


def equalities(head: AST, atom: str) -> tuple[list[str], set[str]]:
    """That the arguments of a rule's head are those of an atom that are known, and the variables that they bind."""
    nodes: list[AST] = []
    parse_string(f"{atom}.", nodes.append, logger=lambda *_: None)
    wanted = nodes[-1].head.atom.symbol
    equal, known = [], set[str]()
    for one, other in zip(getattr(head, "arguments", ()), getattr(wanted, "arguments", ()), strict=True):
        if not NOT_KNOWN.search(str(other)):
            equal.append(f"{one} = {other}")
            known |= set(VARIABLE.findall(str(one)))
    return equal, known


def whole(rule: AST, atom: str) -> list[str]:
    """All that a rule or a choice asks for to give an atom."""
    head, body = head_and_body(rule)
    return [*equalities(head, atom)[0], *map(str, body)]


def conditions(rule: AST, values: Mapping[str, str], below: Sequence[_Node]) -> Iterator[str]:
    """What is wrong with the reasons of a step.

    Args:
        rule: the rule by which it follows.
        values: what the variables of the rule stand for.
        below: its reasons, one for each condition.

    Yields:
        A message for each condition that is not told, or told by something else.
    """
    for literal, node in zip(rule.body, below, strict=True):
        wanted, told = _filled(literal, values), ""
        if _is_aggregate(literal):
            right = node["kind"] == "counted" and wanted.startswith(f"{node['bound']}<=")
        elif literal.atom.ast_type == ASTType.Comparison:
            right = node["kind"] == "compared" and _same_comparison(wanted, node["comparison"])
            told = node.get("comparison", "")
        elif literal.sign == Sign.NoSign:
            told = node.get("atom", "")
            right = node["kind"] in _ENDS and _fits(wanted, told)
        else:
            told = node.get("atom", "")
            right = node["kind"] == "nothing" and f"not{_plain(told)}" == wanted
        if not right:
            yield f"the condition `{literal}` is told by `{told or node['kind']}`"


def obstacles(rule: AST, one: _Node, nodes: Sequence[_Node]) -> Iterator[str]:
    """What is wrong with an instance of a rule that is told to fail.

    Args:
        rule: the rule, or the choice.
        one: the instance: `values`, `held`, `fails`, `failing` and, in a way, `obstacle`.
        nodes: the nodes of the explanation.

    Yields:
        A message for each fault.
    """
    _, body = head_and_body(rule)
    places = [*one["held"], one["fails"]]
    if len(set(places)) != len(places) or not all(0 <= place < len(body) for place in places):
        yield "its conditions are not those of the rule"
        return
    literal = body[one["fails"]]
    wanted, failing = _filled(literal, one["values"]), one["failing"]
    comparison = literal.atom.ast_type == ASTType.Comparison
    if not (_same_comparison(wanted, failing) if comparison else wanted == _plain(failing)):
        yield f"`{failing}` is not its condition `{literal}`"
    if "obstacle" in one and not _stands_for(literal, failing, nodes[one["obstacle"]], nodes):
        yield f"`{failing}` is told by something else"


def _stands_for(literal: AST, failing: str, node: _Node, nodes: Sequence[_Node]) -> bool:
    """Whether a node tells of the condition that fails."""
    if literal.atom.ast_type == ASTType.Comparison:
        return bool(node["kind"] == "unequal" and node["comparison"] == failing)
    if _is_aggregate(literal):
        return bool(node["kind"] == "too few" and _plain(failing).startswith(f"{node['bound']}<="))
    if literal.sign == Sign.NoSign:
        return bool(node["kind"] == "missing" and _plain(node["atom"]) == _plain(failing))
    if node["kind"] != "present" or len(node["because"]) != 1:
        return False
    against = nodes[node["because"][0]]
    return against["kind"] in _ENDS and _fits(_plain(failing).removeprefix("not"), against["atom"])


def _is_aggregate(literal: AST) -> bool:
    return bool(literal.atom.ast_type == ASTType.Aggregate)


def _filled(literal: AST, values: Mapping[str, str]) -> str:
    """A condition as text with what is known of its variables put in."""
    return _plain(VARIABLE.sub(lambda one: values.get(one[0], "_"), str(literal)))


def _plain(text: str) -> str:
    """A text without blanks, in which what is not known has no name."""
    return VARIABLE.sub("_", text).replace(" ", "")


def _fits(wanted: str, told: str) -> bool:
    """Whether a ground atom is one that a condition asks for."""
    pattern = ".+".join(map(re.escape, _ANY.split(wanted)))
    return re.fullmatch(pattern, _plain(told)) is not None


def _same_comparison(wanted: str, told: str) -> bool:
    """Whether a comparison is the one of a rule; a sum and a range are worked out when they are told."""
    if "+" in wanted or ".." in wanted:
        return True
    sides, others = (re.split(r"(<=|>=|!=|<|>|=)", text) for text in (wanted, _plain(told)))
    return len(sides) == len(others) and all(
        "_" in (one, other) or one == other for one, other in zip(sides, others, strict=True)
    )
