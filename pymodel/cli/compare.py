"""`casus compare`: what differs between two scenarios, readings, dates, decisions, or versions of the law."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.single import Told, all_answered, printed
from pymodel.cli.workers import Stopped, keep

if TYPE_CHECKING:
    from pymodel.amendments.remembered import Draft, Written
    from pymodel.comparison import Asked as Half
    from pymodel.comparison.records import Subject

Format = Literal["text", "json"]


@dataclass(frozen=True)
class Options:
    """What is other afterwards, as it was typed."""

    date: tuple[str, ...]
    readings: tuple[str, ...]
    reading: tuple[str, ...]
    decide: tuple[str, ...]
    amend: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """The question, as far as one child answers it."""

    file: str
    other: str
    options: Options
    show: tuple[str, ...]
    format: Format
    subjects: "tuple[Subject, ...]" = ()
    amended: "Written | None" = None


def compare(  # noqa: PLR0913 - the options of the command are its parameters
    file: Path,
    other: Path | None = None,
    /,
    *,
    date: Repeated = None,
    readings: Repeated = None,
    reading: Repeated = None,
    decide: Repeated = None,
    amend: Repeated = None,
    claim: Repeated = None,
    show: Repeated = None,
    format: Format = "text",
    timeout: float = 120.0,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Tells what differs between two answers, each difference with its reason; what is the same is not told.

    `casus compare A.yaml B.yaml` sets two scenarios side by side; with one scenario the options say what is other
    afterwards.

    Args:
        file: a scenario file, YAML or facts in a file named *.lp.
        other: a second one; the same file if left out.
        date: the date afterwards, in place of that of the file: `--date 1985-01-01`; given twice, before and after.
        readings: which positions count afterwards: `mainstream`, `held`, `all`, or those of a named bundle, which
            `casus readings --bundles` lists; given twice, before and after.
        reading: a reading fixed afterwards: `--reading nac_seat=counts`.
        decide: a decision fixed afterwards: `--decide us:council=object`.
        amend: a file that amends the law afterwards, or the name of one in `amendments/`.
        claim: with `--amend`, a shipped claim that is decided on both laws, or `all`, which takes minutes.
        show: a column of the classes: a mechanism, or such as `ceiling(de)`.
        format: plain text or JSON.
        timeout: seconds for the comparison, and for each question about a claim; nothing is printed if it takes longer.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status: 0 done, 2 bad input, 3 stopped early.
    """
    given = Options(*(tuple(one or ()) for one in (date, readings, reading, decide, amend)))
    problem = _problem(given, claim, other)
    if problem:
        print(f"casus: {problem}", file=sys.stderr)
    if problem or not usable(timeout):
        return BAD_INPUT
    asked = Asked(str(file), str(other or file), given, tuple(show or ()), format)
    with TemporaryDirectory(prefix="casus-") as place:
        told = _answered(asked, Path(place), timeout)
    if told.text is not None and claim:
        told = _with_claims(told, asked, claim, timeout)
    return printed(told, output)


def _problem(given: Options, claim: Repeated, other: Path | None) -> str:
    """What is wrong with the options together; nothing if they are right."""
    for option, values in (("--date", given.date), ("--readings", given.readings)):
        if len(values) > 2:
            return f"`{option}` is given at most twice: before and after"
    if claim and not given.amend:
        return "`--claim` goes with `--amend`: a claim is about all scenarios, so only another law can change it"
    if other is None and given == Options((), (), (), (), ()):
        return "nothing is to be compared: name a second file, or say what is other afterwards, such as `--date`"
    return ""


def _answered(asked: Asked, place: Path, timeout: float) -> Told:
    """The comparison; an amended law is written into a folder, and checked beside it where it was not before."""
    # read here, the children begin with it, and the parent has it when they are done
    import pymodel.render.comparison.text  # noqa: F401
    from pymodel.comparison.records import SUBJECTS

    apart = [replace(asked, subjects=(subject,)) for subject in SUBJECTS]
    if not asked.options.amend:
        return _together(all_answered(apart, asked.file, _either, timeout), asked.format)
    from pymodel.amendments.files import amendment_file
    from pymodel.amendments.remembered import drafted
    from pymodel.claims.errors import ClaimError
    from pymodel.claims.law import shipped_law

    try:
        files = [amendment_file(Path(one)) for one in asked.options.amend]
        amended, unchecked = drafted(shipped_law(), files, place)
    except ClaimError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    jobs: tuple[Asked | Draft, ...] = () if unchecked is None else (unchecked,)
    # beside the check of an amended law, one child is enough for all subjects
    halves = apart if unchecked is None else [replace(asked, subjects=SUBJECTS)]
    told = all_answered([replace(one, amended=amended) for one in halves], asked.file, _either, timeout, supposed=jobs)
    return _together(told, asked.format)


def _together(told: Sequence[Told], format: Format) -> Told:
    """The comparison, from its parts."""
    if any(one.status for one in told):
        return told[0]
    from pymodel.render.comparison.plain_values import comparison_json
    from pymodel.render.comparison.text import comparison_text

    parts = [part for one in told for part in one.parts]
    text = _json(comparison_json(parts)) if format == "json" else comparison_text(parts) + "\n"
    return Told(text, told[0].notes, 0)


def _either(asked: "Asked | Draft", stopped: Stopped, partial: Any) -> Told:
    """Compares, or checks the amended law; in the child."""
    if isinstance(asked, Asked):
        return answer(asked, stopped, partial)
    from pymodel.amendments.remembered import confirm
    from pymodel.claims.errors import ClaimError

    try:
        confirm(asked)
    except ClaimError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    return Told(None, (), 0)


def answer(asked: Asked, stopped: Stopped, partial: Any) -> Told:  # noqa: ARG001 - the shape of work
    """Compares the two halves on some subjects; in the child.

    Args:
        asked: the question, with the amended law if there is one.
        stopped: says whether to stop.
        partial: not used, since half a comparison is none.

    Returns:
        The parts of the comparison, or what is wrong with the input.
    """
    from pymodel.claims.errors import ClaimError
    from pymodel.comparison import open_sides
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.outcomes import GoalError, NoOutcomeError, StatusError, TooLargeError
    from pymodel.scenario import InputError

    file = asked.file
    try:
        sides = open_sides(_halves(asked), asked.show or None, stopped, asked.subjects)
        keep(sides)
        if not all(side.outcomes.complete for side in sides):
            return Told(None, (f"{file}: stopped early",), STOPPED)
        parts = tuple(_parts(sides, asked))
    except (InputError, ClaimError) as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    except TooLargeError as error:
        return Told(None, (f"{file}: {error}",), STOPPED)
    except (GoalError, NoOutcomeError, StatusError, FragmentError, GroundingError) as error:
        return Told(None, tuple(f"{file}: {line}" for line in str(error).splitlines()), BAD_INPUT)
    notes = tuple(f"note: {note}" for side in sides for note in side.outcomes.notes)
    return Told(None, tuple(dict.fromkeys(notes)), 0, parts)


def _halves(asked: Asked) -> "tuple[Half, Half]":
    """The two sides; the second under its amendments."""
    from pymodel.comparison import Asked as Half

    given = asked.options
    before = Half(asked.file, date=_first(given.date), positions=_first(given.readings))
    after = Half(
        asked.other,
        date=given.date[-1] if given.date else None,
        positions=given.readings[-1] if given.readings else None,
        readings=given.reading,
        decisions=given.decide,
        amendments=given.amend,
    )
    amended = asked.amended
    if amended is None:
        return before, after
    return before, replace(after, files=amended.law.files, root=amended.law.root, changed=amended.changed)


def _first(given: Sequence[str]) -> str | None:
    """What an option says of the first side, if it was given for both."""
    return given[0] if len(given) == 2 else None


def _parts(sides: Sequence[Any], asked: Asked) -> Iterator[Any]:
    from pymodel.comparison import compare as compared
    from pymodel.render.comparison.plain_values import values_part
    from pymodel.render.comparison.text import text_part

    before, after = sides
    found = compared(before, after)
    part = values_part if asked.format == "json" else text_part
    for subject in asked.subjects:
        yield part(found, before, after, subject)


def _json(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _with_claims(told: Told, asked: Asked, named: Sequence[str], timeout: float) -> Told:
    """The comparison with the verdicts on claims, on the law as it stands and on the amended law."""
    from pymodel.claims.errors import ClaimError
    from pymodel.claims.law import read_claims, shipped_law
    from pymodel.cli.amend import changed
    from pymodel.cli.check import Share
    from pymodel.paths import data_folder
    from pymodel.render import amendments as render

    shipped = data_folder("logic")
    paths = [] if "all" in named else [shipped / f"{one}.lp" for one in named]
    try:
        known = read_claims(paths, shipped_law())
        share = Share(tuple(range(len(known))), tuple(paths), timeout, None, None)
        with TemporaryDirectory(prefix="casus-") as place:
            changes, amended, status = changed(known, share, [Path(one) for one in asked.options.amend], Path(place))
    except ClaimError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    if changes is None:
        return Told(None, told.notes, status)
    assert told.text is not None  # only a comparison that was made comes here
    if asked.format == "json":
        text = _json({**json.loads(told.text), "claims": render.as_json(changes, amended)["claims"]})
    else:
        text = f"{told.text}\nCLAIMS\n{render.table(changes, amended)}\n"
    return Told(text, told.notes, max(told.status, status))
