"""Which seeded errors of the law do the claims and the scenarios notice?

Every mutant of every rule is tried against the claims that are expected to be proved, in the small world of the tests,
and against what the shipped scenarios expect. Prints the share that is noticed, the claims that no mutant refutes,
and the survivors with the reasons that stand in `survivors.yaml`. Exit status 1 if fewer than `--least` percent are
noticed, or if a survivor has no reason there.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

import claims
import clingo
from equal import different, may_be_equal
from measure import LAW, SCENARIOS
from mutate import Mutant, Seeded, seed
from queries import queries_of, queries_of_refused, refused
from survivors import Reasons
from trial import Query, Trial

RULES = [file for file in LAW if file.parent.name == "encodings"]
WORLD = [file for file in LAW if file.parent.name != "encodings"]
REFUSED = refused()
IN_ONE_GROUNDING = 600
_PATIENT = 1_000_000  # conflicts that the solver may meet where only few mutants are left


@dataclass
class Noticed:
    """What became of the mutants.

    Attributes:
        by: mutant -> what noticed it first: `scenario: expectation` or `claim`.
        claims: claim -> a mutant that refutes it.
        changing: scenario -> the mutants, of those not noticed before it, that change some outcome of it.
    """

    by: dict[int, str] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    changing: dict[Path, Set[int]] = field(default_factory=dict)

    def left(self, mutants: Iterable[Mutant]) -> list[Mutant]:
        """The mutants that nothing has noticed yet."""
        return [mutant for mutant in mutants if mutant.number not in self.by]


def batches(mutants: Sequence[Mutant]) -> Iterator[Sequence[Mutant]]:
    """The mutants in portions, each of all files."""
    count = -(-len(mutants) // IN_ONE_GROUNDING)
    return (mutants[start::count] for start in range(count))


def try_claims(seeded: Seeded, mutants: Sequence[Mutant], result: Noticed) -> None:
    """Asks in the small world which claims each mutant refutes."""
    known = claims.asked().keys() - claims.at_home()
    rules = "\n".join(map(claims.program, sorted(known)))
    queries = [query for query in claims.queries() if query.text in known]
    given = {clingo.Function("contradictory"): False}
    for some in batches(mutants):
        trial = Trial(seeded, some, [claims.world(), rules], queries, given)
        for number, query in trial.brings_about():
            result.by.setdefault(number, query.text)
        result.claims.update(trial.refuted(known - result.claims.keys()))
        for number, query in trial.rules_out(trial.mutants.keys(), all_queries=True):
            result.by.setdefault(number, query.text)
            result.claims.setdefault(query.text, number)


def try_scenarios(
    seeded: Seeded, mutants: Sequence[Mutant], scenarios: Iterable[Path], result: Noticed, *, possible: bool
) -> None:
    """Asks of each scenario which of the mutants not noticed yet change what it expects.

    Args:
        seeded: the law.
        mutants: those tried.
        scenarios: the scenario files.
        result: what is known, and becomes known.
        possible: whether it is asked what has to be possible, rather than what must not be, which is quicker.
    """
    world = [file.read_text(encoding="utf-8") for file in WORLD]
    # the small world has one date, no data of home laws, and every fact open: what a claim says is asked here as well
    known = claims.everywhere()
    of_claims = [query for query in claims.queries() if query.text in known]
    rules_of_claims = [claims.program(name) for name in sorted(known)]
    for scenario in scenarios:
        read = queries_of_refused if scenario in REFUSED else queries_of
        facts, expected, rules = read(scenario)
        # what contradicts itself is no scenario, so claims do not speak of it
        also = [] if possible or scenario in REFUSED else of_claims
        queries = [query for query in expected if query.expected == possible] + also
        if not queries:
            continue
        if scenario not in result.changing:
            asked = [mutant for mutant in result.left(mutants) if may_be_equal(mutant)]
            same = {mutant.number for mutant in asked} - different(seeded, asked, [*world, facts])
            result.changing[scenario] = {mutant.number for mutant in result.left(mutants)} - same
        # what changes no outcome of a scenario is not noticed by it, and most mutants change none
        left = [mutant for mutant in result.left(mutants) if mutant.number in result.changing[scenario]]
        for some in batches(left):
            trial = Trial(seeded, some, [*world, *rules_of_claims, facts, rules], queries, {}, watched=possible)
            if possible:
                found = trial.rules_out(trial.mutants.keys())
            else:
                found = trial.brings_about()
                result.claims.update(trial.refuted(known - result.claims.keys()))
            result.by.update((number, _said(scenario, query)) for number, query in found)


def equal(seeded: Seeded, mutants: Iterable[Mutant], changing: Mapping[Path, Set[int]]) -> Set[int]:
    """The mutants that change no outcome of the small world, nor of any scenario.

    Args:
        seeded: the law.
        mutants: those asked about.
        changing: scenario -> those that change some outcome of it, and those of which that was not soon known.
    """
    given = [(clingo.Function("contradictory"), False)]
    left = [mutant for mutant in mutants if may_be_equal(mutant)]
    found = different(seeded, left, [claims.world()], given, soon=_PATIENT)
    world = [file.read_text(encoding="utf-8") for file in WORLD]
    for scenario, numbers in changing.items():
        left = [mutant for mutant in left if mutant.number not in found]
        asked = [mutant for mutant in left if mutant.number in numbers]
        # what is refused has no outcomes
        if asked and scenario not in REFUSED:
            found = different(seeded, asked, [*world, queries_of(scenario)[0]], soon=_PATIENT)
    return {mutant.number for mutant in left if mutant.number not in found}


def _said(scenario: Path, query: Query) -> str:
    return query.text if query.claim else f"{scenario.stem}: {query.text}"


def main() -> int:
    """Tries all mutants, or every n-th, and prints what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--every", type=int, default=1, help="try one mutant in so many")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first so many: another sample")
    parser.add_argument("--least", type=float, default=80.0, help="the share that has to be noticed, in percent")
    parser.add_argument("--scenarios", nargs="*", type=Path, help="scenario files other than all")
    parser.add_argument("--memory", type=Path, help="a file of what was noticed earlier; that is not tried again")
    parser.add_argument("--survivors", action="store_true", help="name every survivor")
    options = parser.parse_args()
    start = time.perf_counter()
    seeded = seed(RULES)
    tried = seeded.mutants[options.skip :: options.every]
    result = Noticed()
    memory = _Memory(seeded, options.memory)
    memory.recall(result)
    try_claims(seeded, result.left(tried), result)
    memory.keep(result)
    # those that expect most come first, so that little is left for the others to be asked about
    scenarios = sorted(
        options.scenarios or [*SCENARIOS, *REFUSED],
        key=lambda file: len(file.read_text(encoding="utf-8")),
        reverse=True,
    )
    for possible in (False, True):
        for portion in range(0, len(scenarios), 5):
            try_scenarios(seeded, tried, scenarios[portion : portion + 5], result, possible=possible)
            memory.keep(result)
    left = result.left(tried)
    same = equal(seeded, left, result.changing)
    _print(seeded, tried, result, names=options.survivors)
    unexplained = Reasons.load().tell(seeded, left, same, names=options.survivors)
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    noticed = sum(mutant.number in result.by for mutant in tried)
    return 0 if 100 * noticed >= options.least * len(tried) and not unexplained else 1


class _Memory:
    """What earlier runs noticed, by the text of rule and error, so that it outlasts a change of line numbers."""

    def __init__(self, seeded: Seeded, file: Path | None) -> None:
        self._file = file
        self._names = {mutant.number: seeded.name(mutant) for mutant in seeded.mutants}

    def recall(self, result: Noticed) -> None:
        """Takes up what is known."""
        if self._file is None or not self._file.exists():
            return
        numbers = {name: number for number, name in self._names.items()}
        known = json.loads(self._file.read_text(encoding="utf-8"))
        result.by.update({numbers[name]: by for name, by in known["by"].items() if name in numbers})
        result.claims.update({claim: numbers[name] for claim, name in known["claims"].items() if name in numbers})

    def keep(self, result: Noticed) -> None:
        """Writes what is known now."""
        if self._file is None:
            return
        known = {
            "by": {self._names[number]: by for number, by in result.by.items()},
            "claims": {claim: self._names[number] for claim, number in result.claims.items()},
        }
        self._file.write_text(json.dumps(known, indent=0), encoding="utf-8")


def _print(seeded: Seeded, tried: Sequence[Mutant], result: Noticed, *, names: bool) -> None:
    """Prints what was noticed."""
    noticed = [mutant for mutant in tried if mutant.number in result.by]
    by_claims = sum(result.by[mutant.number] in claims.claims() for mutant in noticed)
    print(f"{len(seeded.rules)} rules, {len(seeded.mutants)} mutants, {len(tried)} tried")
    print(f"noticed {len(noticed)} ({100 * len(noticed) / len(tried):.1f} %), {by_claims} of them by a claim first")
    all_kinds, found = (Counter(mutant.kind for mutant in some) for some in (tried, noticed))
    for kind, count in sorted(all_kinds.items()):
        print(f"  {kind}: {found[kind]} of {count} ({100 * found[kind] / count:.1f} %)")
    refuted = {claim: number for claim, number in result.claims.items() if claim in claims.claims()}
    print(f"claims expected to be proved: {len(claims.claims())}, refuted by some mutant: {len(refuted)}")
    for claim in sorted(claims.claims().keys() - refuted.keys()):
        print(f"  by none: {claim}")
    if names:
        for claim, number in sorted(refuted.items()):
            print(f"  {claim}: {seeded.name(seeded.mutants[number])}")


if __name__ == "__main__":
    raise SystemExit(main())
