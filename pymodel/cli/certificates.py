"""What `casus check` writes out and says of it: questions, certificates, and what these are worth."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pymodel.cli import BAD_INPUT
from pymodel.cli.files import write_atomically

if TYPE_CHECKING:
    from pymodel.claims.certificates import Certificate
    from pymodel.claims.findings import Verdict

REFUSED = 1


def ready(certify: Path | None, smtlib: Path | None) -> bool:
    """Whether all that is asked for can be written; if not, standard error says why.

    Args:
        certify: the folder for certificates, made if need be; None if they are not wanted.
        smtlib: the folder for the questions alone, likewise.

    Returns:
        Whether it can.
    """
    if certify and smtlib:
        print("casus: `--certify` writes the questions too: leave `--smtlib` out", file=sys.stderr)
        return False
    if certify and _missing("--certify", ("cvc5", "python-sat", "dratify")):
        return False
    folder = certify or smtlib
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"casus: cannot write into `{folder}`: {error.strerror or error}", file=sys.stderr)
        return False
    return True


def _missing(option: str, needed: tuple[str, ...]) -> bool:
    from pymodel.claims.certificates import missing_packages

    missing = [package for package in missing_packages() if package in needed]
    if missing:
        print(f"casus: `{option}` needs {', '.join(missing)}: pip install casus-foederis[certify]", file=sys.stderr)
    return bool(missing)


def write(certify: Path | None, smtlib: Path | None, verdicts: "list[Verdict]", issued: "list[Certificate]") -> bool:
    """Writes the manifest of a folder, if one was named.

    Args:
        certify: the folder for certificates.
        smtlib: the folder for the questions alone.
        verdicts: the verdicts.
        issued: the certificates.

    Returns:
        Whether it was written; if not, standard error says why.
    """
    from pymodel.claims.certificates import entry
    from pymodel.claims.law import shipped_law
    from pymodel.claims.smtlib import manifest

    if certify:
        text = manifest(verdicts, shipped_law(), lambda one: entry(one, issued))
        return write_atomically(certify / "manifest.json", text)
    return smtlib is None or write_atomically(smtlib / "manifest.json", manifest(verdicts, shipped_law()))


def of(verdict: "Verdict", issued: "list[Certificate]") -> dict[str, Any]:
    """The certificates of a verdict, for its JSON."""
    from pymodel.claims.certificates import entry

    return entry(verdict, issued)


def table(verdicts: "list[Verdict]", issued: "list[Certificate]") -> str:
    """Which certificate each verdict carries, and a sentence on all of them."""
    from pymodel.claims.certificates import agreement, carried
    from pymodel.render.plain import columns

    rows = [("claim", "certificate"), *((one.claim, carried(one, issued)) for one in verdicts)]
    return "\n".join([columns(rows, wrap=False), agreement(issued)])


def recheck(folder: Path) -> int:
    """Checks the certificates of a folder again and prints what came of it.

    Returns:
        The exit status: 0 all were accepted, 1 one was refused, 2 the folder holds none or the checker is missing.
    """
    if _missing("--recheck", ("dratify",)):
        return BAD_INPUT
    from pymodel.claims import recheck as again
    from pymodel.claims.errors import ClaimError

    try:
        found = again.recheck(folder)
    except ClaimError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    for problem in found.problems:
        print(problem, file=sys.stderr)
    accepted = found.accepted
    print(
        f"DRAT proofs accepted by dratify: {accepted.get('drat', 0)}; models accepted by evaluation: "
        f"{accepted.get('model', 0)}; proofs by cvc5 unchanged: {found.unchanged}; refused: {len(found.problems)}"
    )
    return REFUSED if found.problems else 0
