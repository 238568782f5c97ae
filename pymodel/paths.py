"""Where the data folders stand: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path
from typing import Literal

Folder = Literal["encodings", "logic", "scenarios", "amendments"]

_PACKAGE = Path(__file__).resolve().parent


class DataNotFoundError(FileNotFoundError):
    """A data folder is neither inside the installed package nor beside a checkout of it."""


def data_folder(name: Folder) -> Path:
    """The folder that holds the law (`encodings`), the claims (`logic`), the shipped scenarios or amendments.

    Args:
        name: which of them.

    Returns:
        The absolute path of an existing folder.

    Raises:
        DataNotFoundError: if there is no such folder, naming the places that were looked at.
    """
    places = (_PACKAGE / "data" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked_at = " nor ".join(f"`{place}`" for place in places)
    raise DataNotFoundError(f"the folder `{name}` of casus-foederis is missing: there is neither {looked_at}")
