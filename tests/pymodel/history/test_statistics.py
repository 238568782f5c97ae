"""Agreement between two tellers of labels, against values computed by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pymodel.history.statistics import agreement, confusion, kappa, majority, mean

LABELS = ("yes", "arguable", "no")
PAIRS = st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), max_size=40)


def table(*rows: tuple[str, str, int]) -> list[tuple[str, str]]:
    """Pairs, each so many times."""
    return [(first, second) for first, second, number in rows for _ in range(number)]


# observed 35/50; by chance 25/50 * 30/50 + 25/50 * 20/50 = 1/2; (7/10 - 1/2) / (1/2)
TWO_BY_TWO = table(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15))
# observed 7/10; by chance (3*4 + 4*3 + 3*3) / 100 = 33/100; (70 - 33) / (100 - 33)
THREE = table(
    ("yes", "yes", 2), ("yes", "arguable", 1), ("arguable", "arguable", 2), ("arguable", "yes", 2), ("no", "no", 3)
)  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (TWO_BY_TWO, Fraction(2, 5)),
        (table(("yes", "yes", 3), ("no", "no", 4)), Fraction(1)),
        (table(("yes", "no", 3), ("no", "yes", 3)), Fraction(-1)),
        # says the same thing always: agrees no better than chance
        (table(("yes", "no", 1), ("no", "no", 3)), Fraction(0)),
        (THREE, Fraction(37, 67)),
        # observed 2/4; by chance (2*2 + 1*1 + 1*1) / 16 = 6/16; (8 - 6) / (16 - 6)
        (table(("yes", "yes", 1), ("yes", "no", 1), ("arguable", "arguable", 1), ("no", "yes", 1)), Fraction(1, 5)),
    ],
)  # fmt: skip
def test_kappa_is_what_it_is_by_hand(pairs: list[tuple[str, str]], expected: Fraction) -> None:
    assert kappa(pairs) == expected


def test_kappa_is_undefined_where_chance_agrees_fully() -> None:
    assert kappa([]) is None
    assert kappa(table(("yes", "yes", 5))) is None
    assert kappa(table(("yes", "no", 5))) == 0


@given(pairs=PAIRS)
def test_kappa_lies_between_its_bounds_and_is_the_same_both_ways(pairs: list[tuple[str, str]]) -> None:
    found = kappa(pairs)
    assert found == kappa([(second, first) for first, second in pairs])
    if found is not None:
        assert -1 <= found <= 1
        assert (found == 1) == (agreement(pairs) == len(pairs))


@given(pairs=PAIRS, names=st.permutations(LABELS))
def test_kappa_does_not_depend_on_the_names_of_labels(pairs: list[tuple[str, str]], names: list[str]) -> None:
    other = dict(zip(LABELS, names, strict=True))
    assert kappa(pairs) == kappa([(other[first], other[second]) for first, second in pairs])


@given(pairs=PAIRS)
def test_the_confusion_table_adds_up(pairs: list[tuple[str, str]]) -> None:
    found = confusion(pairs, LABELS)
    assert sum(sum(row.values()) for row in found.values()) == len(pairs)
    assert sum(found[label][label] for label in LABELS) == agreement(pairs)


@given(labels=st.lists(st.sampled_from(LABELS)))
def test_no_label_is_more_frequent_than_the_majority(labels: list[str]) -> None:
    best, number = majority(labels, LABELS)
    assert number == labels.count(best) == max(labels.count(label) for label in LABELS)


def test_of_equally_frequent_labels_the_first_of_the_order_is_the_majority() -> None:
    assert majority(["no", "yes"], LABELS) == ("yes", 1)
    assert majority([], LABELS) == ("yes", 0)


def test_the_mean_is_exact() -> None:
    assert mean([Fraction(1, 3), Fraction(1, 6)]) == Fraction(1, 4)
    assert mean([]) == 0
