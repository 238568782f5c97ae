"""Which outcome is shown, and what is said of the others."""

from collections.abc import Callable

import pytest

from pymodel.outcomes import GoalError
from pymodel.reasons import Explainer
from pymodel.session import Session
from pymodel.timeline import choose
from pymodel.vocabulary import Vocabulary

MECHANISMS = ("nato_art4", "nato_art5", "eu_42_7", "self_defence", "un_sc_measures")
STATUSES = ("barred", "open", "blocked", "invoked")
Explain = Callable[[str], Explainer]


@pytest.mark.parametrize("name", ["greenland", "korea_1950"])
def test_the_answer_agrees_with_what_can_happen(name: str, explainer: Explain) -> None:
    one = explainer(name)
    for mechanism in MECHANISMS:
        for status in STATUSES:
            goal = one.session.ask(f"{mechanism}={status}")
            why, why_not = (one.explain(asked, goal.text, repairs=0) for asked in ("why", "why-not"))
            assert (why.possible, why.certain) == (why_not.possible, why_not.certain) == (goal.possible, goal.certain)
            assert (why.tree is not None) == goal.possible
            assert (why_not.missing is not None) != goal.certain
            assert (why.tree is None) != (why.missing is None)
            assert (why_not.tree is None) != (why_not.missing is None)


def test_the_usual_outcome_is_shown_where_it_answers(explainer: Explain, vocabulary: Vocabulary) -> None:
    one = explainer("greenland")
    usual = choose(one.session, vocabulary).outcome.chosen
    assert one.explain("why", "nato_art4=open").chosen.outcome.chosen == usual
    assert one.explain("why-not", "nato_art5=invoked").chosen.outcome.chosen == usual


def test_else_the_outcome_that_differs_in_the_fewest_choices(explainer: Explain, vocabulary: Vocabulary) -> None:
    one = explainer("greenland")
    usual = choose(one.session, vocabulary).outcome.chosen
    found = one.explain("why", "nato_art5=invoked")
    assert [str(change) for change in found.shown.changes] == ["decides(dk,help,ask)"]
    assert found.chosen.outcome.chosen - usual == set(found.shown.changes)


def test_a_class_narrows_the_outcomes(explainer: Explain) -> None:
    one = explainer("greenland")
    found = one.explain("why", "nato_art5=invoked", where="un_sc_measures=blocked & eu_42_7=invoked")
    assert dict(found.columns) | {"nato_art5": "invoked", "un_sc_measures": "blocked", "eu_42_7": "invoked"} == dict(
        found.columns
    )
    outside = one.explain("why", "nato_art5=invoked", where="nato_art5=open")
    assert not outside.possible
    assert outside.outlook is not None
    assert outside.outlook.by == "choices"


def test_of_one_victim_the_status_for_it_is_explained(explainer: Explain) -> None:
    assert str(explainer("greenland").explain("why", "nato_art5=open").atom) == "status(nato_art5,dk,open)"
    many = explainer("notpetya_2017").explain("why", "nato_art5=barred", repairs=0)
    assert str(many.atom) == "headline(nato_art5,barred)"


def test_several_things_at_once_are_refused(explainer: Explain) -> None:
    with pytest.raises(GoalError, match="several things"):
        explainer("greenland").explain("why", "nato_art5=open & nato_art4=open")


def test_the_same_question_gets_the_same_answer(opened: Callable[[str], Session], explainer: Explain) -> None:
    one = explainer("greenland")
    assert opened("greenland") is one.session
    assert one.explain("why-not", "eu_222=open").to_json() == one.explain("why-not", "eu_222=open").to_json()
