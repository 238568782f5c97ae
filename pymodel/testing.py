"""Claims about the law in a test suite of one's own: a line states each, and pytest runs each as a test.

from pymodel.testing import claims

test_law = claims(
    accidents=("always", "counterexample :- armed_attack(I, V), value(I, intent, accident).", "proved"),
    two_keys=("monotone: gravity", "conclusion :- armed_attack(I, V).", "proved"),
)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pymodel.claims.findings import Verdict
    from pymodel.claims.law import Law
    from pymodel.claims.model import Claim

__all__ = ["Stated", "assert_claim", "claims"]

SECONDS = 30.0
_ID = re.compile(r"[a-z][a-zA-Z0-9_]*")


class Stated(NamedTuple):
    """A claim as a test states it; a plain tuple of as many values does as well.

    Attributes:
        pattern: how it is quantified, with what that pattern takes: `always`, `monotone: gravity`,
            `depends: reading: position, position`, `independent: mechanism, mechanism`.
        statement: its rules, in the language of claim files.
        expected: the verdict that is expected: `proved`, `refuted` or `depends`.
        readings: readings that it takes for granted, as `reading=position`, with commas between them.
    """

    pattern: str
    statement: str
    expected: str = "proved"
    readings: str = ""


def claims(
    *, law: Law | None = None, seconds: float = SECONDS, **stated: Stated | tuple[str, ...]
) -> Callable[[str], None]:
    """Makes tests of claims, each with the name of its argument.

    All claims are decided together when the first of their tests runs, since they share the grounding of the law.

    Args:
        law: the law; the shipped one if left out.
        seconds: the time limit of one question to a solver.
        stated: the claims.

    Returns:
        A test function for pytest, to be bound to a name that begins with `test_`. A test fails if its verdict is not
        the expected one, and shows the scenario that refutes the claim; or if its claim is wrong, and says where.
    """
    import pytest

    known = {name: Stated(*one) for name, one in stated.items()}
    decided = cache(lambda: _decide(known, law, seconds))

    @pytest.mark.parametrize("claim", list(known))
    def test_claim(claim: str) -> None:
        __tracebackhide__ = True
        if wrong := _wrong(known[claim], decided()[claim]):
            pytest.fail(wrong, pytrace=False)

    return test_claim


def assert_claim(pattern: str, statement: str, expected: str = "proved", *, readings: str = "") -> None:
    """Decides one claim about the shipped law.

    Args:
        pattern: how it is quantified; see `Stated`.
        statement: its rules.
        expected: the verdict that is expected.
        readings: readings that it takes for granted.

    Raises:
        AssertionError: the verdict is another one, or the claim is wrong; the message shows the scenario that refutes
            it, or says what is wrong and where.
    """
    __tracebackhide__ = True
    stated = Stated(pattern, statement, expected, readings)
    if wrong := _wrong(stated, _decide({"claim": stated}, None, SECONDS)["claim"]):
        raise AssertionError(wrong)


def _decide(stated: Mapping[str, Stated], law: Law | None, seconds: float) -> dict[str, Verdict | str]:
    """The verdict on each claim, or what is wrong with it."""
    from pymodel.claims.errors import ClaimError
    from pymodel.claims.law import shipped_law
    from pymodel.claims.run import Run

    against = law or shipped_law()
    found: dict[str, Verdict | str] = {}
    read: list[Claim] = []
    with TemporaryDirectory() as folder:
        for name, one in stated.items():
            try:
                read.append(_read(name, one, against, Path(folder)))
            except ClaimError as error:
                found[name] = str(error)
    if not read:
        return found
    try:
        verdicts = Run(read, against, seconds).verdicts()
    except ClaimError:  # one of them cannot be ground: each is asked alone to tell which
        for claim in read:
            try:
                (found[claim.id],) = Run([claim], against, seconds).verdicts()
            except ClaimError as error:
                found[claim.id] = str(error)
        return found
    return found | {one.claim: one for one in verdicts}


def _read(name: str, stated: Stated, law: Law, folder: Path) -> Claim:
    """The claim as the reader of claim files reads it, so that a test may say what a file may say, and no more."""
    from pymodel.claims.checks import check_claim
    from pymodel.claims.errors import ClaimError
    from pymodel.claims.reader import read_claim

    if not _ID.fullmatch(name):
        raise ClaimError([f"`{name}` is no name of a claim: letters, digits and `_`, beginning with a small letter"])
    pattern, _, parameters = (part.strip() for part in stated.pattern.partition(":"))
    header = [
        f"%! claim {name}: {' '.join(stated.statement.split())}",
        "%! source: a test",
        f"%! pattern: {pattern}",
        f"%! expected: {stated.expected}",
        *([f"%! {pattern}: {parameters}"] if parameters else []),
        *([f"%! readings: {stated.readings}"] if stated.readings else []),
    ]
    path = folder / f"{name}.lp"
    # the statement comes first, so that messages name its own lines
    path.write_text("\n".join([stated.statement, *header, ""]), encoding="utf-8")
    claim = read_claim(path, name)
    check_claim(claim, path, law.program)
    return claim


def _wrong(stated: Stated, found: Verdict | str) -> str:
    """Why the test of a claim fails; nothing if it does not."""
    from pymodel.render.claims import explained

    if isinstance(found, str):
        return f"the claim cannot be read:\n{found}"
    if found.as_expected:
        return ""
    lines = [f"{found.claim}: {found.verdict}, expected {stated.expected}", f"  {stated.pattern}"]
    lines += [f"  {line}" for line in stated.statement.splitlines()]
    return "\n".join([*lines, "", explained(found)])
