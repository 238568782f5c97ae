"""`casus check --amend`: what an amendment of the law does to the claims about it."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pymodel.amendments.amend import Amended, amend
from pymodel.amendments.compare import Change, change, unstated
from pymodel.amendments.files import amendment_file
from pymodel.claims.errors import ClaimError
from pymodel.claims.findings import Verdict
from pymodel.claims.law import shipped_law
from pymodel.claims.model import Claim
from pymodel.claims.reader import claim_files
from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.check import DIFFERS, DISAGREES, Share, decide
from pymodel.paths import data_folder
from pymodel.render import amendments as render
from pymodel.render.claims import explained


def compare(
    known: Sequence[Claim],
    asked: Share,
    amendments: Sequence[Path],
    form: Literal["text", "json"],
    *,
    told: bool,
) -> int:
    """Decides claims on the law as it stands and on the amended law, and prints which verdicts change.

    Args:
        known: the claims of all files.
        asked: which of them, and how.
        amendments: the files of the amendments, or the names of shipped ones.
        form: plain text, or JSON.
        told: whether the verdicts on the amended law are explained as well.

    Returns:
        The exit status: 0 no guarantee is lost, 1 one is, 2 bad input, 3 a verdict is unknown, 4 an internal error.
    """
    for option, folder in (("--smtlib", asked.smtlib), ("--certify", asked.certify)):
        if folder is not None:
            message = f"casus: `{option}` writes the questions about one law, so it does not go with `--amend`"
            print(message, file=sys.stderr)
            return BAD_INPUT
    with TemporaryDirectory(prefix="casus-") as place:
        try:
            changes, amended, status = changed(known, asked, amendments, Path(place))
        except ClaimError as error:
            print(error, file=sys.stderr)
            return BAD_INPUT
    if changes is None:
        return status
    if form == "json":
        print(json.dumps(render.as_json(changes, amended), ensure_ascii=False, indent=2))
    else:
        print(render.table(changes, amended))
        if told:
            print("".join(f"\n{explained(one.after)}\n" for one in changes if one.after is not None), end="")
    return max(status, _status(changes))


def changed(
    known: Sequence[Claim], asked: Share, amendments: Sequence[Path], folder: Path
) -> tuple[list[Change] | None, Amended, int]:
    """Decides claims on the law as it stands and on the amended law.

    Args:
        known: the claims of all files.
        asked: which of them, and how.
        amendments: the files of the amendments, or the names of shipped ones.
        folder: an empty folder, into which the amended law is written.

    Returns:
        The verdicts side by side, None if a world is bad input or a child broke down; the amended law; the exit status.

    Raises:
        ClaimError: an amendment is wrong.
    """
    files = claim_files(asked.paths or [data_folder("logic")])
    claims, sources = [known[place] for place in asked.places], [files[place] for place in asked.places]
    amended = amend(shipped_law(), [amendment_file(one) for one in amendments], folder)
    changes, status = _both(claims, sources, amended, asked)
    return changes, amended, status


def _both(
    claims: Sequence[Claim], sources: Sequence[Path], amended: Amended, asked: Share
) -> tuple[list[Change] | None, int]:
    """The verdicts on both laws; None if an amended world is bad input or a child broke down."""
    missing = unstated(claims, sources, amended)
    before, status = _decided(sources, claims, asked)
    if before is None:
        return None, status
    stated = [place for place, claim in enumerate(claims) if claim.id not in missing]
    after, later = _decided([sources[place] for place in stated], [claims[place] for place in stated], asked, amended)
    if after is None:
        return None, later
    # where a child broke down, a claim has lost its verdict and its name was told
    both = [one for one in before.values() if one.claim in after or one.claim in missing]
    changes = [
        change(one, replace(after[one.claim], file=one.file) if one.claim in after else None, amended,
               missing.get(one.claim, ""))
        for one in both
    ]  # fmt: skip
    return changes, max(status, later)


def _decided(
    files: Sequence[Path], claims: Sequence[Claim], asked: Share, amended: Amended | None = None
) -> tuple[dict[str, Verdict] | None, int]:
    if not files:
        return {}, 0
    law = None if amended is None else amended.law
    share = replace(asked, places=tuple(range(len(files))), paths=tuple(files), law=law)
    verdicts, _, status = decide(share, claims)
    return (None if verdicts is None else {one.claim: one for one in verdicts}), status


def _status(changes: Sequence[Change]) -> int:
    verdicts = {name for one in changes for name in (one.before.verdict, one.outcome)}
    if "internal error" in verdicts:
        return DISAGREES
    if "unknown" in verdicts:
        return STOPPED
    return DIFFERS if any(one.lost for one in changes) else 0
