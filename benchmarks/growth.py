"""Growth with the number of states: an alliance of 8 to 128 Parties, one of which attacks another.

The world is made up; the law is the shipped one. Prints a table and draws docs/growth.svg if asked to.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import clingo
from made_up import SIZES, made_up_law
from measure import PROJECTION, temporary
from picture import picture

REPEATS = 5
HEADS = (
    "states",
    "ground rules",
    "digits of the count",
    "ground",
    "compile",
    "answers",
    "clingo: ground",
    "clingo: classes",
)
PHASES = ("ground", "compile", "answers", "clingo: ground", "clingo: classes")
COLOURS = ("#1f4e79", "#2e75b6", "#9dc3e6", "#7f6000", "#bf9000")


FACTS = """
date(20260301). incident(1). given(1, attacker, s0). given(1, target, s1). given(1, place, home).
given(1, means, invasion). given(1, gravity, major). readings_scope(held).
"""
USUAL = {
    "attribution": "certain", "intent": "deliberate", "imminence": "none", "consent": "none", "justification": "none",
    "accumulation": "single", "necessity": "met", "immediacy": "prompt", "proportionality": "proportionate",
    "overwhelmed": "yes", "control": "none", "origin": "external",
}  # fmt: skip
WIDE = {
    "council_measures": "none", "measures_adequate": "no", "help_needed": "yes", "council_recognition": "none",
}  # fmt: skip


def facts() -> list[clingo.Symbol]:
    """The facts of the one scenario."""
    found: list[clingo.Symbol] = []
    control = clingo.Control(logger=lambda *_: None)
    text = FACTS + "".join(f"given(1, {field}, {value})." for field, value in USUAL.items())
    control.add("base", [], text + "".join(f"given(scenario, {field}, {value})." for field, value in WIDE.items()))
    control.ground()
    found += [atom.symbol for atom in control.symbolic_atoms]
    return sorted(found, key=str)


def measure(size: int, folder: Path) -> list[str | float]:
    """One row of the table.

    Args:
        size: how many states.
        folder: where the made-up world is written.

    Returns:
        The figures in the order of the heads; times are medians in seconds.
    """
    from pymodel.counts import Compiled
    from pymodel.ground import ground
    from pymodel.outcomes import solve

    sources = made_up_law(folder, size)
    symbols = facts()
    times: dict[str, list[float]] = {phase: [] for phase in PHASES}
    for _ in range(REPEATS):
        marks = [time.perf_counter()]
        program = ground(sources, symbols)
        marks.append(time.perf_counter())
        compiled = Compiled(program)
        marks.append(time.perf_counter())
        found = solve(compiled)
        marks.append(time.perf_counter())
        control = clingo.Control(["0", "--project", "-t1"], logger=lambda *_: None)
        for source in sources:
            control.load(str(source))
        control.add("base", [], "".join(f"{symbol}." for symbol in symbols) + PROJECTION)
        control.ground()
        marks.append(time.perf_counter())
        control.solve(on_model=lambda _: None)
        marks.append(time.perf_counter())
        for phase, start, end in zip(PHASES, marks[:-1], marks[1:], strict=True):
            times[phase].append(end - start)
    medians = [statistics.median(times[phase]) for phase in PHASES]
    return [size, len(program.rules), len(str(found.count)), *medians]


def drawn(rows: Sequence[Sequence[str | float]]) -> str:
    """A picture of the times against the number of states, both axes doubling.

    Args:
        rows: the table.

    Returns:
        An SVG document.
    """
    lines = {phase: [(float(row[0]), float(row[3 + place])) for row in rows] for place, phase in enumerate(PHASES)}
    return picture("Time against the number of states (logarithmic)", lines, COLOURS)


def main() -> int:
    """Prints the table.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--picture", type=Path, help="also draw the table into this SVG file")
    wanted = parser.parse_args()
    with temporary() as name:
        rows = [measure(size, Path(name)) for size in SIZES]
    print("  ".join(f"{head:>19}" for head in HEADS))
    for row in rows:
        print("  ".join(f"{value:19.3f}" if isinstance(value, float) else f"{value:>19}" for value in row))
    if wanted.picture:
        wanted.picture.write_text(drawn(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
