"""Each condition of a rule that no other test holds decides something in a shipped scenario."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import clingo
import pytest

from pymodel.paths import data_folder
from pymodel.scenario import load
from pymodel.session import open_session
from tests.encodings.conditions import Condition, conditions

SCENARIOS: Mapping[str, Path] = {file.stem: file for file in data_folder("scenarios").rglob("*.yaml")}
BY_SCENARIO: dict[str, list[Condition]] = {}
for one in conditions():
    BY_SCENARIO.setdefault(one.scenario, []).append(one)


@pytest.mark.parametrize("scenario", sorted(BY_SCENARIO))
def test_the_conditions_of_rules_hold(scenario: str) -> None:
    program = open_session(load(SCENARIOS[scenario])).program
    wrong = []
    for condition in BY_SCENARIO[scenario]:
        atoms = [clingo.parse_term(part.strip()) for part in condition.goal.split("&")]
        unknown = [str(atom) for atom in atoms if not program.knows((atom.name, len(atom.arguments)))]
        assert not unknown, f"{condition.file}: {unknown[0]} is not known"
        if is_possible(program.known.control, atoms) != condition.possible:
            wrong.append(f"{condition.file}: {condition.goal}")
    assert not wrong


def is_possible(control: clingo.Control, atoms: Sequence[clingo.Symbol]) -> bool:
    """Whether some outcome has all atoms."""
    # what no rule is left to derive has no literal, and clingo passes over an assumption of it
    found = [control.symbolic_atoms[atom] for atom in atoms]
    if not all(one is not None and one.literal for one in found):
        return False
    return bool(control.solve(assumptions=[(atom, True) for atom in atoms]).satisfiable)


def test_each_line_stands_once_and_says_why() -> None:
    lines = [(one.scenario, one.goal) for one in conditions()]
    assert len(lines) == len(set(lines))
    assert all(one.because.strip() for one in conditions())
