"""The obligations of each actor in a memorandum: those who are concerned by themselves, and the others in groups."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clingo import Function, String, Symbol, SymbolType

from pymodel.brief import Brief
from pymodel.brief.duties import own_variable
from pymodel.brief.records import Duty
from pymodel.outcomes import ActKind
from pymodel.render.book.document import Block, Items, Line, Paragraph, Strong, Text, text_of
from pymodel.render.brief.cites import Cites, marked
from pymodel.render.brief.groups import Groups, runs
from pymodel.render.brief.length import words_of
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital, count

__all__ = ["merged", "obligation_blocks"]

# where the name of a variable stands as the object of something and nothing is said of it in turn
_OBJECT = (
    r"\b(?:with|to|against|for|help|assist|assisting|giving|incident|warships of) \{NAME\}"
    r"(?:$|,| (?:by|for|before|in|at|too|under|pass)\b)"
)
_EACH = r"\bfrom \{NAME\} that it\b"  # where what is said of it in turn is so of each of several
_SEVERAL = re.compile(r"\bincident (\d+(?:, \d+)*(?: to| and|,) \d)")
_BEGIN = re.compile(r"(?:it|each) (?:must not|must|may) ")
_FEW = 6  # with so many actors a duty is that of a group
_PARTS = {"accused": "whose conduct is in question", "victim": "the victim", "organ": ""}
_BOTH = ", a victim whose conduct is in question too"
_ORDER = ("accused", "victim", "organ")


@dataclass(frozen=True)
class _Sentence:
    """A sentence about some actors, under the heading that names them."""

    actors: tuple[str, ...]
    certain: bool
    kind: ActKind
    text: str
    provisions: tuple[str, ...]


def obligation_blocks(brief: Brief, sayings: Sayings, groups: Groups, cites: Cites, words: int) -> Iterator[Block]:
    """What each actor must, must not and may do.

    Args:
        brief: what the memorandum says.
        sayings: the words.
        groups: the names of sets of actors.
        cites: the numbers of provisions.
        words: how many words there is room for; what matters less is only counted where there is not enough.

    Yields:
        A list for each actor or group, and how much is left to the full memorandum.
    """
    sentences = _sentences(brief, sayings, groups)
    ranked = _nobody_left_out(sorted(sentences, key=lambda one: _rank(one, brief)), brief)
    shown: set[int] = set()
    headed: set[tuple[str, ...]] = set()
    for one in ranked:
        words -= words_of(one.text) + len(one.provisions)
        if one.actors not in headed:
            words -= words_of(text_of(_heading(one.actors, brief, groups)))
        if words < 0:
            break
        shown.add(id(one))
        headed.add(one.actors)
    kept = [one for one in sentences if id(one) in shown]
    for actors in sorted({one.actors for one in kept}, key=lambda actors: _place(actors, brief)):
        yield Paragraph(_heading(actors, brief, groups))
        yield Items(tuple(_lines([one for one in kept if one.actors == actors], cites)))
    left = len(sentences) - len(kept)
    if left:
        said = count(left, "further duty or permission", "further duties and permissions")
        yield Paragraph((Text(f"The full memorandum tells {said}, some conditional."),))


def _sentences(brief: Brief, sayings: Sayings, groups: Groups) -> list[_Sentence]:
    told: dict[tuple[tuple[str, ...], bool, ActKind, str], list[str]] = {}
    owed = [one for one in brief.duties if one.kind != "breach" or not one.certain]
    for duty in merged(_of_several(owed), groups):
        text = _text(duty, sayings)
        told.setdefault((duty.actors, duty.certain, duty.kind, text), []).append(duty.provision)
    return [_Sentence(*key, tuple(dict.fromkeys(provisions))) for key, provisions in told.items()]


def _of_several(duties: Sequence[Duty]) -> list[Duty]:
    """What is so of several actors by the same instance of a rule, told once of all of them."""
    found: dict[tuple[object, ...], list[Duty]] = {}
    for one in duties:
        rest = sorted((name, str(symbol)) for name, symbol in _said(one).items())
        found.setdefault((one.kind, one.certain, one.provision, one.rule.number, tuple(rest)), []).append(one)
    return [
        replace(same[0], actors=tuple(sorted({actor for one in same for actor in one.actors})))
        for same in found.values()
    ]


def merged(duties: Sequence[Duty], groups: Groups) -> list[Duty]:
    """Duties of the same actors by one rule that differ in one object alone, as one with all these objects."""
    left = list(duties)
    for variable in sorted({name for one in left for name in _objects(one)}):
        found: dict[tuple[object, ...], list[Duty]] = {}
        for one in left:
            rest = sorted((name, str(symbol)) for name, symbol in _said(one).items() if name != variable)
            alone = () if variable in _objects(one) else (id(one),)
            key = (one.kind, one.certain, one.actors, one.provision, one.rule.number, tuple(rest), *alone)
            found.setdefault(key, []).append(one)
        left = [_one(same, variable, groups) for same in found.values()]
    return left


def _said(duty: Duty) -> Mapping[str, Symbol]:
    """What the label names, but for those whose duty it is."""
    own = own_variable(duty.rule)
    named = {name: symbol for name, symbol in duty.binding.items() if f"{{{name}}}" in duty.rule.label}
    return {name: symbol for name, symbol in named.items() if name != own}


def _objects(duty: Duty) -> list[str]:
    """The variables that a label names once, as the object of something: several of them can stand there."""
    return [
        name
        for name, symbol in _said(duty).items()
        if duty.rule.label.count(f"{{{name}}}") == 1
        and symbol.type in (SymbolType.Number, SymbolType.Function)
        and any(re.search(pattern.replace("NAME", name), duty.rule.label) for pattern in (_OBJECT, _EACH))
    ]


def _one(same: Sequence[Duty], variable: str, groups: Groups) -> Duty:
    first, *others = same
    if not others:
        return first
    symbols = [one.binding[variable] for one in same]
    numbers = [symbol.number for symbol in symbols if symbol.type is SymbolType.Number]
    text = runs(numbers) if numbers else groups.of(map(str, symbols))
    each = "each of " if re.search(_EACH.replace("NAME", variable), first.rule.label) else ""
    return replace(first, binding={**first.binding, variable: String(f"{each}{text}")})


def _text(duty: Duty, sayings: Sayings) -> str:
    name = sayings.names.name(Function(duty.actors[0])) if len(duty.actors) == 1 else "each of them"
    pronoun = "it" if len(duty.actors) == 1 else "each"
    said = sayings.about(duty.rule, duty.binding, own_variable(duty.rule), pronoun, name)
    return _SEVERAL.sub(r"incidents \1", said)


def _rank(one: _Sentence, brief: Brief) -> tuple[bool, ...]:
    """What is told first where there is little room: what is certain, duties to act, and those who are concerned."""
    parts = [part for actor in one.actors for part in brief.named.get(actor, ())] if len(one.actors) < _FEW else []
    concerned = "accused" in parts or "victim" in parts
    return (one.kind == "may", not one.certain, one.kind != "must", not concerned)


def _nobody_left_out(ranked: Sequence[_Sentence], brief: Brief) -> list[_Sentence]:
    """The first sentence about each victim and each whose conduct is in question before all others."""
    first: dict[int, _Sentence] = {}
    for actor, parts in brief.named.items():
        if {"victim", "accused"} & {*parts}:
            about = (one for one in ranked if actor in one.actors and len(one.actors) < _FEW)
            one = next(about, None)
            if one is not None:
                first[id(one)] = one
    return [*first.values(), *(one for one in ranked if id(one) not in first)]


def _place(actors: Sequence[str], brief: Brief) -> tuple[int, int, Sequence[str]]:
    """Those who are treated by themselves first, in the order of their parts; then groups, the largest first."""
    parts = brief.named.get(actors[0], ()) if len(actors) == 1 else ()
    place = min((_ORDER.index(part) for part in parts), default=len(_ORDER))
    return (2 * place if place < 2 else 3 + place, -len(actors), actors)


def _heading(actors: Sequence[str], brief: Brief, groups: Groups) -> Line:
    said = capital(groups.of(actors))
    parts = [_PARTS[part] for part in brief.named.get(actors[0], ()) if _PARTS[part]] if len(actors) == 1 else []
    tail = f", {' and '.join(parts)}" if parts else ""
    if len(parts) > 1 and actors[0] in brief.named:
        tail = _BOTH if {"accused", "victim"} <= {*brief.named[actors[0]]} else tail
    return (Strong(said), Text(f"{tail}:"))


def _lines(sentences: Sequence[_Sentence], cites: Cites) -> Iterator[Line]:
    """What holds in every outcome, duties first; then what holds in some; sentences that begin alike in one line."""
    for certain in (True, False):
        for permitted in (False, True):
            some = [one for one in sentences if one.certain == certain and (one.kind == "may") == permitted]
            if not some:
                continue
            begin = "" if certain else "In some outcomes, "
            for line in _together(some, cites) if certain else ["; ".join(_together(some, cites))]:
                yield marked(f"{capital(begin + line)}.")


def _together(sentences: Sequence[_Sentence], cites: Cites) -> list[str]:
    """The sentences with the numbers of their provisions; those that begin alike as one."""
    found: dict[str, list[str]] = {}
    for one in sentences:
        begin = _BEGIN.match(one.text)
        head = begin[0] if begin else one.text
        found.setdefault(head, []).append(f"{one.text.removeprefix(head)}{cites.of(one.provisions)}")
    return [f"{head}{'; '.join(tails)}" for head, tails in found.items()]
