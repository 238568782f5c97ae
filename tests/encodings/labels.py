"""Real instances of the labels and sentences of the law, and what is wrong with a text in English."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

import clingo
from clingo import Function, Symbol
from clingo.ast import ASTType, ProgramBuilder, parse_string

from pymodel.coverage.marks import LIFTED, MarkedLaw
from pymodel.ground import state
from pymodel.law.catalogue import Law
from pymodel.law.records import Sentence
from pymodel.reasons.parts import body_of
from pymodel.reasons.rules import LawRule, Rules
from pymodel.reasons.terms import Compound, Variable
from pymodel.scenario import Scenario

__all__ = ["atom_of_sentence", "faults", "instances", "law_rules", "marks"]

_TOLD = "told_in_words"
_SAMPLE = 6  # as many instances of one label as are looked at


def law_rules(law: Law, rules: Rules) -> Mapping[str, LawRule]:
    """The rules with a label by their place; constraints as rules that give nothing."""
    found: dict[str, LawRule] = {}
    for number, rule in enumerate(law.rules):
        if rule.kind == "rule":
            (head,) = rule.heads
            name, _, arity = head.partition("/")
            head_atom = Compound(name, tuple(Variable(f"V{n}") for n in range(int(arity))))
            found.update({one.place: one for one in rules.giving(head_atom if int(arity) else Function(name))})
        elif rule.kind == "choice":
            (head,) = rule.heads
            name, _, arity = head.partition("/")
            one = rules.choosing(Compound(name, tuple(Variable(f"V{n}") for n in range(int(arity)))))
            assert one is not None
            found[one.place] = one
        elif rule.kind in ("constraint", "fact") and rule.label:
            body = body_of(rule.text) if rule.kind == "constraint" else ()
            found[rule.place] = LawRule(
                rule.file, rule.line, number, Function("nothing"), body, rule.label, rule.cited, rule.text
            )
    return {place: one for place, one in found.items() if one.label}


def marks(rules: Mapping[str, LawRule], sentences: Iterable[Sentence]) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """What tells the instances of each rule and sentence: by its place, its conditions and its variables."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for place, rule in rules.items():
        if rule.body:
            names = tuple(sorted(name for name in rule.variables if not name.startswith("_")))
            found[place] = (_body(rule.text), names)
    for sentence in sentences:
        names = tuple(dict.fromkeys(re.findall(r"\b[A-Z]\w*\b", sentence.atom)))
        found[sentence.place] = (sentence.atom, names)
    return found


def atom_of_sentence(sentence: Sentence, binding: Mapping[str, Symbol]) -> Symbol:
    """The atom that a sentence is about, with its variables put in."""
    text = re.sub(r"\b[A-Z]\w*\b", lambda one: str(binding[one[0]]), sentence.atom)
    return clingo.parse_term(text)


def instances(
    law: MarkedLaw, scenario: Scenario, wanted: Mapping[str, tuple[str, tuple[str, ...]]], constraints: Collection[str]
) -> Iterator[tuple[str, Mapping[str, Symbol]]]:
    """Some instances of what is wanted that hold in an outcome of a scenario, under any scope of positions.

    Args:
        law: the law, ready to be put into a program.
        scenario: the scenario.
        wanted: conditions and variables by place.
        constraints: the places that are constraints, which hold where they would remove something.

    Yields:
        The place with what the variables stand for.
    """
    places = list(wanted)
    lines = [
        f"{_TOLD}({','.join([str(number), *names])}) :- {body}." for number, (body, names) in enumerate(wanted.values())
    ]
    arities = {len(names) + 1 for _, names in wanted.values()}
    lines += [f"#show {_TOLD}/{n}. #project {_TOLD}/{n}." for n in sorted(arities)]
    lines.append(f"#external {LIFTED}. 1 {{ readings_scope((mainstream; held; all)) }} 1.")
    control = clingo.Control(["-t1", "--enum-mode=brave"], logger=lambda *_: None)
    with ProgramBuilder(control) as builder:
        for node in law.nodes:
            builder.add(node)
        parse_string("\n".join(lines), builder.add, logger=lambda *_: None)
        state(
            builder,
            [fact for fact in scenario.facts if fact.name != "readings_scope"],
            constraints=scenario.constraints,
        )
    control.ground([("base", [])])
    told = _brave(control)
    if constraints:
        control.assign_external(Function(LIFTED), True)
        told += [one for one in _brave(control) if places[one.arguments[0].number] in constraints]
    by_place: dict[str, list[Symbol]] = {}
    for symbol in told:
        by_place.setdefault(places[symbol.arguments[0].number], []).append(symbol)
    for place, symbols in by_place.items():
        ordered = sorted(symbols, key=str)
        for symbol in ordered[:: max(1, len(ordered) // _SAMPLE)]:
            yield place, dict(zip(wanted[place][1], symbol.arguments[1:], strict=True))


def _brave(control: clingo.Control) -> list[Symbol]:
    with control.solve(yield_=True) as handle:
        for _ in handle:
            pass
        last = handle.last()
        return [] if last is None else list(last.symbols(shown=True))


@cache
def _body(text: str) -> str:
    """The conditions of a rule, choice or constraint as they are written."""
    found: list[str] = []

    def add(node: clingo.ast.AST) -> None:
        if node.ast_type == ASTType.Rule:
            found.extend(map(str, node.body))
            if node.head.ast_type == ASTType.Aggregate:
                found.extend(str(one) for element in node.head.elements for one in element.condition)

    parse_string(text, add, logger=lambda *_: None)
    return "; ".join(found)


# ---- English

_SMALL = frozenset("is it in at no be me us in so by to am do my as an if or of on we he up go de la".split())
_PLURAL = r"(?:owes|is|was|has|does|asks|takes|uses|acts|helps|goes|belongs|answers|attacks|holds)"
_ONE = r"(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
_FAULTS = {
    "an id": r"\b[A-Za-z]\w*_\w+",
    "a hole": r"[{}]",
    "a term": r"\b[a-z]\w*\([a-z]\w*(?:,[a-z]\w*)*\)",
    "two articles": r"\b(?:a|an|the) (?:a|an|the)\b",
    "a word twice": r"\b([A-Za-z]+) \1\b",
    "two blanks": r"  |^ | $| [,.;:)]|\( ",
    "a stop too many": r"\.$|[,;:]$|,,|;;|\.\.",
    "brackets with nothing": r"\(\)|\[\]",
    "a wrong article": r"\ba (?=[aeiouAEIO])(?!uni|use|one|eu|usu|Eu|One)|\ban (?![aeiouAEIOU8]|hour|honest)",
    "a bare value at the end": r": [a-z]+$",
    "nobody and nothing": r"\b(?:by|under|at|in|of) something\b",
    "a wrong possessive": r"(?:States|Netherlands|Emirates|Philippines|Maldives|Comoros)'s|'s's",
    "a plural with a singular": (
        rf"\b[Ee]ach of [\w ,]+ (?:owe|are|were|have|do) |^{_ONE}(?:, {_ONE})* and {_ONE} {_PLURAL}\b"
    ),
    "a singular with a plural": r"^(?:each|it) (?:owe|are|were|have|do)\b|\bdoes not (?:\w+s)\b(?<!ss)",
    "a field in the plural": r"\b(?:the|The) (?:effects|[a-z]+ measures)(?: of incident \d+)? is\b",
    "a place in the plural": (
        r"^(?!.*\barea of)(?:The )?[A-Z][\w ]*\b(?:[Ii]slands|Azores|Marianas)\b[\w ]* (?:is|was|has|lies|belongs)\b"
    ),
}


def faults(text: str, names: Collection[str] = (), wholes: Collection[str] = ()) -> list[str]:
    """What is wrong with a sentence by general rules of English.

    Args:
        text: the sentence as it is printed, without a full stop.
        names: ids of states, organisations and organs, which are no words.
        wholes: names of states and places, some of which have an "and" in them.

    Returns:
        The kinds of faults; none where the sentence is well made.
    """
    for whole in wholes:
        if " and " in whole:
            text = text.replace(whole, "Somewhere")
    found = [fault for fault, pattern in _FAULTS.items() if re.search(pattern, text)]
    first = text[:1].upper()
    if not (first.isupper() or first.isdigit() or first == '"'):
        found.append("no capital can stand first")
    words = set(re.findall(r"(?<![\w'-])[a-z]\w*(?![\w'-])", re.sub(r'"[^"]*"', "", text))) - _SMALL
    if words & set(names):
        found.append(f"a code: {', '.join(sorted(words & set(names)))}")
    if not re.search(r" ", text):
        found.append("no sentence")
    return found
