"""Scenarios: reading files, checking them against the vocabulary, and the facts they give to the law."""

from pymodel.scenario.check_choices import check_conflicts, check_decisions
from pymodel.scenario.check_times import check_times
from pymodel.scenario.export import facts_as_asp
from pymodel.scenario.load import from_mapping, load, load_text
from pymodel.scenario.model import Expectations, FixedDecision, FixedReading, Goal, Scenario, Scope, TakenAt
from pymodel.scenario.overrides import (
    with_choices,
    with_decisions,
    with_options,
    with_positions,
    with_readings,
    with_scope,
)
from pymodel.scenario.problems import InputError, Mark, Problem, Problems
from pymodel.scenario.schema import json_schema
from pymodel.scenario.template import template

__all__ = [
    "Expectations",
    "FixedDecision",
    "FixedReading",
    "Goal",
    "InputError",
    "Mark",
    "Problem",
    "Problems",
    "Scenario",
    "Scope",
    "TakenAt",
    "check_conflicts",
    "check_decisions",
    "check_times",
    "facts_as_asp",
    "from_mapping",
    "json_schema",
    "load",
    "load_text",
    "template",
    "with_choices",
    "with_decisions",
    "with_options",
    "with_positions",
    "with_readings",
    "with_scope",
]
