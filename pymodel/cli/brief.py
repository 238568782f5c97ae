"""`casus brief`: a memorandum on a scenario."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.single import Told, all_answered, printed
from pymodel.cli.workers import Stopped, keep

Format = Literal["markdown", "html"]
Share = Literal["whole", "change", "rest"]
"""What a child works on: a full memorandum is made in two, as what would change it is found without the answers."""


@dataclass(frozen=True)
class Asked:
    """The question."""

    file: str
    reading: tuple[str, ...]
    readings: str | None
    decide: tuple[str, ...]
    full: bool
    format: Format
    share: Share = "whole"


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
    shares: tuple[Share, ...] = ("rest", "change") if full else ("whole",)
    told = all_answered([replace(asked, share=share) for share in shares], str(file), answer, timeout)
    return printed(_together(told, format), output)


def _together(told: Sequence[Told], format: Format) -> Told:
    """The memorandum, from its parts."""
    if any(one.status for one in told):
        return told[0]
    from pymodel.render.book.html import one_page_html
    from pymodel.render.book.markdown import one_page_markdown
    from pymodel.render.brief.full import in_order

    title, *blocks = (part for one in told for part in one.parts)
    written = one_page_html if format == "html" else one_page_markdown
    return Told(written(title, blocks if len(told) == 1 else in_order(blocks)), told[0].notes, 0)


def answer(asked: Asked, stopped: Stopped, partial: Any) -> Told:  # noqa: ARG001 - the shape of work
    """Makes a share of the memorandum; in the child.

    Args:
        asked: the question.
        stopped: says whether to stop.
        partial: not used, since half a memorandum is none.

    Returns:
        The title and the blocks of the memorandum, or further blocks, or what is wrong with the input.
    """
    from pymodel.brief import collect, ways_to
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.law.catalogue import load_law
    from pymodel.outcomes import PARTS, NoOutcomeError, StatusError, TooLargeError
    from pymodel.render.brief.full import change_section, full_sections
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
        words = Words(vocabulary, law, scenario.date)
        if asked.share == "change":
            return Told(None, (), 0, (change_section(ways_to(session, law, vocabulary, full=True), words),))
        # a memorandum has no table of classes
        parts = [part for part in PARTS if part != "classes"]
        solved = answered(session, parts=parts, stopped=stopped, notes=notes)
        if not solved.complete:
            return Told(None, (f"{file}: stopped early",), STOPPED)
        ways = None if asked.share == "whole" else ()
        found = collect(solved, session, law, vocabulary, full=asked.full, ways=ways)
    except InputError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    except TooLargeError as error:
        return Told(None, (f"{file}: {error}",), STOPPED)
    except (NoOutcomeError, StatusError, FragmentError, GroundingError) as error:
        return Told(None, tuple(f"{file}: {line}" for line in str(error).splitlines()), BAD_INPUT)
    made = full_sections if asked.full else memorandum
    blocks = made(found, scenario, solved, words)
    return Told(None, tuple(f"note: {note}" for note in solved.notes), 0, (memorandum_title(scenario), *blocks))
