"""Which rules fire: brave consequences over the marks, so that nothing is sampled."""

from collections.abc import Collection, Sequence

import clingo

from pymodel.coverage.grounded import ground_marked, places_left
from pymodel.coverage.marks import LIFTED, MarkedLaw
from pymodel.ground import last_model
from pymodel.outcomes import NoOutcomeError

__all__ = ["fires_by", "firing"]


def fires_by(
    law: MarkedLaw, wanted: Collection[str], facts: Sequence[clingo.Symbol], statements: Sequence[str] = ()
) -> set[str]:
    """The rules among those wanted that fire for some facts and further statements.

    Args:
        law: the marked law.
        wanted: the places of the rules that are asked about.
        facts: the facts.
        statements: further statements as clingo reads them.

    Returns:
        The places of these rules, see `firing`.

    Raises:
        NoOutcomeError: the facts leave no outcome.
        GroundingError: clingo logged anything.
    """
    found = firing(law, ground_marked(law, wanted, facts, statements))
    if found is None:
        raise NoOutcomeError("the facts contradict one another: no outcome is left")
    return found


def firing(law: MarkedLaw, control: clingo.Control) -> set[str] | None:
    """The rules that fire in a program that `ground_marked` made: in some answer set an instance of the body holds.

    An integrity constraint holds in no answer set by its nature: it fires where it removes something, that is, where
    its body holds for some values if no constraint of the law stands.

    Args:
        law: the marked law.
        control: the program.

    Returns:
        The places of these rules; None if there is no answer set and a mark was left to ask about.
    """
    left = places_left(law, control)
    if not left:
        return set()
    found = _brave(law, control)
    if found is not None and left & law.constraints:
        control.assign_external(clingo.Function(LIFTED), True)
        found |= (_brave(law, control) or set()) & law.constraints
    return found


def _brave(law: MarkedLaw, control: clingo.Control) -> set[str] | None:
    """The places of the rules whose marks hold in some answer set; None if there is no answer set."""
    with last_model(control) as last:
        return None if last is None else {law.places[mark.arguments[0].number] for mark in last.symbols(shown=True)}
