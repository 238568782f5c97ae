"""What the command line fixes: it wins over the file, and says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pymodel.scenario.check_choices import check_decision, check_reading
from pymodel.scenario.check_values import ValueProblemError
from pymodel.scenario.draft import DecisionDraft, Entry
from pymodel.scenario.model import SCOPES, FixedDecision, FixedReading, Scenario, Scope
from pymodel.scenario.problems import Problems, expected, look_alike, nearest, shown
from pymodel.vocabulary import Vocabulary, load_vocabulary


def with_readings(
    scenario: Scenario, options: Sequence[str], vocabulary: Vocabulary | None = None
) -> tuple[Scenario, tuple[str, ...]]:
    """Fixes readings.

    Args:
        scenario: the scenario as the file has it.
        options: texts such as `nac_seat=counts`.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        The scenario with these readings, and a note for each that the file had fixed otherwise.

    Raises:
        InputError: if an option is malformed, names no reading or position, or contradicts another.
    """
    known = vocabulary or load_vocabulary()
    problems = Problems("--reading")
    asked: dict[str, str] = {}
    for option in options:
        reading, equals, position = (part.strip() for part in option.partition("="))
        if not equals:
            problems.add(None, "", f"{shown(option)} is not of the form `reading=position`")
            continue
        try:
            check_reading(reading, position, known)
        except ValueProblemError as error:
            problems.add(None, reading, str(error))
        if asked.setdefault(reading, position) != position:
            problems.add(None, reading, f"is fixed both to `{asked[reading]}` and to {shown(position)}")
    problems.raise_any()
    before = {fixed.reading: fixed for fixed in scenario.readings}
    notes = tuple(
        f"--reading {reading}={position} wins over `{before[reading].position}` in {scenario.path}"
        for reading, position in asked.items()
        if reading in before and before[reading].position != position
    )
    after = before | {reading: FixedReading(reading, position) for reading, position in asked.items()}
    return replace(scenario, readings=tuple(after.values())), notes


def with_decisions(
    scenario: Scenario, options: Sequence[str], vocabulary: Vocabulary | None = None
) -> tuple[Scenario, tuple[str, ...]]:
    """Fixes decisions.

    Args:
        scenario: the scenario as the file has it.
        options: texts such as `de:council=object` and `fr:vote(measures)=no`, or `others=none`.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        The scenario with these decisions, and a note for each that the file had fixed otherwise.

    Raises:
        InputError: if an option is malformed, names a state that did not exist, or contradicts another.
    """
    known = vocabulary or load_vocabulary()
    problems = Problems("--decide")
    asked: dict[tuple[str, str], FixedDecision] = {}
    for option in options:
        if option.replace(" ", "") == "others=none":
            continue
        who, colon, rest = option.partition(":")
        act, equals, value = rest.rpartition("=")
        if not colon or not equals:
            problems.add(None, "", f"{shown(option)} is not of the form `actor:act=value`, nor `others=none`")
            continue
        try:
            actor, name, chosen = (Entry(word.strip(), None) for word in (who, act, value))
            decision = check_decision(DecisionDraft(actor, name, None, chosen), scenario.date, known)
        except ValueProblemError as error:
            problems.add(None, "", f"{shown(option)}: {error}")
            continue
        first = asked.setdefault((str(decision.actor), str(decision.act)), decision)
        if first != decision:
            problems.add(None, "", f"{shown(option)} contradicts `{first.value}` given before")
    problems.raise_any()
    before = {(str(fixed.actor), str(fixed.act)): fixed for fixed in scenario.decisions}
    notes = tuple(
        f"--decide {actor}:{act}={decision.value} wins over `{before[actor, act].value}` in {scenario.path}"
        for (actor, act), decision in asked.items()
        if (actor, act) in before and before[actor, act] != decision
    )
    closed = scenario.closed or any(option.replace(" ", "") == "others=none" for option in options)
    return replace(scenario, decisions=tuple((before | asked).values()), closed=closed), notes


def with_scope(scenario: Scenario, scope: Scope) -> Scenario:
    """The scenario with another choice of which standings of positions count: mainstream, held or all."""
    return replace(scenario, scope=scope)


def with_positions(
    scenario: Scenario, word: str, vocabulary: Vocabulary | None = None
) -> tuple[Scenario, tuple[str, ...]]:
    """Says which positions count: those of a standing, or those that a named bundle takes.

    Args:
        scenario: the scenario as the file has it.
        word: a standing (mainstream, held, all) or the name of a bundle.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        The scenario with that scope or bundle, and a note for each reading that the file had fixed otherwise than the
        bundle has it.

    Raises:
        InputError: if the word is neither.
    """
    known = vocabulary or load_vocabulary()
    for scope in SCOPES:
        if word == scope:
            return with_scope(scenario, scope), ()
    if word not in known.bundles:
        problems = Problems("--readings")
        allowed = (*SCOPES, *known.bundles)
        hint = nearest(word, allowed) or look_alike(word)
        problems.add(None, "", f"{shown(word)} is neither a standing nor a bundle{expected(allowed, hint)}")
        problems.raise_any()
    taken = known.bundles[word]
    beaten = [fixed for fixed in scenario.readings if taken.get(fixed.reading, fixed.position) != fixed.position]
    notes = tuple(
        f"--readings {word} ({fixed.reading}={taken[fixed.reading]}) wins over `{fixed.position}` in {scenario.path}"
        for fixed in beaten
    )
    kept = tuple(fixed for fixed in scenario.readings if fixed not in beaten)
    return replace(scenario, readings=kept, bundle=word), notes


def with_options(
    scenario: Scenario,
    positions: str | None = None,
    readings: Sequence[str] = (),
    decisions: Sequence[str] = (),
    vocabulary: Vocabulary | None = None,
) -> tuple[Scenario, tuple[str, ...]]:
    """Fixes all that a command line can fix.

    Args:
        scenario: the scenario as the file has it.
        positions: which positions count, see `with_positions`; as the file has it if left out.
        readings: such as `nac_seat=counts`, see `with_readings`.
        decisions: such as `de:council=object`, see `with_decisions`.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        The scenario with these, and a note for each point on which they win over the file.

    Raises:
        InputError: if one of them is wrong.
    """
    notes: tuple[str, ...] = ()
    if positions is not None:
        scenario, notes = with_positions(scenario, positions, vocabulary)
    scenario, more = with_readings(scenario, readings, vocabulary)
    scenario, last = with_decisions(scenario, decisions, vocabulary)
    return scenario, (*notes, *more, *last)


def with_choices(
    scenario: Scenario,
    scope: str | None,
    readings: Mapping[str, str] | None,
    decisions: Mapping[str, Mapping[str, str]] | None,
    vocabulary: Vocabulary | None = None,
) -> tuple[Scenario, tuple[str, ...]]:
    """Fixes what a caller in Python gives as mappings.

    Args:
        scenario: the scenario as the file has it.
        scope: which positions count, see `with_positions`; as the file has it if left out.
        readings: such as `{"nac_seat": "counts"}`.
        decisions: such as `{"de": {"council": "object"}}`.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        The scenario with these, and a note for each point on which they win over the file.

    Raises:
        InputError: if one of them is wrong.
    """
    fixed = [f"{name}={position}" for name, position in (readings or {}).items()]
    decided = [f"{who}:{act}={value}" for who, acts in (decisions or {}).items() for act, value in acts.items()]
    return with_options(scenario, scope, fixed, decided, vocabulary)
