"""The rules of the law as they stand in its files, ready to be matched against an outcome."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from clingo import Function, Symbol, SymbolType
from clingo.ast import AST, ASTType, ComparisonOperator, Sign, parse_string

from pymodel.law.catalogue import Law
from pymodel.law.records import Rule
from pymodel.law.terms import atoms_of
from pymodel.reasons.terms import Compound, Term, read, variables

__all__ = ["Comparison", "Condition", "Counting", "LawRule", "Part", "Rules", "atom_of", "body_of", "signature"]

_NAME = re.compile(r"[a-z]\w*|-?\d+")
_TERM = re.compile(r"-?\d+|[a-z]\w*(?:\(.*\))?", re.DOTALL)
Signature = tuple[str, int]
Atom = Symbol | Compound


class Condition(NamedTuple):
    """An atom that must hold, or of which nothing may establish that it does."""

    atom: Atom
    negated: bool


class Comparison(NamedTuple):
    """Two terms compared; the operator is written as in the law."""

    left: Term
    operator: str
    right: Term


class Counting(NamedTuple):
    """At least so many of the instances of an atom hold for which the conditions do."""

    bound: int
    atom: Atom
    conditions: tuple[Condition, ...]


Part = Condition | Comparison | Counting


@dataclass(frozen=True, eq=False)
class LawRule:
    """A rule of the law.

    Attributes:
        file: the file as it is shown to readers.
        line: its first line.
        number: its place among all rules, in the order of the files.
        head: what it gives.
        body: what it asks for, in the order written.
        label: the sentence for readers, with the rule's variables in braces.
        cited: the provisions, readings and definitions that it cites.
        text: the rule itself.
    """

    file: str
    line: int
    number: int
    head: Atom
    body: tuple[Part, ...]
    label: str
    cited: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """The place for readers, as `encodings/treaty.lp:12`."""
        return f"{self.file}:{self.line}"

    @cached_property
    def asked(self) -> tuple[frozenset[str], ...]:
        """For each part of the body the names of its variables; of one that counts, none."""
        return tuple(
            frozenset(variables(part.atom))
            if isinstance(part, Condition)
            else frozenset((*variables(part.left), *variables(part.right)))
            if isinstance(part, Comparison)
            else frozenset()
            for part in self.body
        )

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names of the variables of its head and body, those that only count excluded."""
        found = set(variables(self.head))
        for part in self.body:
            if isinstance(part, Condition):
                found |= set(variables(part.atom))
            elif isinstance(part, Comparison):
                found |= {*variables(part.left), *variables(part.right)}
        return frozenset(found)


class Rules:
    """The rules of the law by what they give, read when they are asked for, and where the facts of the law stand."""

    def __init__(self, law: Law, files: Sequence[Path]) -> None:
        """Takes the catalogue of the law, and its files."""
        self._law = law
        self._files = files
        self._giving: dict[tuple[str, ...], tuple[LawRule, ...]] = {}
        self._read: dict[int, LawRule] = {}
        self._places: dict[str, str] = {}

    def giving(self, atom: Atom) -> tuple[LawRule, ...]:
        """The rules whose head may be an atom by its predicate and the names in it, in the order of the files.

        Raises:
            ValueError: one of them uses what no rule of the law uses.
        """
        key = (atom.name, *(_name_of(argument) for argument in atom.arguments))
        if key not in self._giving:
            numbered = self._derivable.get(f"{atom.name}/{len(atom.arguments)}", ())
            self._giving[key] = tuple(
                self._rule(number, rule) for number, rule in numbered if _may_be(self._heads[number], key[1:])
            )
        return self._giving[key]

    def _rule(self, number: int, rule: Rule) -> LawRule:
        if number not in self._read:
            self._read[number] = _read_rule(number, rule)
        return self._read[number]

    def choosing(self, atom: Atom) -> LawRule | None:
        """The choice that offers an atom, as a rule with all that it asks for; None where the atom is no choice."""
        wanted = signature(atom)
        name = f"{wanted[0]}/{wanted[1]}"
        for number, rule in enumerate(self._law.rules):
            if rule.kind == "choice" and name in rule.heads:
                return _read_rule(number, rule)
        return None

    def place(self, fact: Symbol) -> str:
        """Where a fact of the law is written, as `encodings/treaty.lp:12`; empty if it is none."""
        text = str(fact)
        if text not in self._places:
            self._places[text] = next(_places(fact.name, text, self._named_files), "")
        return self._places[text]

    @cached_property
    def _derivable(self) -> Mapping[str, list[tuple[int, Rule]]]:
        found: dict[str, list[tuple[int, Rule]]] = {}
        for number, rule in enumerate(self._law.rules):
            if rule.kind == "rule":
                for head in rule.heads:
                    found.setdefault(head, []).append((number, rule))
        return found

    @cached_property
    def _heads(self) -> Mapping[int, tuple[str, ...]]:
        """The names in the head of each rule, by its number."""
        return {number: _names_in(rule.text) for rules in self._derivable.values() for number, rule in rules}

    @cached_property
    def _named_files(self) -> list[tuple[str, list[str], list[str]]]:
        """Each file as readers know it, with its lines, and with these without blanks; comments are left out."""
        known = {rule.file for rule in self._law.rules} | {doc.file for doc in self._law.docs}
        found = []
        for file in self._files:
            lines = file.read_text(encoding="utf-8").splitlines()
            lines = ["" if line.startswith("%") else line for line in lines]
            found.append((_shown(file, known), lines, [line.replace(" ", "") for line in lines]))
        return found


def signature(atom: Atom) -> Signature:
    """The predicate of an atom and the number of its arguments."""
    return atom.name, len(atom.arguments)


def atom_of(term: Term) -> Atom:
    """A term as an atom.

    Raises:
        ValueError: it is none.
    """
    if isinstance(term, Symbol | Compound):
        return term
    raise ValueError(f"`{term}` is no atom")


def body_of(text: str) -> tuple[Part, ...]:
    """The conditions of a rule or constraint.

    Raises:
        ValueError: it uses what no rule of the law uses.
    """
    nodes: list[AST] = []
    parse_string(text, nodes.append, logger=lambda *_: None)
    return tuple(_part(literal) for node in nodes if node.ast_type == ASTType.Rule for literal in node.body)


def _name_of(term: Term) -> str:
    """The name by which a term can be told from others: of a constant or a function, a number; else empty."""
    if isinstance(term, Symbol):
        return term.name if term.type is SymbolType.Function else str(term)
    return term.name if isinstance(term, Compound) else ""


def _names_in(text: str) -> tuple[str, ...]:
    """The same of each argument of the head of a rule, from its text; a variable or a sum has no name."""
    head = text.partition(":-")[0].strip().rstrip(".")
    found, depth, start = [], 0, head.find("(") + 1
    for place, character in enumerate(head):
        depth += (character == "(") - (character == ")")
        if (character == "," and depth == 1) or (character == ")" and not depth):
            name = _NAME.match(head[start:place].strip())
            found.append(name[0] if name and _TERM.fullmatch(head[start:place].strip()) else "")
            start = place + 1
    return tuple(found)


def _may_be(names: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether terms with these names can be the same; those without one can be any."""
    return all(not one or not other or one == other for one, other in zip(names, wanted, strict=True))


def _read_rule(number: int, rule: Rule) -> LawRule:
    """A rule of the catalogue with its head and body read."""
    nodes: list[AST] = []
    parse_string(rule.text, nodes.append, logger=lambda *_: None)
    (node,) = [node for node in nodes if node.ast_type == ASTType.Rule]
    body = tuple(_part(literal) for literal in node.body)
    head = node.head
    if rule.kind == "choice":
        (element,) = head.elements
        head, body = element.literal, (*body, *(_part(literal) for literal in element.condition))
    return LawRule(
        file=rule.file,
        line=rule.line,
        number=number,
        head=atom_of(_read_atom(head.atom.symbol)),
        body=body,
        label=rule.label,
        cited=rule.cited,
        text=rule.text,
    )


def _places(name: str, fact: str, files: Sequence[tuple[str, list[str], list[str]]]) -> Iterator[str]:
    """Where a fact is written: first where its very words stand, then where it is one of several in few words."""
    written = f"{fact.replace(' ', '')}."
    alone = re.compile(rf"(?:^|\.){re.escape(written)}")
    for file, _, close in files:
        for number, line in enumerate(close, start=1):
            if written in line and alone.search(line):
                yield f"{file}:{number}"
    begins = re.compile(rf"(?:^|[.\s]){re.escape(name)}\s*[(.]")
    for file, lines, _ in files:
        for number, line in enumerate(lines, start=1):
            if name in line and begins.search(line) and fact in _facts_of(line):
                yield f"{file}:{number}"


@cache
def _facts_of(line: str) -> set[str]:
    """The facts that a line writes out."""
    nodes: list[AST] = []
    with suppress(RuntimeError):  # a rule that goes on over several lines is no fact
        parse_string(line, nodes.append, logger=lambda *_: None)
    return {
        str(atom)
        for node in nodes
        if node.ast_type == ASTType.Rule and not node.body and node.head.ast_type == ASTType.Literal
        for atom in atoms_of(node.head.atom.symbol)
    }


def _shown(file: Path, known: set[str]) -> str:
    """The name of a file in the catalogue: the longest end of its path that the catalogue knows."""
    for place in range(len(file.parts)):
        name = "/".join(file.parts[place:])
        if name in known:
            return name
    return file.name


def _read_atom(symbol: AST) -> Term:
    if symbol.ast_type == ASTType.Function and not symbol.arguments:
        return Function(symbol.name)
    return read(symbol)


_OPERATORS = {
    ComparisonOperator.Equal: "=",
    ComparisonOperator.NotEqual: "!=",
    ComparisonOperator.LessThan: "<",
    ComparisonOperator.LessEqual: "<=",
    ComparisonOperator.GreaterThan: ">",
    ComparisonOperator.GreaterEqual: ">=",
}


def _part(literal: AST) -> Part:
    atom = literal.atom
    if atom.ast_type == ASTType.SymbolicAtom and literal.sign in (Sign.NoSign, Sign.Negation):
        return Condition(atom_of(_read_atom(atom.symbol)), literal.sign == Sign.Negation)
    if atom.ast_type == ASTType.Comparison and literal.sign == Sign.NoSign and len(atom.guards) == 1:
        (guard,) = atom.guards
        return Comparison(read(atom.term), _OPERATORS[ComparisonOperator(guard.comparison)], read(guard.term))
    if atom.ast_type == ASTType.Aggregate and literal.sign == Sign.NoSign and len(atom.elements) == 1:
        (element,) = atom.elements
        guard = atom.left_guard
        if guard is not None and atom.right_guard is None and guard.comparison == ComparisonOperator.LessEqual:
            conditions = tuple(_part(one) for one in element.condition)
            counted = _part(element.literal)
            if isinstance(counted, Condition) and not counted.negated:
                return Counting(
                    guard.term.symbol.number,
                    counted.atom,
                    tuple(one for one in conditions if isinstance(one, Condition)),
                )
    raise ValueError(f"`{literal}` is no condition that the rules of the law use")
