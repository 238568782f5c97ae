"""What is known of a labelled case, and the scoreboard over many, as plain values that travel between processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from pymodel.outcomes import Cube
from pymodel.scenario.labels import demanded, summary
from pymodel.scenario.model import Availability, Disagreement, Label

__all__ = ["Behind", "Case", "Happened", "Judged", "Scoreboard", "Scores", "Told"]


@dataclass(frozen=True)
class Behind:
    """What an answer rests on.

    Attributes:
        available_if: the readings and open facts under which the mechanism is not barred; none if it always is.
        options: each of these readings and facts -> what it can be.
        rules: where it is barred under every reading, the rules that bar it: their place and label.
        wider: what the answer would be with the positions that nobody named holds, if that differs.
        wider_if: where that is not barred.
    """

    available_if: tuple[Cube, ...]
    options: Mapping[str, tuple[str, ...]]
    rules: tuple[tuple[str, str], ...] = ()
    wider: tuple[str, ...] = ()
    wider_if: tuple[Cube, ...] = ()


@dataclass(frozen=True)
class Judged:
    """One mechanism of one case.

    Attributes:
        mechanism: its name.
        gold: the gold label.
        second: the label of the second annotator, if there is one.
        answer: the availability in law on the facts alone: one value, or several where it hangs on open facts.
        argument: what the file says where the answer differs from the label.
        behind: what the answer rests on, where it differs.
    """

    mechanism: str
    gold: Label
    second: Label | None
    answer: tuple[str, ...]
    argument: Disagreement | None = None
    behind: Behind | None = None

    @property
    def summary(self) -> str:
        """The answer in one word: `arguable` where it takes several values over the open facts."""
        return summary(self.answer)

    @property
    def demanded(self) -> Availability:
        """What the gold label demands: what does not apply is not available."""
        return demanded(self.gold)

    @property
    def agrees(self) -> bool:
        """Whether the summary is what the label demands."""
        return self.summary == self.demanded

    @property
    def agrees_strictly(self) -> bool:
        """Whether the answer is what the label demands and hangs on no open fact."""
        return self.answer == (self.demanded,)

    @property
    def argued(self) -> bool:
        """Whether the file argues for the very answer that came out."""
        return self.argument is not None and set(self.argument.argued) == set(self.answer)


@dataclass(frozen=True)
class Happened:
    """Something that came about.

    Attributes:
        goal: it, as a goal.
        line: where the file says so; 0 if nowhere.
        mechanisms: the labelled mechanisms it speaks of.
        possible: whether some outcome reaches it.
        problem: why it could not be asked, if so.
    """

    goal: str
    line: int
    mechanisms: tuple[str, ...]
    possible: bool
    problem: str = ""


@dataclass(frozen=True)
class Case:
    """A labelled scenario under the law.

    Attributes:
        file: its path.
        title: its title.
        judged: its labelled mechanisms.
        happened: what came about.
        columns: the main columns of the law.
        classes: the classes of outcomes over these columns that the facts alone leave possible.
        conceivable: how many classes the columns could have.
    """

    file: str
    title: str
    judged: tuple[Judged, ...]
    happened: tuple[Happened, ...]
    columns: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]
    conceivable: int


@dataclass(frozen=True)
class Told:
    """How well one teller of labels agrees with the gold labels.

    Attributes:
        cases: how many cases it speaks of.
        agreed: in how many it says what the gold label demands.
        kappa: Cohen's kappa over those where the mechanism applies; None where it is undefined.
    """

    cases: int
    agreed: int
    kappa: Fraction | None


@dataclass(frozen=True)
class Scores:
    """The scores of one mechanism.

    Attributes:
        mechanism: its name.
        applicable: in how many cases the gold label says that it applies.
        model: the answers of the law.
        strict: in how many cases the answer agrees and hangs on no open fact.
        majority: the most frequent label, and in how many cases it is right.
        second: the second annotator; None without one.
        confusion: gold label -> answer -> how many cases.
        happened: of what came about with it, how much is possible, and how much there is.
    """

    mechanism: str
    applicable: int
    model: Told
    strict: int
    majority: tuple[Availability, int]
    second: Told | None
    confusion: Mapping[str, Mapping[str, int]]
    happened: tuple[int, int]


@dataclass(frozen=True)
class Scoreboard:
    """The scoreboard; what its figures mean is said in `pymodel.history.scoreboard`.

    Attributes:
        cases: the cases, in the order given.
        scores: by mechanism, in the order of the labels.
        happened: of all that came about, how much is possible, and how much there is.
        excluded: the mean share of the conceivable classes that a case excludes.
        told_apart: the mean share of the classes that some case has which a case excludes.
        disagreements: where an answer is not what the gold label demands, by mechanism.
    """

    cases: tuple[Case, ...]
    scores: tuple[Scores, ...]
    happened: tuple[int, int]
    excluded: Fraction
    told_apart: Fraction
    disagreements: tuple[tuple[Case, Judged], ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether every disagreement is argued and all that happened is possible."""
        return self.happened[0] == self.happened[1] and all(one.argued for _, one in self.disagreements)
