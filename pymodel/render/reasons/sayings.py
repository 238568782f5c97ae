"""Atoms and labels of the law as sentences, with the names that readers know."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from clingo import Function, Symbol, SymbolType
from clingo.ast import AST, ASTType, parse_string

from pymodel.law.phrases import BRACES
from pymodel.law.records import Sentence
from pymodel.reasons.parts import Atom, Condition, atom_of, signature
from pymodel.reasons.rules import LawRule, Rules
from pymodel.reasons.terms import Compound, Term, Variable, filled, match, meets, read, variables
from pymodel.render.reasons.names import Names
from pymodel.render.values import day, hours, is_day, spaced, span
from pymodel.render.words import Words

__all__ = ["DUTIES", "Sayings"]

_HOLE = re.compile(r"(?P<name>[A-Z]\w*)(?: (?P<form>hours|date)|\.\.(?P<until>[A-Z]\w*))?")
# what says nothing once its variable may be anything
_VAGUE = re.compile(r"(?::| by| under) something$|  +(?=\S)| since$| within$| at$")
_SOME = re.compile(r'the (\w+) "something"')
# of the United States, the Netherlands and other names in the plural
_POSSESSIVE = re.compile(r"(\bthe (?:[A-Z]\w* )*[A-Z]\w*s)'s\b")
# a name with an article after another word that stands for one
_TWICE = re.compile(r"\b([Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?:the|an?)\b")
# of a treaty one is a party, and of an organisation a member
_MEMBER = re.compile(
    r"\ba member of (?=(?:the )?[^,;:]*\b(?:Convention|Protocol|Statute|Treaty|agreement|amendments)\b)"
)
_ACTORS = frozenset("SVXAWYGH")  # how the rules and sentences of the law call those who act
# what stands in these places is a value, which is not the state that may have the same code
_VALUES: Mapping[tuple[str, int], int] = {
    ("value", 3): 2, ("given", 3): 2, ("may_be", 3): 2, ("possible_value", 3): 2, ("ruled_out", 3): 2,
    ("decides", 3): 2, ("may_choose", 3): 2, ("act_value", 2): 1, ("passive", 2): 1, ("withheld", 3): 2,
    ("fix_decision", 3): 2, ("value_of", 2): 1, ("default", 2): 1, ("class_of", 2): 0, ("may_be_class", 2): 1,
}  # fmt: skip
# what is owed, forbidden, allowed or broken is told by the rule that says so
DUTIES = frozenset({"must", "must_not", "may", "breach"})
"""The predicates of what is owed, forbidden, allowed or broken."""
_TOLD_BY_NAME = frozenset({("position", 2), ("fix_reading", 2), ("fix_decision", 3), ("value", 3), ("given", 3)})
_CHOICE = ("may_choose", 3)
_OF_FIELDS = frozenset({"value", "given", "may_be", "possible_value", "ruled_out", "open"})


class Sayings:
    """Says what holds and what does not, in the words of the law."""

    def __init__(self, words: Words) -> None:
        """Takes the names of things, and the law with its labels and sentences."""
        self.names = Names(words)
        self._law, self._rules = words.law, Rules(words.law, ())
        self._patterns: dict[tuple[str, int], list[tuple[Compound | Symbol, str]]] = {}

    def atom(self, atom: Atom) -> str:
        """What an atom says; its variables are somebody or something."""
        wanted = signature(atom)
        if isinstance(atom, Symbol) and wanted in _TOLD_BY_NAME:
            return self._told_by_name(atom)
        if isinstance(atom, Symbol) and wanted == _CHOICE:
            return f"this choice is open: {self.atom(Function('decides', atom.arguments))}"
        for pattern, text in self._sentences(wanted):
            # the sentence of all duties says least: what a rule says goes before it
            if atom.name in DUTIES and not _is_particular(pattern) and (told := self._by_label(atom)) is not None:
                return told
            bound = _fits(pattern, atom)
            if bound is not None:
                return self._filled(text, bound, _value_variables([pattern]))
        said = self._by_label(atom)
        return said if said is not None else self._plain(atom)

    def step(self, rule: LawRule, binding: Mapping[str, Symbol]) -> str:
        """What a rule says of the instance that a binding makes."""
        if signature(rule.head) == _CHOICE and isinstance(head := _head(rule, binding), Symbol):
            return self.atom(head)
        if rule.label:
            return self._filled(rule.label, dict(binding), _value_variables(_atoms(rule)))
        return self.atom(_head(rule, binding))

    def about(self, rule: LawRule, binding: Mapping[str, Symbol], own: str, pronoun: str, name: str) -> str:
        """What a rule says of an instance, under a heading that names whom it is about.

        Args:
            rule: the rule.
            binding: the instance.
            own: the variable that stands for whom it is about.
            pronoun: what stands for them where a sentence or part of one begins with them: `it` or `each`.
            name: what stands for them elsewhere.

        Returns:
            The label, with a pronoun where that can be taken for nobody else.
        """
        holes = len(re.findall(rf"\{{{own}\}}", rule.label)) if own else 0
        label = re.sub(rf"(which would be unlawful for) \{{{own}\}}", r"\1 it", rule.label) if own else rule.label
        single = holes == 1 or (holes == 2 and label != rule.label)
        begins = rf"(?:^|(?<=, so )|(?<=, as )|(?<=; )|(?<=, and ))\{{{own}\}}(?= (?!and \{{))"
        if own and single:
            label = re.sub(begins, pronoun, label)
        label = label.replace(f"{{{own}}}", name) if own else label
        return self._filled(label, dict(binding), _value_variables(_atoms(rule)))

    def sentence(self, said: Sentence, atom: Symbol) -> str | None:
        """What one sentence of the law says of an atom; None where it is not about that atom."""
        pattern = _parsed(said.atom)
        bound = _fits(pattern, atom) if signature(pattern) == signature(atom) else None
        return None if bound is None else self._filled(said.text, bound, _value_variables([pattern]))

    def choice(self, symbol: Symbol) -> str:
        """What is chosen: a decision, a position or the value of a fact."""
        match symbol.name, symbol.arguments:
            case "position", [reading, position]:
                return f"{self.atom(symbol)} [{reading}={position}]"
            case "decides", [actor, act, value]:
                return f"{self.atom(symbol)} [{actor}:{act}={value}]"
        return self.atom(symbol)

    # ---- within

    def _told_by_name(self, atom: Symbol) -> str:
        if atom.name == "fix_decision":
            return f"the scenario says that {self.atom(Function('decides', atom.arguments))}"
        if atom.name in ("position", "fix_reading"):
            question, text, _ = self.names.position(*map(str, atom.arguments))
            return f'on the question "{question}" the position is: {text}'
        subject, field, value = atom.arguments
        return f"{self.names.field(subject, field)} is {self.names.meaning(field, value)}"

    def _sentences(self, wanted: tuple[str, int]) -> list[tuple[Compound | Symbol, str]]:
        if wanted not in self._patterns:
            found = []
            for doc in self._all.get(wanted[0], ()):
                pattern = _parsed(doc.atom)
                if len(pattern.arguments) == wanted[1]:
                    found.append((pattern, doc.text))
            self._patterns[wanted] = sorted(found, key=lambda one: not _is_particular(one[0]))
        return self._patterns[wanted]

    @cached_property
    def _all(self) -> Mapping[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = {}
        for doc in self._law.of(Sentence):
            found.setdefault(doc.atom.partition("(")[0], []).append(doc)
        return found

    def _by_label(self, atom: Atom) -> str | None:
        """The label of the first rule that could give an atom and whose label speaks of nothing else."""
        for rule in self._rules.giving(atom):
            bound = meets(rule.head, atom, {})
            speaks_of = {match["name"] for match in _HOLE.finditer(" ".join(re.findall(r"\{([^}]*)\}", rule.label)))}
            if bound is not None and rule.label and speaks_of <= set(variables(rule.head)):
                return self._filled(rule.label, dict(bound), _value_variables(_atoms(rule)))
        return None

    def _plain(self, atom: Atom) -> str:
        names = [self.names.name(one) if isinstance(one, Symbol) else "something" for one in atom.arguments]
        return " ".join([spaced(atom.name), *names])

    def _filled(self, text: str, bound: Mapping[str, Symbol], values: Mapping[str, Term | None]) -> str:
        free = iter(("an incident", "another incident", "a third incident"))
        text = re.sub(r"incident \{([A-Z]\w*)\}", lambda one: one[0] if one[1] in bound else next(free, one[0]), text)
        said = BRACES.sub(lambda one: self._piece(one[1] or one[2], bound, values), text)
        said = _TWICE.sub(r"\1", _VAGUE.sub("", _SOME.sub(r"some \1", said.strip())))
        return _POSSESSIVE.sub(r"\1'", _MEMBER.sub("a party to ", said))

    def _piece(self, hole: str, bound: Mapping[str, Symbol], values: Mapping[str, Term | None]) -> str:
        found = _HOLE.fullmatch(hole)
        if found is None:
            return hole
        symbol = bound.get(found["name"])
        if symbol is None:
            return _unknown(found, values)
        if found["until"]:
            return _span(symbol, bound.get(found["until"]))
        if found["form"] and (time := _time(symbol, found["form"])):
            return time
        if found["name"] in values:
            return self._role(symbol, values[found["name"]], bound)
        return self.names.working(symbol) if found["name"] == "M" else self.names.name(symbol)

    def _role(self, symbol: Symbol, of: Term | None, bound: Mapping[str, Symbol]) -> str:
        """What a value, a field or a subject is called."""
        if isinstance(of, Variable):
            of = bound.get(of.name)
        if of == _SUBJECT:
            return f"incident {symbol}" if symbol.type is SymbolType.Number else "the scenario"
        if of == _FIELD:
            return self.names.field(_SCENARIO, symbol)
        return self.names.meaning(of, symbol) if isinstance(of, Symbol) else self.names.value(symbol)


_SUBJECT, _FIELD, _SCENARIO = Function("subject"), Function("field"), Function("scenario")


def _value_variables(atoms: Iterable[Atom]) -> Mapping[str, Term | None]:
    """The variables that stand for a value, with the field it is of; and those that stand for a subject or field."""
    found: dict[str, Term | None] = {}
    for atom in atoms:
        place = _VALUES.get(signature(atom))
        of_field = atom.name in _OF_FIELDS
        value = atom.arguments[place] if place is not None else None
        if isinstance(value, Variable):
            found.setdefault(value.name, atom.arguments[1] if of_field else None)
        if of_field:
            for one, role in zip(atom.arguments[:2], (_SUBJECT, _FIELD), strict=True):
                if isinstance(one, Variable) and one.name not in ("I", "J"):
                    found[one.name] = role
    return found


def _unknown(hole: re.Match[str], values: Mapping[str, Term | None]) -> str:
    """What stands for a variable that may be anything."""
    if hole["until"]:
        return ""  # no days, no words
    if hole["form"]:
        return "some time" if hole["form"] == "hours" else "some day"
    if hole["name"] in values:
        of = values[hole["name"]]
        if isinstance(of, Symbol) and of not in (_SUBJECT, _FIELD) and hole["name"][0] in _ACTORS:
            return "somebody"  # the value of a field that a sentence names, such as the attacker
        return "an incident" if of == _SUBJECT else "something"
    return "somebody" if hole["name"][0] in _ACTORS else "something"


def _day(symbol: Symbol) -> int | None:
    """A term as a day, yyyymmdd; None if it is none."""
    return symbol.number if symbol.type is SymbolType.Number and is_day(symbol.number) else None


def _time(symbol: Symbol, form: str) -> str:
    """A day, or a length of time in hours; empty if a term is none."""
    date = _day(symbol)
    if form == "date":
        return "" if date is None else day(date)
    return hours(symbol.number) if symbol.type is SymbolType.Number else ""


def _span(start: Symbol, end: Symbol | None) -> str:
    """From one day until before another, in words; nothing where one is not known."""
    first, last = _day(start), _day(end) if end is not None else None
    return "" if first is None or last is None else span(first, last)


def _atoms(rule: LawRule) -> Iterator[Atom]:
    yield rule.head
    for part in rule.body:
        if isinstance(part, Condition):
            yield part.atom


def _head(rule: LawRule, binding: Mapping[str, Symbol]) -> Atom:
    return atom_of(filled(rule.head, binding))


def _fits(pattern: Atom, atom: Atom) -> Mapping[str, Symbol] | None:
    """The binding under which a sentence is about an atom; a constant in it must be there, not merely be possible."""
    if isinstance(atom, Symbol):
        return match(pattern, atom, {})
    bound: Mapping[str, Symbol] = {}
    for one, other in zip(pattern.arguments, atom.arguments, strict=True):
        if isinstance(other, Symbol):
            more = match(one, other, bound)
            if more is None:
                return None
            bound = more
        elif not isinstance(one, Variable):
            return None
    return bound


def _is_particular(pattern: Atom) -> bool:
    """Whether a sentence speaks of some atoms of a predicate only."""
    return any(not isinstance(one, Variable) for one in pattern.arguments)


def _parsed(text: str) -> Compound | Symbol:
    nodes: list[AST] = []
    parse_string(f"{text}.", nodes.append, logger=lambda *_: None)
    (node,) = [node for node in nodes if node.ast_type == ASTType.Rule]
    symbol = node.head.atom.symbol
    if symbol.ast_type == ASTType.Function and not symbol.arguments:
        return Function(symbol.name)
    return atom_of(read(symbol))
