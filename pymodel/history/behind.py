"""What an availability rests on: the readings and open facts it hangs on, or the rules that bar it."""

import re

from clingo import Symbol

from pymodel.history.records import Behind
from pymodel.law.catalogue import load_law
from pymodel.outcomes import Answer, Cube
from pymodel.outcomes.conditions import cubes
from pymodel.outcomes.mechanisms import availability
from pymodel.scenario import with_scope
from pymodel.session import Session, open_session

__all__ = ["behind"]


def behind(session: Session, mechanism: Symbol, answer: Answer) -> Behind:
    """Finds what an answer rests on.

    Args:
        session: the scenario under the law.
        mechanism: a mechanism of it.
        answer: its availability.

    Returns:
        The conditions, the rules, and what positions that nobody named holds would change.
    """
    wider = open_session(with_scope(session.scenario, "all"))
    wide = availability(wider.tables, mechanism)
    differs = wide.values != answer.values
    options = {**(_options(wider) if differs else {}), **_options(session)}
    return Behind(
        available_if=_open_if(session, mechanism),
        options=options,
        rules=_rules(mechanism) if answer.values == ("no",) else (),
        wider=wide.values if differs else (),
        wider_if=_open_if(wider, mechanism) if differs else (),
    )


def _open_if(session: Session, mechanism: Symbol) -> tuple[Cube, ...]:
    """The readings and open facts under which the mechanism is not barred."""
    compiled = session.compiled
    return cubes(compiled, ~session.tables.headline(mechanism)["barred"], compiled.space)


def _options(session: Session) -> dict[str, tuple[str, ...]]:
    """What each reading that is asked and each open fact can be."""
    groups = (*session.compiled.facts, *session.compiled.readings)
    return {group.name: group.values for group in groups}


def _rules(mechanism: Symbol) -> tuple[tuple[str, str], ...]:
    """The place and label of each rule that bars the mechanism."""
    head = re.compile(rf"excluded\(\s*{re.escape(mechanism.name)}\b.*?(\w+)\s*\)\s*:-", re.S)
    found = [(rule, match[1]) for rule in load_law().rules if (match := head.match(rule.text))]
    return tuple((rule.place, rule.label.replace(f"{{{victim}}}", "the victim")) for rule, victim in found)
