"""`casus history`: how far the answers agree with labelled history."""

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import scenario_files
from pymodel.cli.limits import usable
from pymodel.cli.workers import Stopped, run

if TYPE_CHECKING:
    from pymodel.history import Case

FAILED = 1
SHIPPED = "historical"  # the folder of the shipped scenarios that have labels


@dataclass(frozen=True)
class Read:
    """One file: its case; no case and no problems if it has no gold labels."""

    case: "Case | None"
    problems: tuple[str, ...] = ()


def history(
    *paths: Path,
    format: Literal["text", "json"] = "text",
    timeout: float = 120.0,
) -> int:
    """Compares the answers with the labels of historical scenarios, and says where and why they differ.

    Args:
        paths: files, or folders whose `.yaml` files are taken; the shipped historical scenarios if left out.
        format: plain text, or JSON.
        timeout: seconds for each file.

    Returns:
        The exit status: 0 done, 1 a disagreement is not argued or something that happened is impossible, 2 bad input,
        3 stopped early.
    """
    if not usable(timeout):
        return BAD_INPUT
    from pymodel.cli.progress import progress
    from pymodel.cli.solve import warm
    from pymodel.history import scoreboard, scoreboard_json
    from pymodel.law.catalogue import load_law
    from pymodel.paths import data_folder
    from pymodel.render.history import scoreboard_text
    from pymodel.render.words import Words
    from pymodel.vocabulary import load_vocabulary

    files = scenario_files(paths or (data_folder("scenarios") / SHIPPED,))
    warm()
    reports = sorted(progress(run(files, read_file, timeout), len(files), "reading"), key=lambda report: report.place)
    cases: list[Case] = []
    status, unlabelled = 0, 0
    for report, file in zip(reports, files, strict=True):
        read, worst = report.result, 0
        if report.state != "done" or read is None:
            why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
            read, worst = Read(None, (f"{file}: {why}",)), STOPPED
        elif read.problems:
            worst = BAD_INPUT
        elif read.case is None:
            unlabelled += 1
        else:
            # the place where shipped files stand is that of a machine; their name is not
            name = file if paths else f"scenarios/{SHIPPED}/{Path(file).name}"
            cases.append(replace(read.case, file=name))
        status = max(status, worst)
        for problem in read.problems:
            print(problem, file=sys.stderr)
    if unlabelled:
        print(f"casus: {unlabelled} of {len(files)} files have no gold labels and are left out", file=sys.stderr)
    if not cases:
        print("casus: no file has gold labels: nothing to compare", file=sys.stderr)
        return status or BAD_INPUT
    board = scoreboard(cases)
    if format == "json":
        print(json.dumps(scoreboard_json(board), ensure_ascii=False, indent=2))
    else:
        print(scoreboard_text(board, Words(load_vocabulary(), load_law(), 0)))
    return status or (0 if board.holds else FAILED)


def read_file(file: str, stopped: Stopped, partial: Any) -> Read:  # noqa: ARG001 - the shape of work
    """Puts one file under the law; in the child."""
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.history import case_of
    from pymodel.outcomes import NoOutcomeError
    from pymodel.scenario import InputError, load

    try:
        scenario = load(file)
        return Read(case_of(scenario) if scenario.labels.get("gold") else None)
    except InputError as error:
        return Read(None, tuple(str(error).splitlines()))
    except (FragmentError, GroundingError, NoOutcomeError) as error:
        return Read(None, tuple(f"{file}: {line}" for line in str(error).splitlines()))
