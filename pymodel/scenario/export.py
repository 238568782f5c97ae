"""Writing a scenario as facts that stock clingo reads beside the law."""

from itertools import groupby

import clingo

from pymodel.scenario.model import Scenario

TITLE = "% title: "


def facts_as_asp(scenario: Scenario) -> str:
    """The scenario as a text of facts, with comments; reading it again gives the same facts.

    Args:
        scenario: the scenario.

    Returns:
        The text, always the same for the same scenario, with a line break at its end.
    """
    blocks = [f"{TITLE}{scenario.title}" if scenario.title else "% a scenario"]
    for subject, group in groupby(scenario.situation, key=_subject):
        facts = [fact for fact in group if fact.name != "incident"]
        if subject == "":
            blocks.append("\n".join(f"{fact}." for fact in facts))
        else:
            blocks.append(_block(scenario, subject, facts))
    choices = scenario.facts[len(scenario.situation) :]
    blocks.append("\n".join(["% what is fixed of readings and decisions", *(f"{fact}." for fact in choices)]))
    if scenario.constraints:
        blocks.append("\n".join(["% what cannot be", *scenario.constraints]))
    return "\n\n".join(blocks) + "\n"


def _subject(fact: clingo.Symbol) -> str:
    """What a fact of the situation is about: an incident, the scenario, or nothing of these."""
    return str(fact.arguments[0]) if fact.name in ("given", "open") else ""


def _block(scenario: Scenario, subject: str, facts: list[clingo.Symbol]) -> str:
    """The facts of one subject; what the file did not say is marked."""
    defaults = {(str(where), field) for where, field, _ in scenario.defaults_used}
    lines = ["% the scenario as a whole"] if subject == "scenario" else [f"incident({subject})."]
    for fact in facts:
        by_default = (subject, str(fact.arguments[1])) in defaults
        lines.append(f"{fact}.{'  % by default' if by_default else ''}")
    return "\n".join(lines)
