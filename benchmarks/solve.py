"""`casus solve` beside stock clingo on the same facts: one scenario, all scenarios, and the classes themselves.

Whole processes are timed for the first two, in turn. For the third, both sides start from a ground program: ours finds
the classes by decision diagrams, clingo by enumeration with projection. With `--readings all` every position of every
reading is open that a scenario does not fix itself.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import clingo
from measure import CASUS, LAW, SCENARIOS, Scope, clingo_command, export, summary, temporary, wall

ONE = "greenland"
REPEATS = 7
LIMITS = {"one": 20.0, "all": 4.0, "classes": 1.5}


def _option(scope: Scope | None) -> list[str]:
    return [] if scope is None else ["--readings", scope]


def one_scenario(folder: Path, scope: Scope | None) -> float:
    """Times one scenario, and prints the figures.

    Returns:
        The ratio of the medians.
    """
    scenario = next(file for file in SCENARIOS if file.stem == ONE)
    facts = export(scenario, folder, scope)
    command = [*CASUS, "solve", *_option(scope), str(scenario)]
    ours, theirs = [], []
    wall(command)  # fills the caches
    for _ in range(REPEATS):
        ours.append(wall(command))
        theirs.append(wall(clingo_command(facts)))
    print(summary(f"casus solve {scenario.name}", ours))
    print(summary("clingo, the same classes", theirs))
    return statistics.median(ours) / statistics.median(theirs)


def all_scenarios(folder: Path, scope: Scope | None) -> float:
    """Times all scenarios in one command beside a clingo process for each.

    Returns:
        The ratio.
    """
    files = [export(scenario, folder, scope) for scenario in SCENARIOS]
    ours = wall([*CASUS, "solve", *_option(scope), *map(str, SCENARIOS)])
    theirs = sum(wall(clingo_command(file)) for file in files)
    print(f"casus solve on all {len(files)} scenarios   {ours:8.2f} s")
    print(f"clingo, one process for each         {theirs:8.2f} s")
    return ours / theirs


def by_diagrams(scenario: Path, scope: Scope | None) -> tuple[float, int]:
    """Seconds to find the classes of a compiled scenario, and their number; all is freed after the clock stops."""
    from pymodel.counts import Compiled
    from pymodel.ground import ground
    from pymodel.outcomes import Tables
    from pymodel.outcomes.classes import class_values
    from pymodel.scenario import load, with_scope

    known = load(scenario) if scope is None else with_scope(load(scenario), scope)
    compiled = Compiled(ground(LAW, known.facts))
    start = time.perf_counter()
    tables = Tables(compiled)
    found = class_values(tables, tables.main_columns, compiled.space)
    return time.perf_counter() - start, len(found)


def by_enumeration(facts: Path) -> tuple[float, int]:
    """Seconds that clingo needs to enumerate the classes of the ground facts, and their number."""
    control = clingo.Control(["0", "--project", "-t1"], logger=lambda *_: None)
    for file in [*LAW, facts]:
        control.load(str(file))
    control.ground()
    start = time.perf_counter()
    with control.solve(yield_=True) as models:
        number = sum(1 for _ in models)
    return time.perf_counter() - start, number


def classes(folder: Path, scope: Scope | None) -> float:
    """Times the finding of the classes alone, summed over all scenarios.

    Returns:
        The ratio of the sums.
    """
    ours = theirs = 0.0
    for scenario in SCENARIOS:
        here, found = by_diagrams(scenario, scope)
        there, number = by_enumeration(export(scenario, folder, scope))
        if number != found:
            raise SystemExit(f"{scenario}: {found} classes here, {number} by clingo")
        ours += here
        theirs += there
    print(f"classes by diagrams, summed          {ours:8.3f} s")
    print(f"classes by clingo's solving, summed  {theirs:8.3f} s")
    return ours / theirs


def main() -> int:
    """Runs all three and compares them with what the project promises.

    Returns:
        0 if every ratio is within its limit, else 1.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", choices=("mainstream", "held", "all"), help="which positions of readings count")
    scope = parser.parse_args().readings
    kept = 0
    with temporary() as name:
        folder = Path(name)
        for what, run in (("one", one_scenario), ("all", all_scenarios), ("classes", classes)):
            ratio = run(folder, scope)
            good = ratio <= LIMITS[what]
            kept += good
            print(f"  ratio {ratio:.2f}, at most {LIMITS[what]:g} promised: {'kept' if good else 'NOT KEPT'}\n")
    return 0 if kept == len(LIMITS) else 1


if __name__ == "__main__":
    sys.exit(main())
