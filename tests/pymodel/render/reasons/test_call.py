"""`why` and `why_not` from Python."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pymodel import why, why_not
from pymodel.outcomes import GoalError


def test_why_gives_the_tree_and_why_not_what_is_missing(shipped: Mapping[str, Path]) -> None:
    holds, absent = (ask(shipped["greenland"], "nato_art5=invoked") for ask in (why, why_not))
    assert (holds.possible, holds.certain) == (absent.possible, absent.certain) == (True, False)
    assert holds.explanation.tree is not None
    assert absent.explanation.missing is not None
    assert "Denmark asks the others for help" in str(holds)
    assert "It would be so with one change" in absent.text(depth=1)
    assert holds.markdown(depth=2).startswith("# ")
    assert holds.to_json()["asked"] == "why"


def test_what_is_fixed_counts(shipped: Mapping[str, Path]) -> None:
    found = why_not(
        shipped["greenland"],
        "nato_art5=invoked",
        readings={"a5_internal": "external_only"},
        decisions={"dk": {"help": "decline"}},
    )
    assert not found.possible
    assert found.explanation.outlook is not None
    assert found.explanation.outlook.by == "facts"
    excluded = {str(leaf.atom) for leaf in found.explanation.outlook.excluded_by}
    assert excluded & {"fix_reading(a5_internal,external_only)", "fix_decision(dk,help,decline)"}


def test_a_wrong_atom_is_a_goal_error(shipped: Mapping[str, Path]) -> None:
    with pytest.raises(GoalError, match="did you mean `nato_art5`"):
        why(shipped["greenland"], "nato_ar5=invoked")
