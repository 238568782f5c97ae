"""Which seeded errors of the law do the scenarios and the claims notice?

Every mutant of every rule is tried against the expectations of the shipped scenarios and against the claims that hold in
every outcome. Prints the share that is noticed, the claims that no mutant refutes, and every mutant that survives.
Exit status 1 if fewer than `--least` percent are noticed.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import clingo
from measure import LAW, ROOT, SCENARIOS
from mutate import Mutant, Seeded, seed
from queries import Query, claims_program, claims_that_hold, queries_of

RULES = [file for file in LAW if file.parent.name == "encodings"]
WORLD = [file for file in LAW if file.parent.name != "encodings"]


@dataclass
class Noticed:
    """What a share of the mutants came to.

    Attributes:
        by: mutant -> what noticed it first: `scenario: expectation` or `claim`.
        claims: the claims that some mutant refutes.
        inert: the mutants that changed no ground rule in any scenario.
    """

    by: dict[int, str] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)
    inert: set[int] = field(default_factory=set)


class _Touched(clingo.Observer):
    """Which switches stand in the ground program beside the rule that reads them for `replaced`."""

    def __init__(self) -> None:
        self.rules: list[tuple[tuple[int, ...], frozenset[int]]] = []

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:  # noqa: ARG002 - clingo's names
        """Notes a rule."""
        self.rules.append((tuple(head), frozenset(map(abs, body))))


class _Trial:
    """One scenario with some mutants in the program, all switched off."""

    def __init__(self, seeded: Seeded, mutants: Sequence[Mutant], scenario: Path) -> None:
        facts, self.queries, wanted = queries_of(scenario)
        observer = _Touched()
        self.control = clingo.Control(["-t1"], logger=lambda *_: None)
        self.control.register_observer(observer)
        for text in (seeded.program(mutants), facts, wanted, claims_program()):
            self.control.add("base", [], text)
        for file in WORLD:
            self.control.load(str(file))
        self.control.ground([("base", [])])
        self._literals = {atom.symbol: atom.literal for atom in self.control.symbolic_atoms}
        self._used = self._uses(observer)

    def _uses(self, observer: _Touched) -> frozenset[int]:
        replaced = {literal for symbol, literal in self._literals.items() if symbol.name == "replaced"}
        return frozenset(atom for head, body in observer.rules if not set(head) & replaced for atom in body)

    def concerns(self, mutant: Mutant) -> bool:
        """Whether the mutant, or the rule it replaces, has an instance here."""
        replaced = self._literals.get(clingo.Function("replaced", [clingo.Number(mutant.rule)]))
        return self._literals.get(mutant.switch) in self._used or replaced in self._used

    def holds(self, query: Query) -> bool:
        """Whether a query has the answer that is expected of it."""
        literal = self._literals.get(query.atom)
        if literal is None:  # nothing can bring it about
            return not query.expected if query.positive else query.expected
        found = self.control.solve(assumptions=[literal if query.positive else -literal])
        return bool(found.satisfiable) == query.expected

    def unsound(self, mutant: Mutant, queries: Sequence[Query]) -> Iterator[Query]:
        """The queries whose answer the mutant changes, one after the other."""
        self.control.assign_external(mutant.switch, True)
        try:
            yield from (query for query in queries if not self.holds(query))
        finally:
            self.control.assign_external(mutant.switch, False)


def try_share(numbers: Sequence[int]) -> Noticed:
    """Tries some of the mutants on all scenarios until each is noticed; in a process of its own."""
    seeded = seed(RULES)
    left = [seeded.mutants[number] for number in numbers]
    result = Noticed(inert=set(numbers))
    for scenario in SCENARIOS:
        trial = _Trial(seeded, left, scenario)
        sound = [query for query in trial.queries if trial.holds(query)]
        expectations = [query for query in sound if not query.claim]
        claims = [query for query in sound if query.claim]
        for mutant in left:
            if not trial.concerns(mutant):
                continue
            result.inert.discard(mutant.number)
            fresh = [query for query in claims if query.text not in result.claims]
            refuted = [query.text for query in trial.unsound(mutant, fresh)]
            result.claims.update(refuted)
            old = [query for query in claims if query.text not in refuted]
            found = next(trial.unsound(mutant, [*expectations, *old]), None)
            if found is not None and not found.claim:
                result.by[mutant.number] = f"{scenario.stem}: {found.text}"
            elif found is not None or refuted:
                result.by[mutant.number] = found.text if found else refuted[0]
        left = [mutant for mutant in left if mutant.number not in result.by]
    return result


def main() -> int:
    """Tries all mutants, or every n-th, and prints what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="try one mutant in so many")
    parser.add_argument("--least", type=float, default=80.0, help="the share that has to be noticed, in percent")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    seeded = seed(RULES)
    numbers = [mutant.number for mutant in seeded.mutants][:: options.every]
    shares = [numbers[start :: options.processes] for start in range(options.processes)]
    start = time.perf_counter()
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        results = list(pool.map(try_share, shares))
    noticed = {number: by for result in results for number, by in result.by.items()}
    refuted = {claim for result in results for claim in result.claims}
    inert = {number for result in results for number in result.inert}
    _print(seeded, numbers, noticed, refuted, inert)
    print(f"{time.perf_counter() - start:.0f} s")
    return 0 if 100 * len(noticed) >= options.least * len(numbers) else 1


def _print(
    seeded: Seeded, numbers: Sequence[int], noticed: dict[int, str], refuted: set[str], inert: set[int]
) -> None:
    by_claims = sum(1 for by in noticed.values() if by in claims_that_hold())
    print(f"{len(seeded.rules)} rules, {len(seeded.mutants)} mutants, {len(numbers)} tried")
    print(f"noticed {len(noticed)} ({100 * len(noticed) / len(numbers):.1f} %), {by_claims} of them by a claim first")
    never = sorted(claims_that_hold() - refuted)
    print(f"claims that no mutant tried refutes: {', '.join(never) or 'none'}")
    kinds = Counter(seeded.mutants[number].what.split(" `")[0] for number in numbers if number not in noticed)
    print(f"survive: {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items())) or 'none'}")
    for number in numbers:
        if number not in noticed:
            mutant = seeded.mutants[number]
            why = " (no instance in any scenario)" if number in inert else ""
            print(f"  {mutant.place}: {mutant.what}{why}")


if __name__ == "__main__":
    raise SystemExit(main())
