"""From a draft to a scenario: every check against the vocabulary, and the facts as clingo symbols."""

from dataclasses import dataclass, field

import clingo

from pymodel.scenario.check_choices import check_decision, check_reading
from pymodel.scenario.check_times import check_time, parse_hours
from pymodel.scenario.check_values import UNKNOWN, ValueProblemError, check_value
from pymodel.scenario.dates import DateError, iso, parse_date
from pymodel.scenario.draft import Draft, Entry, FieldDraft, SubjectDraft, SubjectId
from pymodel.scenario.model import SCOPES, FixedDecision, FixedReading, Scenario, Scope, TakenAt
from pymodel.scenario.problems import Mark, Problems, expected, nearest, one_of, shown
from pymodel.vocabulary import Field, Vocabulary

# Who acted is a state, `unknown` (which is a value here and opens nothing), or a group in a field of its own.
ATTACKER, GROUP = "attacker", "group"


def build_scenario(draft: Draft, vocabulary: Vocabulary, problems: Problems) -> Scenario:
    """Checks a draft and builds the scenario.

    Args:
        draft: what a file says.
        vocabulary: the tables of the law.
        problems: holds the problems found so far, and takes note of more.

    Returns:
        The scenario.

    Raises:
        InputError: with every problem of the file.
    """
    date = _date(draft.date, vocabulary, problems)
    situation = _Situation(date, vocabulary, problems)
    for subject, given in draft.subjects():
        situation.take(subject, given)
    readings = _readings(draft, vocabulary, problems)
    decisions = _decisions(draft, date, vocabulary, problems)
    scope = _scope(draft.scope, problems)
    bundle = _bundle(draft.bundle, vocabulary, problems)
    times = _times(draft, date, vocabulary, problems)
    elapsed = _elapsed(draft, problems)
    problems.raise_any()
    head = [clingo.Function("date", [clingo.Number(date or 0)])]
    head += [clingo.Function("incident", [clingo.Number(number)]) for number in range(1, len(draft.incidents) + 1)]
    return Scenario(
        title=draft.title,
        path=draft.name,
        date=date or 0,
        situation=(*head, *situation.facts),
        constraints=draft.constraints,
        constraint_marks=draft.constraint_marks,
        open_facts=tuple(situation.open_facts),
        defaults_used=tuple(situation.defaults_used),
        readings=readings,
        decisions=decisions,
        closed=draft.closed,
        scope=scope,
        bundle=bundle,
        times=times,
        elapsed=elapsed,
        expectations=draft.expectations,
        labels=draft.labels,
        disagreements=draft.disagreements,
        sources=draft.sources,
        record=draft.record,
        summary=draft.summary,
        marks=situation.marks,
    )


def _date(entry: Entry | None, vocabulary: Vocabulary, problems: Problems) -> int | None:
    """The date, within the span that the data of the law cover."""
    if entry is None:
        return None
    try:
        date = parse_date(entry.text)
    except DateError as error:
        problems.add(entry.mark, "date", f"{shown(entry.text)} {error}")
        return None
    if vocabulary.reach is not None and not vocabulary.reach[0] <= date < vocabulary.reach[1]:
        start, end = (iso(bound) for bound in vocabulary.reach)
        message = f"{shown(entry.text)} is out of reach: the data run from {start} to the day before {end}"
        problems.add(entry.mark, "date", message)
        return None
    return date


def _readings(draft: Draft, vocabulary: Vocabulary, problems: Problems) -> tuple[FixedReading, ...]:
    """The readings that the file fixes."""
    fixed: dict[str, FixedReading] = {}
    for reading, position in draft.readings:
        try:
            check_reading(reading.text, position.text, vocabulary)
        except ValueProblemError as error:
            problems.add(position.mark, f"readings.{reading.text}", str(error))
            continue
        if reading.text in fixed:
            problems.add(reading.mark, f"readings.{reading.text}", "is fixed twice")
        fixed[reading.text] = FixedReading(reading.text, position.text, reading.mark)
    return tuple(fixed.values())


def _decisions(draft: Draft, date: int | None, vocabulary: Vocabulary, problems: Problems) -> tuple[FixedDecision, ...]:
    """The decisions that the file fixes."""
    fixed: dict[tuple[clingo.Symbol, clingo.Symbol], FixedDecision] = {}
    for decision in draft.decisions:
        path = f"decisions.{decision.actor.text}.{decision.act.text}"
        try:
            checked = check_decision(decision, date, vocabulary)
        except ValueProblemError as error:
            problems.add(decision.value.mark, path, str(error))
            continue
        if (checked.actor, checked.act) in fixed:
            problems.add(decision.act.mark, path, "is decided twice")
        fixed[checked.actor, checked.act] = checked
    return tuple(fixed.values())


def _times(draft: Draft, date: int | None, vocabulary: Vocabulary, problems: Problems) -> tuple[TakenAt, ...]:
    """The hours at which the file says that steps were taken."""
    taken: dict[tuple[clingo.Symbol, clingo.Symbol], TakenAt] = {}
    for time in draft.times:
        checked = check_time(time, date, vocabulary, problems)
        if checked is None:
            continue
        if (checked.actor, checked.step) in taken:
            problems.add(time.step.mark, f"times.{time.actor.text}.{time.step.text}", "is stated twice")
        taken[checked.actor, checked.step] = checked
    return tuple(taken.values())


def _elapsed(draft: Draft, problems: Problems) -> int | None:
    """The hours that have passed since the incident."""
    if draft.elapsed is None:
        return None
    try:
        return parse_hours(draft.elapsed.hours.text, bare=draft.elapsed.bare)
    except ValueProblemError as error:
        problems.add(draft.elapsed.hours.mark, "times.elapsed", str(error))
        return None


def _scope(entry: Entry | None, problems: Problems) -> Scope:
    """Which standings of positions count."""
    if entry is None:
        return "held"
    for scope in SCOPES:
        if entry.text == scope:
            return scope
    problems.add(entry.mark, "readings_scope", f"{shown(entry.text)} is not {one_of(SCOPES)}")
    return "held"


def _bundle(entry: Entry | None, vocabulary: Vocabulary, problems: Problems) -> str | None:
    """The bundle of readings."""
    if entry is None or entry.text in vocabulary.bundles:
        return None if entry is None else entry.text
    hint = nearest(entry.text, vocabulary.bundles)
    problems.add(entry.mark, "readings_bundle", f"{shown(entry.text)} is no bundle{expected(vocabulary.bundles, hint)}")
    return None


@dataclass
class _Situation:
    """Collects the facts of incidents and of the scenario."""

    date: int | None
    vocabulary: Vocabulary
    problems: Problems
    facts: list[clingo.Symbol] = field(default_factory=list)
    open_facts: list[tuple[SubjectId, str]] = field(default_factory=list)
    defaults_used: list[tuple[SubjectId, str, str]] = field(default_factory=list)
    marks: dict[tuple[SubjectId, str], Mark | None] = field(default_factory=dict)

    def take(self, subject: SubjectId, draft: SubjectDraft) -> None:
        """Checks everything said about one subject, and fills in what an absent field means."""
        kind, path = ("scenario", "") if subject == "scenario" else ("incident", f"incidents.{subject}.")
        fields = {f.id: f for f in self.vocabulary.fields.values() if f.subject == kind}
        for name, given in draft.fields.items():
            if name not in fields:
                hint = nearest(name, fields) or expected(fields)
                self.problems.add(given.mark, path.rstrip("."), f"{shown(name)} is no field here{hint}")
        for name, spec in fields.items():
            self.marks[subject, name] = draft.fields[name].mark if name in draft.fields else draft.mark
            if name in draft.fields:
                self._given(subject, spec, draft, path + name)
            else:
                self._absent(subject, spec, draft, path + name)
        if ATTACKER in fields and not draft.partial and not {ATTACKER, GROUP} & set(draft.fields):
            hint = f"is missing: a state, or `{UNKNOWN}` where nobody can be named"
            self.problems.add(draft.mark, path + ATTACKER, hint)

    def _given(self, subject: SubjectId, spec: Field, draft: SubjectDraft, path: str) -> None:
        """A field with values, or with the word `unknown`."""
        given = draft.fields[spec.id]
        if not self._bears(spec, draft):
            wanted = " or ".join(f"`{other}` is `{value}`" for other, value in spec.bears_on)
            self.problems.add(given.mark, path, f"can only be given where {wanted}")
            return
        if len(given.values) > 1 and not spec.many:
            self.problems.add(given.values[1].mark, path, "takes one value, not several")
            return
        if any(entry.text == UNKNOWN for entry in given.values):
            self._unknown(subject, spec, given, path)
            return
        symbols: list[clingo.Symbol] = []
        for entry in given.values:
            try:
                symbol = check_value(spec, entry, self.date, self.vocabulary)
            except ValueProblemError as error:
                self.problems.add(entry.mark, path, str(error))
                continue
            if symbol in symbols:
                self.problems.add(entry.mark, path, f"{shown(entry.text)} is given twice")
            symbols.append(symbol)
            self._add("given", subject, spec.id, symbol)

    def _unknown(self, subject: SubjectId, spec: Field, given: FieldDraft, path: str) -> None:
        """The word `unknown`, which leaves a field open, and for the attacker is a value."""
        if len(given.values) > 1:
            self.problems.add(given.values[0].mark, path, f"`{UNKNOWN}` cannot stand beside other values")
        elif spec.id == ATTACKER:
            self._add("given", subject, spec.id, clingo.Function(UNKNOWN))
        elif not spec.values:
            self.problems.add(given.values[0].mark, path, f"cannot be `{UNKNOWN}`: a {spec.ranges_over} is needed")
        else:
            self._open(subject, spec)

    def _absent(self, subject: SubjectId, spec: Field, draft: SubjectDraft, path: str) -> None:
        """A field of which nothing is said."""
        if not self._bears(spec, draft):
            return
        if spec.required and draft.partial:
            return
        if spec.required:
            self.problems.add(draft.mark, path, "is missing")
        elif spec.default is not None:
            self.defaults_used.append((subject, spec.id, spec.default))
            self._add("given", subject, spec.id, clingo.Function(spec.default))
        elif spec.opens:
            self._open(subject, spec)

    def _bears(self, spec: Field, draft: SubjectDraft) -> bool:
        """Whether a field is asked at all, given the others; one that is left open may have any value."""
        if not spec.bears_on:
            return True
        for other, value in spec.bears_on:
            given = draft.fields.get(other)
            words = [entry.text for entry in given.values] if given else [self.vocabulary.fields[other].default or ""]
            if value in words or UNKNOWN in words or (given and not words):
                return True
        return False

    def _open(self, subject: SubjectId, spec: Field) -> None:
        self.open_facts.append((subject, spec.id))
        self._add("open", subject, spec.id)

    def _add(self, predicate: str, subject: SubjectId, name: str, *value: clingo.Symbol) -> None:
        """Adds a fact."""
        term = clingo.Number(subject) if isinstance(subject, int) else clingo.Function(subject)
        self.facts.append(clingo.Function(predicate, [term, clingo.Function(name), *value]))
