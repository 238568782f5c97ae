"""The marked law grounded for a scenario, under every scope of readings at once."""

from collections.abc import Collection, Sequence
from typing import get_args

import clingo
from clingo.ast import ProgramBuilder, parse_string

from pymodel.coverage.marks import LIFTED, MARK, MarkedLaw
from pymodel.ground import HEURISTIC, GroundingError, state
from pymodel.scenario import Scenario
from pymodel.scenario.model import Scope

__all__ = ["any_scope", "ground_marked", "places_left"]

# Brave consequences are restricted to the atoms of `#project` statements: here just what is wanted.
_ASKED = f"#defined {MARK}/1. #project {MARK}/1. #show {MARK}/1. #external {LIFTED}."
_SCOPE = "readings_scope"


def any_scope(scenario: Scenario) -> tuple[list[clingo.Symbol], list[str]]:
    """What a scenario states, but with its scope of readings left open.

    The answer sets are those under each of the scopes, taken together: one program in place of one for each scope.

    Args:
        scenario: the scenario; its own scope does not matter.

    Returns:
        Its facts, and its constraints with a choice of the scope.
    """
    facts = [fact for fact in scenario.facts if (fact.name, len(fact.arguments)) != (_SCOPE, 1)]
    choice = f"1 {{ {_SCOPE}(({'; '.join(get_args(Scope))})) }} 1."
    return facts, [*scenario.constraints, choice]


def ground_marked(
    law: MarkedLaw,
    wanted: Collection[str],
    facts: Sequence[clingo.Symbol],
    statements: Sequence[str] = (),
) -> clingo.Control:
    """Grounds the law, with the marks of the rules that are wanted, for what a scenario states.

    Args:
        law: the marked law.
        wanted: the places of the rules whose marks are put in.
        facts: the facts.
        statements: further statements as clingo reads them.

    Returns:
        The grounded program; solving it gives the brave consequences among the marks.

    Raises:
        GroundingError: clingo refused or logged anything, or a fact is none that a scenario may state.
    """
    messages: list[str] = []
    control = clingo.Control(
        ["-t1", "--enum-mode=brave", f"--heuristic={HEURISTIC}"], logger=lambda _, text: messages.append(text.strip())
    )
    try:
        with ProgramBuilder(control) as builder:
            for node in law.nodes:
                builder.add(node)
            for mark, place in zip(law.marks, law.places, strict=True):
                if place in wanted:
                    builder.add(mark)
            state(builder, facts, constraints=statements)
            parse_string(_ASKED, builder.add)
        control.ground([("base", [])])
    except RuntimeError as error:
        raise GroundingError([*messages, str(error)]) from error
    if messages:
        raise GroundingError(messages)
    return control


def places_left(law: MarkedLaw, control: clingo.Control) -> set[str]:
    """The places of the rules of which grounding left an instance, in a program that `ground_marked` made."""
    return {law.places[atom.symbol.arguments[0].number] for atom in control.symbolic_atoms.by_signature(MARK, 1)}
