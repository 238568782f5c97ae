"""Which outcome an explanation shows, and what holds in it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clingo import Symbol

from pymodel.counts import Function
from pymodel.ground import Truth
from pymodel.law.catalogue import Law
from pymodel.reasons.absent import Absences
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.nearest import smallest_changes
from pymodel.reasons.rules import Rules
from pymodel.reasons.tree import Trees
from pymodel.reasons.world import World
from pymodel.session import Session
from pymodel.timeline import Chosen, Preferences, choose
from pymodel.vocabulary import Vocabulary

__all__ = ["Shown", "World", "nearest_to", "rules_of", "usual"]


# the rules that this process has read, by the law they are of
_rules: dict[tuple[str, tuple[Path, ...]], Rules] = {}
_MOST = 4


@dataclass(frozen=True)
class Shown:
    """One outcome, ready to be explained.

    Attributes:
        session: the scenario.
        law: the catalogue of the law.
        rules: the rules of the law.
        chosen: the outcome.
        changes: the choices that differ from the outcome in which nobody does anything that is not stated.
    """

    session: Session
    law: Law
    rules: Rules
    chosen: Chosen
    changes: tuple[Symbol, ...] = ()

    @cached_property
    def world(self) -> World:
        """What holds."""
        return World(self.session.program, Truth(self.session.program, self.chosen.outcome.chosen))

    @cached_property
    def leaves(self) -> Leaves:
        """What tells where explanations end."""
        return Leaves(self.session.scenario, self.rules)

    @cached_property
    def trees(self) -> Trees:
        """What justifies an atom."""
        return Trees(self.rules, self.world, self.leaves)

    @cached_property
    def absences(self) -> Absences:
        """What tells what stands in the way of an atom."""
        return Absences(self.rules, self.world, self.leaves, self.trees)


def usual(session: Session, law: Law, vocabulary: Vocabulary, within: Function | None = None) -> Shown:
    """The outcome that `casus timeline` lays out: what is open is closed as usual.

    Args:
        session: the scenario.
        law: the catalogue of the law.
        vocabulary: the order of values and positions.
        within: the outcomes that count; all if it is not given.

    Returns:
        The outcome.

    Raises:
        NoOutcomeError: none is left.
    """
    return Shown(session, law, rules_of(session, law), choose(session, vocabulary, within=within))


def rules_of(session: Session, law: Law) -> Rules:
    """The rules of the law of a scenario, read once by this process.

    Args:
        session: the scenario.
        law: the catalogue of its law.

    Returns:
        The rules.
    """
    key = (session.law, session.files)
    if key not in _rules:
        if len(_rules) >= _MOST:
            _rules.clear()
        _rules[key] = Rules(law, session.files)
    return _rules[key]


def nearest_to(shown: Shown, function: Function, vocabulary: Vocabulary) -> Shown:
    """The outcome in which something holds and which differs in the fewest choices from another.

    Args:
        shown: the other outcome.
        function: what is to hold; some outcome must have it.
        vocabulary: the order of values and positions.

    Returns:
        The first such outcome.
    """
    session, base = shown.session, shown.chosen.outcome.chosen
    compiled = session.compiled
    (changes,) = smallest_changes(compiled, function, base, Preferences(session, vocabulary), 1)
    within = function & compiled.all(compiled.atom(symbol) for symbol in changes.chosen)
    chosen = choose(session, vocabulary, within=within, keep=base)
    return Shown(session, shown.law, shown.rules, chosen, changes.chosen)
