"""The answers of `casus solve` as plain text, most informative first."""

from collections.abc import Sequence

from pymodel.outcomes import Answer, Hold, Mechanism
from pymodel.render.actors import duties_section, levels_section
from pymodel.render.classes import classes_section, counts_section
from pymodel.render.in_short import in_short
from pymodel.render.plain import paragraph
from pymodel.render.questions import hung_on, readings_text
from pymodel.render.situation import situation
from pymodel.render.words import Words, alternatives, among, condition
from pymodel.scenario import Scenario
from pymodel.session import Outcomes

__all__ = ["in_order", "solved_text"]


def solved_text(scenario: Scenario, solved: Outcomes, words: Words) -> str:
    """Everything that was found.

    Args:
        scenario: the scenario.
        solved: the answers.
        words: what things are called.

    Returns:
        The text, without a final line break.
    """
    ordered = in_order(solved, words)
    parts = [
        situation(scenario, words),
        in_short(solved, ordered),
        _mechanisms(solved, words, ordered),
        _powers(solved, words, ordered),
        levels_section(solved),
        classes_section(solved, words),
        duties_section(solved),
        _readings(solved, words),
        counts_section(solved),
    ]
    if not solved.complete:
        parts.append("INCOMPLETE: stopped before everything was known")
    return "\n\n".join(part for part in parts if part)


def in_order(solved: Outcomes, words: Words) -> list[str]:
    """The mechanisms in the order of the law, pacts last.

    Args:
        solved: the answers.
        words: what the law declares.

    Returns:
        The names of all mechanisms of the answers.
    """
    return words.law.in_order(solved.mechanisms)


def _mechanisms(solved: Outcomes, words: Words, ordered: Sequence[str]) -> str:
    lines = [
        "MECHANISMS",
        "  available: barred under no reading (yes), under every one (no), or under some (arguable)",
        "  operable: can be brought into effect whatever the adversary lawfully does to stop it",
        "  depends: on facts that the scenario leaves open",
        "",
        "  available  operable  mechanism, and what can be reached",
    ]
    for name in ordered:
        mechanism = solved.mechanisms[name]
        heads = [answer.value or "depends" for answer in (mechanism.availability, mechanism.operable)]
        lines.append(f"  {heads[0]:<9}  {heads[1]:<8}  {words.mechanism(name)} [{name}]")
        for title, answer in (("available", mechanism.availability), ("operable", mechanism.operable)):
            if answer.value is None:
                lines.append(paragraph(f"{title} {_answer(answer, solved)}", 25, 2))
        lines += _regimes(mechanism, solved)
        lines += _victims(mechanism, solved, words)
    return "\n".join(lines)


def _answer(answer: Answer, solved: Outcomes) -> str:
    if answer.value is not None:
        return answer.value
    said = [f"{value} if {condition(answer.conditions[value], solved.choices)}" for value in answer.values]
    return "; ".join(said)


def _regimes(mechanism: Mechanism, solved: Outcomes) -> list[str]:
    lines = []
    for regime in mechanism.regimes:
        reach = ", ".join("in effect" if status == "invoked" else status for status in regime.reaches)
        said = alternatives(regime.conditions, solved.choices)
        lines.append(f"{' ' * 25}{reach}")
        for place, one in enumerate(said):
            # further lines stand deeper, or an `or` within a condition would look like another alternative
            lines.append(paragraph(f"{'or' if place else 'if'} {one}", 29, 3))
    return lines


def _victims(mechanism: Mechanism, solved: Outcomes, words: Words) -> list[str]:
    answers = {victim: _answer(answer, solved) for victim, answer in mechanism.victims.items()}
    if set(answers.values()) <= {_answer(mechanism.availability, solved)}:
        return []
    return [paragraph("for " + "; for ".join(f"{words.actor(who)}: {said}" for who, said in answers.items()), 25, 2)]


def _powers(solved: Outcomes, words: Words, ordered: Sequence[str]) -> str:
    lines = ["POWER (where a mechanism can come into effect: who secures it and who stops it, whatever the others do)"]
    for name in ordered:
        secures: dict[tuple[str, ...], list[str]] = {}
        stops: dict[tuple[str, ...], list[str]] = {}
        for actor, powers in solved.power.items():
            power = powers.get(name)
            if power is None:
                continue
            for hold, found in ((power.secures, secures), (power.stops, stops)):
                if hold is not None:
                    found.setdefault(_hold(hold, solved), []).append(actor)
        if not secures and not stops:
            continue
        lines.append(f"  {words.mechanism(name)} [{name}]")
        for word, by in (("secured by", secures), ("stopped by", stops)):
            for where, who in sorted(by.items()):
                first, *others = where
                lines.append(paragraph(f"{word} {among(who, solved.circles)}{first}", 4, 7))
                lines += [paragraph(f"or {one}", 8, 3) for one in others]
    return "\n".join(lines) if len(lines) > 1 else ""


def _hold(hold: Hold, solved: Outcomes) -> tuple[str, ...]:
    said = alternatives(hold.conditions, solved.choices) if not hold.always else []
    return (f", if {said[0]}", *said[1:]) if said else ("",)


def _readings(solved: Outcomes, words: Words) -> str:
    """The readings that the answers above hang on."""
    regimes = (regime for one in solved.mechanisms.values() for regime in one.regimes)
    powers = (power for of_one in solved.power.values() for power in of_one.values())
    holds = (hold for power in powers for hold in (power.secures, power.stops))
    names = hung_on((cube for regime in regimes for cube in regime.conditions), holds)
    return readings_text(names, solved.choices, words.law.readings)
