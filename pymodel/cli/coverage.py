"""`casus coverage`: in which scenarios each rule of the law fires."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.files import scenario_files
from pymodel.cli.limits import usable
from pymodel.cli.workers import Report, Stopped, run

if TYPE_CHECKING:
    from pymodel.coverage import Coverage

GAPS = 1


@dataclass(frozen=True)
class Tried:
    """One scenario: the places of the rules that fire in it, or why they are not known."""

    places: frozenset[str]
    problems: tuple[str, ...]


def coverage(
    *paths: Path,
    rule: str | None = None,
    every: Annotated[bool, Parameter(negative=())] = False,
    format: Literal["text", "json"] = "text",
    timeout: float = 120.0,
) -> int:
    """Tells in which scenarios each rule fires: there is an outcome in which the body of the rule holds.

    Args:
        paths: scenario files, or folders whose `.yaml` files are all tried; the shipped scenarios if left out.
        rule: a place such as `security_council.lp:92`, or the id of a provision, reading or definition: only these
            rules, each with the scenarios in which it fires.
        every: list every rule, not only those that fire nowhere or in no incident.
        format: plain text, or JSON, which holds every rule with its scenarios.
        timeout: seconds for each scenario.

    Returns:
        The exit status: 0 done; 1 if over the shipped scenarios a rule fires nowhere and does not say why, or says so
        and fires; 2 bad input; 3 stopped early.
    """
    from pymodel.cli.progress import progress
    from pymodel.cli.solve import warm
    from pymodel.coverage import mark_shipped

    if not usable(timeout) or not _known(rule):
        return BAD_INPUT
    files, names = _files(paths)
    if not files:
        print("casus: the folders hold no scenario files", file=sys.stderr)
        return BAD_INPUT
    warm()
    mark_shipped()
    reports = sorted(progress(run(files, try_file, timeout), len(files), "trying"), key=lambda report: report.place)
    table, status = _table(reports, names, shipped=not paths)
    if table is None:
        return status
    _print(table, rule, every=every, as_json=format == "json")
    if status == 0 and table.shipped and (table.unexplained or table.contradicted):
        return GAPS
    return status


def try_file(file: str, stopped: Stopped, partial: Any) -> Tried:  # noqa: ARG001 - the shape of work
    """Tries one scenario; in the child."""
    from pymodel.coverage import fired, mark_shipped
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.outcomes import NoOutcomeError
    from pymodel.scenario import InputError, load
    from pymodel.session import open_session

    try:
        scenario = load(file)
        open_session(scenario)  # checks what only grounding shows
        return Tried(fired(mark_shipped(), scenario), ())
    except InputError as error:
        return Tried(frozenset(), tuple(str(error).splitlines()))
    except (FragmentError, GroundingError, NoOutcomeError) as error:
        return Tried(frozenset(), tuple(f"{file}: {line}" for line in str(error).splitlines()))


def _files(paths: Sequence[Path]) -> tuple[list[str], list[str]]:
    """The files, and their names for readers: those of the shipped ones begin with `scenarios/`."""
    if paths:
        files = scenario_files(paths)
        return files, files
    from pymodel.paths import data_folder

    folder = data_folder("scenarios")
    files = scenario_files([folder])
    return files, [Path(file).relative_to(folder.parent).as_posix() for file in files]


def _known(rule: str | None) -> bool:
    """Whether a rule is meant; if not, standard error says so."""
    if rule is None:
        return True
    from pymodel.coverage import is_meant
    from pymodel.law.catalogue import load_law
    from pymodel.law.names import UnknownNameError

    law = load_law()
    if any(is_meant(one, rule) for one in law.rules):
        return True
    if ":" in rule:
        print(f"casus: no rule stands at `{rule}`; name a line of the rule itself", file=sys.stderr)
    elif rule in law.provisions or rule in law.definitions or rule in law.readings:
        print(f"casus: no rule cites `{rule}`", file=sys.stderr)
    else:
        known = (*law.provisions, *law.definitions, *law.readings)
        print(f"casus: {UnknownNameError('rule, provision or reading', rule, known)}", file=sys.stderr)
    return False


def _table(reports: Sequence[Report[Tried]], names: Sequence[str], *, shipped: bool) -> "tuple[Coverage | None, int]":
    """The table and the exit status so far; problems go to standard error, and bad input leaves no table."""
    from pymodel.coverage import coverage as put_together
    from pymodel.law_files import law_files
    from pymodel.paths import data_folder

    fired: dict[str, frozenset[str]] = {}
    missing: list[str] = []
    status = 0
    for report, name in zip(reports, names, strict=True):
        one = report.result
        if report.state == "done" and one is not None and not one.problems:
            fired[name] = one.places
            continue
        missing.append(name)
        if one is not None and one.problems:
            problems, worst = one.problems, BAD_INPUT
        else:
            why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
            problems, worst = (f"{name}: {why}",), STOPPED
        print("\n".join(problems), file=sys.stderr)
        status = max(status, worst)
    if status == BAD_INPUT:
        return None, status
    folder = data_folder("encodings")
    claims = sorted(data_folder("logic").glob("*.lp"))
    files = law_files(folder)
    table = put_together(fired, files, folder.parent, claims)
    return replace(table, missing=tuple(missing), shipped=shipped), status


def _print(table: "Coverage", rule: str | None, *, every: bool, as_json: bool) -> None:
    from pymodel.render.coverage import coverage_json, coverage_text, rules_text

    rules = table.rules if rule is None else table.about(rule)
    if as_json:
        print(coverage_json(table, rules))
    elif rule is None:
        print(coverage_text(table, every=every))
    else:
        print(rules_text(table, rules))
