"""Which rules fire in a scenario: brave consequences over the marks, so that nothing is sampled."""

from collections.abc import Collection, Sequence

import clingo

from pymodel.coverage.grounded import any_scope, ground_marked, places_left
from pymodel.coverage.marks import LIFTED, MarkedLaw
from pymodel.outcomes import NoOutcomeError
from pymodel.scenario import Scenario

__all__ = ["fired", "fires_by"]


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
    return frozenset(fires_by(law, frozenset(law.places if wanted is None else wanted), *any_scope(scenario)))


def fires_by(
    law: MarkedLaw, wanted: Collection[str], facts: Sequence[clingo.Symbol], statements: Sequence[str] = ()
) -> set[str]:
    """The rules among those wanted that fire for some facts and further statements; see `fired`."""
    control = ground_marked(law, wanted, facts, statements)
    left = places_left(law, control)
    if not left:
        return set()
    found = _brave(law, control)
    if found is None:
        raise NoOutcomeError("the facts contradict one another: no outcome is left")
    if left & law.constraints:
        control.assign_external(clingo.Function(LIFTED), True)
        found |= (_brave(law, control) or set()) & law.constraints
    return found


def _brave(law: MarkedLaw, control: clingo.Control) -> set[str] | None:
    """The places of the rules whose marks hold in some answer set; None if there is no answer set."""
    with control.solve(yield_=True) as handle:
        for _ in handle:  # each says more than the one before; only the last is the answer, and only it is read
            pass
        last = handle.last()
        return None if last is None else {law.places[mark.arguments[0].number] for mark in last.symbols(shown=True)}
