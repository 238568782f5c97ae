"""Classes, levels and powers that differ have a reason each, and it holds on one side under the same choices alone."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from clingo import Symbol, parse_term

from pymodel.comparison import Asked, Comparison, compare, open_sides
from pymodel.comparison.apart import Apart, _as_many, level_changes
from pymodel.comparison.compare import Side
from pymodel.comparison.differences import often
from pymodel.comparison.reasons import Because, Reasons
from pymodel.comparison.records import SUBJECTS, Change, Level
from pymodel.outcomes import STATUSES
from pymodel.render.comparison.wording import Wording

CASES = {
    "a decision": (Asked("greenland"), Asked("greenland", decisions=("us:council=object",))),
    "schools": (Asked("greenland", positions="mainstream"), Asked("greenland", positions="strict_textualist")),
    "dates": (Asked("greenland"), Asked("greenland", date="1985-01-01")),
    "readings": (Asked("aegean_clash"), Asked("aegean_clash", readings=("nac_seat=counts",))),
    "evidence": (
        Asked("cyber_destructive_disputed"),
        Asked("cyber_destructive_disputed", readings=("evidence=own_judgment",)),
    ),
    "scenarios": (Asked("greenland"), Asked("threat_to_annex")),
    "two clashes": (Asked("greenland"), Asked("aegean_clash")),
    "two wars": (Asked("cyprus_1974"), Asked("gulf_turkey_1991")),
    "cyber": (Asked("paris_2015"), Asked("notpetya_2017")),
    "a pact that ends": (Asked("pact_of_tashkent_last_day"), Asked("pact_of_tashkent_day_after")),
    "an outsider": (Asked("victim_outside_the_united_nations"), Asked("pact_of_korea")),
}


class Case:
    """Two sides, what differs, and what finds reasons."""

    def __init__(self, sides: Sequence[Side]) -> None:
        before, after = sides
        self.sides = (before, after)
        self.found: Comparison = compare(before, after)
        self.reasons = Reasons(before, after)
        self.apart = Apart(self.reasons)


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest, shipped: Mapping[str, Path]) -> Case:
    asked = [
        Asked(str(shipped[one.file]), one.date, one.positions, one.readings, one.decisions)
        for one in CASES[request.param]
    ]
    return Case(open_sides(asked))


def test_every_mechanism_power_class_and_level_that_differs_has_a_reason(case: Case) -> None:
    found = case.found
    wording, of_levels = (Wording(case.reasons, found, subject) for subject in SUBJECTS)
    without = [one.mechanism for one in found.mechanisms if not wording.of_mechanism(one)]
    without += [f"{one.kind} {one.mechanism} {one.actors}" for one in found.powers if not wording.of_power(one)]
    without += [str(one) for one in found.levels if not of_levels.of_level(one)]
    for side, rows in enumerate((found.gone, found.new)):
        without += [str(row) for row in rows if not wording.of_class(side, row, found.mechanisms)]
    assert without == []


def test_what_is_told_under_the_same_choices_holds_on_that_side_and_fails_on_the_other(case: Case) -> None:
    told: list[Because] = []
    for power in case.found.powers:
        told += case.apart.of_power(power)
    for mechanism in case.found.mechanisms:
        told += case.apart.of_regimes(mechanism)
    for side, rows in enumerate((case.found.gone, case.found.new)):
        for row in rows:
            told += case.apart.of_class(side, row)
    for one in told:
        if one.same is None:
            assert one.alone == (often(case.reasons.compiled[1 - one.side], one.part.atom) == "never")
        else:
            _parts_there(case, one, one.part.atom, *one.same)


def _parts_there(case: Case, one: Because, atom: Symbol, here: frozenset[Symbol], there: frozenset[Symbol]) -> None:
    """Clingo has the part in one outcome and not in the other, which has the same positions and facts where it can."""
    assert _contains(case.sides[one.side], here, atom)
    assert not _contains(case.sides[1 - one.side], there, atom)
    for tree in one.against:
        assert _contains(case.sides[1 - one.side], there, tree.atom)
    other = case.reasons.compiled[1 - one.side]
    for choice in here:
        if choice.name != "decides" and often(other, choice) != "never":
            assert choice in there or not _can_be(case.sides[1 - one.side], there, choice)


def test_statuses_that_only_one_side_has_together_are_together_there_and_not_here(case: Case) -> None:
    for side, rows in enumerate((case.found.gone, case.found.new)):
        for row in rows:
            for one in case.apart.of_class(side, row):
                assert one.side == side
                if one.same is not None:
                    for name, value in row.items():
                        assert _contains(case.sides[side], one.same[0], parse_term(f"headline({name},{value})"))


def test_levels_change_where_a_value_comes_goes_or_becomes_certain() -> None:
    floor = Level("floor", ("none", "diplomatic"), ("none",), ("fr", "de"))
    assert list(level_changes(floor)) == [
        Change(parse_term("floor(fr,diplomatic)"), "some", "never"),
        Change(parse_term("floor(fr,none)"), "some", "every"),
    ]
    home = Level("authority", ("initial (in some)",), ("initial", "lasting (in some)"), ("fr",))
    assert list(level_changes(home)) == [
        Change(parse_term("authority(fr,initial)"), "some", "every"),
        Change(parse_term("authority(fr,lasting)"), "never", "some"),
    ]


def _contains(side: Side, chosen: frozenset[Symbol], atom: Symbol) -> bool:
    """Whether clingo has an atom in the outcome of these choices."""
    known = side.session.program.known
    assumed = [(symbol, True) for symbol in sorted(chosen, key=str) if known.number(symbol) is not None]
    with known.control.solve(assumptions=assumed, yield_=True) as handle:
        model = handle.model()
        assert model is not None
        return bool(model.contains(atom))


def _can_be(side: Side, chosen: frozenset[Symbol], choice: Symbol) -> bool:
    """Whether a choice could stand in an outcome in place of the one on the same question, nothing else changed."""
    compiled = side.session.compiled
    others = [one for one in chosen if one.arguments[:-1] != choice.arguments[:-1] and one.name != "decides"]
    return (compiled.all(compiled.atom(one) for one in (*others, choice)) & compiled.space).satisfiable()


def test_as_many_choices_are_made_as_one_after_the_other(case: Case) -> None:
    compiled = case.reasons.compiled[0]
    picked = random.Random(19490404)
    mechanism = case.found.mechanisms[0].mechanism if case.found.mechanisms else "nato_art5"
    options = [option.symbol for group in compiled.groups for option in group.options]
    for status in STATUSES:
        function = compiled.atom(parse_term(f"headline({mechanism},{status})")) & compiled.space
        chosen = picked.sample(options, min(len(options), 30))
        one_by_one = function
        for one in sorted(chosen, key=lambda choice: (choice.name == "decides", str(choice))):
            both = one_by_one & compiled.atom(one)
            one_by_one = both if both.satisfiable() else one_by_one
        assert _as_many(compiled, function, [parse_term("position(no_reading,none)"), *chosen]) == one_by_one
