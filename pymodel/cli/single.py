"""One question about one file: answered in a child process, its notes told, its text written."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import write_atomically
from pymodel.cli.solve import warm
from pymodel.cli.workers import Work, run

__all__ = ["Told", "answered", "printed"]

Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Told:
    """The answer: a text, if there is one; notes or problems for the user; and the exit status."""

    text: str | None
    notes: tuple[str, ...]
    status: int


def answered(
    asked: Asked, file: str, work: Work[Asked, Told], timeout: float, *, supposed: Sequence[Asked] = ()
) -> Told:
    """Works on a question in a child process.

    Args:
        asked: the question.
        file: the file it is about, for messages.
        work: answers it; called in the child.
        timeout: seconds that it may take.
        supposed: what the answer supposes to be in order, found out beside it in further children; where it is not, its
            own answer is given instead.

    Returns:
        The answer; where a child was stopped or broke down, what happened.
    """
    warm()
    jobs = [*supposed, asked]
    told: dict[int, Told] = {}
    for report in run(jobs, work, timeout):
        found = report.result if report.state == "done" else None
        if found is None:
            why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
            found = Told(None, (f"{file}: {why}",), STOPPED)
        told[report.place] = found
        # nothing else is waited for once something that was supposed is known to be wrong
        if report.place < len(supposed) and found.status:
            return found
    return told[len(supposed)]


def printed(told: Told, output: Path | None) -> int:
    """Tells the notes on standard error, and writes the text.

    Args:
        told: the answer.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status.
    """
    for note in told.notes:
        print(note, file=sys.stderr)
    if told.text is not None:
        if output is None:
            sys.stdout.write(told.text)
        elif not write_atomically(output, told.text):
            return BAD_INPUT
    return told.status
