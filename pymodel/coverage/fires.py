"""Which rules fire in a scenario: brave consequences over the marks, so that nothing is sampled."""

import clingo
from clingo.ast import ProgramBuilder, parse_string

from pymodel.coverage.marks import LIFTED, MARK, MarkedLaw
from pymodel.ground import GroundingError, state
from pymodel.outcomes import NoOutcomeError
from pymodel.scenario import Scenario, with_scope
from pymodel.scenario.model import Scope

__all__ = ["fired"]

_SCOPES: tuple[Scope, ...] = ("all", "held", "mainstream")
# Brave consequences are restricted to the atoms of `#project` statements: here just what is wanted.
_ASKED = f"#project {MARK}/1. #show {MARK}/1. #external {LIFTED}."


def fired(law: MarkedLaw, scenario: Scenario) -> frozenset[str]:
    """The rules that fire in a scenario: there is an outcome in which an instance of the body holds.

    All positions of the readings that the scenario leaves open are tried, whatever their standing; for the rules on
    scope the narrower scopes are tried as well. An integrity constraint holds in no outcome by its nature: it fires
    where it removes something, that is, where its body holds for some values if no constraint of the law stands.

    Args:
        law: the marked law.
        scenario: a scenario that has been checked against the law.

    Returns:
        The places of these rules.

    Raises:
        NoOutcomeError: the facts leave no outcome.
        GroundingError: clingo logged anything.
    """
    found: set[int] = set()
    for scope in _SCOPES:
        found |= _fired(law, with_scope(scenario, scope), found)
    return frozenset(law.places[number] for number in found)


def _fired(law: MarkedLaw, scenario: Scenario, known: set[int]) -> set[int]:
    """The numbers of the rules that fire within one scope; nothing is asked where all that could fire is known."""
    messages: list[str] = []
    control = clingo.Control(["-t1", "--enum-mode=brave"], logger=lambda _, text: messages.append(text.strip()))
    try:
        with ProgramBuilder(control) as builder:
            for node in law.nodes:
                builder.add(node)
            state(builder, scenario.facts, constraints=scenario.constraints)
            parse_string(_ASKED, builder.add)
        control.ground([("base", [])])
    except RuntimeError as error:
        raise GroundingError([*messages, str(error)]) from error
    if messages:
        raise GroundingError(messages)
    grounded = {atom.symbol.arguments[0].number for atom in control.symbolic_atoms.by_signature(MARK, 1)}
    if grounded <= known:
        return set()
    found = _brave(control)
    if found is None:
        raise NoOutcomeError("the facts contradict one another: no outcome is left")
    if grounded & law.constraints - known:
        control.assign_external(clingo.Function(LIFTED), True)
        found |= (_brave(control) or set()) & law.constraints
    return found


def _brave(control: clingo.Control) -> set[int] | None:
    """The numbers of the marks that hold in some answer set; None if there is no answer set."""
    last: set[int] | None = None
    with control.solve(yield_=True) as handle:
        for model in handle:  # each says more than the one before; only the last is the answer
            last = {symbol.arguments[0].number for symbol in model.symbols(shown=True)}
    return last
