"""A scenario whose facts may be other ones: which change would bring something about, and which facts stand against it.

Every closed fact, and the place, becomes a choice among all its values in one program for clingo, with a price for
each choice that differs from those of an outcome. The program is solved for the least price, or under the assumption
that the facts stay as they are.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import clingo
from clingo import Symbol

from pymodel.ground import HEURISTIC, Omitted, last_model
from pymodel.ground.omitted import NOTHING, without
from pymodel.reasons.choices import CHOICES
from pymodel.scenario import Scenario
from pymodel.vocabulary import Vocabulary
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["CONSTRAINT", "READ", "Relaxed"]

CONSTRAINT = "stated_constraint_"
"""The predicate that stands for the constraints of a scenario, by their number."""
READ = ("conflict/3", "offered/2", "open/2", "passive/2")
"""The predicates of the law that are looked up whatever is asked about, beside all that is chosen."""

# what each change costs: the number of changes counts first, then the number of facts, then of positions
_PRICES = {"given": 1_010_000, "position": 1_000_100, "decides": 1_000_001}
# what the scenario fixes beside its facts, which costs only what is then chosen otherwise
_LIFTED = frozenset({"fix_decision", "fix_reading", "close_decisions"})
_FIRM = frozenset({"open", CONSTRAINT})
_STANDINGS = ("mainstream", "held", "unattributed")
_RULES = f"""
changed_(given(S,F,V)) :- given(S,F,V), free_(S,F), not stated_(S,F,V).
changed_(given(S,F)) :- free_(S,F), stated_(S,F,_), not given(S,F,_).
changed_(position(Q,P)) :- position(Q,P), not usual_(position(Q,P)).
changed_(decides(A,T,V)) :- decides(A,T,V), not usual_(decides(A,T,V)).
changed_(value(S,F,V)) :- open(S,F), value(S,F,V), not usual_(value(S,F,V)).
decided_(A,T) :- based_(decides(A,T,_)).
usual_(X) :- based_(X).
usual_(decides(A,T,V)) :- offered(A,T), passive(T,V), not decided_(A,T).
:~ changed_(given(S,F,V)). [{_PRICES["given"]}, given(S,F)]
:~ changed_(given(S,F)). [{_PRICES["given"]}, given(S,F)]
:~ changed_(position(Q,P)). [{_PRICES["position"]}, position(Q)]
:~ changed_(decides(A,T,V)). [{_PRICES["decides"]}, decides(A,T)]
:~ changed_(value(S,F,V)). [{_PRICES["given"]}, value(S,F)]
:- conflict(_,_,_).
#show changed_/1. {" ".join(f"#show {name}/{arity}." for name, arity in sorted(CHOICES))}
#defined stated_/3. #defined free_/2. #defined usual_/1. #defined based_/1.
"""


class Relaxed:
    """The program of a scenario with other facts."""

    def __init__(  # noqa: PLR0913 - what the program is made of
        self,
        scenario: Scenario,
        files: Sequence[Path],
        vocabulary: Vocabulary,
        base: Collection[Symbol] = (),
        *,
        states: Sequence[str] = (),
        omitted: Omitted = NOTHING,
    ) -> None:
        """Grounds the program.

        Args:
            scenario: the scenario.
            files: the files of the law.
            vocabulary: the values of its facts, and the order of positions.
            base: the choices of an outcome, which cost nothing; what does not arise in it has its usual answer.
            states: the states that may stand in the place of the one that acted or was the target; none if empty.
            omitted: rules of the files that are left out, since neither `READ` nor what will be asked hangs on them.
        """
        self._control = clingo.Control(
            ["-t1", "--opt-strategy=usc", f"--heuristic={HEURISTIC}"], logger=lambda *_: None
        )
        self._control.enable_cleanup = False  # what the solver has found to be false is still asked about
        for file in files:
            if idle := omitted.lines.get(file):
                self._control.add("base", [], without(file, idle))
            else:
                self._control.load(str(file))
        self.facts: list[Symbol] = []
        self._literals: dict[Symbol, int] = {}
        self._as_usual = {f"given({subject},{field},{value})" for subject, field, value in scenario.defaults_used}
        lines = [*_statements(scenario, vocabulary, states, self.facts), _RULES]
        lines += [f"based_({symbol})." for symbol in sorted(base, key=str)]
        lines += _usual_positions(vocabulary, base)
        self._control.add("base", [], "\n".join(lines))
        self._control.ground([("base", [])])

    @property
    def size(self) -> int:
        """As many atoms as the program has."""
        return len(self._control.symbolic_atoms)

    def possible(self, *assumed: Symbol) -> bool:
        """Whether some facts, readings and decisions give these atoms together."""
        self._prices(count=False)
        return bool(self._control.solve(assumptions=list(map(self._literal, assumed))).satisfiable)

    def reaches(self, atom: Symbol) -> bool:
        """Whether an atom holds in some outcome with other facts, what is open and what is ruled out staying so."""
        return self._control.symbolic_atoms[atom] is not None and self.possible(atom, *self._firm)

    @property
    def _firm(self) -> list[Symbol]:
        return [line for line in self.facts if line.name in _FIRM]

    def repairs(self, atom: Symbol, limit: int) -> Iterator[tuple[tuple[Symbol, ...], frozenset[Symbol]]]:
        """The least changes under which an atom holds.

        Args:
            atom: what is to hold.
            limit: how many of the smallest sets of changes are told at most.

        Yields:
            The changes, `given(subject, field)` being a fact that is left out, and the choices of an outcome with them.
        """
        best: int | None = None
        # what is found is not found again, as long as this is asked
        with self._control.backend() as backend:
            asked = backend.add_atom()
            backend.add_external(asked, clingo.TruthValue.Free)
        try:
            for _ in range(limit):
                found = self._least(atom, asked)
                if found is None:
                    return
                changes, holds = found
                if best is not None and len(changes) > best:
                    return
                best = len(changes)
                yield changes, holds
                with self._control.backend() as backend:
                    backend.add_rule([], [asked, *(self._literal(_changed(one)) for one in changes)])
        finally:
            self._control.release_external(asked)

    def excluding(self, atom: Symbol) -> tuple[Symbol, ...]:
        """Lines of the scenario because of which an atom holds in no outcome; no part of them is enough."""
        # what is stated of the incidents says why; what is fixed beside it only where that is not enough
        stated = [one for one in self.facts if one.name not in _LIFTED]
        return self._smallest(atom, among=self.facts if self.possible(*stated, atom) else stated)

    def contradiction(self) -> tuple[Symbol, ...]:
        """Lines of the scenario that leave no outcome together; no part of them is enough."""
        return self._smallest()

    def _smallest(self, *wanted: Symbol, among: Sequence[Symbol] | None = None) -> tuple[Symbol, ...]:
        """A minimal set of lines, of all or of some, that cannot stand beside what is wanted.

        What is taken as usual is left out before what the scenario says itself, and of that who acted and where last,
        but for what it opens and fixes: of the lines in the opposite order as few are taken as cannot stand, the last
        of these is one of the set, and so on with it and with those before it (as in Junker 2004, with clingo's cores
        in place of halving).
        """
        lines = self.facts if among is None else among
        left = sorted(lines, key=lambda fact: (str(fact) in self._as_usual, self.facts.index(fact)))
        found: list[Symbol] = []
        while True:
            end = len(left)
            while (core := self._core([*wanted, *found, *left[:end]])) is not None:
                end = max((place for place, line in enumerate(left[:end]) if line in core), default=-1)
                if end < 0:
                    return tuple(found)
            if end == len(left):
                raise AssertionError("lines that can stand together were asked what of them cannot")
            found.append(left[end])
            left = left[:end]

    def _least(self, atom: Symbol, asked: int) -> tuple[tuple[Symbol, ...], frozenset[Symbol]] | None:
        """The cheapest changes under which an atom holds, and the choices of an outcome with them."""
        assumed = [asked, *(self._literal(one) for one in (atom, *self._firm))]
        self._prices(count=True)
        with last_model(self._control, assumed) as model:
            if model is None:
                return None
            shown = model.symbols(shown=True)
        changes = [one for one in shown if one.name == "changed_"]
        chosen = [one for one in shown if one.name != "changed_"]
        return tuple(sorted((one.arguments[0] for one in changes), key=str)), frozenset(chosen)

    def _core(self, assumed: Sequence[Symbol]) -> set[Symbol] | None:
        """Of what is assumed what clingo needs to see that it cannot be."""
        literals = {self._literal(one): one for one in assumed}
        core: list[int] = []
        self._prices(count=False)
        result = self._control.solve(assumptions=list(literals), on_core=core.extend)
        return None if result.satisfiable else {literals[one] for one in core if one in literals}

    def _prices(self, *, count: bool) -> None:
        """Says whether the next solution is to be the cheapest, or any will do."""
        solve: Any = self._control.configuration.solve
        solve.opt_mode = "opt" if count else "ignore"

    def _literal(self, atom: Symbol) -> int:
        if atom not in self._literals:
            known = self._control.symbolic_atoms[atom]
            assert known is not None
            self._literals[atom] = known.literal
        return self._literals[atom]


def _changed(change: Symbol) -> Symbol:
    return clingo.Function("changed_", [change])


def _usual_positions(vocabulary: Vocabulary, base: Collection[Symbol]) -> Iterator[str]:
    """The position that each question has that does not arise in an outcome: its first of the best standing."""
    answered = {str(symbol.arguments[0]) for symbol in base if symbol.name == "position"}
    for reading, positions in vocabulary.readings.items():
        if reading not in answered and positions:
            best = min(positions, key=lambda one: _STANDINGS.index(positions[one]))
            yield f"usual_(position({reading},{best}))."


def _statements(
    scenario: Scenario, vocabulary: Vocabulary, states: Sequence[str], facts: list[Symbol]
) -> Iterator[str]:
    """The scenario as a program, each fact that may be another one as a choice; these facts go into `facts` as well."""
    for name, arity in INPUTS:
        yield f"#defined {name}/{arity}."
    given: dict[tuple[str, str], list[Symbol]] = {}
    for fact in scenario.facts:
        if fact.name == "given":
            given.setdefault((str(fact.arguments[0]), str(fact.arguments[1])), []).append(fact)
        elif fact.name in _LIFTED or fact.name == "open":
            facts.append(fact)
            yield f"{{ {fact} }}."
        else:
            yield f"{fact}."
    opened = {(str(subject), field) for subject, field in scenario.open_facts}
    incidents = [str(fact.arguments[0]) for fact in scenario.situation if fact.name == "incident"]
    for field in vocabulary.fields.values():
        others = list(field.values) or _others(field.ranges_over, vocabulary, states)
        for subject in incidents if field.subject == "incident" else ["scenario"]:
            stated = given.get((subject, field.id), [])
            if (subject, field.id) in opened:
                values = ";".join(sorted(others))
                yield f"{{ given({subject},{field.id},({values})) }} 1 :- not open({subject},{field.id})."
                continue
            if len(stated) > 1 or not others or not (stated or field.values):
                yield from (f"{fact}." for fact in stated)
                continue
            facts += stated
            yield f"free_({subject},{field.id})."
            yield from (f"stated_({','.join(map(str, fact.arguments))})." for fact in stated)
            values = ";".join(sorted({*others, *(str(fact.arguments[2]) for fact in stated)}))
            least = "1 " if stated and not field.bears_on else ""
            yield f"{least}{{ given({subject},{field.id},({values})) }} 1."
    yield from _asked_for(incidents, vocabulary)
    for number, constraint in enumerate(scenario.constraints):
        line = clingo.Function(CONSTRAINT, [clingo.Number(number)])
        facts.append(line)
        yield f"{{ {line} }}. {constraint.removesuffix('.')}, {line}."


def _asked_for(incidents: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """That what is asked of some acts alone is stated of them: a file that leaves it out leaves it open."""
    for field in vocabulary.fields.values():
        for incident in incidents if field.opens else ():
            for other, value in field.bears_on:
                asked = f"given({incident},{other},{value}), not open({incident},{field.id})"
                yield f":- {asked}, not given({incident},{field.id},_)."


def _others(over: str | None, vocabulary: Vocabulary, states: Sequence[str]) -> list[str]:
    """The values of a field that is not closed."""
    if over == "place":
        return list(vocabulary.places)
    return list(states) if over == "state" else []
