"""What the documentation comments (`%!`) of the law say, one typed record for each."""

from dataclasses import dataclass
from typing import Literal

STANDINGS = ("mainstream", "held", "unattributed")
CONFIDENCES = ("high", "medium", "low")
# why a declared provision has no rule
REASONS = (
    "non_normative",
    "no_bearing_on_any_status",
    "cannot_be_coded",
    "comparator_only",
    "superseded",
    "later",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: where it stands. `file` is relative to the folder above the encodings."""

    file: str
    line: int

    @property
    def place(self) -> str:
        """The place for readers, as `encodings/treaty.lp:12`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Record):
    """`%! provision ID: TITLE` with `identifier:`, `from:` (its ids in the source), `confidence:` and a paraphrase."""

    id: str
    title: str
    identifier: str = ""
    from_ids: tuple[str, ...] = ()
    confidence: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """`%! position READING ID: TEXT` with `holders:`; `standing` is that of `position_of/3`, or empty."""

    reading: str
    id: str
    text: str
    holders: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """`%! reading ID: QUESTION` with `provisions:`, `from:`, `confidence:` and a text on what it flips."""

    id: str
    question: str
    provisions: tuple[str, ...] = ()
    from_ids: tuple[str, ...] = ()
    confidence: str = ""
    text: str = ""
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle(Record):
    """`%! bundle ID: TEXT` with `holders:`: how one school or organ answers the contested questions."""

    id: str
    text: str
    holders: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleChoice(Record):
    """`%! choice BUNDLE READING: REASON`: why the bundle takes its position on a reading."""

    bundle: str
    reading: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Record):
    """`%! mechanism ID: TEXT`; the id may hold variables, as `pact(P)`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Record):
    """`%! act ID: TEXT`; the id may hold variables, as `invoke(M)`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDoc(Record):
    """`%! step ID: TEXT`: a kind of step in the procedure of an outcome."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDoc(Record):
    """`%! field ID: TEXT`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueDoc(Record):
    """`%! value FIELD ID: TEXT`."""

    field: str
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Record):
    """`%! definition ID: TITLE` with a text: a schema of the project itself, citable like a provision."""

    id: str
    title: str
    identifier: str = ""
    confidence: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDoc(Record):
    """`%! state ID: TEXT` or `%! place ID: TEXT`, where a fact needs words; `%! name ID: TEXT` names anything else."""

    kind: Literal["state", "place", "name"]
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Record):
    """`%! instrument ID: TITLE` with `provisions:` and a text: a treaty, or what else provisions stand together in.

    Attributes:
        provisions: ids of its provisions; `un_*` stands for all that begin with `un_`.
    """

    id: str
    title: str
    provisions: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Record):
    """`%! fact base_rule(S, none): TEXT`: a fact of that form in words, with its variables in braces."""

    fact: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Record):
    """`%! sentence party(O, S): TEXT`: what such an atom says, with its variables in braces."""

    atom: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """`%! source: TEXT` with `confidence:`, above a group of facts."""

    text: str
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEncoded(Record):
    """`%! not_encoded ID: REASON`: a declared provision without a rule; a reason of `REASONS`, perhaps a text."""

    id: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSplit(Record):
    """`%! not_split SOURCE-ID: REASON`: a contested question of the source material that no reading stands for."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Record):
    """A rule, a choice, a constraint, or a fact with a label.

    Attributes:
        last_line: its last line.
        kind: `rule`, `choice`, `constraint`, `disjunction` or `fact`.
        heads: the predicates it derives, as `must/3`; none of a constraint.
        uses: the predicates that its body and conditions mention, as `must/3`.
        cited: the provisions, readings and definitions its label cites; none where it has no label.
        label: the sentence for readers, with the rule's variables in braces.
        text: the rule as it stands in the file.
        untested: why it fires in no shipped scenario, as `%! untested: REASON` in its label says; else empty.
    """

    last_line: int
    kind: str
    heads: tuple[str, ...]
    cited: tuple[str, ...]
    label: str
    text: str
    untested: str = ""
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Malformed(Record):
    """A documentation comment that fits no kind."""

    message: str


Doc = (
    Provision
    | Reading
    | Position
    | Bundle
    | BundleChoice
    | Mechanism
    | Act
    | StepDoc
    | FieldDoc
    | ValueDoc
    | Definition
    | NameDoc
    | Instrument
    | Phrase
    | Sentence
    | Source
    | NotEncoded
    | NotSplit
    | Malformed
)
