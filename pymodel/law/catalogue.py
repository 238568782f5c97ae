"""The catalogue of the law: all records of the documentation, the rules, and the tables of facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from pymodel.law.records import (
    Act,
    Bundle,
    BundleChoice,
    Definition,
    Doc,
    FieldDoc,
    Instrument,
    Malformed,
    Mechanism,
    NotEncoded,
    NotSplit,
    Position,
    Provision,
    Reading,
    Rule,
    StepDoc,
    ValueDoc,
)

Cell = str | int
Rows = Mapping[str, Sequence[Sequence[Cell]]]
_Kind = TypeVar("_Kind", bound=Doc)


@dataclass(frozen=True)
class Law:
    """The documented law.

    Where an id is declared twice, the tables keep the first; `pymodel.law.lints` reports the second.

    Attributes:
        docs: every record, in the order of the files.
        rules: every rule, choice and constraint, and the facts that carry a label.
        rows: the facts that hold without any scenario, by signature (`state/4`).
    """

    docs: tuple[Doc, ...]
    rules: tuple[Rule, ...]
    rows: Rows = field(default_factory=dict)

    def of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Every record of one kind, in the order of the files."""
        return tuple(doc for doc in self.docs if isinstance(doc, kind))

    def table(self, signature: str) -> Sequence[Sequence[Cell]]:
        """The rows of one predicate, none if it has no facts."""
        return self.rows.get(signature, ())

    @cached_property
    def stated(self) -> Rows:
        """The rows of the predicates that no rule derives: what the files state as data."""
        derived = {head for rule in self.rules if rule.kind != "fact" for head in rule.heads}
        return {signature: rows for signature, rows in self.rows.items() if signature not in derived}

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """The provisions by id."""
        return _first((doc.id, doc) for doc in self.of(Provision))

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """The definitions by id."""
        return _first((doc.id, doc) for doc in self.of(Definition))

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The readings by id."""
        return _first((doc.id, doc) for doc in self.of(Reading))

    @cached_property
    def positions(self) -> dict[tuple[str, str], Position]:
        """The positions by reading and id."""
        return _first(((doc.reading, doc.id), doc) for doc in self.of(Position))

    @cached_property
    def bundles(self) -> dict[str, Bundle]:
        """The bundles of readings by id."""
        return _first((doc.id, doc) for doc in self.of(Bundle))

    @cached_property
    def bundle_choices(self) -> dict[tuple[str, str], BundleChoice]:
        """The reasons of the bundles by bundle and reading."""
        return _first(((doc.bundle, doc.reading), doc) for doc in self.of(BundleChoice))

    @cached_property
    def mechanisms(self) -> dict[str, Mechanism]:
        """The mechanisms by id."""
        return _first((doc.id, doc) for doc in self.of(Mechanism))

    def in_order(self, mechanisms: Iterable[str]) -> list[str]:
        """Mechanisms in the order of the law; those that it knows by their kind only, such as pacts, last."""
        place = {name: number for number, name in enumerate(self.mechanisms)}
        return sorted(mechanisms, key=lambda name: (place.get(name, len(place)), name))

    @cached_property
    def acts(self) -> dict[str, Act]:
        """The acts by id."""
        return _first((doc.id, doc) for doc in self.of(Act))

    @cached_property
    def steps(self) -> dict[str, StepDoc]:
        """The kinds of steps of a procedure by id, in the order of the files."""
        return _first((doc.id, doc) for doc in self.of(StepDoc))

    @cached_property
    def fields(self) -> dict[str, FieldDoc]:
        """The texts of the fields by id."""
        return _first((doc.id, doc) for doc in self.of(FieldDoc))

    @cached_property
    def values(self) -> dict[tuple[str, str], ValueDoc]:
        """The texts of the values by field and id."""
        return _first(((doc.field, doc.id), doc) for doc in self.of(ValueDoc))

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The instruments by id."""
        return _first((doc.id, doc) for doc in self.of(Instrument))

    @cached_property
    def not_encoded(self) -> dict[str, NotEncoded]:
        """The provisions without a rule, by id."""
        return _first((doc.id, doc) for doc in self.of(NotEncoded))

    @cached_property
    def not_split(self) -> dict[str, NotSplit]:
        """The questions of the source material without a reading, by their id there."""
        return _first((doc.id, doc) for doc in self.of(NotSplit))

    @cached_property
    def malformed(self) -> tuple[Malformed, ...]:
        """The documentation comments that fit no kind."""
        return self.of(Malformed)

    @cached_property
    def citing(self) -> dict[str, tuple[Rule, ...]]:
        """The rules by each id they cite."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for name in dict.fromkeys(rule.cited):
                found.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _first(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, _Value]:
    table: dict[_Key, _Value] = {}
    for key, value in pairs:
        table.setdefault(key, value)
    return table


def read_law(files: Sequence[Path], root: Path) -> Law:
    """Reads the catalogue from the files, without a cache.

    Args:
        files: all files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        The catalogue.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        OSError: if a file cannot be read.
    """
    from pymodel.law.reader import read_files
    from pymodel.law.rows import ground_facts

    text = read_files(files, root)
    rules = (one.rule for one in text.statements if one.label or one.statement.needs_label)
    return Law(text.docs, tuple(rules), ground_facts(files))


def load_law(files: Sequence[Path] | None = None, root: Path | None = None, *, cache: bool = True) -> Law:
    """The catalogue of the shipped law, or of other files, from the user's cache where it is there.

    Args:
        files: all files of the law; the shipped ones if left out.
        root: the folder that their names are shown relative to; the one above the shipped encodings if left out.
        cache: whether the user's cache folder may be read and written.

    Returns:
        The catalogue; of the shipped law the same object as long as its files are the same, within one process.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        DataNotFoundError: if no files are given and the shipped ones are missing.
        OSError: if a file cannot be read.
    """
    from pymodel.law.cache import cached_law
    from pymodel.law_files import law_hash
    from pymodel.paths import data_folder

    if files is None:
        folder = data_folder("encodings")
        root = root or folder.parent
        files = sorted(folder.rglob("*.lp"))
        if cache:
            return _shipped(law_hash(files, root), tuple(files), root)
    known = root or Path(files[0]).parent
    chosen = tuple(files)
    return cached_law(chosen, known, lambda: read_law(chosen, known)) if cache else read_law(chosen, known)


@lru_cache(maxsize=2)
def _shipped(hash: str, files: tuple[Path, ...], root: Path) -> Law:  # noqa: ARG001 - the key
    """The catalogue of the shipped law by the hash of its files."""
    from pymodel.law.cache import cached_law

    return cached_law(files, root, lambda: read_law(files, root))
