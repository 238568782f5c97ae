"""Laying one outcome out: its atoms as steps in order, and as the standing of each state."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter

from pymodel.ground import evaluate
from pymodel.session import Session
from pymodel.session.outcomes import circles
from pymodel.timeline.atoms import Atoms
from pymodel.timeline.records import Chosen, Deadline, Entry, State, Step, Timeline
from pymodel.timeline.standings import standings

__all__ = ["order", "timeline"]


def timeline(session: Session, chosen: Chosen, notes: tuple[str, ...] = ()) -> Timeline:
    """Lays an outcome out in time.

    Args:
        session: the scenario.
        chosen: one of its outcomes.
        notes: what was changed against the file.

    Returns:
        The timeline.
    """
    scenario = session.scenario
    atoms = Atoms(evaluate(session.program, chosen.outcome.chosen))
    kinds = [str(kind) for (kind,) in session.program.tuples("step_kind", 1)]
    steps = _steps(atoms, chosen, kinds)
    used = {(entry.actor, step.name) for step in steps for entry in step.entries if entry.hour is not None}
    unused = tuple(
        f"the time of `{time.step}` of `{time.actor}` is not used: in this outcome the step is not taken"
        for time in scenario.times
        if (str(time.actor), str(time.step)) not in used
    )
    return Timeline(
        title=scenario.title,
        path=scenario.path,
        date=scenario.date,
        law=session.law,
        notes=(*notes, *unused),
        elapsed=scenario.elapsed,
        chosen=chosen,
        steps=steps,
        standings=standings(atoms),
        circles=circles(session),
        wording={term: said for term, said in atoms.texts("wording", 2)},  # noqa: C416 - tells the types
    )


def order(kinds: Iterable[str], before: Iterable[tuple[str, str]]) -> list[str]:
    """The steps in an order that the law allows, steps that it leaves unordered as listed.

    Args:
        kinds: all steps, as the law lists them.
        before: pairs of which the first comes before the second.

    Returns:
        Every step once.

    Raises:
        graphlib.CycleError: no order is allowed.
    """
    listed = {kind: place for place, kind in enumerate(kinds)}
    graph: dict[str, set[str]] = {kind: set() for kind in listed}
    for first, second in before:
        graph[second].add(first)
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    ordered: list[str] = []
    ready = list(sorter.get_ready())
    while ready:
        ready.sort(key=listed.__getitem__)
        ordered.append(ready.pop(0))
        sorter.done(ordered[-1])
        ready += sorter.get_ready()
    return ordered


def _steps(atoms: Atoms, chosen: Chosen, kinds: Iterable[str]) -> tuple[Step, ...]:
    before = atoms.texts("before", 3)
    entries = _Entries(atoms, chosen)
    found = []
    for name in order(kinds, [(first, second) for first, second, _ in before]):
        after = {first: provision for first, second, provision in before if second == name}
        found.append(Step(name, after, entries.of(name)))
    return tuple(found)


_Key = tuple[str, str, str]  # step, actor, about


class _Entries:
    """The entries of each step."""

    def __init__(self, atoms: Atoms, chosen: Chosen) -> None:
        self._decided = chosen.outcome.decisions
        self._assumed = {(actor, one.name) for one in chosen.acts for actor in one.actors}
        self._due = _by_key(atoms, "due")
        self._late = {(step, actor, about) for step, actor, about, _ in atoms.texts("late", 4)}
        self._missed = {(step, actor, about) for step, actor, about, _ in atoms.texts("missed", 4)}
        self._missed |= set(_breached(atoms))
        self._stopped = _stopped(atoms)
        self._free = {name for (name,) in atoms.texts("free_step", 1)}
        self._deadlines = _gathered(atoms.texts("deadline", 4))
        self._waiting = _gathered(atoms.texts("waiting_period", 4))
        self._hours = {(step, actor): int(hours) for actor, step, hours in atoms.texts("taken_at", 3)}
        self._acts = {step: (act, False) for step, act in atoms.texts("by_act", 2)}
        self._acts |= {step: (act, True) for step, act in atoms.texts("by_act_on", 2)}
        possible = {(step, actor, about) for step, actor, about in atoms.texts("step", 3)}
        possible = {key for key in possible if not self._act(key) or self._act(key) in self._decided.get(key[1], {})}
        self._taken: set[_Key] = {(step, actor, about) for step, actor, about in atoms.texts("taken", 3)}
        signs = {(step, value) for step, _, value in atoms.texts("taken_as", 3)}
        self._taken |= {key for key in possible if (key[0], self._choice(key)) in signs}
        self._keys = sorted(possible | self._taken | self._due.keys() | self._missed | self._late)

    def of(self, step: str) -> tuple[Entry, ...]:
        """Those of one step, by actor."""
        return tuple(self._entry(key) for key in self._keys if key[0] == step)

    def _entry(self, key: _Key) -> Entry:
        step, actor, about = key
        state, act = self._state(key), self._act(key)
        # nobody has decided to let it pass: the timeline assumes so
        lapses = state == "missed" and (actor, act) in self._assumed
        provisions = self._due.get(key, ())
        times = [Deadline(within, provision) for within, provision in self._deadlines.get((step, actor), ())]
        if provisions:  # only the times of the duties that call for the step
            times = [one for one in times if one.provision in provisions]
        return Entry(
            actor=actor,
            about=about,
            state="open" if lapses else state,
            choice=self._choice(key),
            provisions=provisions,
            deadlines=() if state == "done" else tuple(times),
            waiting=tuple(Deadline(*one) for one in self._waiting.get((step, actor), ())),
            hour=self._hours.get((step, actor)) if key in self._taken else None,
            stopped_by=self._stopped.get(step, ()) if state == "stopped" else (),
            lapses=lapses,
        )

    def _state(self, key: _Key) -> State:
        step, _, _ = key
        if key in self._late:
            return "late"
        if key in self._missed:
            return "missed"
        if key in self._taken:
            return "met" if key in self._due else "done"
        if step in self._stopped:
            return "stopped"
        if key in self._due:
            return "open"
        return "free" if step in self._free else "not due"

    def _act(self, key: _Key) -> str:
        """The act whose decision a step shows; empty if it shows none."""
        step, _, about = key
        act, on = self._acts.get(step, ("", False))
        return f"{act}({about})" if on else act

    def _choice(self, key: _Key) -> str:
        """What the actor decided on the act that a step shows; empty if it shows none."""
        return self._decided.get(key[1], {}).get(self._act(key), "")


def _breached(atoms: Atoms) -> Iterator[_Key]:
    """The steps that are missed because a breach says so."""
    kinds: dict[str, list[str]] = {}
    for step, breach in atoms.texts("missed_as", 2):
        kinds.setdefault(breach, []).append(step)
    about = {(step, actor): about for step, actor, about in atoms.texts("step", 3)}
    for actor, what, _ in atoms.of("breach", 3):
        for step in kinds.get(what.name, ()):
            thing = str(what.arguments[0]) if what.arguments else about.get((step, str(actor)), "")
            yield step, str(actor), thing


def _stopped(atoms: Atoms) -> Mapping[str, tuple[str, ...]]:
    """For each step that was tried and stopped, who stopped it; such a step is one of an organ."""
    found: dict[str, set[str]] = {}
    for step, _, by in atoms.texts("stopped_step", 3):
        found.setdefault(step, set()).add(by)
    steps = {mechanism: step for step, mechanism in atoms.texts("stopped_as", 2)}
    for mechanism, _, by in atoms.texts("stops", 3):
        if mechanism in steps:
            found.setdefault(steps[mechanism], set()).add(by)
    return {step: tuple(sorted(by)) for step, by in found.items()}


def _by_key(atoms: Atoms, name: str) -> Mapping[_Key, tuple[str, ...]]:
    found: dict[_Key, list[str]] = {}
    for step, actor, about, provision in atoms.texts(name, 4):
        found.setdefault((step, actor, about), []).append(provision)
    return {key: tuple(provisions) for key, provisions in found.items()}


def _gathered(rows: Iterable[tuple[str, ...]]) -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """The rest of each row by step and actor."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for step, actor, *rest in rows:
        found.setdefault((step, actor), []).append(tuple(rest))
    return found
