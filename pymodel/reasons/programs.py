"""The programs in which repairs are looked for and tried, each grounded once for many questions about one scenario."""

from collections.abc import Callable, Sequence, Set
from typing import TypeVar

from clingo import Control, Symbol

from pymodel.ground import Omitted, control_of
from pymodel.ground.omitted import NOTHING
from pymodel.law.bearing import others
from pymodel.law.catalogue import Law
from pymodel.reasons.relaxed import READ, Relaxed
from pymodel.scenario import Scenario
from pymodel.session import Session
from pymodel.vocabulary import Vocabulary

__all__ = ["Programs"]

_MOST = 2  # as many programs of each kind as are kept
_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


class Programs:
    """What was grounded for questions about a scenario; few programs are kept, since each takes much memory.

    Attributes:
        session: the scenario.
        vocabulary: the order of values and positions, and the values of facts.
    """

    def __init__(self, session: Session, law: Law, vocabulary: Vocabulary, *, shared: bool = False) -> None:
        """Takes what the programs are made of.

        Args:
            session: the scenario.
            law: the catalogue of the law.
            vocabulary: the order of values and positions, and the values of facts.
            shared: whether all questions are asked of one program, which takes far less time.

        Of several repairs of the same size, which is told hangs on what the program is: on the rules that the law has,
        and in a shared program on the questions before.
        """
        self.session, self.vocabulary = session, vocabulary
        self._law, self._shared = law, shared
        self._searched: dict[tuple[str, Set[Symbol], tuple[str, ...]], Relaxed] = {}
        self._tried: dict[Set[Symbol], Control] = {}

    def relaxed(self, atom: Symbol, base: Set[Symbol], states: Sequence[str] = ()) -> Relaxed:
        """The scenario with other facts.

        Args:
            atom: what is asked about.
            base: as for `Relaxed`.
            states: as for `Relaxed`.
        """
        predicate = f"{atom.name}/{len(atom.arguments)}"

        def made() -> Relaxed:
            session, omitted = self.session, self._idle(predicate)
            return Relaxed(session.scenario, session.files, self.vocabulary, base, states=states, omitted=omitted)

        key = (predicate, base, tuple(states))
        if not self._shared:
            self._searched.clear()
        return _kept(self._searched, key, made)

    def _idle(self, predicate: str) -> Omitted:
        """The rules of the law on which neither a predicate hangs nor what is looked up beside it."""
        known, files = {rule.file for rule in self._law.rules}, self.session.files
        for folder in files[0].parents:
            names = {file.relative_to(folder).as_posix() for file in files if file.is_relative_to(folder)}
            if len(names) == len(files) and known <= names:
                return others([(self._law, folder)], (*READ, predicate))[0]
        return NOTHING  # the catalogue is not one of these files

    def of(self, scenario: Scenario) -> Control:
        """The program of the scenario, or of a changed one, grounded anew: nothing that was searched before is in it.

        Raises:
            AssertionError: its facts contradict each other.
        """

        def made() -> Control:
            control = control_of(self.session.files, scenario.facts, constraints=scenario.constraints)
            if any(atom.is_fact for atom in control.symbolic_atoms.by_signature("conflict", 3)):
                raise AssertionError("a repair that was found makes the facts contradict each other")
            return control

        return _kept(self._tried, frozenset(scenario.facts), made)


def _kept(known: dict[_Key, _Made], key: _Key, make: Callable[[], _Made]) -> _Made:
    """What was made before, or is made now; the oldest is dropped where there are too many."""
    if key not in known:
        made = make()
        while len(known) >= _MOST:
            del known[next(iter(known))]
        known[key] = made
    return known[key]
