"""What the proof of each claim needed, so that it is looked for there first; the prover has to find it all the same.

No verdict hangs on a hint: one that fails, or is missing, costs time alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from json import JSONDecodeError, dumps, loads
from pathlib import Path

from pymodel.claims.errors import ClaimError
from pymodel.paths import data_folder

__all__ = ["Hint", "read_hints", "shipped_hints", "write_hints"]

FILE = "hints.json"


@dataclass(frozen=True)
class Hint:
    """What the proof of one claim needs.

    Attributes:
        everywhere: of each part of a proof for any number of states the groups of assertions, by names that stay.
        here: of each goal that is refuted in this world the predicates whose definitions refute it.
    """

    everywhere: tuple[tuple[str, ...], ...] = ()
    here: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_hints(path: Path) -> Mapping[str, Hint]:
    """Reads a file of hints.

    Args:
        path: the file.

    Returns:
        The hints, by the id of the claim.

    Raises:
        ClaimError: the file is not such a file.
    """
    try:
        return {
            claim: Hint(
                tuple(tuple(part) for part in said.get("everywhere", ())),
                {goal: frozenset(groups) for goal, groups in said.get("here", {}).items()},
            )
            for claim, said in loads(path.read_text(encoding="utf-8")).items()
        }
    except (OSError, JSONDecodeError, AttributeError, TypeError) as error:
        raise ClaimError([f"{path.name}: no hints can be read from it: {error}"]) from error


@lru_cache(maxsize=1)
def shipped_hints() -> Mapping[str, Hint]:
    """The hints for the claims of this project.

    Raises:
        ClaimError: see `read_hints`.
        DataNotFoundError: the folder is missing.
    """
    path = data_folder("logic") / FILE
    return read_hints(path) if path.is_file() else {}


def write_hints(path: Path, hints: Mapping[str, Hint]) -> None:
    """Writes a file of hints, one line for each claim; the same for the same hints.

    Args:
        path: the file.
        hints: the hints, by the id of the claim.
    """
    lines = []
    for claim, hint in sorted(hints.items()):
        said: dict[str, object] = {}
        if hint.everywhere:
            said["everywhere"] = hint.everywhere
        if hint.here:
            said["here"] = {goal: sorted(groups) for goal, groups in sorted(hint.here.items())}
        if said:
            lines.append(f"{dumps(claim)}: {dumps(said, ensure_ascii=False)}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
