"""From the files of the law and the facts of a scenario to a checked ground program."""

from pymodel.ground.choices import Choices, Group, Kind, Option, choices
from pymodel.ground.consequences import HEURISTIC, Consequences, Solver, last_model
from pymodel.ground.errors import FragmentError, GroundingError, NotAcyclicError
from pymodel.ground.evaluate import Truth, evaluate
from pymodel.ground.fragment import check
from pymodel.ground.load import control_of, ground, state
from pymodel.ground.omitted import Omitted
from pymodel.ground.program import CountRule, GroundProgram, Row, Rule
from pymodel.ground.sources import Positions, check_sources

__all__ = [
    "HEURISTIC",
    "Choices",
    "Consequences",
    "CountRule",
    "FragmentError",
    "GroundProgram",
    "GroundingError",
    "Group",
    "Kind",
    "NotAcyclicError",
    "Omitted",
    "Option",
    "Positions",
    "Row",
    "Rule",
    "Solver",
    "Truth",
    "check",
    "check_sources",
    "choices",
    "control_of",
    "evaluate",
    "ground",
    "last_model",
    "state",
]
