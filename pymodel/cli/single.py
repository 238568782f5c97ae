"""One question about one file: answered in child processes, its notes told, its text written."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import write_atomically
from pymodel.cli.solve import warm
from pymodel.cli.workers import Work, run

__all__ = ["Told", "all_answered", "answered", "printed"]

Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Told:
    """The answer.

    Attributes:
        text: a text, if there is one.
        notes: notes or problems for the user.
        status: the exit status.
        parts: what the text is put together from, where children answer a part each.
    """

    text: str | None
    notes: tuple[str, ...]
    status: int
    parts: tuple[Any, ...] = ()


def answered(
    asked: Asked, file: str, work: Work[Asked, Told], timeout: float, *, supposed: Sequence[Asked] = ()
) -> Told:
    """Works on a question in a child process; for the arguments see `all_answered`."""
    return all_answered([asked], file, work, timeout, supposed=supposed)[-1]


def all_answered(
    asked: Sequence[Asked], file: str, work: Work[Asked, Told], timeout: float, *, supposed: Sequence[Asked] = ()
) -> list[Told]:
    """Works on questions in a child process each.

    Args:
        asked: the questions.
        file: the file they are about, for messages.
        work: answers one; called in the child.
        timeout: seconds that each may take.
        supposed: what the answers suppose to be in order, found out beside them in further children.

    Returns:
        The answers in the order of the questions; where a child was stopped or broke down, what happened. Only the
        first answer whose status is not 0, once there is one: nothing else is waited for then.
    """
    warm()
    jobs = [*supposed, *asked]
    told: dict[int, Told] = {}
    for report in run(jobs, work, timeout):
        found = report.result if report.state == "done" else None
        if found is None:
            why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
            found = Told(None, (f"{file}: {why}",), STOPPED)
        if found.status:
            return [found]
        told[report.place] = found
    return [told[place] for place in range(len(supposed), len(jobs))]


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
