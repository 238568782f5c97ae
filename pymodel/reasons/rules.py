"""The rules of the law as they stand in its files, ready to be matched against an outcome."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from clingo import Symbol, SymbolType
from clingo.ast import AST, ASTType, parse_string

from pymodel.law.catalogue import Law
from pymodel.law.records import Rule
from pymodel.law.terms import atoms_of
from pymodel.reasons.parts import Atom, Comparison, Condition, Counting, Part, Signature, head_of, part_of, signature
from pymodel.reasons.terms import Compound, Term, variables

__all__ = ["LawRule", "Rules"]

_NAME = re.compile(r"[a-z]\w*|-?\d+")
_WORD = re.compile(r"\b[a-z]\w*")
_TERM = re.compile(r"-?\d+|[a-z]\w*(?:\(.*\))?", re.DOTALL)


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
    def counts(self) -> bool:
        """Whether a part of the body counts."""
        return any(isinstance(part, Counting) for part in self.body)

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


class _Telling(NamedTuple):
    """What tells the rules for a predicate apart.

    Attributes:
        places: the places of its arguments in which some rule has a name.
        most: among these that in which most are told apart; -1 if there are none.
        rules: the rules by their name there, each with the names in all these places; under the empty name all rules,
            and under every other one those that have it or none.
        unnamed: those that have none.
    """

    places: tuple[int, ...]
    most: int
    rules: Mapping[str, Sequence["_Named"]]
    unnamed: Sequence["_Named"]


_Named = tuple[int, Rule, tuple[str, ...]]


class Rules:
    """The rules of the law by what they give, read when they are asked for, and where the facts of the law stand."""

    def __init__(self, law: Law, files: Sequence[Path]) -> None:
        """Takes the catalogue of the law, and its files."""
        self._law = law
        self._files = files
        self._giving: dict[tuple[str, ...], tuple[LawRule, ...]] = {}
        self._read: dict[int, LawRule] = {}
        self._telling: dict[str, _Telling] = {}
        self._places: dict[str, str] = {}

    def giving(self, atom: Atom) -> tuple[LawRule, ...]:
        """The rules whose head may be an atom by its predicate and the names in it, in the order of the files.

        Raises:
            ValueError: one of them uses what no rule of the law uses.
        """
        arguments = atom.arguments
        predicate = f"{atom.name}/{len(arguments)}"
        # one key for all atoms that no rule tells apart, such as the duties of different actors
        telling = self._telling_in(predicate)
        key = (predicate, *(_name_of(arguments[place]) for place in telling.places))
        if key not in self._giving:
            wanted = key[1:]
            rules = telling.rules.get(wanted[telling.most] if wanted else "", telling.unnamed)
            self._giving[key] = tuple(
                self._rule(number, rule) for number, rule, names in rules if _may_be(names, wanted)
            )
        return self._giving[key]

    def _telling_in(self, predicate: str) -> _Telling:
        if predicate not in self._telling:
            self._telling[predicate] = _telling_of(self._derivable.get(predicate, ()))
        return self._telling[predicate]

    def deriving(self, wanted: Signature) -> tuple[LawRule, ...]:
        """All rules for a predicate, in the order of the files."""
        name, arity = wanted
        return tuple(self._rule(number, rule) for number, rule in self._derivable.get(f"{name}/{arity}", ()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that stand in the rules."""
        return frozenset(name for rule in self._law.rules for name in _WORD.findall(rule.text))

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
    def _named_files(self) -> list[tuple[str, list[str], list[str]]]:
        """Each file as readers know it, with its lines, and with these without blanks; comments are left out."""
        known = {rule.file for rule in self._law.rules} | {doc.file for doc in self._law.docs}
        found = []
        for file in self._files:
            lines = file.read_text(encoding="utf-8").splitlines()
            lines = ["" if line.startswith("%") else line for line in lines]
            found.append((_shown(file, known), lines, [line.replace(" ", "") for line in lines]))
        return found


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


def _telling_of(rules: Sequence[tuple[int, Rule]]) -> _Telling:
    heads = [_names_in(rule.text) for _, rule in rules]
    places = tuple(place for place, names in enumerate(zip(*heads, strict=True)) if any(names))
    named = [
        (number, rule, tuple(head[place] for place in places))
        for (number, rule), head in zip(rules, heads, strict=True)
    ]
    most = max(range(len(places)), key=lambda place: len({names[place] for _, _, names in named}), default=-1)
    unnamed = [one for one in named if not places or not one[2][most]]
    by_name: dict[str, list[_Named]] = {"": named}
    for name in {names[most] for _, _, names in named if places} - {""}:
        by_name[name] = [one for one in named if one[2][most] in ("", name)]
    return _Telling(places, most, by_name, unnamed)


def _may_be(names: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether terms with these names can be the same; those without one can be any."""
    for one, other in zip(names, wanted, strict=True):  # noqa: SIM110 - asked so often that a generator would tell
        if one != other and one and other:
            return False
    return True


def _read_rule(number: int, rule: Rule) -> LawRule:
    """A rule of the catalogue with its head and body read."""
    nodes: list[AST] = []
    parse_string(rule.text, nodes.append, logger=lambda *_: None)
    (node,) = [node for node in nodes if node.ast_type == ASTType.Rule]
    head, body = node.head, tuple(map(part_of, node.body))
    if rule.kind == "choice":
        (element,) = head.elements
        head, body = element.literal, (*body, *map(part_of, element.condition))
    return LawRule(
        file=rule.file,
        line=rule.line,
        number=number,
        head=head_of(head),
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
    # only numbers may be written in other words, as part of an interval
    words = {name, *re.findall(r"[^\W\d]\w*", fact)}
    for file, lines, _ in files:
        for number, line in enumerate(lines, start=1):
            if all(word in line for word in words) and begins.search(line) and fact in _facts_of(line):
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
