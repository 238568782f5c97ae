"""Where each state stands in one outcome: what it owes, what it may do, and what its own law says."""

from collections.abc import Iterable, Mapping

from pymodel.timeline.atoms import Atoms
from pymodel.timeline.records import Clock, Owed, Standing

__all__ = ["standings"]

_Rows = Mapping[str, list[tuple[str, ...]]]


def standings(atoms: Atoms) -> tuple[Standing, ...]:
    """The standing of every state that may help, and of every victim.

    Args:
        atoms: what holds in the outcome.

    Returns:
        By state.
    """
    ceilings = _by_actor(atoms, "ceiling", 2)
    victims = {victim for (victim,) in atoms.texts("victim", 1)}
    ends = {name for (name,) in atoms.texts("ends_authority", 1)}
    votes = {step for (step,) in atoms.texts("by_majority", 1)}
    at_stake = {state for name in ("would_send", "own_defence") for (state,) in atoms.texts(name, 1)}
    at_stake |= {state for state, step in atoms.texts("missing_step", 2) if step == "recorded_law"}
    tables = {
        name: _by_actor(atoms, name, arity)
        for name, arity in (
            ("does", 2), ("owes", 4), ("must", 3), ("authority", 2), ("clock", 3), ("missing_step", 2),
            ("alternative_step", 2), ("required_majority", 2), ("breach", 3),
        )
    }  # fmt: skip
    found = []
    for state in sorted({*ceilings, *victims}):
        mine = {name: rows.get(state, []) for name, rows in tables.items()}
        clocks = [Clock(name, within) for name, within in mine["clock"]]
        found.append(
            Standing(
                state=state,
                does=_words(mine["does"]),
                owes=tuple(Owed(level, victim, provision) for victim, level, provision in mine["owes"]),
                must=tuple((what, provision) for what, provision in mine["must"]),
                ceiling=next((level for (level,) in ceilings.get(state, [])), None),
                at_stake=state in at_stake,
                authority=_words(mine["authority"]),
                ends=tuple(clock for clock in clocks if clock.name in ends),
                clocks=tuple(clock for clock in clocks if clock.name not in ends),
                missing=_words(mine["missing_step"]),
                alternatives=_words(mine["alternative_step"]),
                votes=tuple(step for step in _words(mine["missing_step"]) if step in votes),
                majority=_words(mine["required_majority"]),
                breaches=tuple((what, provision) for what, provision in mine["breach"]),
            )
        )
    return tuple(found)


def _by_actor(atoms: Atoms, name: str, arity: int) -> _Rows:
    """The rest of each row by the actor."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for actor, *rest in atoms.texts(name, arity):
        found.setdefault(actor, []).append(tuple(rest))
    return found


def _words(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for (word,) in rows)
