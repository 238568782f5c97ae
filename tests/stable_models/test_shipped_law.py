"""The independent checker accepts outcomes of the shipped law and refuses near misses as clingo does."""

import random
from collections.abc import Callable, Collection
from pathlib import Path

import clingo
import pytest

from pymodel.ground import evaluate
from pymodel.outcomes import Outcome
from pymodel.paths import data_folder
from pymodel.scenario import facts_as_asp
from pymodel.session import Session
from tests.stable_models.checker import is_answer_set_of_names

SOME = ("greenland", "f16_1996", "korea_1950")
MISSES = 10


class Stock:
    """Stock clingo over the shipped law and the facts of a scenario; asked whether a set of atoms is an answer set."""

    def __init__(self, session: Session) -> None:
        self._control = clingo.Control(logger=lambda _code, _text: None)
        law = data_folder("encodings")
        for file in (*sorted(law.glob("*.lp")), *sorted((law / "world").glob("*.lp"))):
            self._control.load(str(file))
        self._control.add("base", [], facts_as_asp(session.scenario))
        self._control.ground([("base", [])])
        # an atom without a literal is one that no instance of a rule derives
        self.atoms = {atom.symbol: atom.literal for atom in self._control.symbolic_atoms if atom.literal}

    def accepts(self, symbols: Collection[clingo.Symbol]) -> bool:
        """Fixes every atom, facts included."""
        if not set(symbols) <= self.atoms.keys():
            return False
        wanted = [literal if symbol in symbols else -literal for symbol, literal in self.atoms.items()]
        return bool(self._control.solve(assumptions=wanted).satisfiable)


@pytest.mark.parametrize("name", SOME)
def test_outcomes_and_near_misses(
    name: str, opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome]
) -> None:
    session, chance = opened(name), random.Random(name)
    program, stock = session.program, Stock(session)
    assert stock.atoms.keys() == set(program.names.values())
    derived = sorted((symbol for number, symbol in program.names.items() if number not in program.true), key=str)
    given = sorted((program.names[number] for number in program.true if number in program.names), key=str)
    for seed in (1, 2):
        outcome = evaluate(program, sample(session, seed).chosen)
        assert is_answer_set_of_names(program, outcome)
        assert stock.accepts(outcome)
        for atom in (*chance.sample(derived, MISSES), *chance.sample(given, 2)):
            near = outcome ^ {atom}
            assert is_answer_set_of_names(program, near) == stock.accepts(near), f"{atom} of outcome {seed}"


@pytest.mark.parametrize("name", SOME[:2])
def test_another_choice_needs_its_consequences(
    name: str, opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome]
) -> None:
    session, chance = opened(name), random.Random(name)
    program, stock = session.program, Stock(session)
    drawn = sample(session, 3)
    outcome = evaluate(program, drawn.chosen)
    compiled = session.compiled
    groups = [group for group in (*compiled.readings, *compiled.decisions) if len(group.options) > 1]
    refused = 0
    for group in chance.sample(groups, 8):
        held = [option.symbol for option in group.options if option.symbol in drawn.chosen]
        if not held:
            continue
        other = next(option.symbol for option in group.options if option.symbol not in held)
        bare = (outcome - set(held)) | {other}
        whole = evaluate(program, (drawn.chosen - set(held)) | {other})
        for candidate in (bare, whole):
            assert is_answer_set_of_names(program, candidate) == stock.accepts(candidate), str(other)
        assert stock.accepts(whole) or group in compiled.readings  # a reading may open choices that are not made here
        refused += not stock.accepts(bare)
    assert refused


def test_an_atom_of_no_scenario_is_in_no_answer_set(
    opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome]
) -> None:
    session = opened("greenland")
    outcome = evaluate(session.program, sample(session, 1).chosen)
    stranger = clingo.parse_term("mechanism(magic)")
    assert not is_answer_set_of_names(session.program, outcome | {stranger})


def test_the_shipped_files_are_those_that_clingo_reads(opened: Callable[[str], Session]) -> None:
    law = data_folder("encodings")
    read = {Path(file) for file in opened("greenland").files}
    assert read == {*law.glob("*.lp"), *(law / "world").glob("*.lp")}
