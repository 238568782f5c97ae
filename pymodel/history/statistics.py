"""Agreement between two tellers of labels, in exact fractions."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

__all__ = ["agreement", "confusion", "kappa", "majority", "mean"]

Pair = tuple[str, str]


def agreement(pairs: Sequence[Pair]) -> int:
    """In how many pairs both say the same."""
    return sum(first == second for first, second in pairs)


def kappa(pairs: Sequence[Pair]) -> Fraction | None:
    """Cohen's kappa: the agreement beyond chance, as a share of what chance leaves.

    With the observed agreement p and the agreement e that two tellers with these very frequencies of labels would
    reach by chance it is (p - e) / (1 - e) (Cohen 1960).

    Args:
        pairs: what the one and the other say of each case.

    Returns:
        1 for full agreement, 0 for that of chance, down to -1; None where chance alone agrees fully, because both
        always say the same one thing, or where there is no pair.
    """
    number = len(pairs)
    if not number:
        return None
    firsts, seconds = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = Fraction(sum(firsts[label] * seconds[label] for label in firsts), number * number)
    return None if chance == 1 else (Fraction(agreement(pairs), number) - chance) / (1 - chance)


def majority(labels: Sequence[str], order: Sequence[str]) -> tuple[str, int]:
    """The most frequent label and how often it stands; of equally frequent ones the first in an order."""
    counts = Counter(labels)
    best = max(order, key=lambda label: (counts[label], -order.index(label)))
    return best, counts[best]


def confusion(pairs: Sequence[Pair], order: Sequence[str]) -> dict[str, dict[str, int]]:
    """How often the one says each label while the other says each."""
    counts = Counter(pairs)
    return {first: {second: counts[first, second] for second in order} for first in order}


def mean(shares: Sequence[Fraction]) -> Fraction:
    """The mean; 0 of nothing."""
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0)
