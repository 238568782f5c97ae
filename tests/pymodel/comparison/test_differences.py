"""What a comparison tells is what the answers of its two sides say, and nothing else differs."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from clingo import parse_term

from pymodel.comparison import Asked, Comparison, Side, compare, open_sides
from pymodel.comparison.differences import often
from pymodel.session import answer

MAIN = ("nato_art4", "nato_art5", "eu_42_7", "un_sc_measures")


@pytest.fixture(scope="module", params=["date", "positions", "decision", "scenario"])
def sides(request: pytest.FixtureRequest, shipped: Mapping[str, Path]) -> tuple[Side, Side]:
    first = Asked(str(shipped["greenland"]))
    second = {
        "date": Asked(first.file, date="1985-01-01"),
        "positions": Asked(first.file, positions="strict_textualist"),
        "decision": Asked(first.file, decisions=("us:council=object", "dk:help=ask")),
        "scenario": Asked(str(shipped["aegean_clash"])),
    }[request.param]
    before, after = open_sides([first, second])
    return before, after


@pytest.fixture(scope="module")
def found(sides: tuple[Side, Side]) -> Comparison:
    return compare(*sides)


def test_a_side_compared_with_itself_differs_in_nothing(sides: tuple[Side, Side]) -> None:
    for side in sides:
        told = compare(side, side)
        assert told.same
        assert told.counts == (side.outcomes.count, side.outcomes.count)


def test_every_status_is_told_if_and_only_if_it_holds_more_often_on_one_side(
    sides: tuple[Side, Side], found: Comparison
) -> None:
    told = {change.atom: (change.before, change.after) for one in found.mechanisms for change in one.statuses}
    names = {*sides[0].outcomes.mechanisms, *sides[1].outcomes.mechanisms}
    for name, status in product(sorted(names), ("barred", "open", "blocked", "invoked")):
        atom = parse_term(f"headline({name},{status})")
        turn = tuple(often(side.session.compiled, atom) for side in sides)
        assert told.get(atom, turn) == turn
        assert (atom in told) == (turn[0] != turn[1])


def test_every_act_is_told_with_how_often_it_holds(sides: tuple[Side, Side], found: Comparison) -> None:
    told = {
        parse_term(f"{act.kind}({actor},{act.what},{act.provision})"): (act.before, act.after)
        for act in found.acts
        for actor in act.actors
    }
    wanted = {}
    for name in ("must", "may", "must_not", "breach"):
        atoms = {symbol for side in sides for symbol, _ in side.session.program.named(name, 3)}
        for atom in atoms:
            turn = tuple(often(side.session.compiled, atom) for side in sides)
            if turn[0] != turn[1]:
                wanted[atom] = turn
    assert told == wanted


def test_the_fewest_statuses_are_in_every_class_that_only_one_side_has_and_in_no_class_of_the_other(
    sides: tuple[Side, Side], found: Comparison
) -> None:
    classes = [[row.values for row in answer(side.session, columns=MAIN).classes.rows] for side in sides]
    assert [list(side.classes) for side in sides] == classes
    for fewest, alone, there in (
        (found.gone, found.classes_before, classes[1]),
        (found.new, found.classes_after, classes[0]),
    ):
        for few in fewest:
            assert not any(few.items() <= row.items() for row in there)
            assert any(few.items() <= row.items() for row in alone)
        for row in alone:
            assert any(few.items() <= row.items() for few in fewest)


def test_powers_and_levels_are_those_of_the_answers(sides: tuple[Side, Side], found: Comparison) -> None:
    for one in found.powers:
        for actor in one.actors:
            powers = [side.outcomes.power.get(actor, {}).get(one.mechanism) for side in sides]
            assert [getattr(power, one.kind) if power else None for power in powers] == [one.before, one.after]
    for level in found.levels:
        for actor in level.actors:
            if level.kind != "authority":
                spans = [getattr(side.outcomes.actors.get(actor), level.kind, ()) for side in sides]
                assert spans == [level.before, level.after]
