"""`casus flips`: for every two positions a scenario in which they differ, and what flips."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import write_atomically
from pymodel.cli.limits import usable
from pymodel.cli.workers import Stopped, run

if TYPE_CHECKING:
    from pymodel.coverage.flips import Flip, Pair

Job = tuple[tuple[str, ...], tuple[str, ...]]
"""Scenarios, by their names, and the readings that are asked about."""


def flips(
    reading: str | None = None,
    /,
    *,
    format: Literal["text", "json", "markdown"] = "text",
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    timeout: float = 1800.0,
) -> int:
    """Tells for every two positions of a reading a shipped scenario in which they differ, and what flips there.

    Args:
        reading: only the positions of this reading; all readings if left out.
        format: plain text, JSON, or a page in Markdown.
        output: the file to write instead of standard output.
        timeout: seconds that the search may take.

    Returns:
        The exit status: 0 done, 1 if two positions differ in no scenario, 2 bad input, 3 stopped early.
    """
    if not usable(timeout):
        return BAD_INPUT
    from pymodel.coverage.flips import all_pairs, merged
    from pymodel.coverage.shipped import scenario_names
    from pymodel.vocabulary import load_vocabulary

    readings = load_vocabulary().readings
    if reading is not None and reading not in readings:
        from pymodel.law.names import UnknownNameError

        print(f"casus: {UnknownNameError('reading', reading, readings)}", file=sys.stderr)
        return BAD_INPUT
    wanted = {name: positions for name, positions in readings.items() if reading in (None, name)}
    slices = _slices(scenario_names())
    jobs: list[Job] = [(names, tuple(wanted)) for names in slices]
    tables: list[Mapping[Pair, Flip]] = []
    for report in run(jobs, search, timeout):
        if report.state != "done" or report.result is None:
            why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
            print(f"casus: {why}", file=sys.stderr)
            return STOPPED
        tables.append(report.result)
    best = merged(tables, wanted)
    missing = [pair for pair in all_pairs(wanted) if pair not in best]
    text = written(tuple(best.values()), missing, format)
    if output is None:
        print(text)
    elif not write_atomically(output, f"{text}\n"):
        return BAD_INPUT
    return 1 if missing else 0


def written(found: "Sequence[Flip]", missing: "Sequence[Pair]", format: str) -> str:
    """The flips in one of the formats."""
    from pymodel.law.catalogue import load_law
    from pymodel.render.flips import flips_json, flips_markdown, flips_text

    if format == "markdown":
        return flips_markdown(found, load_law().readings, missing)
    return flips_json(found, missing) if format == "json" else flips_text(found, missing)


def search(job: Job, stopped: Stopped, partial: Any) -> "dict[Pair, Flip]":  # noqa: ARG001 - the shape of work
    """The best flips over some scenarios; in the child."""
    from pymodel.coverage.shipped import shipped_flips

    return shipped_flips(*job)


def _slices(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Scenarios for as many processes as there are processors; the result is the same for any number."""
    number = max(1, min(os.cpu_count() or 1, len(names)))
    return [tuple(names[place::number]) for place in range(number)]
