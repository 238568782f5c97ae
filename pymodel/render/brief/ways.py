"""What would bring the main mechanisms into effect, in a memorandum."""

from collections.abc import Iterator, Mapping, Sequence

from pymodel.brief import Brief
from pymodel.brief.records import Way
from pymodel.outcomes import Power
from pymodel.reasons.repair import Change
from pymodel.render.book.document import Block, Items, Paragraph, Text
from pymodel.render.brief.facts import plain_value
from pymodel.render.brief.groups import Groups, listed, mechanism_name
from pymodel.render.brief.questions import Questions
from pymodel.render.reasons.changes import changes_said
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital
from pymodel.session import Outcomes

__all__ = ["way_blocks"]

_BEGIN = (
    "Where nobody does more than is stated and each question has its first mainstream answer, this is the least that "
    "brings each main mechanism into effect (there may be other ways), and who can do that or stop it alone:"
)


def way_blocks(
    brief: Brief, solved: Outcomes, sayings: Sayings, groups: Groups, questions: Questions
) -> Iterator[Block]:
    """What would change the outcome in which nobody does more than is stated, and who can do it alone.

    Args:
        brief: what the memorandum says.
        solved: the answers.
        sayings: the words.
        groups: the names of sets of actors.
        questions: the short names of positions.

    Yields:
        A line for each main mechanism.
    """
    ways = {way.mechanism: way for way in brief.ways}
    lines = []
    for one in brief.standings:
        if one.mechanism in brief.main:
            name = mechanism_name(one.mechanism, sayings.names)
            way = ways.get(one.mechanism)
            alone = "; ".join(_powers(one.mechanism, solved.power, groups))
            if way is not None and _secured_by_that(way, solved.power):
                lines.append((Text(f"{capital(name)}: alone, {alone}."),))
                continue
            text = _way(name, way, sayings, questions) if way else f"{name} is in effect in every outcome"
            lines.append((Text(capital(text) + "." + (f" Alone, {alone}." if alone else "")),))
    yield Paragraph((Text(_BEGIN),))
    yield Items(tuple(lines))


def _secured_by_that(way: Way, power: Mapping[str, Mapping[str, Power]]) -> bool:
    """Whether what brings a mechanism about is one decision of somebody who is told to be able to do so alone."""
    outlook = way.prospect.outlook
    if outlook is None or way.prospect.shown.changes:
        return False
    changes = [change.new for repair in outlook.repairs[:1] for change in repair.changes]
    if outlook.by != "choices" or len(changes) != 1 or changes[0] is None or changes[0].name != "decides":
        return False
    held = power.get(str(changes[0].arguments[0]), {}).get(way.mechanism)
    return held is not None and held.secures is not None and held.secures.always


def _way(name: str, way: Way, sayings: Sayings, questions: Questions) -> str:
    shown, outlook = way.prospect.shown, way.prospect.outlook
    if shown.changes:  # only with these is it not in effect
        lost = listed(list(_changes([Change(one, None) for one in shown.changes], sayings, questions)))
        return f"{name} is in effect already, and no longer if {lost.replace(name, 'it')}"
    if outlook is None or not outlook.repairs or outlook.by != "choices":
        return f"nothing that the scenario leaves open brings {name} into effect"
    said = list(_changes(outlook.repairs[0].changes, sayings, questions))
    return f"{name} takes effect if {listed(said).replace(name, 'it')}"


def _changes(changes: Sequence[Change], sayings: Sayings, questions: Questions) -> Iterator[str]:
    """Changes in words, positions by their short names where these are told."""
    left = []
    for change in changes:
        new, old = change
        if new is not None and new.name == "position":
            reading, position = map(str, new.arguments)
            mark = questions.mark(reading, position)
            if mark:
                before = questions.mark(reading, str(old.arguments[1])) if old is not None else ""
                yield f"position {mark} is taken" + (f" instead of {before}" if before else "")
            else:
                question, text, _ = sayings.names.position(reading, position)
                inner = question.replace('"', "'")
                yield f'the answer to "{inner}" is this: {text}'
        elif new is not None and new.name != "decides":
            subject, field, value = new.arguments
            before = f" instead of {plain_value(field, old.arguments[2], sayings)}" if old is not None else ""
            yield f"{sayings.names.field(subject, field)} is {plain_value(field, value, sayings)}{before}"
        else:
            left.append(change)
    yield from changes_said(left, sayings, group=_others)


def _powers(mechanism: str, power: Mapping[str, Mapping[str, Power]], groups: Groups) -> Iterator[str]:
    """Who alone brings a mechanism about or stops it; those with the same powers together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for actor, powers in power.items():
        if mechanism in powers:
            holds = ((powers[mechanism].secures, "bring it about"), (powers[mechanism].stops, "stop it"))
            can = tuple(
                f"{verb}{'' if hold.always else ' on some readings'}" for hold, verb in holds if hold is not None
            )
            found.setdefault(can, []).append(actor)
    for can, actors in found.items():
        each = "each " if len(actors) > 1 else ""
        yield f"{groups.of(actors)} can {each}{listed(can)}"


def _others(actors: Sequence[str]) -> str:
    return f"{len(actors)} other{'s' if len(actors) > 1 else ''}"
