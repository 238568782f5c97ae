"""What the measuring programs share: timing commands side by side, and summing up."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

Scope = Literal["mainstream", "held", "all"]
ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = sorted((ROOT / "scenarios").rglob("*.yaml"))
LAW = sorted((ROOT / "encodings").rglob("*.lp"))
PROJECTION = "#project headline(M, S) : main_column(M), headline(M, S).\n"
CASUS = (sys.executable, "-c", "from pymodel.cli import main; raise SystemExit(main())")


def wall(command: Sequence[str]) -> float:
    """Runs a command once.

    Args:
        command: the words.

    Returns:
        Seconds from start to end, the process included.

    Raises:
        SystemExit: the command failed.
    """
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    # clingo ends with 10, 20 or 30 when all is well
    if done.returncode not in (0, 10, 20, 30):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")
    return seconds


def clingo_command(facts: Path) -> list[str]:
    """Stock clingo on the encodings and exported facts, finding the projected classes."""
    return [sys.executable, "-m", "clingo", *map(str, LAW), str(facts), "--project", "-n0", "-q2", "--outf=3", "-t1"]


def export(scenario: Path, folder: Path, scope: Scope | None = None) -> Path:
    """Writes the facts of a scenario with the projection to its main columns.

    Args:
        scenario: the scenario file.
        folder: where to write.
        scope: which positions of readings count; as in the file if left out.

    Returns:
        The file.
    """
    from pymodel.scenario import facts_as_asp, load, with_scope

    file = folder / f"{scenario.parent.name}-{scenario.stem}.lp"
    known = load(scenario) if scope is None else with_scope(load(scenario), scope)
    file.write_text(facts_as_asp(known) + PROJECTION, encoding="utf-8")
    return file


def summary(name: str, seconds: Sequence[float]) -> str:
    """A line with the least, the middle and the most."""
    return (
        f"{name:<44} min {min(seconds):7.3f} s  median {statistics.median(seconds):7.3f} s  max {max(seconds):7.3f} s"
    )


def temporary() -> tempfile.TemporaryDirectory[str]:
    """A folder that is removed afterwards."""
    return tempfile.TemporaryDirectory()
