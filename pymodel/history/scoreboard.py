"""The scoreboard over labelled cases.

- *agreement*: the answer on the facts alone is what the gold label demands; `not_applicable` demands `no`. An answer
  that takes several values over open facts counts as `arguable`, since then neither yes nor no can be said on the facts
  as they are known; *strictly* such an answer agrees with nothing.
- *kappa*: Cohen's kappa over the cases whose gold label says that the mechanism applies, with the same summary.
- *majority*: the most frequent gold label, said of every case.
- *recall*: of what happened, the share that some outcome under the file's facts and decisions reaches. A recall below
  one is an error of the law or of the facts.
- *discrimination*: the share of outcome classes that a case excludes. A class is a combination of statuses over the
  main columns; there are as many conceivable ones as statuses to the power of columns. It is asked of the facts alone,
  before any decision: a law that permits everything excludes none. The first figure is of all conceivable classes, the
  second only of those that some case has, so that what the law excludes in every case alike counts for nothing there.
  Both are means over the cases.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import cast, get_args

from pymodel.history.records import Case, Judged, Scoreboard, Scores, Told
from pymodel.history.statistics import agreement, confusion, kappa, majority, mean
from pymodel.scenario.labels import demanded
from pymodel.scenario.model import Availability

__all__ = ["scoreboard"]

VALUES = ("yes", "arguable", "no")
assert set(VALUES) == set(get_args(Availability))


def scoreboard(cases: Sequence[Case]) -> Scoreboard:
    """Adds up cases.

    Args:
        cases: labelled cases.

    Returns:
        The scoreboard.
    """
    names = dict.fromkeys(one.mechanism for case in cases for one in case.judged)
    disagreements = [
        (case, one)
        for name in names
        for case in cases
        for one in case.judged
        if one.mechanism == name and not one.agrees
    ]
    seen = {told for case in cases for told in case.classes}
    happened = [one.possible for case in cases for one in case.happened]
    return Scoreboard(
        cases=tuple(cases),
        scores=tuple(_scores(name, cases) for name in names),
        happened=(sum(happened), len(happened)),
        excluded=mean([1 - Fraction(len(case.classes), case.conceivable) for case in cases]),
        told_apart=mean([1 - Fraction(len(case.classes), len(seen)) for case in cases]),
        disagreements=tuple(disagreements),
    )


def _scores(name: str, cases: Sequence[Case]) -> Scores:
    judged = [one for case in cases for one in case.judged if one.mechanism == name]
    labels = [one.demanded for one in judged]
    best, right = majority(labels, VALUES)
    happened = [one.possible for case in cases for one in case.happened if name in one.mechanisms]
    spoken = [one for one in judged if one.second is not None]
    return Scores(
        mechanism=name,
        applicable=sum(map(_applies, judged)),
        model=_told(judged, [one.summary for one in judged]),
        strict=sum(one.agrees_strictly for one in judged),
        majority=(cast(Availability, best), right),
        second=_told(spoken, [demanded(one.second) for one in spoken if one.second is not None]) if spoken else None,
        confusion=confusion([(one.demanded, one.summary) for one in judged], VALUES),
        happened=(sum(happened), len(happened)),
    )


def _told(judged: Sequence[Judged], said: Sequence[str]) -> Told:
    """How well what was said of these cases agrees with their gold labels."""
    pairs = [(one.demanded, word) for one, word in zip(judged, said, strict=True)]
    applying = [pair for one, pair in zip(judged, pairs, strict=True) if _applies(one)]
    return Told(len(pairs), agreement(pairs), kappa(applying))


def _applies(one: Judged) -> bool:
    return one.gold != "not_applicable"
