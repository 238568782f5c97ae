"""Is there for every claim that is expected to be proved a seeded error of the law that refutes it?

A claim that no error could refute would say nothing. Every mutant of every rule is tried against every claim: in the
small world of the tests, in this world with a scenario that leaves open who, whom, where and how, and, for claims on
two outcomes, with two copies of the law. A claim is out of the way with the first mutant that refutes it, so this
takes minutes. Exit status 1 if some claim is left over.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial

import claims
import clingo
import two_outcomes
from mutants import RULES, WORLD, batches
from mutate import Mutant, Seeded, seed
from trial import Query, Trial

NOT_CONTRADICTORY = clingo.Function("contradictory")
DATES = (20260301, 20150301)
ATTACKERS = "us tr ru fr".split()
HOSTS = "tr ru".split()
TARGETS = "gr dk de ie us".split()
PLACES = "crete greenland germany ireland denmark hawaii".split()
# a state that ratified the amendments of Kampala and left the Statute: nothing in the law excludes it, and no state did
MADE_UP = "member(kampala, us, 20180717, 99991231)."


@dataclass(frozen=True)
class Place:
    """Where mutants are tried.

    Attributes:
        name: what it is.
        claims: those that are asked there.
        parts: the program beside the law, for some mutants and some claims.
        given: atoms that are true or false in every outcome asked about.
    """

    name: str
    claims: Set[str]
    parts: Callable[[Sequence[Mutant], Iterable[str]], list[str]]
    given: Mapping[clingo.Symbol, bool] = field(default_factory=lambda: {NOT_CONTRADICTORY: False})


def this_world(date: int) -> str:
    """The open scenario of this world at a date."""
    small = claims.small_world
    opened = [f"open(1, {name})." for name in small.OPEN_FIELDS if name != "means"]
    opened += [f"open(scenario, {name})." for name in (*small.OPEN_SCENARIO_FIELDS, "council_recognition")]
    return f"""
        date({date}). incident(1). readings_scope(all). {" ".join(opened)} {MADE_UP}
        1 {{ given(1, attacker, ({";".join(ATTACKERS)})); given(1, group, band) }} 1.
        open(1, (origin; control)) :- given(1, group, band).
        {{ given(1, state, ({";".join(HOSTS)})) }} 1 :- given(1, group, band).
        1 {{ given(1, target, ({";".join(TARGETS)})) }} 1.
        1 {{ given(1, place, ({";".join(PLACES)})) }} 1.
        {{ given(1, object, ({";".join(small.OBJECTS)})) }} 1.
        {{ given(1, means, M) : value_of(means, M) }} 1.
        means_stated :- given(1, means, _).
        open(1, means) :- not means_stated.
        contradictory :- conflict(_, _, _).
    """


def places(seeded: Seeded) -> Iterator[Place]:
    """Where mutants are tried, the quick ones first."""
    one = claims.asked().keys()
    two = two_outcomes.monotone()
    # what is possible is refuted only if it is so nowhere, and more is possible in this world than in the small one
    possible = {query.text for query in claims.queries() if query.expected}
    small = Place("the small world", one - claims.at_home() - possible, _in_small_world)
    yield small
    data = "\n".join(file.read_text(encoding="utf-8") for file in WORLD)
    for date in DATES:
        scenario = this_world(date)
        yield Place(f"this world on {date}", one, partial(_in_this_world, data, scenario))
    yield replace(small, claims=possible - claims.at_home())
    for name in sorted(two):
        yield Place(
            "two outcomes in the small world",
            {name},
            lambda some, names: [
                claims.world(),
                two_outcomes.second_copy(seeded.program(some) + claims.world()),
                *map(two_outcomes.program, names),
            ],
            {NOT_CONTRADICTORY: False, clingo.Function("contradictory" + two_outcomes.OTHER): False},
        )


def _in_small_world(_: Sequence[Mutant], names: Iterable[str]) -> list[str]:
    return [claims.world(), *map(claims.program, names)]


def _in_this_world(data: str, scenario: str, _: Sequence[Mutant], names: Iterable[str]) -> list[str]:
    return [data, scenario, *map(claims.program, names)]


def find(seeded: Seeded, place: Place, names: Set[str], found: dict[str, Mutant]) -> None:
    """Looks in one place for mutants that refute claims.

    Args:
        seeded: the law.
        place: where.
        names: the claims asked about.
        found: claim -> mutant, to which is added what is found.
    """
    for some in batches(seeded.mutants):
        left = sorted(names - found.keys())
        if not left:
            return
        queries = [query for query in asked() if query.text in left]
        trial = Trial(seeded, some, place.parts(some, left), queries, place.given)
        # what is possible need not be so in every place
        if wrong := {query.text for query in queries if not query.expected}.intersection(trial.wrong()):
            raise ValueError(f"the law itself refutes in {place.name}: {', '.join(sorted(wrong))}")
        for name, number in trial.refuted(left):
            found[name] = seeded.mutants[number]
        for number, query in trial.rules_out(trial.mutants.keys(), all_queries=True):
            found.setdefault(query.text, seeded.mutants[number])


def asked() -> list[Query]:
    """The queries of all claims."""
    made = [
        Query(name, clingo.Function("claim_refuted", [clingo.Function(name)]), True, False, claim=True)
        for name in sorted(two_outcomes.monotone())
    ]
    return [*claims.queries(), *made]


def main() -> int:
    """Looks for a mutant for each claim, and prints those that none refutes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("claims", nargs="*", help="ids of claims, other than all that are expected to be proved")
    parser.add_argument("--quiet", action="store_true", help="do not name the mutants")
    options = parser.parse_args()
    start = time.perf_counter()
    names = frozenset(options.claims) or claims.claims().keys()
    if unknown := sorted(names - claims.claims().keys()):
        parser.error(f"no claims that are expected to be proved: {', '.join(unknown)}")
    seeded = seed(RULES)
    found: dict[str, Mutant] = {}
    where: dict[str, str] = {}
    for place in places(seeded):
        before = set(found)
        find(seeded, place, (names & place.claims) - before, found)
        where.update(dict.fromkeys(found.keys() - before, place.name))
        print(f"{place.name}: {len(found)} of {len(names)}, {time.perf_counter() - start:.0f} s", file=sys.stderr)
    print(f"claims expected to be proved: {len(names)}, refuted by a mutant: {len(found)}, of {len(seeded.mutants)}")
    for name in sorted(names - found.keys()):
        print(f"  by none: {name}")
    for name, mutant in sorted(found.items()) if not options.quiet else ():
        print(f"  {name} ({where[name]}): {seeded.name(mutant)}")
    return 0 if len(found) == len(names) else 1


if __name__ == "__main__":
    raise SystemExit(main())
