"""From a plain `.lp` file to a draft: facts over the input vocabulary, and integrity constraints over value/3.

Anything else is refused with its place: rules, choices, directives, scripts, theory atoms, external functions, ranges.
"""

from collections.abc import Sequence
from itertools import islice

import clingo

from pymodel.scenario.asp_constraints import Constraint, check_constraint, read_constraint
from pymodel.scenario.asp_reader import Fact, StatementError, TokenReader, read_fact
from pymodel.scenario.asp_tokens import Token, tokens
from pymodel.scenario.check_values import UNKNOWN
from pymodel.scenario.draft import DecisionDraft, Draft, Entry, FieldDraft, SubjectDraft, TimeDraft
from pymodel.scenario.export import TITLE
from pymodel.scenario.problems import Mark, Problems, expected, shown
from pymodel.vocabulary import Vocabulary
from pymodel.vocabulary.inputs import SIGNATURES

MOST_WORDS = 100_000


def draft_from_asp(text: str, name: str, vocabulary: Vocabulary, problems: Problems) -> Draft:
    """Reads a plain `.lp` scenario.

    Args:
        text: the whole file.
        name: the file's name, for messages.
        vocabulary: the tables of the law, for the constants in constraints.
        problems: takes note of what is wrong; what cannot be read is left out of the draft.

    Returns:
        The draft, complete only if no problem was noted.

    Raises:
        InputError: if the file holds more than a hundred thousand words.
    """
    every = list(islice(tokens(text), MOST_WORDS + 1))
    if len(every) > MOST_WORDS:
        raise problems.fail(every[-1].mark, "", f"the file holds more than {MOST_WORDS} words")
    draft = Draft(name, title=_title(every))
    reader = TokenReader([token for token in every if token.kind != "comment"])
    facts: list[Fact] = []
    constraints: list[Constraint] = []
    partial = False
    while reader.next.kind != "end":
        try:
            if reader.next.text == ":-":
                constraints.append(read_constraint(reader))
            else:
                facts.append(read_fact(reader))
        except StatementError as error:
            partial = True
            problems.add(error.mark, "", str(error))
            reader.skip_statement()
    _Filler(draft, problems, partial).fill(facts)
    for constraint in constraints:
        check_constraint(constraint, len(draft.incidents), vocabulary, problems)
    draft.constraints = tuple(str(constraint) for constraint in constraints)
    draft.constraint_marks = tuple(constraint.mark for constraint in constraints)
    return draft


def _title(every: Sequence[Token]) -> str:
    """The title in the comment `% title: ...` before the first fact, as the export writes it."""
    for token in every:
        if token.kind != "comment":
            break
        if token.text.startswith(TITLE):
            return " ".join("".join(char for char in token.text[len(TITLE) :] if char.isprintable()).split())
    return ""


class _Filler:
    """Puts facts into a draft."""

    def __init__(self, draft: Draft, problems: Problems, partial: bool) -> None:
        self._draft = draft
        self._problems = problems
        self._partial = partial  # some statements could not be read, so nothing can be called missing
        self._incidents: dict[int, SubjectDraft] = {}
        self._dates = 0

    def fill(self, facts: Sequence[Fact]) -> None:
        """Fills the draft; facts that state incidents come first, wherever they stand in the file."""
        incidents = [fact for fact in facts if fact.symbol.match("incident", 1)]
        for fact in incidents:
            self._incident(fact)
        numbers = sorted(self._incidents)
        wrong = next((number for place, number in enumerate(numbers, start=1) if place != number), None)
        if not numbers:
            self._missing("incident", "is missing: a scenario has at least `incident(1)`")
        elif wrong is not None and not self._partial:
            self._partial = True
            mark = self._incidents[wrong].mark
            self._problems.add(mark, f"incident({wrong})", "incidents are numbered 1, 2, 3 and so on")
        self._draft.incidents = [self._incidents[number] for number in numbers]
        for incident in self._draft.incidents:
            incident.partial = self._partial
        for fact in facts:
            if not fact.symbol.match("incident", 1):
                self._take(fact)
        if not self._dates:
            self._missing("date", "is missing")

    def _missing(self, field: str, message: str) -> None:
        """Notes that something is missing, unless it may stand in a statement that could not be read."""
        if not self._partial:
            self._problems.add(Mark(1, 1), field, message)

    def _incident(self, fact: Fact) -> None:
        number = fact.symbol.arguments[0]
        if number.type is not clingo.SymbolType.Number or number.number < 1:
            self._problems.add(fact.mark, "incident", "is a number from 1")
        elif number.number in self._incidents:
            self._problems.add(fact.mark, f"incident({number})", "is stated twice")
        else:
            self._incidents[number.number] = SubjectDraft(fact.mark)

    def _take(self, fact: Fact) -> None:
        symbol, draft = fact.symbol, self._draft
        entries = [Entry(str(argument), fact.mark) for argument in symbol.arguments]
        match symbol.name, entries:
            case "date", [date]:
                self._date(date)
            case "given", [_, field, value]:
                self._give(symbol.arguments[0], field, value)
            case "open", [_, field]:
                self._give(symbol.arguments[0], field, Entry(UNKNOWN, fact.mark))
            case "fix_reading", [reading, position]:
                draft.readings.append((reading, position))
            case "fix_decision", [actor, act, value]:
                draft.decisions.append(DecisionDraft(actor, act, None, value))
            case "close_decisions", []:
                draft.closed = True
            case "readings_scope", [scope]:
                self._scope(scope)
            case "readings_bundle", [bundle]:
                self._bundle(bundle)
            case _:
                self._take_time(fact, entries)

    def _scope(self, entry: Entry) -> None:
        if self._draft.scope is not None:
            self._problems.add(entry.mark, "readings_scope", "is stated twice")
        self._draft.scope = entry

    def _bundle(self, entry: Entry) -> None:
        if self._draft.bundle is not None:
            self._problems.add(entry.mark, "readings_bundle", "is stated twice")
        self._draft.bundle = entry

    def _take_time(self, fact: Fact, entries: Sequence[Entry]) -> None:
        """The hour of a step, or how many have passed; anything else is no input."""
        draft = self._draft
        match fact.symbol.name, entries:
            case "taken_at", [actor, step, hours]:
                draft.times.append(TimeDraft(actor, step, hours, bare=True))
            case "elapsed", [hours]:
                if draft.elapsed is not None:
                    self._problems.add(hours.mark, "times.elapsed", "is stated twice")
                draft.elapsed = TimeDraft(hours, hours, hours, bare=True)
            case name, arguments:
                signature = shown(f"{name}/{len(arguments)}")
                self._problems.add(fact.mark, "", f"{signature} is no input of a scenario{expected(SIGNATURES)}")

    def _date(self, entry: Entry) -> None:
        self._dates += 1
        text = entry.text
        if self._dates > 1:
            self._problems.add(entry.mark, "date", "is stated twice")
        elif len(text) == 8 and text.isdecimal():
            self._draft.date = Entry(f"{text[:4]}-{text[4:6]}-{text[6:]}", entry.mark)
        else:
            self._problems.add(entry.mark, "date", f"{shown(text)} is no date: write eight digits, such as `20260301`")

    def _give(self, subject: clingo.Symbol, field: Entry, value: Entry) -> None:
        """Adds a value; facts of one field may stand apart from each other."""
        if subject.type is clingo.SymbolType.Number and subject.number in self._incidents:
            draft = self._incidents[subject.number]
        elif str(subject) == "scenario":
            draft = self._draft.scenario
        else:
            if not self._partial:
                message = f"{shown(str(subject))} is no incident here: state `incident({subject})`"
                self._problems.add(field.mark, "", message)
            return
        draft.fields.setdefault(field.text, FieldDraft(field.mark, [])).values.append(value)
