"""`casus brief`: a memorandum on a scenario."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.single import Told, answered, printed
from pymodel.cli.workers import Stopped, keep

Format = Literal["markdown", "html"]


@dataclass(frozen=True)
class Asked:
    """The question."""

    file: str
    reading: tuple[str, ...]
    readings: str | None
    decide: tuple[str, ...]
    full: bool
    format: Format


def brief(  # noqa: PLR0913 - the options of the command are its parameters
    file: Path,
    /,
    *,
    reading: Repeated = None,
    readings: str | None = None,
    decide: Repeated = None,
    full: Annotated[bool, Parameter(negative=())] = False,
    format: Format = "markdown",
    timeout: float = 120.0,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Writes a memorandum of two pages: what is certain, what is open and on which questions, and what would change it.

    Args:
        file: a scenario file, YAML or facts in a file named *.lp.
        reading: fixes a reading: `--reading nac_seat=counts`.
        readings: which positions count: `mainstream`, `held` (with mainstream; the usual scope), `all`, or those of
            a named bundle, which `casus readings --bundles` lists.
        decide: fixes a decision: `--decide de:respond=military`; `--decide others=none` closes the rest.
        full: leave nothing out: every duty and permission, and all who hold each position.
        format: Markdown, or HTML in one file.
        timeout: seconds; nothing is printed if it takes longer.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status: 0 done, 2 bad input, 3 stopped early.
    """
    if not usable(timeout):
        return BAD_INPUT
    asked = Asked(str(file), tuple(reading or ()), readings, tuple(decide or ()), full, format)
    return printed(answered(asked, str(file), answer, timeout), output)


def answer(asked: Asked, stopped: Stopped, partial: Any) -> Told:  # noqa: ARG001 - the shape of work
    """Writes the memorandum; in the child.

    Args:
        asked: the question.
        stopped: says whether to stop.
        partial: not used, since half a memorandum is none.

    Returns:
        The memorandum, or what is wrong with the input.
    """
    from pymodel.brief import collect
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.law.catalogue import load_law
    from pymodel.outcomes import PARTS, NoOutcomeError, StatusError, TooLargeError
    from pymodel.render.book.html import one_page_html
    from pymodel.render.book.markdown import one_page_markdown
    from pymodel.render.brief.full import full_memorandum
    from pymodel.render.brief.memorandum import memorandum, memorandum_title
    from pymodel.render.words import Words
    from pymodel.scenario import InputError, load, with_options
    from pymodel.session import answer as answered
    from pymodel.session import open_session
    from pymodel.vocabulary import load_vocabulary

    file, vocabulary, law = asked.file, load_vocabulary(), load_law()
    try:
        scenario = load(file, vocabulary)
        scenario, notes = with_options(scenario, asked.readings, asked.reading, asked.decide, vocabulary)
        session = open_session(scenario)
        keep(session)
        # a memorandum has no table of classes
        parts = [part for part in PARTS if part != "classes"]
        solved = answered(session, parts=parts, stopped=stopped, notes=notes)
        if not solved.complete:
            return Told(None, (f"{file}: stopped early",), STOPPED)
        found = collect(solved, session, law, vocabulary, full=asked.full)
    except InputError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    except TooLargeError as error:
        return Told(None, (f"{file}: {error}",), STOPPED)
    except (NoOutcomeError, StatusError, FragmentError, GroundingError) as error:
        return Told(None, tuple(f"{file}: {line}" for line in str(error).splitlines()), BAD_INPUT)
    made = full_memorandum if asked.full else memorandum
    blocks = made(found, scenario, solved, Words(vocabulary, law, scenario.date))
    written = one_page_html if asked.format == "html" else one_page_markdown
    text = written(memorandum_title(scenario), blocks)
    return Told(text, tuple(f"note: {note}" for note in solved.notes), 0)
