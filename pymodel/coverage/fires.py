"""Which rules fire in a scenario: brave consequences over the marks, so that nothing is sampled."""

from collections.abc import Collection, Sequence

import clingo
from clingo.ast import ProgramBuilder, parse_string

from pymodel.coverage.marks import LIFTED, MARK, MarkedLaw
from pymodel.ground import GroundingError, state
from pymodel.outcomes import NoOutcomeError
from pymodel.scenario import Scenario, with_scope
from pymodel.scenario.model import Scope

__all__ = ["fired", "fires_by"]

_SCOPES: tuple[Scope, ...] = ("all", "held", "mainstream")
# Brave consequences are restricted to the atoms of `#project` statements: here just what is wanted.
_ASKED = f"#defined {MARK}/1. #project {MARK}/1. #show {MARK}/1. #external {LIFTED}."


def fired(law: MarkedLaw, scenario: Scenario, wanted: Collection[str] | None = None) -> frozenset[str]:
    """The rules that fire in a scenario: there is an outcome in which an instance of the body holds.

    All positions of the readings that the scenario leaves open are tried, whatever their standing; for the rules on
    scope the narrower scopes are tried as well. An integrity constraint holds in no outcome by its nature: it fires
    where it removes something, that is, where its body holds for some values if no constraint of the law stands.

    Args:
        law: the marked law.
        scenario: a scenario that has been checked against the law.
        wanted: the places of the rules that are asked about; all if left out.

    Returns:
        The places of these rules.

    Raises:
        NoOutcomeError: the facts leave no outcome.
        GroundingError: clingo logged anything.
    """
    left = frozenset(law.places if wanted is None else wanted)
    found: set[str] = set()
    for scope in _SCOPES:
        scoped = with_scope(scenario, scope)
        found |= fires_by(law, left - found, scoped.facts, scoped.constraints)
    return frozenset(found)


def fires_by(
    law: MarkedLaw, wanted: Collection[str], facts: Sequence[clingo.Symbol], constraints: Sequence[str] = ()
) -> set[str]:
    """The rules among those wanted that fire for some facts; see `fired`."""
    messages: list[str] = []
    control = clingo.Control(["-t1", "--enum-mode=brave"], logger=lambda _, text: messages.append(text.strip()))
    try:
        with ProgramBuilder(control) as builder:
            for node in law.nodes:
                builder.add(node)
            for mark, place in zip(law.marks, law.places, strict=True):
                if place in wanted:
                    builder.add(mark)
            state(builder, facts, constraints=constraints)
            parse_string(_ASKED, builder.add)
        control.ground([("base", [])])
    except RuntimeError as error:
        raise GroundingError([*messages, str(error)]) from error
    if messages:
        raise GroundingError(messages)
    grounded = {law.places[atom.symbol.arguments[0].number] for atom in control.symbolic_atoms.by_signature(MARK, 1)}
    if not grounded:
        return set()
    found = _brave(law, control)
    if found is None:
        raise NoOutcomeError("the facts contradict one another: no outcome is left")
    if grounded & law.constraints:
        control.assign_external(clingo.Function(LIFTED), True)
        found |= (_brave(law, control) or set()) & law.constraints
    return found


def _brave(law: MarkedLaw, control: clingo.Control) -> set[str] | None:
    """The places of the rules whose marks hold in some answer set; None if there is no answer set."""
    last: set[str] | None = None
    with control.solve(yield_=True) as handle:
        for model in handle:  # each says more than the one before; only the last is the answer
            last = {law.places[symbol.arguments[0].number] for symbol in model.symbols(shown=True)}
    return last
