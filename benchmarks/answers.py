"""Times the commands that answer questions on every shipped scenario, beside `casus solve` and stock clingo.

    python benchmarks/answers.py [--every N] [--from K] [--most SECONDS] [FILE ...]

For each scenario: `solve`, `why`, `why-not`, `compare` of readings, of dates
and of an amended law, and `brief`, short and full, each as a process of its
own, and clingo's process that finds the first answer set of the same program. Prints for each command the median
and the slowest time, and how often it takes as long as `solve` and as clingo. `--every N` takes every Nth scenario,
`--from K` begins with the Kth, and `--most` says how long a command may take before it is timed twice more: what else
the machine does can only add to a time, so the least of the three counts, and all three are named.
"""

import argparse
import os
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import ROOT

from pymodel.law_files import law_files

# mechanisms that every scenario with a victim has; in many no decision brings the second about, which takes longest
GOAL, FAR = "un_general_assembly=invoked", "eu_222=invoked"
COMMANDS: dict[str, tuple[str, ...]] = {
    "solve": ("solve", "FILE"),
    "why": ("why", "FILE", GOAL),
    "why-not": ("why-not", "FILE", FAR),
    "compare": ("compare", "FILE", "--readings", "mainstream"),
    "compare --date": ("compare", "FILE", "--date", "2026-01-02"),
    "compare --amend": ("compare", "FILE", "--amend", "finding_by_qualified_majority"),
    "brief": ("brief", "FILE"),
    "brief --full": ("brief", "FILE", "--full"),
}
AGAIN = 2


def seconds(words: Sequence[str]) -> tuple[float, int]:
    """How long a process takes, in seconds of the clock, and how it ended."""
    begun = time.perf_counter()
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    return time.perf_counter() - begun, ran.returncode


def words_of(words: Sequence[str], casus: str, file: Path) -> list[str]:
    """A command on a scenario."""
    return [casus, *(str(file) if word == "FILE" else word for word in words)]


def main() -> int:
    """Runs the measurement; 1 if a command broke down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=25)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--most", type=float, default=2.0)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT / "scenarios").rglob("*.yaml"))[arguments.first :: arguments.every]
    casus = str(Path(sysconfig.get_path("scripts")) / "casus")
    times: dict[str, list[float]] = {name: [] for name in ("clingo", *COMMANDS)}
    broken, slow = [], []
    with TemporaryDirectory(prefix="casus-") as place:
        facts = Path(place) / "facts.lp"
        for file in files:
            exported = subprocess.run(
                [casus, "export", str(file)], cwd=ROOT, capture_output=True, text=True, check=True
            )
            facts.write_text(exported.stdout, encoding="utf-8")
            law = [str(one) for one in law_files()]
            took, _ = seconds([sys.executable, "-m", "clingo", *law, str(facts), "1", "--outf=3"])
            times["clingo"].append(took)
            for name, words in COMMANDS.items():
                took, status = seconds(words_of(words, casus, file))
                if status not in (0, 2):  # 2: the date, or the goal, is none of this scenario
                    broken.append(f"{name} {file}: status {status}")
                if status == 0:
                    tries = [took]
                    if took > arguments.most:
                        tries += [seconds(words_of(words, casus, file))[0] for _ in range(AGAIN)]
                        slow.append(f"{' '.join(f'{one:5.2f}' for one in tries)} s  {name}  {file.name}")
                    times[name].append(min(tries))
    print(f"{len(files)} scenarios; load {os.getloadavg()[0]:.1f}")
    base, clingo = (statistics.median(times[name]) for name in ("solve", "clingo"))
    print(f"{'':<16}{'median':>8}{'slowest':>9}{'x solve':>9}{'x clingo':>10}")
    for name, found in times.items():
        if found:
            middle = statistics.median(found)
            print(f"{name:<16}{middle:>7.2f}s{max(found):>8.2f}s{middle / base:>9.1f}{middle / clingo:>10.1f}")
    print(*sorted(slow, reverse=True), *broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
