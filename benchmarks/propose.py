"""Which goals of shipped scenarios would notice the mutants that nothing notices yet?

A mutant that changes some outcome of a scenario adds something to it, or loses something of it: together with the
facts, positions and decisions that this needs, that is a goal which is possible under the law alone, or under the
mutant alone. `--found` chooses few goals among those found, as JSON. They say what the law does and not what is right:
somebody has to read the provision before one of them becomes an expectation.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

import clingo
from equal import Change, changes, may_be_equal
from grounded import grounded
from measure import SCENARIOS
from mutants import RULES, WORLD
from mutate import Mutant, Seeded, seed
from queries import queries_of

_ENOUGH = 6  # scenarios in which a mutant would be noticed: few goals are to be chosen among many
_SHORT = 2  # parts beside the first
_FEW, _MANY = 2, 8  # choices
_NONE = clingo.Function("mutant", [clingo.Function("none")])


class Goal(NamedTuple):
    """A goal of a scenario, and whether it is possible or impossible."""

    scenario: str
    kind: str
    text: str


class Outcomes:
    """A scenario under the law and under mutants, one of which is on at a time."""

    def __init__(self, seeded: Seeded, mutants: Sequence[Mutant], parts: Iterable[str]) -> None:
        self._control = grounded((seeded.program(mutants), *parts))
        self._switches = {mutant.number: mutant.switch for mutant in mutants}
        self._literals = {atom.symbol: atom.literal for atom in self._control.symbolic_atoms}

    def goal(self, change: Change) -> tuple[str, str] | None:
        """The goal, with its kind, that would notice a change; None if it needs more than choices."""
        switch = self._switches[change.mutant]
        # what is added cannot be under the law with the same choices, and what is lost not under the mutant
        law, other = (_NONE, switch) if change.added else (switch, _NONE)
        kept = self._needed([law, change.atom], change.chosen)
        if kept is None or self._core([other, change.atom, *kept]) is not None:
            return None
        return ("impossible" if change.added else "possible"), " & ".join(map(str, (change.atom, *kept)))

    def _needed(self, fixed: list[clingo.Symbol], chosen: Sequence[clingo.Symbol]) -> list[clingo.Symbol] | None:
        """Choices of which none can be spared for some atoms to be impossible; None if they are possible with all."""
        core = self._core([*fixed, *chosen])
        if core is None:
            return None
        kept = [one for one in core if one not in fixed]
        size = len(kept) + 1
        while size > 1:
            size = -(-size // 2)
            for start in range(0, len(kept), size):
                some = set(kept[start : start + size])
                fewer = self._core([*fixed, *(one for one in kept if one not in some)])
                if fewer is not None:
                    kept = [one for one in fewer if one not in fixed]
            if size <= _FEW and len(kept) > _MANY:
                break  # nobody would read it, so it need not be the shortest
        return kept

    def _core(self, symbols: Sequence[clingo.Symbol]) -> list[clingo.Symbol] | None:
        """Which of some atoms cannot hold together; None if they can."""
        literals = {symbol: self._literals.get(symbol) for symbol in symbols}
        missing = [symbol for symbol, literal in literals.items() if literal is None]
        if missing:
            return missing
        handle = self._control.solve(assumptions=[one for one in literals.values() if one is not None], yield_=True)
        assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
        with handle:
            if handle.model() is not None:
                return None
            core = set(handle.core())
            return [symbol for symbol, literal in literals.items() if literal in core]


def main() -> int:
    """Finds goals for the survivors that a memory leaves over, or chooses among those found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--memory", type=Path, nargs="+", required=True, help="files of what was noticed, see mutants.py"
    )
    parser.add_argument("--from", dest="start", type=int, default=0, help="begin with this scenario")
    parser.add_argument("--every", type=int, default=1, help="ask one scenario in so many")
    parser.add_argument("--found", type=Path, nargs="*", default=[], help="choose among these findings; ask nothing")
    parser.add_argument("--output", type=Path, help="the file to write")
    options = parser.parse_args()
    if not options.memory or options.output is None:
        print("name what mutants.py wrote with --memory, and a file to write with --output")
        return 0
    seeded = seed(RULES)
    noticed: set[str] = set()
    for file in options.memory:
        noticed |= json.loads(file.read_text(encoding="utf-8"))["by"].keys()
    left = [one for one in seeded.mutants if seeded.name(one) not in noticed]
    print(f"{len(left)} survivors", file=sys.stderr)
    goals: dict[Goal, set[int]] = {}
    differing: set[int] = set()
    if options.found:
        for file in options.found:
            known = json.loads(file.read_text(encoding="utf-8"))
            differing.update(known["differing"])
            for *goal, numbers in known["goals"]:
                goals.setdefault(Goal(*goal), set()).update(numbers)
        options.output.write_text(json.dumps(_told(seeded, left, goals, differing), indent=1), encoding="utf-8")
        return 0
    times: Counter[int] = Counter()
    data = [file.read_text(encoding="utf-8") for file in WORLD]
    by_size = sorted(SCENARIOS, key=lambda file: len(file.read_text(encoding="utf-8")))
    for scenario in by_size[options.start :: options.every]:
        parts = [*data, queries_of(scenario)[0]]
        asked = [one for one in left if may_be_equal(one) and times[one.number] < _ENOUGH]
        found = list(changes(seeded, asked, parts))
        outcomes = Outcomes(seeded, [seeded.mutants[change.mutant] for change in found], parts)
        for change in found:
            differing.add(change.mutant)
            goal = outcomes.goal(change)
            if goal is not None:
                times[change.mutant] += 1
                goals.setdefault(Goal(scenario.stem, *goal), set()).add(change.mutant)
        print(f"{scenario.stem}: {len(found)} differ; {len(times)} would be noticed", file=sys.stderr, flush=True)
        rows = [[*goal, sorted(numbers)] for goal, numbers in goals.items()]
        options.output.write_text(json.dumps({"differing": sorted(differing), "goals": rows}), encoding="utf-8")
    return 0


def _told(seeded: Seeded, left: Sequence[Mutant], goals: Mapping[Goal, Set[int]], differing: Set[int]) -> Any:
    told = set().union(*goals.values()) if goals else set()
    return {
        "chosen": [
            {**goal._asdict(), "mutants": [seeded.name(seeded.mutants[one]) for one in sorted(news)]}
            for goal, news in _chosen(goals)
        ],
        "differ, but no goal tells": [seeded.name(one) for one in left if one.number in differing - told],
        "differ nowhere": [seeded.name(one) for one in left if one.number not in differing],
    }


def _chosen(goals: Mapping[Goal, Set[int]]) -> list[tuple[Goal, Set[int]]]:
    """Few goals that notice all: always the one that is worth most, for what is left."""
    left = set().union(*goals.values()) if goals else set()
    chosen: list[tuple[Goal, Set[int]]] = []
    while left:
        best = max(goals, key=lambda one: _worth(one, len(goals[one] & left)))
        chosen.append((best, goals[best] & left))
        left -= goals[best]
    return chosen


def _worth(goal: Goal, news: int) -> tuple[bool, bool, int, int, Goal]:
    """A goal that is short enough to be read, that notices much; and of these the shortest."""
    parts = goal.text.count("&")
    return news > 0, parts <= _SHORT, news, -parts, goal


if __name__ == "__main__":
    raise SystemExit(main())
