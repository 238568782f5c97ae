"""`casus check`: what the machines say of claims about the law."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED, certificates
from pymodel.cli.limits import usable
from pymodel.cli.shares import dealt
from pymodel.cli.workers import Report, Stopped, run

if TYPE_CHECKING:
    from pymodel.claims.certificates import Certificate
    from pymodel.claims.findings import Verdict
    from pymodel.claims.law import Law
    from pymodel.claims.model import Claim

DIFFERS, DISAGREES = 1, 4


@dataclass(frozen=True)
class Share:
    """The claims that one child decides, by their place in the list.

    Attributes:
        places: which claims.
        paths: all files and folders that were named.
        seconds: the time limit of one question to a solver.
        smtlib: the folder to write the questions into, if they are wanted.
        certify: the folder to write questions and certificates into, if these are wanted.
        search: whether proofs are looked for without hints, and for any number of states where the claim's file says
            that there is none.
        law: the law, where it is not the shipped one.
        explains: whether the rules are told that a proof in this world alone uses.
    """

    places: tuple[int, ...]
    paths: tuple[Path, ...]
    seconds: float
    smtlib: Path | None
    certify: Path | None
    search: bool = False
    law: "Law | None" = None
    explains: bool = True


@dataclass(frozen=True)
class Decided:
    """What a child has found: verdicts by the place of the claim, what is wrong with the input, and certificates."""

    verdicts: "tuple[tuple[int, Verdict], ...]" = ()
    problems: tuple[str, ...] = ()
    certificates: "tuple[Certificate, ...]" = ()


def check(  # noqa: PLR0913 - the options of the command are its parameters
    *claims: Path,
    explain: Annotated[str | None, Parameter(name="--explain")] = None,
    format: Literal["text", "json"] = "text",
    timeout: float = 30.0,
    smtlib: Path | None = None,
    certify: Path | None = None,
    recheck: Path | None = None,
    amend: list[Path] | None = None,
    search: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Proves or refutes claims about the law.

    Args:
        claims: claim files, folders of them, or ids of shipped claims; all shipped claims if none is named.
        explain: the id of one claim, to be told with the rules that its proof uses or the scenario that refutes it.
        format: plain text, or JSON.
        timeout: seconds for each question to a solver; what is not answered by then is `unknown`.
        smtlib: a folder into which every question to a prover is written, for other solvers, with a manifest.
        certify: a folder into which every question is written with a proof or a model that a checker has accepted; a
            second solver has to agree.
        recheck: a folder that `--certify` wrote: its proofs and models are checked again, and nothing else is done.
        search: look for every proof without hints, and for any number of states even where the claim's file says that
            there is no such proof.
        amend: a file of amendments, or the name of a shipped one: which verdicts change if the law is amended so?

    Returns:
        The exit status: 0 every verdict is the expected one, 1 one differs (or a guarantee is lost by an amendment), 2
        bad input, 3 one is unknown, 4 two engines disagree about one, which is an internal error.
    """
    if recheck is not None:
        return certificates.recheck(recheck)
    if not usable(timeout) or not certificates.ready(certify, smtlib):
        return BAD_INPUT
    from pymodel.claims.errors import ClaimError
    from pymodel.claims.law import read_claims, shipped_law
    from pymodel.paths import data_folder

    shipped = data_folder("logic")
    listed = claims or ((Path(explain),) if explain and (shipped / f"{explain}.lp").is_file() else ())
    named = [_path(one, shipped) for one in listed]
    try:
        known = read_claims(named, shipped_law())
    except ClaimError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    wanted = [place for place, claim in enumerate(known) if explain in (None, claim.id)]
    if not wanted:
        from pymodel.scenario.problems import nearest

        print(
            f"casus: there is no claim `{explain}`{nearest(explain or '', [one.id for one in known])}", file=sys.stderr
        )
        return BAD_INPUT
    share = Share(tuple(wanted), tuple(named), timeout, smtlib, certify, search)
    if amend:
        from pymodel.cli.amend import compare

        return compare(known, share, amend, format, told=explain is not None)
    told = bool(explain) or format == "json"
    return _answered(replace(share, explains=told), known, explain=bool(explain), json=format == "json")


def _answered(share: Share, known: "Sequence[Claim]", *, explain: bool, json: bool) -> int:
    """Decides the claims, writes what is to be written and prints the verdicts; the exit status."""
    verdicts, issued, status = decide(share, known)
    if verdicts is None:
        return status
    if not certificates.write(share.certify, share.smtlib, verdicts, issued):
        status = BAD_INPUT
    print(_told(verdicts, issued, explain=explain, json=json, certified=share.certify is not None))
    return max(status, _status(verdicts))


def _told(verdicts: "list[Verdict]", issued: "list[Certificate]", *, explain: bool, json: bool, certified: bool) -> str:
    """The verdicts as they are asked for, with the certificates that they carry."""
    from pymodel.render import claims as render

    if json:
        told = [render.as_json(one) | (certificates.of(one, issued) if certified else {}) for one in verdicts]
        return dumps(told, ensure_ascii=False, indent=2)
    text = "\n\n".join(render.explained(one) for one in verdicts) if explain else render.table(verdicts)
    return f"{text}\n\n{certificates.table(verdicts, issued)}" if certified else text


def _path(named: Path, shipped: Path) -> Path:
    """A file or folder, or the file of the shipped claim with that id."""
    inside = shipped / f"{named}.lp"
    return inside if not named.exists() and inside.is_file() else named


def _status(verdicts: "list[Verdict]") -> int:
    if any(one.verdict == "internal error" for one in verdicts):
        return DISAGREES
    if any(one.verdict == "unknown" for one in verdicts):
        return STOPPED
    return 0 if all(one.as_expected for one in verdicts) else DIFFERS


def decide(whole: Share, known: "Sequence[Claim]") -> "tuple[list[Verdict] | None, list[Certificate], int]":
    """Decides claims side by side, in child processes.

    Args:
        whole: the claims, all in one.
        known: all claims of the files, by place.

    Returns:
        The verdicts, the certificates and the exit status; None for the verdicts if the input is bad or a child broke
        down.
    """
    from pymodel.cli.progress import progress

    width = min(len(whole.places), os.cpu_count() or 1)  # each child grounds every date once
    shares = [replace(whole, places=places) for places in dealt(whole.places, known, width)]
    _warm(whole.law)
    reports = list(progress(run(shares, work, float("inf")), len(shares), "checking"))
    found: dict[int, Verdict] = {}
    issued: list[Certificate] = []
    status = 0
    problems: list[str] = []
    for report in sorted(reports, key=lambda one: one.place):
        problems += _problems(report, shares[report.place], known)
        if report.result is not None:
            found |= dict(report.result.verdicts)
            issued += report.result.certificates
            if report.result.problems:
                status = max(status, BAD_INPUT)
        if report.state != "done":
            status = STOPPED
    for problem in dict.fromkeys(problems):
        print(problem, file=sys.stderr)
    if status == BAD_INPUT or not found:
        return None, [], status or STOPPED
    return [found[place] for place in whole.places if place in found], issued, status


def _problems(report: Report[Decided], share: Share, claims: "Sequence[Claim]") -> list[str]:
    known = list(report.result.problems) if report.result else []
    if report.state == "done":
        return known
    why = "stopped early" if report.state == "stopped" else f"internal error: {report.reason}"
    told = {place for place, _ in report.result.verdicts} if report.result else set()
    return [*known, *(f"{claims[place].id}: {why}" for place in share.places if place not in told)]


def _warm(law: "Law | None") -> None:
    """Loads what every child needs before the children are made."""
    import z3  # noqa: F401

    from pymodel.claims.law import shipped_law

    law = law or shipped_law()
    _ = law.program, law.theory, law.vocabulary


def work(share: Share, stopped: Stopped, partial: Any) -> Decided:
    """Decides a share of the claims; in the child."""
    from pymodel.claims.certificates import Certifier
    from pymodel.claims.errors import ClaimError
    from pymodel.claims.hints import shipped_hints
    from pymodel.claims.law import read_claims, shipped_law
    from pymodel.claims.run import Run
    from pymodel.claims.smtlib import writer
    from pymodel.ground import FragmentError

    # a ground program is millions of small things that stay: looking through them again and again takes long
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)
    law = share.law or shipped_law()
    told: list[tuple[int, Verdict]] = []
    certifier = None if share.certify is None else Certifier(share.certify, share.seconds)

    def decided(*problems: str) -> Decided:
        return Decided(tuple(told), problems, () if certifier is None else tuple(certifier.issued))

    try:
        known = read_claims(share.paths, law)
    except ClaimError as error:  # a file has changed since
        return Decided((), error.problems)
    places = {known[place].id: place for place in share.places}

    def done(verdict: "Verdict") -> None:
        told.append((places[verdict.claim], verdict))
        partial(decided())

    try:
        claims = [known[place] for place in share.places]
        write = certifier or (None if share.smtlib is None else writer(share.smtlib))
        hints = {} if share.search else shipped_hints()
        Run(claims, law, share.seconds, stopped, write, share.search, share.explains, hints).verdicts(done)
    except ClaimError as error:
        return decided(*error.problems)
    except FragmentError as error:  # an amended law has a circle that shows at some dates only
        return decided(str(error))
    return decided()
