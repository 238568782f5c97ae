"""The check of the law as it is written, remembered for each version of the law.

Every ground program is checked again when it is compiled; what is remembered is only the check of the text.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pymodel.ground import check_sources
from pymodel.law_files import law_hash
from pymodel.vocabulary.cache import cache_folder

FORMAT = 1  # another number forgets all earlier checks


def assure_law(files: Sequence[Path], root: Path) -> str:
    """Proves that the files of the law keep to the fragment, unless these very bytes have been proved to before.

    Args:
        files: every file of the law.
        root: the folder that names of files are relative to in the hash.

    Returns:
        The hash of the law.

    Raises:
        FragmentError: naming each rule that is outside.
    """
    law = law_hash(files, root)
    folder = cache_folder()
    mark = None if folder is None else folder / f"checked-{FORMAT}-{_own_hash()[:16]}-{law[:32]}"
    if mark is not None and mark.is_file():
        return law
    check_sources(files)
    if mark is not None:
        with suppress(OSError):
            mark.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(mark, os.O_WRONLY | os.O_CREAT, 0o644))
    return law


def _own_hash() -> str:
    """The hash of the checking code, so that a stricter check forgets what a laxer one let pass."""
    folder = Path(__file__).resolve().parents[1] / "ground"
    return law_hash(sorted(folder.glob("*.py")), folder)
