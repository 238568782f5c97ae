"""What each actor must, may and can do, actors of one kind together."""

from collections.abc import Mapping, Sequence

from pymodel.outcomes import Actor
from pymodel.render.plain import columns
from pymodel.render.words import among
from pymodel.session import Outcomes


def levels_section(solved: Outcomes) -> str:
    """The least and the most each state must and may do, and its authority at home; states of one kind together.

    Args:
        solved: the answers.

    Returns:
        Lines of text; nothing if no actor is known.
    """
    kinds: dict[tuple[str, str, str], list[str]] = {}
    for name, actor in solved.actors.items():
        if actor.floor or actor.ceiling:
            kinds.setdefault((_span(actor.floor), _span(actor.ceiling), _authority(actor)), []).append(name)
    if not kinds:
        return ""
    rows = [("must at least", "may at most", "authority at home", "who")]
    for kind, names in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[1])):
        rows.append((*kind, among(names, solved.circles)))
    title = "FLOOR AND CEILING of the other states (the levels that occur, over all readings and decisions)"
    return f"{title}\n{columns(rows, 2)}"


def duties_section(solved: Outcomes) -> str:
    """Duties, permissions, prohibitions and breaches, with the provisions they come from.

    Args:
        solved: the answers.

    Returns:
        Lines of text; nothing if no actor is known.
    """
    lines = ["DUTIES AND PERMISSIONS"]
    for title, pick in (("must", "must"), ("may", "may"), ("must not", "must_not")):
        lines += _duties(title, {name: getattr(actor, pick) for name, actor in solved.actors.items()}, solved)
    lines += _breaches(solved)
    return "\n".join(lines) if len(lines) > 1 else ""


def _span(levels: Sequence[str]) -> str:
    if not levels:
        return "-"
    return levels[0] if len(levels) == 1 else f"{levels[0]} to {levels[-1]}"


def _authority(actor: Actor) -> str:
    said = []
    for value, words in (("own_defence", "for itself"), ("initial", "at first"), ("lasting", "to last")):
        if value in actor.authority:
            said.append(f"{words}{'' if actor.authority[value] else ' (in some)'}")
    return ", ".join(said) if said else "none"


def _duties(title: str, of: Mapping[str, Sequence[object]], solved: Outcomes) -> list[str]:
    found: dict[tuple[str, str, bool], list[str]] = {}
    for name, duties in of.items():
        for duty in duties:
            what, provision, certain = (getattr(duty, part) for part in ("what", "provision", "certain"))
            found.setdefault((str(provision), str(what), bool(certain)), []).append(name)
    if not found:
        return []
    lines = [f"  {title}"]
    for certain, word in ((True, "in every outcome"), (False, "in some outcomes")):
        rows = [
            (f"{what} ({provision})", among(names, solved.circles))
            for (provision, what, sure), names in sorted(found.items())
            if sure is certain
        ]
        if rows:
            lines += [f"    {word}", columns(rows, 6)]
    return lines


def _breaches(solved: Outcomes) -> list[str]:
    given: dict[bool, dict[tuple[str, str], list[str]]] = {True: {}, False: {}}
    chosen: dict[tuple[str, str], list[str]] = {}
    for name, actor in solved.actors.items():
        for breach in actor.breaches:
            where = chosen if breach.decided else given[breach.certain]
            where.setdefault((breach.provision, breach.what), []).append(name)
    lines = []
    for title, found in (
        ("breaches that lie in the facts", given[True]),
        ("breaches that lie in the facts, on some readings or open facts and not on others", given[False]),
        ("breaches that hang on a decision (left out by --lawful)", chosen),
    ):
        if found:
            rows = [(f"{what} ({law})", among(who, solved.circles)) for (law, what), who in sorted(found.items())]
            lines += [f"  {title}", columns(rows, 6)]
    return lines
