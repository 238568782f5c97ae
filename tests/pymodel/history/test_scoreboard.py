"""How cases add up to a scoreboard."""

import json
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pymodel.history import Case, Happened, Judged, scoreboard, scoreboard_json, scoreboard_schema
from pymodel.scenario.model import Disagreement, Label

LABELS = ("yes", "arguable", "no", "not_applicable")
ANSWERS = [("yes",), ("arguable",), ("no",), ("yes", "no"), ("yes", "arguable", "no"), ("arguable", "no")]
ARGUED = Disagreement(("no",), "label", "because", ("somebody",))


def case(*judged: Judged, classes: int = 1, happened: tuple[Happened, ...] = ()) -> Case:
    """A case with classes that are numbered."""
    told = tuple((str(number),) for number in range(classes))
    return Case("a.yaml", "A", judged, happened, ("one",), told, 4)


def judged(gold: str, *answer: str, second: str | None = None, argument: Disagreement | None = None) -> Judged:
    return Judged("one", cast(Label, gold), cast(Label | None, second), answer, argument)


@pytest.mark.parametrize(
    ("gold", "answer", "agrees", "strictly"),
    [
        ("yes", ("yes",), True, True),
        ("not_applicable", ("no",), True, True),
        ("not_applicable", ("arguable",), False, False),
        ("arguable", ("yes", "no"), True, False),
        ("arguable", ("arguable", "no"), True, False),
        ("no", ("arguable", "no"), False, False),
        ("yes", ("yes", "arguable"), False, False),
    ],
)
def test_an_answer_over_open_facts_is_arguable_and_strictly_agrees_with_nothing(
    gold: str, answer: tuple[str, ...], agrees: bool, strictly: bool
) -> None:
    one = judged(gold, *answer)
    assert (one.agrees, one.agrees_strictly) == (agrees, strictly)


def test_the_figures_of_a_small_board() -> None:
    board = scoreboard(
        [
            case(judged("yes", "yes", second="yes"), classes=1),
            case(judged("no", "arguable", second="no"), classes=2),
            case(judged("arguable", "yes", "no", second="no"), classes=3),
            case(judged("not_applicable", "no", second="no"), classes=2),
        ]
    )
    (one,) = board.scores
    assert (one.model.cases, one.model.agreed, one.strict, one.applicable) == (4, 3, 2, 3)
    # applicable: (yes, yes), (no, arguable), (arguable, arguable); 2/3 observed, (1 + 0 + 2) / 9 by chance
    assert one.model.kappa == Fraction(1, 2)
    assert one.second is not None
    assert (one.second.agreed, one.second.cases) == (3, 4)
    assert one.majority == ("no", 2)
    assert one.confusion == {
        "yes": {"yes": 1, "arguable": 0, "no": 0},
        "arguable": {"yes": 0, "arguable": 1, "no": 0},
        "no": {"yes": 0, "arguable": 1, "no": 1},
    }
    assert board.excluded == Fraction(3 + 2 + 1 + 2, 4 * 4)
    assert board.told_apart == Fraction(2 + 1 + 0 + 1, 3 * 4)
    assert [one.gold for _, one in board.disagreements] == ["no"]


def test_a_law_that_permits_everything_excludes_nothing() -> None:
    board = scoreboard([case(judged("yes", "yes"), classes=4)] * 3)
    assert board.excluded == board.told_apart == 0


def test_what_is_the_same_in_every_case_tells_no_cases_apart() -> None:
    board = scoreboard([case(judged("yes", "yes"), classes=1)] * 3)
    assert (board.excluded, board.told_apart) == (Fraction(3, 4), Fraction(0))


def test_a_disagreement_holds_only_if_the_file_argues_for_the_very_answer() -> None:
    assert scoreboard([case(judged("yes", "no", argument=ARGUED))]).holds
    assert not scoreboard([case(judged("yes", "no"))]).holds
    assert not scoreboard([case(judged("yes", "arguable", argument=ARGUED))]).holds


def test_what_happened_and_is_impossible_is_counted() -> None:
    happened = (Happened("one=invoked", 3, ("one",), possible=True), Happened("two=open", 4, (), possible=False))
    board = scoreboard([case(judged("yes", "yes"), happened=happened)])
    assert (board.happened, board.scores[0].happened, board.holds) == ((1, 2), (1, 1), False)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    label, argument = st.sampled_from(LABELS), st.sampled_from([None, ARGUED])
    one = judged(draw(label), *draw(st.sampled_from(ANSWERS)), second=draw(st.none() | label), argument=draw(argument))
    return case(one, classes=draw(st.integers(1, 4)))


@given(found=st.lists(cases(), min_size=1, max_size=12))
def test_every_figure_stays_within_its_bounds(found: list[Case]) -> None:
    board = scoreboard(found)
    (one,) = board.scores
    assert 0 <= one.strict <= one.model.agreed <= one.model.cases == len(found)
    assert 0 <= board.told_apart <= 1
    assert 0 <= board.excluded <= 1
    assert len(board.disagreements) == len(found) - one.model.agreed
    told = scoreboard_json(board)
    assert json.loads(json.dumps(told)) == told
    assert fits(told, scoreboard_schema())


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value fits the part of JSON Schema that the scoreboard's uses."""
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, (int, float) if name == "number" else kinds[name]) for name in names):
        return False
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema["additionalProperties"]
        parts = [(entry, known.get(name, others)) for name, entry in value.items()]
        return set(schema.get("required", ())) <= set(value) and all(spec and fits(part, spec) for part, spec in parts)
    if isinstance(value, list):
        return all(fits(item, schema["items"]) for item in value)
    return "minimum" not in schema or value is None or schema["minimum"] <= value <= schema.get("maximum", value)
