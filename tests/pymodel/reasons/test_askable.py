"""What no rule and no scenario could give is refused with the nearest that could be meant; all else is answered."""

from collections.abc import Callable

import pytest

from pymodel.outcomes import GoalError
from pymodel.reasons import Explainer


@pytest.mark.parametrize(
    ("goal", "message"),
    [
        (
            "must(de,assist(dk),nat_5)",
            "`nat_5` in the goal `must(de,assist(dk),nat_5)` is not known there; expected `nat_5_",
        ),
        ("ceiling(de)=huge", "`huge` in the goal `ceiling(de)=huge` is not known there; expected `economic`"),
        ("given(1,means,foo)", "expected `armed_force`"),
        ("may(de,force(dk),un_51)", "no rule of the law could give `may(de,force(dk),un_51)`"),
        ("may(de,force(dk),un_51)", "did you mean `may(dk,use_force,un_51)`"),
        ("decides(de,respond,militray)", "did you mean `military`"),
        ("victim(dkk)", "`dkk` in the goal `victim(dkk)` is not known there"),
        ("nato_art5", "`nato_art5` in a goal is a mechanism: ask about its status, as in `nato_art5=invoked`"),
        ("nato_art5(dk)", "ask about its status, as in `nato_art5(dk)=invoked`"),
    ],
)
def test_a_goal_that_nothing_could_give_is_refused(
    goal: str, message: str, explainer: Callable[[str], Explainer]
) -> None:
    with pytest.raises(GoalError) as raised:
        explainer("greenland").explain("why-not", goal)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    "goal",
    ["must(us,report,nat_5_report)", "given(1,means,cyber)", "party(nato,ie)", "victim(se)", "decides(de,help,ask)"],
)
def test_what_another_scenario_could_have_is_answered(goal: str, explainer: Callable[[str], Explainer]) -> None:
    found = explainer("greenland").explain("why-not", goal, repairs=0)
    assert not found.possible
    assert found.missing is not None
