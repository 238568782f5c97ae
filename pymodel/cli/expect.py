"""`casus test`: whether scenario files get the answers they expect."""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import scenario_files
from pymodel.cli.limits import usable
from pymodel.cli.workers import Report, Stopped, run

FAILED = 1


@dataclass(frozen=True)
class Tried:
    """One file: its verdicts, or why there are none."""

    file: str
    verdicts: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]


def test(
    *paths: Path,
    format: Literal["text", "json"] = "text",
    timeout: float = 120.0,
    quiet: Annotated[bool, Parameter(name=["--quiet", "-q"], negative=())] = False,
) -> int:
    """Runs the `expect:` blocks of scenario files.

    Args:
        paths: files, or folders whose `.yaml` files are all tried.
        format: plain text, or JSON.
        timeout: seconds for each file.
        quiet: print only what fails, and the sum.

    Returns:
        The exit status: 0 all as expected, 1 an expectation failed, 2 bad input, 3 stopped early.
    """
    files = scenario_files(paths)
    if not files:
        print("casus: name scenario files, or folders that hold some", file=sys.stderr)
        return BAD_INPUT
    if not usable(timeout):
        return BAD_INPUT
    from pymodel.cli.progress import progress
    from pymodel.cli.solve import warm

    warm()
    reports = sorted(progress(run(files, try_file, timeout), len(files), "testing"), key=lambda report: report.place)
    tried: list[Tried] = []
    status = 0
    for report, file in zip(reports, files, strict=True):
        one, worst = _outcome(report, file)
        tried.append(one)
        status = max(status, worst)
        for problem in one.problems:
            print(problem, file=sys.stderr)
    if format == "json":
        print(json.dumps([asdict(one) for one in tried], ensure_ascii=False, indent=2))
    else:
        _print(tried, quiet=quiet)
    return status


def _outcome(report: Report[Tried], file: str) -> tuple[Tried, int]:
    """What a report says of a file, and the exit status that it calls for."""
    one = report.result
    if report.state != "done" or one is None:
        why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
        return Tried(file, (), (f"{file}: {why}",)), STOPPED
    if one.problems:
        return one, BAD_INPUT
    return one, 0 if all(verdict["holds"] for verdict in one.verdicts) else FAILED


def try_file(file: str, stopped: Stopped, partial: Any) -> Tried:  # noqa: ARG001 - the shape of work
    """Tries one file; in the child."""
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.outcomes import NoOutcomeError
    from pymodel.scenario import InputError, load
    from pymodel.session import open_session
    from pymodel.session.expected import verdicts

    try:
        session = open_session(load(file))
        return Tried(file, tuple(asdict(verdict) for verdict in verdicts(session)), ())
    except InputError as error:
        return Tried(file, (), tuple(str(error).splitlines()))
    except (FragmentError, GroundingError, NoOutcomeError) as error:
        return Tried(file, (), tuple(f"{file}: {line}" for line in str(error).splitlines()))


def _print(tried: list[Tried], *, quiet: bool) -> None:
    total = failed = 0
    told = [one for one in tried if not one.problems]
    for one in told:
        wrong = [verdict for verdict in one.verdicts if not verdict["holds"]]
        total, failed = total + len(one.verdicts), failed + len(wrong)
        if not quiet or wrong:
            print(f"{one.file}: {len(one.verdicts) - len(wrong)} of {len(one.verdicts)} as expected")
        for verdict in wrong:
            place = f"line {verdict['line']}: " if verdict["line"] else ""
            print(f"  {place}{verdict['expected']}; found {verdict['found']}")
    print(f"{len(told)} file{'' if len(told) == 1 else 's'}, {total - failed} of {total} expectations hold")
