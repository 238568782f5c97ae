"""What a memorandum says is certain: mechanisms that hang on no reading, and breaches that lie in the facts."""

from collections.abc import Iterator, Mapping, Sequence

from clingo import String

from pymodel.brief import Brief
from pymodel.brief.duties import own_variable
from pymodel.brief.records import Duty, Standing
from pymodel.render.book.document import Block, Items, Line, Paragraph, Text
from pymodel.render.brief.cites import Cites, marked
from pymodel.render.brief.groups import Groups, listed, mechanism_name, short
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import capital

__all__ = ["certain_blocks"]

_OPERABLE: Mapping[tuple[str, ...], str] = {
    ("yes",): ", and able to take effect whatever an adversary lawfully does",
    ("arguable",): ", and on some readings able to take effect whatever an adversary lawfully does",
    ("no",): ", but an adversary can lawfully keep {it} from taking effect",
}
_BY_FACTS = ", and on some facts able to take effect whatever an adversary lawfully does"
_NEVER = ", and in effect in no outcome, given the decisions that are fixed"


def certain_blocks(brief: Brief, sayings: Sayings, groups: Groups, cites: Cites) -> Iterator[Block]:
    """What is certain.

    Args:
        brief: what the memorandum says.
        sayings: the words.
        groups: the names of sets of actors.
        cites: the numbers of provisions.

    Yields:
        Two lists: mechanisms that stand alike, together; and the breaches.
    """
    found: dict[str, list[Standing]] = {}
    for one in brief.standings:
        if one.availability == ("yes",):
            ever = any("invoked" in reaches for reaches, _ in one.reached)
            found.setdefault(_OPERABLE.get(one.operable, _BY_FACTS) if ever else _NEVER, []).append(one)
    lines = [_together(f"Open on every reading{tail}", some, sayings) for tail, some in found.items()]
    barred = [one for one in brief.standings if one.availability == ("no",)]
    if barred:
        lines.append(_together("Shut out on every reading", barred, sayings))
    if lines:
        yield Items(tuple(lines))
    else:
        yield Paragraph((Text("No mechanism is open, or shut out, on every reading."),))
    breaches = [duty for duty in brief.duties if duty.certain and duty.kind == "breach"]
    if breaches:
        yield Paragraph((Text("On the facts, whatever is decided:"),))
        yield Items(tuple(_breaches(breaches, sayings, groups, cites)))


def _together(said: str, standings: Sequence[Standing], sayings: Sayings) -> Line:
    names = [mechanism_name(one.mechanism, sayings.names) for one in standings]
    return (Text(f"{said.replace('{it}', 'it' if len(names) == 1 else 'them')}: {listed(short(names))}."),)


def _breaches(breaches: Sequence[Duty], sayings: Sayings, groups: Groups, cites: Cites) -> Iterator[Line]:
    told: dict[str, list[str]] = {}
    for duty in breaches:
        own, binding = own_variable(duty.rule), dict(duty.binding)
        if own and len(duty.actors) > 1:
            binding[own] = String(f"each of {groups.of(duty.actors)}")
        told.setdefault(capital(sayings.step(duty.rule, binding)), []).append(duty.provision)
    for said, provisions in told.items():
        yield marked(f"{said}{cites.of(provisions)}.")
