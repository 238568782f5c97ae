"""Finding scenario files, and writing files whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path


def scenario_files(paths: Iterable[Path]) -> list[str]:
    """The files that are meant.

    Args:
        paths: files, taken as they are, and folders, of which every file below that ends in `.yaml` is taken.

    Returns:
        The paths in the order given, those of a folder sorted.
    """
    found: list[str] = []
    for path in paths:
        found += sorted(str(one) for one in path.rglob("*.yaml")) if path.is_dir() else [str(path)]
    return found


def write_atomically(path: Path, text: str) -> bool:
    """Writes a text beside its place and moves it there.

    Args:
        path: where it is to stand; an existing file is replaced, or the file that a link there leads to. What is
            no file, such as `/dev/null`, is written to as it is.
        text: what to write.

    Returns:
        Whether it was written; if not, standard error says why and nothing is left behind.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        else:
            _replace(Path(os.path.realpath(path)), text)
    except OSError as error:
        print(f"casus: cannot write `{path}`: {error.strerror or error}", file=sys.stderr)
        return False
    return True


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", text=True)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:  # Ctrl-C as well leaves nothing behind
        Path(name).unlink(missing_ok=True)
        raise
