"""Provers side by side: Z3 and cvc5 on the same questions, and both methods as the number of states grows.

The first table asks what shipped claims ask at the latest date. In the second the ground method lets every state of a
made-up world act and be struck, and is given up at a limit; the first-order method knows nothing of how many states
there are. Prints two tables and draws docs/prover_growth.svg if asked to.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from made_up import SIZES, made_up_law
from measure import ROOT, temporary
from picture import picture

REPEATS = 3
SECONDS = 60.0  # for one question
LONGEST = 100.0  # seconds for one method at one size
DAY = 20260301
GROUND = (
    "a_pact_with_two_keys_needs_both",
    "an_attacker_always_blocks_the_council",
    "the_council_decides_how_allies_help",
    "the_law_can_always_be_kept",
)
FIRST_ORDER = (
    "force_needs_attack_imminence_or_mandate",
    "graver_attacks_stay_armed_attacks",
    "no_automatic_military_trigger",
    "no_vote_beats_a_veto",
)
GROWING = ("no_vote_beats_a_veto",)
METHODS = ("ground", "first-order")
COLOURS = ("#7f6000", "#1f4e79")


def questions() -> Iterator[tuple[str, Any]]:
    """The questions that both provers are asked, with their names."""
    from pymodel.claims.any_number import for_any_number
    from pymodel.claims.law import read_claims, shipped_law
    from pymodel.claims.program import rules_of
    from pymodel.claims.this_world import Question, obligation_of
    from pymodel.theory.spans import named_organisations, spans
    from pymodel.theory.world import build_world, representatives

    law = shipped_law()
    for claim in read_claims([ROOT / "logic" / f"{name}.lp" for name in FIRST_ORDER], law):
        proof = for_any_number(claim, law.theory, SECONDS, {})
        for number, obligation in enumerate(proof.obligations if proof else ()):
            yield f"{claim.id}.any.{number}", obligation
    claims = read_claims([ROOT / "logic" / f"{name}.lp" for name in GROUND], law)
    day, organisations = spans(law.program)[0].day, named_organisations(law.program)
    states = representatives(law.files, day, organisations)
    rules = [node for claim in claims for node in rules_of(claim)]
    world = build_world(law.files, day, states, organisations, rules)
    for claim in claims:
        yield f"{claim.id}.{day}", obligation_of(Question(claim, world, law.files, law.vocabulary, SECONDS))


def side_by_side() -> Iterator[tuple[str, int, str, float, float]]:
    """Asks both provers.

    Yields:
        The question, how many assertions it has, the answer, and the median seconds of Z3 and of cvc5.

    Raises:
        SystemExit: the provers disagree.
    """
    from pymodel.theory.second_solver import second_opinion
    from pymodel.theory.solver import decide

    for name, obligation in questions():
        text = obligation.text()
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(REPEATS):
            start = time.perf_counter()
            one: str = decide(obligation, SECONDS).status
            middle = time.perf_counter()
            other: str = second_opinion(text, SECONDS)
            times[0].append(middle - start)
            times[1].append(time.perf_counter() - middle)
            if "unknown" in {one, other}:
                break
            if one != other:
                raise SystemExit(f"{name}: Z3 says {one}, and cvc5 {other}")
        answer = one if one == other else f"Z3 {one}, cvc5 {other}"
        yield name, len(obligation.assertions), answer, statistics.median(times[0]), statistics.median(times[1])


class Job(NamedTuple):
    """One method on one claim at one size."""

    claim: str
    method: str
    size: int
    folder: Path


def prove(job: Job, _stopped: object, _partial: object) -> float:
    """Proves a claim; in a child.

    Returns:
        The seconds that it took, without the reading of the files.

    Raises:
        ValueError: it is not proved.
    """
    from pymodel.claims.any_number import for_any_number
    from pymodel.claims.law import Law, read_claims
    from pymodel.claims.program import rules_of
    from pymodel.claims.this_world import Question, obligation_of
    from pymodel.theory.solver import decide
    from pymodel.theory.spans import named_organisations
    from pymodel.theory.world import build_world

    folder = job.folder / f"{job.claim}_{job.method}"
    files = made_up_law(folder, job.size)
    law = Law(files, folder / f"{job.size}_states")
    (claim,) = read_claims([ROOT / "logic" / f"{job.claim}.lp"], law)
    organisations = named_organisations(law.program)
    theory, vocabulary = law.theory, law.vocabulary
    start = time.perf_counter()
    if job.method == "ground":
        states = [f"s{number}" for number in range(job.size)]
        world = build_world(files, DAY, states, organisations, rules_of(claim))
        question = obligation_of(Question(claim, world, files, vocabulary, SECONDS))
        proved = decide(question, SECONDS).status == "unsat"
    else:
        proved = for_any_number(claim, theory, SECONDS, {}) is not None
    if not proved:
        raise ValueError(f"{job.claim} is not proved for {job.size} states")
    return time.perf_counter() - start


def growth(folder: Path) -> Iterator[tuple[str, str, list[float | str]]]:
    """Both methods at all sizes.

    Yields:
        The claim, the method, and for each size the seconds or why there are none; what is given up at one size is not
        tried at the next.
    """
    from pymodel.cli.workers import run

    for claim in GROWING:
        for method in METHODS:
            found: list[float | str] = []
            for size in SIZES:
                if found and isinstance(found[-1], str):
                    found.append("not tried")
                    continue
                (report,) = run([Job(claim, method, size, folder)], prove, LONGEST)
                if report.result is not None:
                    found.append(report.result)
                else:
                    found.append(f"over {LONGEST:.0f} s" if report.state == "stopped" else report.reason)
            yield claim, method, found


def main() -> int:
    """Prints the tables.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--picture", type=Path, help="also draw the growth into this SVG file")
    wanted = parser.parse_args()
    ratios = []
    print(f"{'question':<52}{'assertions':>11}{'answer':>8}{'Z3':>10}{'cvc5':>10}{'cvc5 / Z3':>11}")
    for name, size, answer, one, other in side_by_side():
        ratios.append(other / one)
        print(f"{name:<52}{size:>11}{answer:>8}{one:>8.3f} s{other:>8.3f} s{other / one:>11.2f}", flush=True)
    print(f"cvc5 / Z3: median {statistics.median(ratios):.2f}, least {min(ratios):.2f}, most {max(ratios):.2f}\n")
    print(f"{'claim':<32}{'method':<13}" + "".join(f"{size:>12}" for size in SIZES) + "  states")
    lines = {}
    with temporary() as name:
        for claim, method, found in growth(Path(name)):
            told = "".join(f"{one:>12}" if isinstance(one, str) else f"{one:>10.2f} s" for one in found)
            print(f"{claim:<32}{method:<13}{told}", flush=True)
            known = [(float(size), one) for size, one in zip(SIZES, found, strict=True) if not isinstance(one, str)]
            lines[f"{claim}: {method}"] = known
    if wanted.picture:
        title = "A proof against the number of states (logarithmic)"
        wanted.picture.write_text(picture(title, lines, COLOURS), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
