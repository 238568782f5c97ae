"""Explains every status of every mechanism in the shipped scenarios, both ways, and checks every explanation.

    python benchmarks/why.py [--every N] [--from K] [--repairs] [--random N] [FILE ...]

`--every N` takes every Nth scenario, `--from K` begins with the Kth, `--repairs` looks for what would bring about what
does not hold (each repair is replayed), and `--random N` explains N random atoms of a random outcome of each scenario.
Prints how many explanations there were, the faults that the checker found, and the slowest in seconds of the processor.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from clingo import Symbol
from measure import ROOT

from pymodel.law.catalogue import load_law
from pymodel.outcomes import iterate
from pymodel.paths import data_folder
from pymodel.reasons import Explainer
from pymodel.reasons.checker import Checker
from pymodel.reasons.law_text import LawText
from pymodel.reasons.outcome import Shown
from pymodel.reasons.repair import CHOICES
from pymodel.reasons.rules import Rules
from pymodel.reasons.serial import Nodes
from pymodel.scenario import load
from pymodel.session import Session, open_session
from pymodel.timeline import Chosen
from pymodel.vocabulary import load_vocabulary

STATUSES = ("barred", "open", "blocked", "invoked")
KEPT = 40  # checkers of outcomes that are kept


class Tally:
    """Counts explanations, faults and seconds."""

    def __init__(self) -> None:
        self.count = 0
        self.repairs = 0
        self.faults: list[str] = []
        self.slowest: list[tuple[float, str]] = []

    def took(self, seconds: float, what: str) -> None:
        """Takes note of an explanation."""
        self.count += 1
        self.slowest = sorted([*self.slowest, (seconds, what)], reverse=True)[:5]


class Checks:
    """Checkers of the outcomes of one scenario."""

    def __init__(self, session: Session, text: LawText) -> None:
        self._session, self._text = session, text
        self._known: dict[frozenset[Symbol], Checker] = {}

    def of(self, chosen: frozenset[Symbol]) -> Checker:
        """The checker of an outcome, with the answer set that clingo finds."""
        if chosen not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            control = self._session.program.known.control
            with control.solve(assumptions=[(one, True) for one in chosen], yield_=True) as handle:
                model = handle.model()
                holds = model.symbols(atoms=True) if model is not None else []
            self._known[chosen] = Checker(self._text, holds, self._session.scenario.facts)
        return self._known[chosen]


def every_status(explainer: Explainer, checks: Checks, tally: Tally, name: str, *, repairs: bool) -> None:
    """Explains every status of every mechanism, both ways."""
    for mechanism in explainer.session.tables.mechanisms:
        for status in STATUSES:
            for asked in ("why", "why-not"):
                goal = f"{mechanism}={status}"
                begun = time.process_time()
                wanted = repairs and asked == "why-not"  # what can never be is answered the same way by both
                found = explainer.explain(
                    "why" if asked == "why" else "why-not", goal, repairs=CHOICES if wanted else 0
                )
                tally.took(time.process_time() - begun, f"{name} {asked} {goal}")
                tally.repairs += len(found.outlook.repairs) if found.outlook is not None else 0
                problems = checks.of(found.chosen.outcome.chosen).problems(found.to_json())
                tally.faults += [f"{name} {asked} {goal}: {problem}" for problem in problems]


def random_atoms(session: Session, checks: Checks, tally: Tally, name: str, number: int) -> None:
    """Explains random atoms of a random outcome: a predicate is drawn first, then one of its atoms."""
    chance, compiled = random.Random(name), session.compiled
    within = compiled.unique
    for group in compiled.groups:
        options = [option for option in compiled.options(group) if (within & option).satisfiable()]
        if options:
            within &= chance.choice(options)
    outcome = next(iterate(compiled, limit=1, within=within))
    law = load_law()
    shown = Shown(session, law, Rules(law, session.files), Chosen(outcome, (), (), ()))
    predicates = sorted(session.program.known.signatures)
    drawn = 0
    while drawn < number:
        rows = shown.world.rows(chance.choice(predicates))
        if not rows:
            continue
        atom = chance.choice(rows)[0]
        drawn += 1
        begun = time.process_time()
        nodes = Nodes(lambda _: "")
        tree = nodes.number(shown.trees.tree(atom))
        tally.took(time.process_time() - begun, f"{name} {atom}")
        answer = {"atom": str(atom), "tree": tree, "missing": None, "nodes": nodes.listed}
        problems = checks.of(outcome.chosen).problems(answer)
        tally.faults += [f"{name} {atom}: {problem}" for problem in problems]


def scenarios(arguments: argparse.Namespace) -> Iterator[Path]:
    """The scenarios that are asked for."""
    files = [Path(file) for file in arguments.files] or sorted((ROOT / "scenarios").rglob("*.yaml"))
    yield from files[arguments.first :: arguments.every]


def main() -> int:
    """Runs the program; the exit status is 1 if there was a fault."""
    parser = argparse.ArgumentParser(description="Explains every status in the shipped scenarios and checks it.")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--every", type=int, default=60)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--repairs", action="store_true")
    parser.add_argument("--random", type=int, default=0)
    arguments = parser.parse_args()
    folder = data_folder("encodings")
    text = LawText({file.relative_to(folder.parent).as_posix(): file for file in sorted(folder.rglob("*.lp"))})
    tally, files = Tally(), 0
    for file in scenarios(arguments):
        session = open_session(load(file, load_vocabulary()))
        checks = Checks(session, text)
        files += 1
        if arguments.random:
            random_atoms(session, checks, tally, file.stem, arguments.random)
        else:
            explainer = Explainer(session, load_law(), load_vocabulary())
            every_status(explainer, checks, tally, file.stem, repairs=arguments.repairs)
        print(f"{file.stem}: {tally.count} so far, {len(tally.faults)} faults", file=sys.stderr)
    print(f"{files} scenarios, {tally.count} explanations, {tally.repairs} repairs, {len(tally.faults)} faults")
    for fault in tally.faults[:20]:
        print(f"  {fault}")
    print("slowest, in seconds of the processor")
    for seconds, what in tally.slowest:
        print(f"  {seconds:.2f} s  {what}")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
