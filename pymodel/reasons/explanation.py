"""The answer to why something holds, and to why it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import clingo
from clingo import Symbol

from pymodel.counts import Function
from pymodel.law.catalogue import Law
from pymodel.outcomes import GoalError, Tables, goal_atom, goal_function
from pymodel.reasons.askable import require_askable
from pymodel.reasons.outcome import Shown, nearest_to, rules_of, usual
from pymodel.reasons.programs import Programs
from pymodel.reasons.records import Missing, Tree
from pymodel.reasons.repair import CHOICES, Outlook, outlook
from pymodel.reasons.rules import Rules
from pymodel.reasons.serial import Nodes, Says
from pymodel.session import Session
from pymodel.timeline import Chosen
from pymodel.vocabulary import Vocabulary

__all__ = ["Asked", "Explainer", "Explanation", "Prospect"]

Asked = Literal["why", "why-not"]


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why something holds in an outcome, or why it does not.

    Attributes:
        asked: the question.
        goal: what was asked about, as it was typed.
        atom: what was asked about.
        where: the class of outcomes that was asked for; None if all count.
        title: the scenario's title.
        path: its file.
        date: its date, yyyymmdd.
        law: the hash of the law.
        notes: what the command line or the caller changed against the file.
        possible: whether it holds in some outcome.
        certain: whether it holds in every outcome.
        shown: the outcome that is shown.
        columns: the statuses of the main mechanisms in it, its class.
        tree: why it holds there; None if it does not.
        missing: what stands in its way there; None if it holds.
        outlook: the least that would bring it about; None if it holds, or was not asked for.
    """

    asked: Asked
    goal: str
    atom: Symbol
    where: str | None
    title: str
    path: str
    date: int
    law: str
    notes: tuple[str, ...]
    possible: bool
    certain: bool
    shown: Shown
    columns: tuple[tuple[str, str], ...]
    tree: Tree | None
    missing: Missing | None
    outlook: Outlook | None

    @property
    def chosen(self) -> Chosen:
        """The outcome that is shown, and how it was chosen."""
        return self.shown.chosen

    def to_json(self, says: Says = lambda _: "") -> dict[str, object]:
        """The answer as values that `json.dumps` takes, by the published schema.

        Args:
            says: tells an atom in words; without it the answer has no words.

        Returns:
            A mapping; `tree` and `missing` are numbers of `nodes`.
        """
        nodes = Nodes(says)
        outcome = self.chosen.outcome
        tree = None if self.tree is None else nodes.number(self.tree)
        missing = None if self.missing is None else nodes.number(self.missing)
        return {
            "asked": self.asked,
            "goal": self.goal,
            "atom": str(self.atom),
            "says": says(self.atom),
            "where": self.where,
            "scenario": self.title,
            "file": self.path,
            "date": self.date,
            "law": self.law,
            "notes": list(self.notes),
            "possible": self.possible,
            "certain": self.certain,
            "outcome": {
                "facts": dict(outcome.facts),
                "readings": dict(outcome.readings),
                "decisions": {actor: dict(acts) for actor, acts in outcome.decisions.items()},
            },
            "changes": [{"atom": str(one), "says": says(one)} for one in self.shown.changes],
            "columns": dict(self.columns),
            "tree": tree,
            "missing": missing,
            "outlook": None if self.outlook is None else self._outlook(self.outlook, nodes, says),
            "nodes": nodes.listed,
        }

    @staticmethod
    def _outlook(outlook: Outlook, nodes: Nodes, says: Says) -> dict[str, object]:
        return {
            "by": outlook.by,
            "repairs": [
                [
                    {
                        "new": None if change.new is None else str(change.new),
                        "old": None if change.old is None else str(change.old),
                        "says": "" if change.new is None else says(change.new),
                    }
                    for change in repair.changes
                ]
                for repair in outlook.repairs
            ],
            "more": outlook.more,
            "excluded_by": [nodes.number(leaf) for leaf in outlook.excluded_by],
            "tried_states": outlook.tried_states,
        }


@dataclass(frozen=True, eq=False)
class Prospect:
    """What would bring about what does not hold, without why it does not.

    Attributes:
        possible: whether it holds in some outcome.
        shown: an outcome in which it does not hold.
        outlook: the least that would bring it about; None if it was not looked for.
    """

    possible: bool
    shown: Shown
    outlook: Outlook | None


class _Asked(NamedTuple):
    """What is asked about.

    Attributes:
        wide: as the goal says it, of all victims together.
        atom: the same of the only victim, where there is one.
        function: the outcomes in which it holds.
        within: the outcomes that count.
        possible: whether it holds in some of them.
        certain: whether it holds in all of them.
    """

    wide: Symbol
    atom: Symbol
    function: Function
    within: Function
    possible: bool
    certain: bool


class Explainer:
    """Answers questions about one scenario."""

    def __init__(self, session: Session, law: Law, vocabulary: Vocabulary, *, shared: bool = False) -> None:
        """Takes the scenario, the catalogue of the law, and the order of values and positions.

        Args:
            session: the scenario.
            law: the catalogue of the law.
            vocabulary: the order of values and positions.
            shared: whether repairs by other facts are looked for in one program for all questions, see `Programs`.
        """
        self.session, self._law, self._vocabulary = session, law, vocabulary
        self._usual: dict[str | None, Shown] = {}
        self._programs = Programs(session, law, vocabulary, shared=shared)

    @cached_property
    def _rules(self) -> Rules:
        """The rules of the law."""
        return rules_of(self.session, self._law)

    def explain(  # noqa: PLR0913 - what can be asked are its parameters
        self,
        asked: Asked,
        goal: str,
        *,
        where: str | None = None,
        notes: Sequence[str] = (),
        repairs: int = CHOICES,
        facts: bool = True,
    ) -> Explanation:
        """Explains why something holds, or why it does not.

        The outcome shown is the one that `casus timeline` lays out; where that one does not answer the question, the
        one that answers it and differs from it in the fewest choices.

        Args:
            asked: the question.
            goal: what it is about, such as `nato_art5=invoked`.
            where: a goal that the outcome must have, which names a class of outcomes; all count if left out.
            notes: what was changed against the file.
            repairs: as many ways to bring about what does not hold as are looked for; 0 for none.
            facts: whether to look among other facts for what no decision and no position brings about.

        Returns:
            The answer. What holds in no outcome is answered by what stands in the way, and what holds in every one by
            why it does, whichever of the two was asked.

        Raises:
            GoalError: the goal or the class cannot be read, or names something unknown, or no outcome is in the class.
            NoOutcomeError: the facts leave no outcome.
        """
        session, about = self.session, self._about(goal, where)
        wanted = about.possible if asked == "why" else about.certain
        shown = self._shown(about, where, wanted=wanted)
        holds = about.atom in shown.world
        return Explanation(
            asked=asked,
            goal=goal,
            atom=about.atom,
            where=where,
            title=session.scenario.title,
            path=session.scenario.path,
            date=session.scenario.date,
            law=session.law,
            notes=tuple(notes),
            possible=about.possible,
            certain=about.certain,
            shown=shown,
            columns=_columns(session, shown),
            tree=shown.trees.tree(about.atom) if holds else None,
            missing=None if holds else shown.absences.missing(about.atom),
            outlook=None if holds else self._outlook(about, shown, repairs, facts=facts),
        )

    def prospect(self, goal: str, *, repairs: int = CHOICES, facts: bool = True) -> Prospect | None:
        """Tells what would bring something about, as `explain` does, but not what stands in the way.

        Args:
            goal: as for `explain`.
            repairs: as for `explain`.
            facts: as for `explain`.

        Returns:
            The answer; None where it holds in every outcome.

        Raises:
            GoalError, NoOutcomeError: as for `explain`.
        """
        about = self._about(goal, None)
        if about.certain:
            return None
        shown = self._shown(about, None, wanted=False)
        return Prospect(about.possible, shown, self._outlook(about, shown, repairs, facts=facts))

    def _about(self, goal: str, where: str | None) -> _Asked:
        """What is asked about, once it is known that it can be asked."""
        session = self.session
        tables, compiled = session.tables, session.compiled
        wide = goal_atom(tables, goal)
        atom = _one_victim(tables, wide)
        require_askable(atom, goal, session, self._rules, self._vocabulary)
        within = compiled.space
        if where is not None:
            for part in where.split("&"):
                require_askable(goal_atom(tables, part), part.strip(), session, self._rules, self._vocabulary)
            within &= goal_function(tables, where)
            if not within.satisfiable():
                raise GoalError(f"no outcome has `{where}`")
        function = compiled.atom(atom)
        possible, certain = (function & within).satisfiable(), not (~function & within).satisfiable()
        return _Asked(wide, atom, function, within, possible, certain)

    def _shown(self, about: _Asked, where: str | None, *, wanted: bool) -> Shown:
        """The usual outcome, or the nearest to it that has, or has not, what is asked about."""
        if where not in self._usual:
            self._usual[where] = usual(self.session, self._law, self._vocabulary, about.within)
        shown = self._usual[where]
        if (about.atom in shown.world) != wanted:
            there = about.function if wanted else ~about.function
            shown = nearest_to(shown, about.within & there, self._vocabulary)
        return shown

    def _outlook(self, about: _Asked, shown: Shown, repairs: int, *, facts: bool) -> Outlook | None:
        """What would bring about what does not hold in an outcome; None if it is not to be looked for."""
        elsewhere = about.function & (about.within if about.possible else self.session.compiled.space)
        # with another target, what is asked of all victims is so of that one
        somewhere = elsewhere if elsewhere.satisfiable() else None
        if not repairs or (somewhere is None and not facts):
            return None
        return outlook(shown, about.wide, somewhere, self._programs, most=repairs)


def _one_victim(tables: Tables, atom: Symbol) -> Symbol:
    """The status for the only victim in place of the headline over all of them, which says the same."""
    if atom.name == "headline" and len(tables.victims) == 1:
        mechanism, status = atom.arguments
        return clingo.Function("status", [mechanism, tables.victims[0], status])
    return atom


def _columns(session: Session, shown: Shown) -> tuple[tuple[str, str], ...]:
    """The statuses of the main mechanisms in an outcome."""
    statuses = {arguments[0]: str(arguments[1]) for _, arguments, _ in shown.world.rows(("headline", 2))}
    return tuple((str(name), statuses[name]) for name in session.tables.main_columns if name in statuses)
