"""Growth with the number of states: an alliance of 8 to 128 Parties, one of which attacks another.

The world is made up; the law is the shipped one. Prints a table and draws docs/growth.svg if asked to.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from html import escape
from pathlib import Path

import clingo
from measure import PROJECTION, ROOT, temporary

SIZES = (8, 16, 32, 64, 128)
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


def world(size: int) -> str:
    """A world of `size` Parties, all in the Union too, fifteen of them or fewer in the Security Council."""
    states = [f"s{number}" for number in range(size)]
    lines = [f'state({state}, "{state.upper()}", 19450101, 99991231).' for state in states]
    for organisation in ("nato", "eu", "un"):
        lines += [f"member({organisation}, {state}, 19490824, 99991231)." for state in states]
    lines += [f"in_force({rule}, 19490824, 99991231)." for rule in ("charter", "nat", "cfsp", "lisbon", "tfeu_222")]
    lines += [f"permanent({state}, 19460101, 99991231)." for state in states[:2]]
    lines += [f"elected({state}, 19460101, 99991231)." for state in states[2:15]]
    lines += [f"quorum(un_sc, {7 if size < 15 else 9}, 19460117, 99991231)."]
    lines += ['place(home, "Home"). land(home). lies_in(home, europe). sovereign(home, s1, 19450101, 99991231).']
    lines += ["eu_status(home, metropolitan, 19580101, 99991231)."]
    return "\n".join(lines)


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

    file = folder / f"world{size}.lp"
    file.write_text(world(size), encoding="utf-8")
    law = [
        *sorted((ROOT / "encodings").glob("*.lp")),
        *sorted((ROOT / "encodings" / "world").glob("approval_rules*.lp")),
    ]
    defined = folder / "defined.lp"
    defined.write_text(DEFINED, encoding="utf-8")
    sources = [*law, defined, file]
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


# what the made-up world has nothing of
ABSENT = """
    waters_of/2 sea/1 outer_space/1 island/1 contested_scope/3 occupied_1949/1 occupied_until/2 named_in_article_6/2
    specific_character/3 defence_opt_out/3 pact/1 pact_member/4 needs_joint_finding/1 needs_request/1
    covers_territory_only/1 covers_region/2 says_military/1 military_aid_fixed/1 rests_on/2 protects_only/2
    protects_outsiders/1 american_states_only/1 american_state/3 not_invoked_between/3 status_disputed/3
    content_doubted/1 suspended_pair/4 optional_clause/3 reserves_force/3 excludes_disputes_with/4 fcn/4
    treaty_link/5 treaty_scope/2 north_of_tropic/1 claimed/2
"""
DEFINED = "\n".join(f"#defined {signature}." for signature in ABSENT.split())


def drawn(rows: Sequence[Sequence[str | float]]) -> str:
    """A picture of the times against the number of states, both axes doubling.

    Args:
        rows: the table.

    Returns:
        An SVG document.
    """
    from math import log2

    width, height, left, bottom = 760, 420, 80, 360
    times = [float(value) for row in rows for value in row[3:]]
    low, high = log2(min(times)), log2(max(times))

    def x(size: float) -> float:
        return left + (log2(size) - log2(SIZES[0])) / (log2(SIZES[-1]) - log2(SIZES[0])) * 440

    def y(seconds: float) -> float:
        return bottom - (log2(seconds) - low) / (high - low) * 300

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        '<text x="16" y="28" font-size="16">Time against the number of states (logarithmic)</text>',
    ]
    parts += [f'<text x="{x(size):.0f}" y="{bottom + 24}" text-anchor="middle">{size}</text>' for size in SIZES]
    for mark in (min(times), max(times)):
        parts.append(f'<text x="{left - 10}" y="{y(mark) + 4:.0f}" text-anchor="end">{mark:.3f} s</text>')
    for place, phase in enumerate(PHASES):
        points = " ".join(f"{x(float(row[0])):.1f},{y(float(row[3 + place])):.1f}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{COLOURS[place]}" stroke-width="2"/>')
        last = y(float(rows[-1][3 + place]))
        parts.append(
            f'<text x="{x(SIZES[-1]) + 10:.0f}" y="{last + 4:.0f}" fill="{COLOURS[place]}">{escape(phase)}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


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
