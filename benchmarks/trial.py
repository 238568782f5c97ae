"""One world with many mutants in it, of which at most one is on: which of them does some query notice?

The mutant is a choice like any other, so that one enumeration, projected to that choice, finds all mutants that bring
about what must not be. What must be possible is looked for with the witness that the law itself has: only mutants that
the witness does not survive are asked about one by one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import clingo
from grounded import grounded
from mutate import Mutant, Seeded


@dataclass(frozen=True)
class Query:
    """Whether there is an outcome in which an atom holds, or does not.

    Attributes:
        text: the expectation in words, or the id of the claim.
        atom: the atom of the query.
        positive: whether it is to hold.
        expected: whether such an outcome is expected.
        claim: whether it comes from a claim.
    """

    text: str
    atom: clingo.Symbol
    positive: bool
    expected: bool
    claim: bool = False


_Goal = tuple[Query, list[int]]


class _Ground(clingo.Observer):
    """What the ground program chooses, and which atoms its rules read."""

    def __init__(self) -> None:
        self.chosen: set[int] = set()
        self.rules: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        """Notes a rule."""
        if choice:
            self.chosen.update(head)
        self.rules.append((tuple(head), tuple(map(abs, body))))


class Trial:
    """A world in which mutants are switched by a choice.

    Args:
        seeded: the law.
        mutants: those that are in.
        parts: all else that the program consists of: world, facts, rules for the queries.
        queries: what is asked.
        given: atoms that are true or false in every outcome asked about.
        watched: whether the ground rules are looked at, which `rules_out` needs.
    """

    def __init__(  # noqa: PLR0913 - each is needed, and none follows from another
        self,
        seeded: Seeded,
        mutants: Sequence[Mutant],
        parts: Iterable[str],
        queries: Sequence[Query],
        given: Mapping[clingo.Symbol, bool],
        *,
        watched: bool = True,
    ) -> None:
        self.queries = queries
        ground = _Ground()
        forbidden = "\n".join(
            f"violated({number}) :- {'' if query.positive else 'not '}{query.atom}."
            for number, query in enumerate(queries)
            if not query.expected
        )
        whole = (seeded.program(mutants), *parts, forbidden, "violated :- violated(N).", "#defined violated/1.")
        self.control = grounded(whole, "--project=project", observer=ground if watched else None)
        self.atoms = {atom.symbol: atom.literal for atom in self.control.symbolic_atoms}
        self.given = [
            self.atoms[atom] if value else -self.atoms[atom] for atom, value in given.items() if atom in self.atoms
        ]
        switches = {mutant.number: self.atoms[mutant.switch] for mutant in mutants}
        replaced = {literal for symbol, literal in self.atoms.items() if symbol.name == "replaced"}
        used = {atom for head, body in ground.rules for atom in body if replaced.isdisjoint(head)}
        self.mutants = {
            mutant.number: mutant
            for mutant in mutants
            if not watched
            or switches[mutant.number] in used
            or self.atoms.get(clingo.Function("replaced", [clingo.Number(mutant.rule)])) in used
        }
        self._switches = {number: switches[number] for number in self.mutants}
        self._none = self.atoms[clingo.Function("mutant", [clingo.Function("none")])]
        self._choices = sorted(ground.chosen - set(switches.values()) - {self._none})

    def _on(self, limit: int, assumptions: Iterable[int]) -> Iterator[clingo.Model]:
        self.control.configuration.solve.models = str(limit)  # type: ignore[union-attr]
        handle = self.control.solve(assumptions=[*self.given, *assumptions], yield_=True)
        assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
        with handle:
            yield from handle

    def _some(self, assumptions: Iterable[int]) -> bool:
        return any(True for _ in self._on(1, assumptions))

    def _mutant_of(self, model: clingo.Model) -> int | None:
        return next((number for number, literal in self._switches.items() if model.is_true(literal)), None)

    def wrong(self) -> list[str]:
        """The queries that the law itself does not answer as expected."""
        return [query.text for query in self.queries if self._answer(query, self._none) != query.expected]

    def _answer(self, query: Query, switch: int) -> bool:
        literal = self.atoms.get(query.atom)
        if literal is None:
            return not query.positive and self._some([switch])
        return self._some([switch, literal if query.positive else -literal])

    def brings_about(self) -> Iterator[tuple[int, Query]]:
        """The mutants under which something happens that must not, each once."""
        literal = self.atoms.get(clingo.Function("violated"))
        if literal is None:
            return
        marks = self._violations()
        for model in self._on(1, [literal, self._none]):
            wrong = [query.text for atom, query in marks if model.is_true(atom)]
            raise ValueError(f"the law itself does not answer as expected: {', '.join(wrong)}")
        for model in self._on(0, [literal, -self._none]):
            number = self._mutant_of(model)
            if number is not None:
                yield number, next(query for atom, query in marks if model.is_true(atom))

    def _violations(self) -> list[tuple[int, Query]]:
        marks = ((clingo.Function("violated", [clingo.Number(n)]), query) for n, query in enumerate(self.queries))
        return [(self.atoms[mark], query) for mark, query in marks if mark in self.atoms]

    def refuted(self, claims: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Of these claims those that some mutant in the program refutes, with the mutant."""
        asked = set(claims)
        for literal, query in self._violations():
            if query.claim and query.text in asked:
                for model in self._on(1, [literal, -self._none]):
                    number = self._mutant_of(model)
                    if number is not None:
                        yield query.text, number

    def rules_out(self, left: Iterable[int], *, all_queries: bool = False) -> Iterator[tuple[int, Query]]:
        """The mutants among these under which something is impossible that must be possible.

        Args:
            left: numbers of mutants.
            all_queries: whether every such query is looked for; otherwise each mutant comes once.
        """
        alive = {number for number in left if number in self.mutants}
        goals = [(query, self._goal(query)) for query in self.queries if query.expected]
        unmet = [(query, goal) for query, goal in goals if self._some([self._none, *goal])]
        while unmet and alive:
            witness, met = self._witness(unmet)
            survive = self._survive(witness, alive, met)
            for number, query, goal in [
                (number, query, goal)
                for number in sorted(alive)
                for query, goal in met
                if (number, query) not in survive
            ]:
                if number in alive and not self._some([self._switches[number], *goal]):
                    yield number, query
                    if not all_queries:
                        alive.discard(number)
            unmet = [pair for pair in unmet if pair not in met]

    def _goal(self, query: Query) -> list[int]:
        literal = self.atoms.get(query.atom)
        if literal is None:
            return [] if not query.positive else [self._none, -self._none]
        return [literal if query.positive else -literal]

    def _witness(self, unmet: Sequence[_Goal]) -> tuple[list[int], list[_Goal]]:
        """An outcome of the law itself that reaches the first goal, and all goals that it reaches."""
        for model in self._on(1, [self._none, *unmet[0][1]]):
            chosen = [atom if model.is_true(atom) else -atom for atom in self._choices]
            return chosen, [pair for pair in unmet if _reached(model, pair[1])]
        raise AssertionError("a goal that was reachable a moment ago is not")

    def _survive(self, witness: Sequence[int], alive: Set[int], goals: Sequence[_Goal]) -> set[tuple[int, Query]]:
        """Under which mutants the same choices still reach which goals."""
        others = [-literal for number, literal in self._switches.items() if number not in alive]
        found = set()
        for model in self._on(0, [*witness, *others, -self._none]):
            number = self._mutant_of(model)
            if number is not None:
                found |= {(number, query) for query, goal in goals if _reached(model, goal)}
        return found


def _reached(model: clingo.Model, goal: Sequence[int]) -> bool:
    return all(model.is_true(literal) for literal in goal)
