"""The files of amendments, by name."""

from pathlib import Path

from pymodel.claims.errors import ClaimError
from pymodel.paths import data_folder
from pymodel.scenario.problems import nearest

__all__ = ["amendment_file"]


def amendment_file(named: Path) -> Path:
    """A file, or the file of the shipped amendment of that name.

    Args:
        named: what a user calls it.

    Returns:
        The file.

    Raises:
        ClaimError: there is neither; the message has the nearest shipped name.
    """
    if named.exists():
        return named
    shipped = {file.stem: file for file in sorted(data_folder("amendments").glob("*.lp"))}
    if str(named) in shipped:
        return shipped[str(named)]
    hint = nearest(named.stem, list(shipped))
    raise ClaimError([f"{named}: there is no such file, and no shipped amendment of that name{hint}"])
