"""A proof from what an earlier proof needed, which spares the search and nothing else: Z3 has to refute it again.

Names of formulas are kept, not the proof, as in the hints of F* (Swamy and others 2016). A rule is named by what it
derives, not by its line, so that it is still found when a file of the law has changed elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from pymodel.theory.first_order.proof import Proof
from pymodel.theory.first_order.question import Goal, of_groups, with_claim
from pymodel.theory.first_order.theory import Theory, names_of_rules
from pymodel.theory.first_order.translate import OutsideError
from pymodel.theory.solver import decide

__all__ = ["names_of", "recalled"]

WORK = 2_000_000  # what Z3 may do, as it counts it


def names_of(theory: Theory, goal: Goal, groups: Iterable[str]) -> tuple[str, ...]:
    """Names for groups of assertions that stay when lines are moved.

    Args:
        theory: the law.
        goal: what was refuted.
        groups: places of rules, names of predicates, texts of axioms.

    Returns:
        For each group its name, in the order of the names: of a rule its predicate and which of its rules it is.
    """
    names = _names(theory, goal)
    return tuple(sorted(names.get(group, group) for group in groups))


def recalled(theory: Theory, goal: Goal, names: Sequence[str], seconds: float) -> Proof | None:
    """The proof that needs certain groups of assertions.

    Args:
        theory: the law.
        goal: what must not hold.
        names: the names of the groups; see `names_of`.
        seconds: the time limit of one question to Z3.

    Returns:
        The proof; None if Z3 finds none, or the law has no such groups any more.
    """
    places = {name: place for place, name in _names(theory, goal).items()}
    groups = tuple(places.get(name, name) for name in names)
    try:
        whole = of_groups(theory, goal, groups)
    except OutsideError:
        return None
    # where Z3 did not say that it needs the names apart, it may still use them
    for found, chooses in product((whole.only(groups), whole), (False, True)):
        if decide(found, seconds, work=WORK, chooses=chooses).status == "unsat":
            texts = {text for text, _ in theory.axioms}
            return Proof(True, groups, tuple(one for one in groups if one in texts), obligation=found)
    return None


def _names(theory: Theory, goal: Goal) -> Mapping[str, str]:
    """A name for each place of a rule of the law or of the claim."""
    own = {one: found for one, found in with_claim(theory, goal.nodes).items() if one not in theory.rules}
    return {**names_of_rules(own), **theory.names}
