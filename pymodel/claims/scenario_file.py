"""Writing the choices of an outcome as a scenario file, and letting clingo confirm what it shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import clingo

from pymodel.claims.errors import DisagreementError
from pymodel.claims.model import Claim
from pymodel.claims.outcome import Chosen
from pymodel.claims.program import goal_name, rules_of
from pymodel.ground import ground
from pymodel.scenario import InputError
from pymodel.scenario.dates import iso
from pymodel.scenario.load import load_text
from pymodel.vocabulary import Vocabulary, load_vocabulary

__all__ = ["replay", "scenario_text"]

_GROUP_PARTS = ("control", "state", "origin")


def scenario_text(title: str, chosen: Chosen, vocabulary: Vocabulary) -> str:
    """A scenario file with these facts, and with these positions and decisions fixed.

    Args:
        title: its title.
        chosen: the choices; a position or decision that is absent stays open.
        vocabulary: which values are usual and need not be said.

    Returns:
        YAML, the same for the same choices.
    """
    values: dict[str, dict[str, list[str]]] = {"1": {}, "scenario": {}}
    for fact in chosen.given:
        subject, name, value = map(str, fact.arguments)
        values[subject].setdefault(name, []).append(value)
    lines = [f"title: {_quoted(title)}", f"date: {iso(chosen.date)}", "incidents:"]
    lines += [f"  {'- ' if not place else '  '}{line}" for place, line in enumerate(_incident(values["1"], vocabulary))]
    for name, listed in values["scenario"].items():
        if listed != [vocabulary.fields[name].default]:
            lines.append(f"{name}: {listed[0]}")
    if chosen.positions:
        pairs = ", ".join(f"{one.arguments[0]}: {one.arguments[1]}" for one in chosen.positions)
        lines.append(f"readings: {{{pairs}}}")
    acts: dict[str, list[str]] = {}
    for one in chosen.decisions:
        actor, act, value = map(str, one.arguments)
        acts.setdefault(actor, []).append(f"{act}: {value}")
    if acts:
        lines.append("decisions:")
        lines += [f"  {actor}: {{{', '.join(listed)}}}" for actor, listed in acts.items()]
    return "\n".join(lines) + "\n"


def _incident(values: Mapping[str, list[str]], vocabulary: Vocabulary) -> list[str]:
    """The lines of an incident; what is usual is left out."""
    said = {
        name: listed
        for name, listed in values.items()
        if vocabulary.fields[name].default is None or listed != [vocabulary.fields[name].default]
    }
    lines = []
    if group := said.pop("group", None):
        parts = [f"non_state: {group[0]}"]
        parts += [f"{name}: {said.pop(name)[0]}" for name in _GROUP_PARTS if name in said]
        lines.append(f"attacker: {{{', '.join(parts)}}}")
    for name in vocabulary.fields:
        if listed := said.get(name, []):
            joined = ", ".join(listed)
            lines.append(f"{name}: {joined}" if len(listed) == 1 else f"{name}: [{joined}]")
    return lines


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def replay(claim: Claim, files: Sequence[Path], text: str, goal: str, *, certain: bool) -> None:
    """Confirms with stock clingo what a scenario file shows of a claim.

    Args:
        claim: the claim.
        files: the files of the law.
        text: the scenario file.
        goal: the predicate of the claim that it is about.
        certain: whether every outcome has it, or none.

    Raises:
        DisagreementError: the file cannot be read, has no outcome, or shows something else.
    """
    vocabulary = load_vocabulary(files, _root(files)) if files else load_vocabulary()
    try:
        scenario = load_text(text, claim.id, vocabulary)
    except InputError as error:
        raise DisagreementError(f"{claim.id}: its scenario cannot be read: {error}\n{text}") from error
    program = ground(files, scenario.facts, rules=rules_of(claim))
    if program.tuples("conflict", 3):
        raise DisagreementError(f"{claim.id}: the facts of its scenario contradict each other\n{text}")
    number = program.number(clingo.Function(goal_name(claim, goal)))
    control = program.known.control
    if not control.solve().satisfiable:
        raise DisagreementError(f"{claim.id}: its scenario has no outcome\n{text}")
    if number is None:
        shows = not certain
    else:
        shows = not control.solve(assumptions=[-number if certain else number]).satisfiable
    if not shows:
        raise DisagreementError(f"{claim.id}: its scenario does not show what the prover says\n{text}")


def _root(files: Sequence[Path]) -> Path:
    """The folder above all files of the law."""
    from os.path import commonpath

    return Path(commonpath([file.parent for file in files]))
