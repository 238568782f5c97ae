"""Checking what a scenario fixes: readings against the vocabulary, decisions against a grounding of the law."""

from collections.abc import Collection, Iterable, Mapping

import clingo

from pymodel.scenario.check_values import UNKNOWN, ValueProblemError, check_state
from pymodel.scenario.draft import DecisionDraft
from pymodel.scenario.model import FixedDecision, Scenario
from pymodel.scenario.problems import Problems, expected, look_alike, nearest, shown
from pymodel.scenario.terms import TermError, name_symbol, parse_term
from pymodel.vocabulary import Vocabulary


def check_reading(reading: str, position: str, vocabulary: Vocabulary) -> None:
    """Checks that a reading has a position.

    Raises:
        ValueProblemError: if there is no such reading, or it has no such position.
    """
    known = vocabulary.readings
    if reading not in known:
        hint = nearest(reading, known) or look_alike(reading) or "; `casus readings` lists them"
        raise ValueProblemError(f"{shown(reading)} is no reading{hint}")
    if position == UNKNOWN:
        raise ValueProblemError("a reading that is not fixed stays open: leave it out")
    if position not in known[reading]:
        hint = nearest(position, known[reading]) or look_alike(position)
        raise ValueProblemError(f"{shown(position)} is no position of `{reading}`{expected(known[reading], hint)}")


def check_decision(decision: DecisionDraft, date: int | None, vocabulary: Vocabulary) -> FixedDecision:
    """The symbols of a decision.

    Whether that actor can take that act is only known when the law has been grounded for the scenario.

    Args:
        decision: the words of the file.
        date: the date of the scenario, if known.
        vocabulary: the tables of the law.

    Raises:
        ValueProblemError: if one of them is no term, or the actor is a state that did not exist.
    """
    if decision.value.text == UNKNOWN:
        raise ValueProblemError("a decision that is not fixed stays open: leave it out")
    return FixedDecision(
        actor=check_actor(decision.actor.text, date, vocabulary),
        act=_act(decision.act.text, None if decision.argument is None else decision.argument.text),
        value=_term(decision.value.text),
        mark=decision.act.mark,
    )


def check_actor(text: str, date: int | None, vocabulary: Vocabulary) -> clingo.Symbol:
    """A state, or an organ; an actor such as `parliament(de)` is checked later, when it is known who can act.

    Raises:
        ValueProblemError: if it is neither, or a state that did not exist.
    """
    symbol = _term(text)
    if symbol.arguments or text in vocabulary.organs:
        return symbol
    if text in vocabulary.states or text in vocabulary.aliases:
        return check_state(text, date, vocabulary)
    if not vocabulary.organs:
        return symbol
    hint = nearest(text, (*vocabulary.organs, *vocabulary.states))
    raise ValueProblemError(f"{shown(text)} is neither a state nor one of {', '.join(vocabulary.organs)}{hint}")


def _act(text: str, argument: str | None) -> clingo.Symbol:
    """An act, with its argument if that was written apart."""
    if argument is None:
        return _term(text)
    try:
        return clingo.Function(name_symbol(text).name, [_term(argument)])
    except TermError as error:
        raise ValueProblemError(f"{shown(text)} is no name of an act: {error}") from None


def _term(text: str) -> clingo.Symbol:
    """A term, or a problem that shows it."""
    try:
        symbol = parse_term(text)
    except TermError as error:
        raise ValueProblemError(f"{shown(text)} cannot stand here: {error}") from None
    if symbol.type is clingo.SymbolType.Number:
        raise ValueProblemError(f"{shown(text)} cannot stand here: a name is expected, not a number")
    return symbol


def check_decisions(
    scenario: Scenario, can_take: Mapping[str, Collection[str]], act_values: Mapping[str, Collection[str]]
) -> None:
    """Checks the decisions against the law as grounded for the scenario.

    Args:
        scenario: the scenario.
        can_take: actor -> the acts it could ever take.
        act_values: act -> the values it may have; all as texts of terms, as in `LawTables`.

    Raises:
        InputError: if a fixed decision is one that nobody could take, with what the actor could do.
    """
    problems = Problems(scenario.path)
    for decision in scenario.decisions:
        actor, act, value = str(decision.actor), str(decision.act), str(decision.value)
        acts, values = can_take.get(actor, ()), act_values.get(act, ())
        if not acts:
            message = f"`{actor}` has nothing to decide in this scenario{nearest(actor, can_take)}"
        elif act not in acts:
            what = "cannot be taken by" if act in act_values else "is no act of"
            message = f"{shown(act)} {what} `{actor}`{expected(sorted(acts), nearest(act, acts))}"
        elif value not in values:
            message = f"{shown(value)} is no value of `{act}`{expected(values, nearest(value, values))}"
        else:
            continue
        problems.add(decision.mark, f"decisions.{actor}.{act}", message)
    problems.raise_any()


def check_conflicts(
    scenario: Scenario,
    conflicts: Iterable[tuple[int | str, str, str]],
    reasons: Mapping[tuple[str, str], str] | None = None,
) -> None:
    """Turns the conflicts that the law derives from the given facts into problems of the file.

    Args:
        scenario: the scenario.
        conflicts: subject, first field and second field of each.
        reasons: what the law says of the conflict of two fields, where the values alone do not show it.

    Raises:
        InputError: if there is any conflict, at the place of its first field.
    """
    problems = Problems(scenario.path)
    for subject, first, second in conflicts:
        path = first if subject == "scenario" else f"incidents.{subject}.{first}"
        values = [_given(scenario, subject, field) for field in (first, second)]
        message = f"{values[0]} cannot stand together with {values[1]}"
        if reasons and (first, second) in reasons:
            message = f"{values[0]} finds {reasons[first, second]}"
        defaults = {(where, field) for where, field, _ in scenario.defaults_used}
        place = second if (subject, first) in defaults else first
        problems.add(scenario.marks.get((subject, place)), path, message)
    problems.raise_any()


def _given(scenario: Scenario, subject: int | str, field: str) -> str:
    """A field with the values it has, for a message."""
    values = [
        str(fact.arguments[2])
        for fact in scenario.situation
        if fact.name == "given" and [str(part) for part in fact.arguments[:2]] == [str(subject), field]
    ]
    return f"`{field}: {', '.join(values)}`" if values else f"`{field}`"
