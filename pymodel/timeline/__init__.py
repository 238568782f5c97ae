"""One outcome of a scenario laid out in time: its steps, their deadlines, and where each state stands in it."""

from pymodel.timeline.choose import Preferences, choose
from pymodel.timeline.lay_out import timeline
from pymodel.timeline.records import (
    Assumed,
    Chosen,
    Clock,
    Deadline,
    Entry,
    Owed,
    Standing,
    Step,
    Timeline,
)

__all__ = [
    "Assumed",
    "Chosen",
    "Clock",
    "Deadline",
    "Entry",
    "Owed",
    "Preferences",
    "Standing",
    "Step",
    "Timeline",
    "choose",
    "timeline",
]
