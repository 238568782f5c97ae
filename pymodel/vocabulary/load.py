"""Loading the vocabulary of the shipped law, or of any other set of files."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pymodel.law_files import law_files, law_hash
from pymodel.paths import data_folder
from pymodel.vocabulary.cache import cached_rows
from pymodel.vocabulary.rows import ground_rows
from pymodel.vocabulary.tables import Vocabulary, build_vocabulary


def load_vocabulary(files: Sequence[Path] | None = None, root: Path | None = None, *, cache: bool = True) -> Vocabulary:
    """The vocabulary of the law in these files.

    Args:
        files: all files of the law; the shipped ones if left out.
        root: the folder that names of files are relative to in the hash; that of the shipped law if left out.
        cache: whether the user's cache folder may be read and written.

    Returns:
        The tables. The same object for the same law, within one process.

    Raises:
        VocabularyError: if the law's files are not a program, or their tables contradict each other.
        OSError: if a file cannot be read.
    """
    if files is None:
        root = root or data_folder("encodings")
        files = law_files(root)
    return _load(law_hash(files, root), tuple(files), cache)


@lru_cache(maxsize=8)
def _load(law: str, files: tuple[Path, ...], cache: bool) -> Vocabulary:
    """The vocabulary by the hash of its law."""
    rows = cached_rows(law, lambda: ground_rows(files)) if cache else ground_rows(files)
    return build_vocabulary(law, rows)
