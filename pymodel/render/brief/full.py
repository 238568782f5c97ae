"""The full memorandum: nothing is left out, and every position has its holders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from clingo import Function

from pymodel.brief import Brief
from pymodel.brief.duties import own_variable
from pymodel.brief.records import Duty, Way
from pymodel.outcomes import Cube
from pymodel.reasons.repair import Change
from pymodel.render.book.document import Block, Code, Items, Line, Paragraph, Section, Table, Text
from pymodel.render.brief.facts import facts_blocks
from pymodel.render.brief.groups import Groups
from pymodel.render.brief.method import method_blocks
from pymodel.render.brief.obligations import merged
from pymodel.render.reasons.changes import changes_said, outlook_said
from pymodel.render.reasons.lines import Lines
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital, count
from pymodel.render.words import Words, called
from pymodel.scenario import Scenario
from pymodel.session import Outcomes

__all__ = ["ChangeTold", "change_section", "changes_told", "full_memorandum", "full_sections", "in_order"]

_FEW = 6  # as many actors as are named one by one
_LETTERS = "abcdefghij"
_NEVER = "; in effect in no outcome, given the decisions that are fixed"
_OPERABLE = {
    "yes": "; it can be brought into effect whatever the adversary lawfully does",
    "arguable": "; only on some readings can it be brought into effect whatever the adversary lawfully does",
    "no": "; the adversary can lawfully stop it",
}
_USUAL = "Where nobody does more than is stated and each open question has its first mainstream position"
_OFTEN = {True: "in every outcome", False: "in some outcomes"}
_ALTERNATIVES = 1  # as many alternatives as are told for one mechanism
_ORDER = ("facts", "certain", "open", "actors", "change", "authorities", "method")


class ChangeTold(NamedTuple):
    """A line on what would change it.

    Attributes:
        place: the place of the mechanism among the main ones.
        lost: whether it is in effect already; else what would bring it about is told.
        text: the line.
    """

    place: int
    lost: bool
    text: str


def full_memorandum(brief: Brief, scenario: Scenario, solved: Outcomes, words: Words) -> tuple[Section, ...]:
    """The blocks of the full memorandum.

    Args:
        brief: what it says.
        scenario: the scenario.
        solved: the answers.
        words: what things are called.

    Returns:
        Sections on the facts, what is certain, what is open, each actor, what would change it, the authorities and the
        method.
    """
    told = changes_told(brief.ways, scenario, words)
    return in_order((*full_sections(brief, scenario, solved, words), change_section(told)))


def in_order(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of a full memorandum in their order, wherever they were made."""
    return tuple(sorted(sections, key=lambda one: _ORDER.index(one.anchor)))


def changes_told(ways: Sequence[Way], scenario: Scenario, words: Words) -> tuple[ChangeTold, ...]:
    """What would change it, in words; it is found without the answers.

    Args:
        ways: what would change it.
        scenario: the scenario.
        words: what things are called.

    Returns:
        For each of these mechanisms one line or more.
    """
    sayings = Sayings(words)
    return tuple(ChangeTold(way.place, lost, text) for way in ways for lost, text in _told(way, scenario, sayings))


def change_section(told: Iterable[ChangeTold]) -> Section:
    """The section on what would change it, from what is told of all mechanisms, in any order."""
    lines = sorted(told, key=lambda one: one.place)
    blocks: list[Block] = []
    for lost, are in ((True, "these are in effect"), (False, "none of these is in effect")):
        some = tuple(_plain(one.text) for one in lines if one.lost == lost)
        if some:
            blocks += [Paragraph(_plain(f"{_USUAL}, {are}:")), Items(some)]
    if not lines:
        blocks.append(Paragraph(_plain("Each of the main mechanisms is in effect in every outcome.")))
    return Section("change", _plain("What would change it"), tuple(blocks))


def full_sections(brief: Brief, scenario: Scenario, solved: Outcomes, words: Words) -> tuple[Section, ...]:
    """The sections of the full memorandum but for what would change it; for the arguments see `full_memorandum`."""
    sayings = Sayings(words)
    groups = Groups(sayings.names, words.law, solved.circles, brief.named)
    return (
        Section("facts", _plain("Facts"), tuple(facts_blocks(scenario, sayings))),
        Section("certain", _plain("What is certain"), tuple(_certain(brief, words, sayings, groups))),
        Section("open", _plain("What is open, and on which questions it turns"), tuple(_open(brief, words))),
        Section("actors", _plain("Obligations and authority"), tuple(_actors(brief, sayings, groups))),
        Section("authorities", _plain("Authorities"), (_authorities(brief, words),)),
        Section("method", _plain("Method"), tuple(method_blocks(solved, scenario))),
    )


def _plain(text: str) -> Line:
    return (Text(text),)


def _certain(brief: Brief, words: Words, sayings: Sayings, groups: Groups) -> Iterator[Block]:
    lines = []
    barred = [words.mechanism(one.mechanism) for one in brief.standings if one.availability == ("no",)]
    for one in brief.standings:
        if one.availability == ("yes",):
            ever = any("invoked" in reaches for reaches, _ in one.reached)
            tail = _OPERABLE.get(" ".join(one.operable), "") if ever else _NEVER
            lines.append(_plain(f"Open on every reading: {words.mechanism(one.mechanism)}{tail}."))
    if barred:
        lines.append(_plain(f"Barred on every reading: {'; '.join(barred)}."))
    yield Items(tuple(lines))
    certain = [one for one in brief.duties if one.certain and one.kind != "may"]
    if certain:
        yield Paragraph(_plain("In every outcome:"))
        yield Items(tuple(_said_once(merged(certain, groups), sayings)))


def _open(brief: Brief, words: Words) -> Iterator[Block]:
    facts = [called(name) for name in brief.open_facts]
    if facts:
        yield Paragraph(_plain(f"The scenario leaves open: {', '.join(facts)}."))
    marks = _marks(brief, words)
    lines: list[Line] = []
    for one in brief.standings:
        if len(one.reached) < 2:
            continue
        parts = []
        for reaches, cubes in one.reached:
            can = _listed(["in effect" if status == "invoked" else status for status in reaches], "or")
            parts.append(f"{can} if {_said(cubes, marks)}")
        lines.append(_plain(f"{words.mechanism(one.mechanism)} can be {'; '.join(parts)}."))
    if lines:
        yield Items(tuple(lines))
    else:
        yield Paragraph(_plain("What can be reached hangs on no contested question: decisions alone settle it."))
    rows = []
    for number, question in enumerate(brief.questions, start=1):
        reading = words.law.readings[question.reading]
        for place, position in enumerate(one for one in reading.positions if one.id in question.positions):
            mark = marks[question.reading, position.id]
            text = f"{position.text} ({position.standing}; held by: {position.holders})"
            asked = f"{number}. {reading.question}" if not place else ""
            rows.append((_plain(asked), _plain(mark), _plain(text)))
    if rows:
        yield Table(("Question", "", "Position"), tuple(rows))


def _marks(brief: Brief, words: Words) -> Mapping[tuple[str, str], str]:
    """A short name for every position: 2b is the second position on the second question."""
    found: dict[tuple[str, str], str] = {}
    for number, question in enumerate(brief.questions, start=1):
        counted = [one.id for one in words.law.readings[question.reading].positions if one.id in question.positions]
        for letter, position in zip(_LETTERS, counted, strict=False):
            found[question.reading, position] = f"{number}{letter}"
    return found


def _said(cubes: Sequence[Cube], marks: Mapping[tuple[str, str], str]) -> str:
    """Conditions by the short names of positions."""
    return ", or ".join(_conjunction(cube, marks) for cube in cubes)


def _conjunction(cube: Cube, marks: Mapping[tuple[str, str], str]) -> str:
    parts = []
    for name, values in sorted(cube.items()):
        if (name, values[0]) in marks:
            one = _listed([marks[name, value] for value in values], "or")
            parts.append(f"either {one}" if len(values) > 1 else one)
        else:
            parts.append(f"{called(name)} is {_listed(values, 'or')}")
    return _listed(parts, "and") or "nothing else is asked"


def _actors(brief: Brief, sayings: Sayings, groups: Groups) -> Iterator[Block]:
    for name in brief.named:
        own = [_of(name, one) for one in brief.duties if name in one.actors]
        yield from _acts(capital(sayings.names.name(Function(name))), merged(own, groups), sayings)
    rest = [one for one in brief.duties if not brief.named.keys() & {*one.actors}]
    yield from _acts("The others", merged(rest, groups), sayings)
    rows = []
    for (floor, ceiling, authority), actors in brief.levels.items():
        listed = [sayings.names.name(Function(name)) for name in actors]
        at_home = ", ".join(f"{value}{'' if certain else ' (in some outcomes)'}" for value, certain in authority)
        cells = (_listed(listed, "and"), _span(floor), _span(ceiling), at_home.replace("_", " ") or "none recorded")
        rows.append(tuple(_plain(cell) for cell in cells))
    if rows:
        yield Paragraph(_plain("The other states, over all readings and decisions:"))
        yield Table(("Who", "Must at least", "May at most", "Authority at home"), tuple(rows))


def _acts(who: str, duties: Sequence[Duty], sayings: Sayings) -> Iterator[Block]:
    """Duties in some outcomes, and permissions; the section on what is certain has told the other duties."""
    for permitted, certain in ((False, False), (True, True), (True, False)):
        some = [one for one in duties if (one.kind == "may") == permitted and one.certain == certain]
        if some:
            yield Paragraph(_plain(f"{who}, {'by permission, ' if permitted else ''}{_OFTEN[certain]}:"))
            yield Items(tuple(_said_once(some, sayings)))


def _of(name: str, duty: Duty) -> Duty:
    """A duty of several in the words for one of them."""
    others = [one for one in duty.actors if one != name]
    own = own_variable(duty.rule)
    binding = {**duty.binding, own: Function(name)} if own else duty.binding
    return replace(duty, actors=(name, *others), binding=binding)


def _span(levels: Sequence[str]) -> str:
    if not levels:
        return "-"
    return levels[0] if len(levels) == 1 else f"{levels[0]} to {levels[-1]}"


def _told(way: Way, scenario: Scenario, sayings: Sayings) -> Iterator[tuple[bool, str]]:
    """What would take a mechanism away that is in effect, or bring about one that is not; whether it is the former."""
    name = sayings.names.mechanism(way.mechanism)
    differs = changes_said([Change(one, None) for one in way.prospect.shown.changes], sayings)
    outlook = way.prospect.outlook
    if differs:
        yield True, f"{name} would not be, if {'; and '.join(differs)}."
    elif outlook is not None:
        intro, alternatives, _ = outlook_said(outlook, sayings)
        if outlook.excluded_by:
            lines = Lines(sayings, scenario)
            facts = "; ".join(lines.tree(leaf).text for leaf in outlook.excluded_by)
            yield False, f"{name}: no decision and no position brings it about, for {facts}."
        if alternatives:
            shown = ["; and ".join(one) for one in alternatives[:_ALTERNATIVES]]
            others = len(alternatives) > len(shown) or outlook.more
            more = ", among others of the same size" if others else ""
            yield False, f"{name} would be, if {'; or if '.join(shown)}{more}."
        else:
            yield False, f"{name}: {intro}"


def _authorities(brief: Brief, words: Words) -> Block:
    rows = []
    for name in brief.authorities:
        provision = words.law.provisions[name]
        rows.append(((Code(name),), _plain(f"{provision.title}; {provision.identifier} ({provision.confidence})")))
    return Table(("Cited as", "Provision, identifier and confidence"), tuple(rows))


def _said_once(duties: Iterable[Duty], sayings: Sayings) -> Iterator[Line]:
    """Duties in the words of the rules by which they hold; what two provisions say alike is told once, with both."""
    told: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for duty in duties:
        said = capital(sayings.step(duty.rule, duty.binding))
        told.setdefault((said, duty.actors), []).append(duty.provision)
    for (said, actors), provisions in told.items():
        others = [sayings.names.name(Function(one)) for one in actors[1:]]
        tail = f"; the same is true of {_others(others)}" if others else ""
        yield (Text(f"{said}{tail} ("), *_codes(list(dict.fromkeys(provisions))), Text(")."))


def _codes(names: Sequence[str]) -> Line:
    return tuple(part for name in names for part in (Text(", "), Code(name)))[1:]


def _others(others: Sequence[str]) -> str:
    return count(len(others), "other") if len(others) > _FEW else _listed(others, "and")


def _listed(parts: Iterable[str], word: str) -> str:
    *before, last = list(parts) or [""]
    return f"{', '.join(before)} {word} {last}" if before else last
