"""The law over the small world of the tests, and a way to state claims in a line or two."""

from functools import cache
from pathlib import Path

from pymodel.claims.findings import Verdict
from pymodel.claims.law import Law, read_claims
from pymodel.claims.run import Run

ROOT = Path(__file__).parents[3]
DATA = Path(__file__).parent / "data"
UNDEFINED = Path(__file__).parent / "undefined.lp"


def small_law() -> Law:
    """The rules without national approval and calendars, which no other rule reads, and a world of nine states."""
    apart = ("national_", "procedure")
    rules = [file for file in (ROOT / "encodings").glob("*.lp") if not file.name.startswith(apart)]
    return Law((*sorted(rules), ROOT / "tests" / "encodings" / "small_world" / "world.lp", UNDEFINED), ROOT)


def decide(folder: Path) -> dict[str, Verdict]:
    """The verdicts on the claims of a folder, by id."""
    law = small_law()
    return {one.claim: one for one in Run(read_claims([folder], law), law, 30.0).verdicts()}


@cache
def verdicts() -> dict[str, Verdict]:
    """The verdicts on the claims of the tests."""
    return decide(DATA)
