"""The test of the law against history: labelled cases, and how far the answers agree with them."""

from pymodel.history.cases import case_of
from pymodel.history.records import Case, Happened, Judged, Scoreboard, Scores
from pymodel.history.schema import scoreboard_schema
from pymodel.history.scoreboard import scoreboard
from pymodel.history.serial import scoreboard_json

__all__ = [
    "Case",
    "Happened",
    "Judged",
    "Scoreboard",
    "Scores",
    "case_of",
    "scoreboard",
    "scoreboard_json",
    "scoreboard_schema",
]
