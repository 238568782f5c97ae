"""A scenario that has been grounded, checked against the law and compiled."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clingo import Symbol

from pymodel.counts import Compiled
from pymodel.ground import FragmentError, GroundingError, GroundProgram, Omitted, check, check_sources, ground
from pymodel.law_files import law_files, law_hash
from pymodel.outcomes import Goal, Tables, ask
from pymodel.paths import data_folder
from pymodel.scenario import Scenario, check_conflicts, check_decisions, check_times
from pymodel.session.law_check import assure_law
from pymodel.vocabulary import LawTables

__all__ = ["Session", "open_session"]

_TABLES = (("reading", 1), ("position_of", 3), ("can_take", 2), ("act_value", 2), ("passive", 2))


@dataclass(frozen=True)
class Session:
    """One scenario under one version of the law, ready for questions.

    Attributes:
        scenario: the scenario.
        law: the hash of the law.
        program: the ground program.
        files: the files of the law.
        decisions_last: the order of the diagrams, see `pymodel.counts.ordering.ordered`.
        nodes: how many nodes the diagrams may have.
        cache: how many results of operations are remembered; among few each is found sooner, if diagrams are small.
    """

    scenario: Scenario
    law: str
    program: GroundProgram
    files: tuple[Path, ...] = ()
    decisions_last: bool = False
    nodes: int = 1 << 22
    cache: int = 1 << 16

    @cached_property
    def compiled(self) -> Compiled:
        """The program as decision diagrams.

        Raises:
            FragmentError: the ground program is outside the fragment; the message says where its rules stand.
        """
        try:
            return Compiled(self.program, nodes=self.nodes, cache=self.cache, decisions_last=self.decisions_last)
        except FragmentError:
            check(self.program, check_sources(self.files))  # the same once more, with the places of the rules
            raise

    @cached_property
    def tables(self) -> Tables:
        """The vocabulary of the answers.

        Raises:
            NoOutcomeError: the facts leave no outcome.
        """
        return Tables(self.compiled)

    def ask(self, goal: str) -> Goal:
        """Answers a goal such as `nato_art5=invoked & floor(de)=none`.

        Raises:
            GoalError: the goal cannot be read or names something unknown.
        """
        return ask(self.tables, goal)


def open_session(
    scenario: Scenario,
    files: Sequence[Path] | None = None,
    root: Path | None = None,
    *,
    checked: bool = False,
    omitted: Omitted | None = None,
) -> Session:
    """Grounds the law for a scenario and checks what only then can be checked.

    Args:
        scenario: the scenario.
        files: the files of the law; the shipped ones if left out.
        root: the folder that their names are relative to.
        checked: whether somebody else sees to it that the law as written is within the fragment.
        omitted: rules of the law that are left out, since nothing that will be asked hangs on them.

    Returns:
        The session.

    Raises:
        FragmentError: the law is outside the fragment.
        GroundingError: the law is not a program.
        InputError: the scenario's facts contradict each other, or it fixes a decision that nobody could take or states
            the time of a step that nobody has.
    """
    if files is None or root is None:
        root = data_folder("encodings")
        files = law_files(root)
    law = law_hash(files, root) if checked else assure_law(files, root)
    program = _ground(scenario, files, omitted)
    reasons = {
        (str(atom.arguments[0]), str(atom.arguments[1])): atom.arguments[2].string
        for atom in _facts(program, "conflict_because", 3)
    }
    check_conflicts(scenario, [_conflict(atom) for atom in _facts(program, "conflict", 3)], reasons)
    if scenario.decisions:
        atoms = [atom for name, arity in _TABLES for atom in _facts(program, name, arity)]
        known = LawTables.from_atoms(atoms)
        check_decisions(scenario, known.can_take, known.act_values)
    if scenario.times:
        check_times(scenario, _steps(program))
    return Session(scenario, law, program, tuple(files))


def _ground(scenario: Scenario, files: Sequence[Path], omitted: Omitted | None) -> GroundProgram:
    """The ground program; of all the law where a part of it cannot be grounded, so that the message says where."""
    if omitted is not None:
        with suppress(GroundingError):
            return ground(files, scenario.facts, constraints=scenario.constraints, omitted=omitted)
    return ground(files, scenario.facts, constraints=scenario.constraints)


def _steps(program: GroundProgram) -> Mapping[str, Collection[str]]:
    """The steps that each actor could take or be called to."""
    found: dict[str, set[str]] = {}
    for name, arity in (("step", 3), ("due", 4), ("taken", 3)):
        for symbol, _ in program.named(name, arity):
            step, actor = map(str, symbol.arguments[:2])
            found.setdefault(actor, set()).add(step)
    for who, what in program.tuples("known_step", 2):
        found.setdefault(str(who), set()).add(str(what))
    return found


def _facts(program: GroundProgram, name: str, arity: int) -> list[Symbol]:
    """The atoms of a predicate that hold whatever is chosen."""
    return [symbol for symbol, atom in program.named(name, arity) if atom in program.true]


def _conflict(atom: Symbol) -> tuple[int | str, str, str]:
    subject, first, second = (str(argument) for argument in atom.arguments)
    return (int(subject) if subject.isdigit() else subject), first, second
