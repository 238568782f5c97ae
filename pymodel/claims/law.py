"""The law that claims are checked against, and the claims about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pymodel.claims.errors import ClaimError
from pymodel.law_files import law_files
from pymodel.paths import data_folder
from pymodel.vocabulary import Vocabulary, load_vocabulary

# a comparison of the law with an amended one asks for files alone, and begins sooner without the rest
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pymodel.claims.model import Claim
    from pymodel.law.lints.program import Program
    from pymodel.theory.first_order import Theory

__all__ = ["Law", "read_claims", "shipped_law"]


@dataclass(frozen=True)
class Law:
    """The law that claims are checked against.

    Attributes:
        files: its files.
        root: the folder that their names are shown relative to.
    """

    files: tuple[Path, ...]
    root: Path

    @property
    def program(self) -> Program:
        """Its statements."""
        from pymodel.claims.checks import law_program

        return law_program(self.files, self.root)

    @property
    def theory(self) -> Theory:
        """Its rules as a first-order theory."""
        from pymodel.theory.first_order import build_theory

        return build_theory(self.files, self.root)

    @property
    def vocabulary(self) -> Vocabulary:
        """Its tables."""
        return load_vocabulary(self.files, self.root / "encodings")


def shipped_law() -> Law:
    """The law of this project.

    Raises:
        DataNotFoundError: it is missing.
    """
    folder = data_folder("encodings")
    return Law(law_files(folder), folder.parent)


def read_claims(paths: Sequence[Path], law: Law) -> tuple[Claim, ...]:
    """Reads and checks claim files.

    Args:
        paths: files or folders; the shipped claims if empty.
        law: the law that they speak of.

    Returns:
        The claims, in the order of their files.

    Raises:
        ClaimError: with every problem of every file.
    """
    from pymodel.claims.checks import check_claim, check_ids
    from pymodel.claims.reader import claim_files, read_claim

    files = claim_files(paths or [data_folder("logic")])
    claims: list[Claim] = []
    problems: list[str] = []
    for path in files:
        try:
            claim = read_claim(path, _shown(path, law.root))
            check_claim(claim, path, law.program)
            claims.append(claim)
        except ClaimError as error:
            problems += error.problems
    if problems:
        raise ClaimError(problems)
    check_ids(claims)
    return tuple(claims)


def _shown(path: Path, root: Path) -> str:
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(path)
