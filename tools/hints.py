"""Writes `logic/hints.json`: what the proof of each claim needs, so that `casus check` looks there first.

    python tools/hints.py [--anew]

Hints that still hold are kept, unless all are to be found anew. Takes some minutes.
"""

import argparse
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from pymodel.claims.hints import FILE, Hint, shipped_hints, write_hints
from pymodel.claims.law import read_claims, shipped_law
from pymodel.claims.run import Run
from pymodel.cli.shares import dealt
from pymodel.paths import data_folder

SECONDS = 60.0


def learned(places: Sequence[int], anew: bool) -> dict[str, Hint]:
    """The hints that the proofs of some claims give."""
    law = shipped_law()
    known = read_claims([], law)
    run = Run([known[place] for place in places], law, SECONDS, hints={} if anew else shipped_hints(), learns=True)
    run.verdicts()
    return run.learned


def main() -> None:
    """Decides all claims and writes what their proofs need."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anew", action="store_true")
    anew = parser.parse_args().anew
    known = read_claims([], shipped_law())
    shares = dealt(range(len(known)), known, os.cpu_count() or 1)
    found: dict[str, Hint] = {}
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for part in pool.map(learned, shares, [anew] * len(shares)):
            found |= part
    path = data_folder("logic") / FILE
    write_hints(path, found)
    print(f"{path.name}: {len(found)} claims of {len(known)}")


if __name__ == "__main__":
    main()
