"""What is found of a claim at one date, and the verdict over all of them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pymodel.theory.obligation import Obligation

__all__ = ["FOUND_AFTER_ALL", "Asked", "Finding", "Replayed", "RuleUsed", "Verdict", "VerdictName"]

VerdictName = Literal["proved", "refuted", "depends", "vacuous", "unknown", "internal error"]
FOUND_AFTER_ALL = "there is a proof for any number of states, though its file says that none is looked for"


class Asked(NamedTuple):
    """A question to a prover, as it can be written out for others.

    Attributes:
        name: what tells it from the other questions of the same claim.
        expected: the answer.
        obligation: the question.
    """

    name: str
    expected: Literal["sat", "unsat"]
    obligation: Obligation


@dataclass(frozen=True)
class Replayed:
    """A scenario that shows something, after clingo has confirmed it.

    Attributes:
        says: what it shows.
        text: the scenario file.
    """

    says: str
    text: str


@dataclass(frozen=True)
class Finding:
    """What one date says of a claim.

    Attributes:
        date: the date, yyyymmdd.
        status: `holds`: nothing speaks against it here; `found`: what the pattern looks for is there (a
            counterexample, a witness, a dependency); `error`: two engines disagree.
        method: how it was decided.
        supposed: whether its premise is possible here, or is known to be at another date.
        scenarios: what was found, replayed.
        core: the groups of assertions that the proof needs; empty where nobody asked.
        combinations: of `independent`: the pairs of statuses, each with whether it is possible.
        asked: the questions that decided it.
        note: what the engines disagree about.
    """

    date: int
    status: Literal["holds", "found", "unknown", "error"]
    method: str
    supposed: bool = True
    scenarios: tuple[Replayed, ...] = ()
    core: tuple[str, ...] = ()
    combinations: tuple[tuple[str, str, bool], ...] = ()
    asked: tuple[Asked, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class RuleUsed:
    """A rule of the law that a proof rests on.

    Attributes:
        file: its file.
        line: its line.
        label: its sentence for readers.
        cited: the provisions, readings and definitions that it cites.
    """

    file: str
    line: int
    label: str
    cited: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What the machines say of a claim.

    Attributes:
        claim: its id.
        title: what it says.
        file: its file.
        line: the line of its title.
        pattern: how it is quantified.
        expected: what its author expects.
        verdict: what was found.
        method: how it was decided.
        ranges_over: what "every scenario" is in this verdict.
        axioms: what the proof takes from the world beside the rules, in words.
        rules: the rules that the proof uses.
        outside: why nothing is proved for any number of states: what of the law the claim hangs on and a proof for any
            number of states knows nothing of, such as counts that a quorum needs; empty where it is proved so.
        ground_because: why no proof for any number of states was looked for; empty where one was.
        provisions: what these cite.
        scenarios: the counterexample or witness, as scenario files.
        note: what else is to be said, such as why nothing is known.
        obligations: the files that hold its questions to provers, where they were written out.
        seconds: how long it took.
    """

    claim: str
    title: str
    file: str
    line: int
    pattern: str
    expected: str
    verdict: VerdictName
    method: str
    ranges_over: str = ""
    axioms: tuple[str, ...] = ()
    rules: tuple[RuleUsed, ...] = ()
    outside: tuple[str, ...] = ()
    ground_because: str = ""
    provisions: tuple[str, ...] = ()
    scenarios: tuple[Replayed, ...] = ()
    note: str = ""
    obligations: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)

    @property
    def as_expected(self) -> bool:
        """Whether it is the verdict that the file expects."""
        return self.verdict == self.expected

    @property
    def failed(self) -> bool:
        """Whether two engines disagree, which is an error of this program."""
        return self.verdict == "internal error"
