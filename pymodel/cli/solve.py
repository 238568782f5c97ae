"""`casus solve`: what can happen, under which readings, by whose act."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import write_atomically
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.workers import Report, Stopped, keep, run


@dataclass(frozen=True)
class Asked:
    """The question, the same for every file."""

    file: str
    reading: tuple[str, ...]
    readings: str | None
    decide: tuple[str, ...]
    show: tuple[str, ...]
    lawful: bool
    format: Literal["text", "json", "svg"]


@dataclass(frozen=True)
class Told:
    """The answer for one file: a text or a JSON value, notes and problems for the user, and the exit status."""

    content: Any
    notes: tuple[str, ...]
    status: int


def solve(  # noqa: PLR0913 - the options of the command are its parameters
    *files: Path,
    reading: Repeated = None,
    readings: str | None = None,
    decide: Repeated = None,
    show: Repeated = None,
    lawful: Annotated[bool, Parameter(negative=())] = False,
    format: Literal["text", "json", "svg"] = "text",
    timeout: float = 120.0,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Prints every consistent outcome of one or more scenario files, and what the answers depend on.

    Args:
        files: scenario files, YAML or facts in a file named *.lp.
        reading: fixes a reading: `--reading nac_seat=counts`.
        readings: which positions count: `mainstream`, `held` (with mainstream; the usual scope), `all`, or those of
            a named bundle, which `casus readings --bundles` lists.
        decide: fixes a decision: `--decide de:council=object`; `--decide others=none` closes the rest.
        show: a column of the table of classes: a mechanism, or such as `ceiling(de)`.
        lawful: leave out the outcomes with a breach that hangs on a decision.
        format: plain text; JSON, in which several files give an array in input order; or a picture of the mechanisms.
        timeout: seconds for each file; what is known by then is printed, marked incomplete.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status: 0 done, 2 bad input, 3 stopped early.
    """
    if not files:
        print("casus: name a scenario file; `casus new` writes one", file=sys.stderr)
        return BAD_INPUT
    if format == "svg" and len(files) > 1:
        print("casus: a picture is of one file", file=sys.stderr)
        return BAD_INPUT
    if not usable(timeout):
        return BAD_INPUT
    fixed, decided, columns = (tuple(given or ()) for given in (reading, decide, show))
    asked = [Asked(str(file), fixed, readings, decided, columns, lawful, format) for file in files]
    reports = _in_order(asked, timeout)
    told = [_told(report, one) for report, one in zip(reports, asked, strict=True)]
    for one in told:
        for note in one.notes:
            print(note, file=sys.stderr)
    contents = [one.content for one in told if one.content is not None]
    if contents:
        text = _joined(contents, format, several=len(files) > 1)
        if output is None:
            sys.stdout.write(text)
        elif not write_atomically(output, text):
            return BAD_INPUT
    return max((one.status for one in told), default=0)


def _in_order(asked: list[Asked], timeout: float) -> list[Report[Told]]:
    """Works on the files side by side, with progress on standard error, and puts the reports in input order."""
    from pymodel.cli.progress import progress

    warm()
    reports = progress(run(asked, answer_file, timeout), len(asked), "solving")
    return sorted(reports, key=lambda report: report.place)


def warm() -> None:
    """Imports what every child needs, so that children made by fork start with it."""
    import pymodel.render.solved
    import pymodel.session  # noqa: F401
    from pymodel.law.catalogue import load_law
    from pymodel.vocabulary import load_vocabulary

    load_vocabulary()
    load_law()


def answer_file(asked: Asked, stopped: Stopped, partial: Any) -> Told:
    """Reads and answers one file; in the child.

    Args:
        asked: the question.
        stopped: says whether to stop.
        partial: takes what is known so far.

    Returns:
        The answer, or what is wrong with the input.
    """
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.law.catalogue import load_law
    from pymodel.outcomes import GoalError, NoOutcomeError, StatusError, TooLargeError
    from pymodel.render.picture import mechanisms_svg
    from pymodel.render.situation import situation
    from pymodel.render.solved import in_order, solved_text
    from pymodel.render.words import Words
    from pymodel.scenario import InputError, load, with_options
    from pymodel.session import answer, open_session
    from pymodel.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    try:
        scenario = load(asked.file, vocabulary)
        scenario, notes = with_options(scenario, asked.readings, asked.reading, asked.decide, vocabulary)
        words = Words(vocabulary, load_law(), scenario.date)
        unfinished = _unfinished(asked, situation(scenario, words))
        partial(Told(unfinished, (), STOPPED))
        solved = answer(
            open_session(scenario),
            columns=asked.show or None,
            lawful=asked.lawful,
            stopped=stopped,
            notes=notes,
        )
    except TooLargeError as error:
        return Told(unfinished, (f"{asked.file}: {error}",), STOPPED)
    except (InputError, GoalError, NoOutcomeError, StatusError, FragmentError, GroundingError) as error:
        problems = tuple(str(error).splitlines())
        if not isinstance(error, InputError):
            problems = tuple(f"{asked.file}: {problem}" for problem in problems)
        failure = {"file": asked.file, "error": list(problems)} if asked.format == "json" else None
        return Told(failure, problems, BAD_INPUT)
    keep(solved)
    said = tuple(f"note: {note}" for note in solved.notes)
    if not solved.complete:
        said += (f"{asked.file}: stopped early",)
    content: object
    if asked.format == "json":
        content = solved.to_json()
    elif asked.format == "svg":
        content = mechanisms_svg(solved, words, in_order(solved, words))
    else:
        content = solved_text(scenario, solved, words)
    return Told(content, said, 0 if solved.complete else STOPPED)


def _unfinished(asked: Asked, known: str) -> Any:
    if asked.format == "json":
        return {"file": asked.file, "complete": False}
    return None if asked.format == "svg" else f"{known}\n\nINCOMPLETE: stopped before anything more was known"


def _told(report: Report[Told], asked: Asked) -> Told:
    """What a report means for the user."""
    if report.state == "done" and report.result is not None:
        return report.result
    partial = report.result
    why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
    empty = {"file": asked.file, "complete": False} if asked.format == "json" else None
    content = partial.content if partial else empty
    return Told(content, (*(partial.notes if partial else ()), f"{asked.file}: {why}"), STOPPED)


def _joined(contents: list[Any], format: str, *, several: bool) -> str:
    if format == "json":
        value = contents if several else contents[0]
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if format == "svg":
        return str(contents[0])
    line = "\n\n" + "=" * 100 + "\n\n"
    return line.join(contents) + "\n"
