"""`casus timeline`: one outcome laid out in time."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.single import Told, answered, printed
from pymodel.cli.workers import Stopped


@dataclass(frozen=True)
class Asked:
    """The question."""

    file: str
    reading: tuple[str, ...]
    readings: str | None
    decide: tuple[str, ...]
    format: Literal["text", "json"]


def timeline(  # noqa: PLR0913 - the options of the command are its parameters
    file: Path,
    /,
    *,
    reading: Repeated = None,
    readings: str | None = None,
    decide: Repeated = None,
    format: Literal["text", "json"] = "text",
    timeout: float = 120.0,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Lays one outcome of a scenario out in time: steps, deadlines, what is missed, and where each state stands.

    What the scenario and the options below leave open is closed in a fixed way, and the first section says how:
    open facts at the first value that fits, open readings at their first mainstream position, acts that nobody has
    decided at what stands for doing nothing.

    Args:
        file: a scenario file, YAML or facts in a file named *.lp.
        reading: fixes a reading: `--reading nac_seat=counts`.
        readings: which positions count: `mainstream`, `held` (with mainstream; the usual scope), `all`, or those of
            a named bundle, which `casus readings --bundles` lists.
        decide: fixes a decision: `--decide de:respond=military`; `--decide others=none` closes the rest.
        format: plain text, or JSON.
        timeout: seconds; nothing is printed if it takes longer.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status: 0 done, 2 bad input, 3 stopped early.
    """
    if not usable(timeout):
        return BAD_INPUT
    asked = Asked(str(file), tuple(reading or ()), readings, tuple(decide or ()), format)
    return printed(answered(asked, str(file), answer_file, timeout), output)


def answer_file(asked: Asked, stopped: Stopped, partial: Any) -> Told:  # noqa: ARG001 - the shape of work
    """Reads and lays out one file; in the child.

    Args:
        asked: the question.
        stopped: says whether to stop.
        partial: not used, since half an outcome is none.

    Returns:
        The timeline, or what is wrong with the input.
    """
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.law.catalogue import load_law
    from pymodel.outcomes import NoOutcomeError
    from pymodel.render.timeline import timeline_text
    from pymodel.render.words import Words
    from pymodel.scenario import InputError, load, with_options
    from pymodel.session import open_session
    from pymodel.timeline import choose
    from pymodel.timeline import timeline as lay_out
    from pymodel.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    try:
        scenario = load(asked.file, vocabulary)
        scenario, notes = with_options(scenario, asked.readings, asked.reading, asked.decide, vocabulary)
        session = open_session(scenario)
        chosen = choose(session, vocabulary)
        if stopped():
            return Told(None, (f"{asked.file}: stopped early",), STOPPED)
        found = lay_out(session, chosen, notes)
    except InputError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    except (NoOutcomeError, FragmentError, GroundingError) as error:
        return Told(None, tuple(f"{asked.file}: {line}" for line in str(error).splitlines()), BAD_INPUT)
    said = tuple(f"note: {note}" for note in found.notes)
    if asked.format == "json":
        return Told(json.dumps(found.to_json(), ensure_ascii=False, indent=2) + "\n", said, 0)
    return Told(timeline_text(found, Words(vocabulary, load_law(), scenario.date)) + "\n", said, 0)
