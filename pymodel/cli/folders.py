"""Writing a folder of files whole or not at all."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".casus-book.json"


class FolderError(Exception):
    """The folder cannot be written; the message says why, without the command's name."""


def refuse_unless_ours(folder: Path) -> None:
    """Refuses a place that holds anything but what `write_folder` wrote there.

    Args:
        folder: where a folder is to stand.

    Raises:
        FolderError: if it is no folder, or holds a file that is not listed in its manifest.
    """
    try:
        if not folder.exists() and not folder.is_symlink():
            if not Path(os.path.realpath(folder)).parent.is_dir():
                raise FolderError(f"cannot write `{folder}`: there is no folder that it could stand in")
            return
        if not folder.is_dir():
            raise FolderError(f"`{folder}` is no folder")
        strange = sorted({entry.name for entry in folder.iterdir()} - _listed(folder))
    except OSError as error:
        raise FolderError(f"cannot read `{folder}`: {error.strerror or error}") from error
    if strange:
        raise FolderError(
            f"`{folder}` holds `{strange[0]}`, which this command did not write: name a new or empty folder"
        )


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Writes files beside their place, and moves them there in one step.

    Args:
        folder: where they are to stand; new, empty, or written by this function before.
        files: the text of each by its name.

    Raises:
        FolderError: if the folder is somebody else's or cannot be written; it is then as it was.
    """
    refuse_unless_ours(folder)
    place = Path(os.path.realpath(folder))
    beside: Path | None = None
    try:
        beside = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name[:100]}."))
        new, old = beside / "new", beside / "old"
        new.mkdir(mode=0o755)
        for name, text in files.items():
            (new / name).write_bytes(text.encode("utf-8"))
        (new / MANIFEST).write_text(json.dumps({"files": sorted(files)}, indent=1) + "\n", encoding="utf-8")
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except BaseException:  # Ctrl-C as well leaves what was there
            if old.exists() and not place.exists():
                old.rename(place)
            raise
    except OSError as error:
        raise FolderError(f"cannot write `{folder}`: {error.strerror or error}") from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _listed(folder: Path) -> set[str]:
    """The files that the folder's manifest says were written with it; none where it has none that can be read."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {MANIFEST, *map(str, content["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def tell(error: FolderError) -> None:
    """Prints why a folder was not written."""
    print(f"casus: {error}", file=sys.stderr)
