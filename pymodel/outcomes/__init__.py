"""What can happen in a scenario, under which readings, and by whose act."""

from pymodel.outcomes.classes import class_values
from pymodel.outcomes.conditions import Cube
from pymodel.outcomes.errors import GoalError, NoOutcomeError, StatusError, TooLargeError
from pymodel.outcomes.goals import Goal, ask, goal_atom, goal_function
from pymodel.outcomes.iterate import Outcome, iterate, outcome_of
from pymodel.outcomes.records import (
    PARTS,
    ActKind,
    Actor,
    Answer,
    Answers,
    Breach,
    Classes,
    Duty,
    Hold,
    Mechanism,
    Need,
    Part,
    Power,
    Regime,
    Row,
)
from pymodel.outcomes.solve import solve
from pymodel.outcomes.tables import STATUSES, Tables

__all__ = [
    "PARTS",
    "STATUSES",
    "ActKind",
    "Actor",
    "Answer",
    "Answers",
    "Breach",
    "Classes",
    "Cube",
    "Duty",
    "Goal",
    "GoalError",
    "Hold",
    "Mechanism",
    "Need",
    "NoOutcomeError",
    "Outcome",
    "Part",
    "Power",
    "Regime",
    "Row",
    "StatusError",
    "Tables",
    "TooLargeError",
    "ask",
    "class_values",
    "goal_atom",
    "goal_function",
    "iterate",
    "outcome_of",
    "solve",
]
