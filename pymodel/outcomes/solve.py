"""All the answers of `casus solve`, in the order in which they inform."""

from collections.abc import Callable, Collection, Mapping, Sequence

from clingo import Symbol

from pymodel.counts import Compiled
from pymodel.outcomes.actors import actors
from pymodel.outcomes.classes import classes
from pymodel.outcomes.mechanisms import mechanism
from pymodel.outcomes.power import powers
from pymodel.outcomes.records import PARTS, Actor, Answers, Classes, Mechanism, Part, Power
from pymodel.outcomes.tables import Tables

__all__ = ["solve"]


def solve(  # noqa: PLR0913 - what can be asked are its parameters
    compiled: Compiled,
    *,
    columns: Sequence[Symbol] | None = None,
    lawful: bool = False,
    parts: Collection[Part] = PARTS,
    stopped: Callable[[], bool] = lambda: False,
    tables: Tables | None = None,
) -> Answers:
    """Answers what can happen, under which readings, and by whose act.

    Args:
        compiled: the program of a scenario.
        columns: the columns of the table of classes; the law's main columns if not given.
        lawful: leave out the outcomes with a breach that hangs on a decision. Availability, operability and power,
            which quantify over decisions themselves, stay what they are.
        parts: what is answered; the rest of the answers is empty.
        stopped: asked before each step; once it says so, what is known so far is returned, marked incomplete.
        tables: the vocabulary over that program, if there is one already.

    Returns:
        The answers.

    Raises:
        NoOutcomeError: the facts leave no outcome.
        StatusError: a mechanism has no status, or two, in some outcome.
        GoalError: a column is none.
        MemoryError: the diagrams outgrow their memory.
    """
    tables = tables or Tables(compiled)
    within = compiled.space & tables.lawful if lawful else compiled.space
    mechanisms: dict[str, Mechanism] = {}
    power: dict[str, dict[str, Power]] = {}
    complete = True
    for name in tables.mechanisms if "mechanisms" in parts else ():
        if stopped():
            complete = False
            break
        mechanisms[str(name)] = mechanism(tables, name, within)
        for actor, one in powers(tables, name).items():
            power.setdefault(actor, {})[str(name)] = one
    complete = complete and not stopped()
    found_actors: Mapping[str, Actor] = {}
    if complete and "actors" in parts:
        found_actors = actors(tables, within, decided="decided" in parts)
    table = Classes((), (), ())
    complete = complete and not stopped()
    if complete and "classes" in parts:
        table = classes(tables, tables.main_columns if columns is None else columns, within)
    return Answers(
        complete=complete,
        count=compiled.count(within),
        open_facts=tuple(group.name for group in compiled.facts),
        lawful=lawful,
        mechanisms=mechanisms,
        power={actor: power[actor] for actor in sorted(power)},
        actors=found_actors,
        classes=table,
    )
