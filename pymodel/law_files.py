"""The files of the law, and the hash that names a version of it; both can be had without a solver."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pymodel.paths import data_folder


def law_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The files of the law.

    Args:
        folder: the folder of the encodings; the shipped one if left out.

    Returns:
        Every `.lp` file in the folder and in its subfolders, sorted.

    Raises:
        DataNotFoundError: if no folder is given and the shipped one is missing.
    """
    return tuple(sorted((folder or data_folder("encodings")).rglob("*.lp")))


def law_hash(paths: Iterable[Path], root: Path | None = None) -> str:
    """The SHA-256 hash over the sorted names and the bytes of the law's files.

    Each name and each text enters with its length before it, so that no two sets of files run together.

    Args:
        paths: the files of the law, in any order.
        root: the folder the names are relative to; a file outside it counts by its bare name, as all do without a root.

    Returns:
        Sixty-four hexadecimal digits, the same wherever the law is installed.

    Raises:
        OSError: if a file cannot be read.
    """
    named = sorted((_name(path, root), path.read_bytes()) for path in paths)
    digest = sha256()
    for name, content in named:
        for part in (name.encode(), content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _name(path: Path, root: Path | None) -> str:
    """The name of a file as it enters the hash."""
    if root is not None and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.name
