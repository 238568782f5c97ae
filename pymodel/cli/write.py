"""`casus new`, `casus export` and `casus schema`: what the project writes for others to read."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT
from pymodel.cli.files import write_atomically
from pymodel.cli.options import Repeated

Output = Annotated[Path | None, Parameter(name=["--output", "-o"])]


def new(*, output: Output = None) -> int:
    """Writes a commented scenario file that can be solved as it stands.

    Args:
        output: the file to write instead of standard output; an existing file is left alone.

    Returns:
        The exit status: 0 done, 2 if the file is there already or cannot be written.
    """
    from pymodel.scenario import template

    if output is not None and output.exists():
        print(f"casus: `{output}` is there already", file=sys.stderr)
        return BAD_INPUT
    return _write(template(), output)


def export(
    file: Path,
    /,
    *,
    reading: Repeated = None,
    readings: str | None = None,
    decide: Repeated = None,
    output: Output = None,
) -> int:
    """Prints the facts of a scenario as a program that stock clingo reads beside the encodings.

    Args:
        file: the scenario file.
        reading: fixes a reading: `--reading nac_seat=counts`.
        readings: which positions count: a standing or the name of a bundle; as the file has it if left out.
        decide: fixes a decision: `--decide de:council=object`; `--decide others=none` closes the rest.
        output: the file to write instead of standard output.

    Returns:
        The exit status: 0 done, 2 bad input.
    """
    from pymodel.scenario import InputError, facts_as_asp, load, with_options

    try:
        scenario, notes = with_options(load(file), readings, reading or (), decide or ())
        for note in notes:
            print(f"note: {note}", file=sys.stderr)
        return _write(facts_as_asp(scenario), output)
    except InputError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT


def schema(
    which: Literal["scenario", "solve", "history", "timeline", "why"] = "scenario", /, *, output: Output = None
) -> int:
    """Prints the JSON Schema of scenario files, or of what the command of that name prints as JSON.

    Args:
        which: scenario, solve, history, timeline or why, which is that of why-not as well.
        output: the file to write instead of standard output.

    Returns:
        The exit status: 0 done, 2 if the file cannot be written.
    """
    from pymodel.history import scoreboard_schema
    from pymodel.outcomes.schema import answers_schema
    from pymodel.reasons.schema import explanation_schema
    from pymodel.scenario import json_schema
    from pymodel.timeline.schema import timeline_schema

    made = {
        "scenario": json_schema,
        "solve": answers_schema,
        "history": scoreboard_schema,
        "timeline": timeline_schema,
        "why": explanation_schema,
    }
    return _write(json.dumps(made[which](), ensure_ascii=False, indent=2) + "\n", output)


def _write(text: str, output: Path | None) -> int:
    if output is None:
        sys.stdout.write(text)
        return 0
    return 0 if write_atomically(output, text) else BAD_INPUT
