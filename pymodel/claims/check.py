"""The public way in: `check` claims about the law."""

from pathlib import Path

from pymodel.claims.findings import Verdict
from pymodel.claims.law import read_claims, shipped_law
from pymodel.claims.run import Run

__all__ = ["SECONDS", "check"]

SECONDS = 30.0


def check(*paths: Path | str, seconds: float = SECONDS) -> tuple[Verdict, ...]:
    """Decides claims about the law.

    Args:
        paths: claim files or folders of them; the shipped claims if none.
        seconds: the time limit of one question to a solver.

    Returns:
        A verdict for each claim, in the order of the files.

    Raises:
        ClaimError: a claim file is wrong; the message says where.
    """
    law = shipped_law()
    return Run(read_claims([Path(path) for path in paths], law), law, seconds).verdicts()
