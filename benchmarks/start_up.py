"""How long `casus --help` takes beside `python -c "import clingo"`, run in turns on the same machine.

Prints the median of each and their ratio; ends with status 1 if the command takes more than three times as long.
"""

import argparse
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median

BOUND = 3.0


def seconds(command: list[str]) -> float:
    """The time on the clock that one run of the command takes; raises if the command fails."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main() -> int:
    """Measures, prints, and says by its status whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=30, help="runs of each command (default 30)")
    runs = parser.parse_args().runs

    help_command = [str(Path(sysconfig.get_path("scripts")) / "casus"), "--help"]
    clingo_command = [sys.executable, "-c", "import clingo"]
    for command in (help_command, clingo_command):
        seconds(command)  # the first run also writes the byte code
    pairs = [(seconds(help_command), seconds(clingo_command)) for _ in range(runs)]
    help_time, clingo_time = (median(column) for column in zip(*pairs, strict=True))
    ratio = help_time / clingo_time

    print(f"casus --help                 {help_time * 1000:6.1f} ms")
    print(f'python -c "import clingo"    {clingo_time * 1000:6.1f} ms')
    print(f"ratio                        {ratio:6.2f}    (at most {BOUND:.0f})")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
