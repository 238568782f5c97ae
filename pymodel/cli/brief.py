"""`casus brief`: a memorandum on a scenario."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT, STOPPED
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.single import Told, all_answered, printed
from pymodel.cli.workers import Stopped, keep

Format = Literal["markdown", "html"]
Share = Literal["short", "full but for the longest ways", "the longest ways"]
"""What a child makes: what would change the outcome is found without the answers, and takes long, so beside them."""

_WAYS: Mapping[Share, Literal["all", "longest", "rest"]] = {
    "short": "all",
    "full but for the longest ways": "rest",
    "the longest ways": "longest",
}
_WHOLE: Share = "short"
_FULL: tuple[Share, ...] = ("full but for the longest ways", "the longest ways")


@dataclass(frozen=True)
class Asked:
    """The question."""

    file: str
    reading: tuple[str, ...]
    readings: str | None
    decide: tuple[str, ...]
    share: Share


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
    fixed, decided = tuple(reading or ()), tuple(decide or ())
    asked = [Asked(str(file), fixed, readings, decided, share) for share in (_FULL if full else (_WHOLE,))]
    told = all_answered(asked, str(file), answer, timeout)
    return printed(_together(told, format), output)


def _together(told: Sequence[Told], format: Format) -> Told:
    """The memorandum, from its parts; else what went wrong with one of them."""
    for one in told:
        if one.status:
            return one
    from pymodel.render.book.html import one_page_html
    from pymodel.render.book.markdown import one_page_markdown
    from pymodel.render.brief.full import ChangeTold, change_section, in_order

    title, *made = (part for one in told for part in one.parts)
    blocks = [part for part in made if not isinstance(part, ChangeTold)]
    if len(told) > 1:
        blocks = [*in_order((*blocks, change_section(part for part in made if isinstance(part, ChangeTold))))]
    written = one_page_html if format == "html" else one_page_markdown
    return Told(written(title, blocks), told[0].notes, 0)


def answer(asked: Asked, stopped: Stopped, partial: Any) -> Told:  # noqa: ARG001 - the shape of work
    """Makes a share of the memorandum; in the child.

    Args:
        asked: the question.
        stopped: says whether to stop.
        partial: not used, since half a memorandum is none.

    Returns:
        The title, the blocks of the memorandum and lines on what would change it; such lines alone; or what is wrong
        with the input.
    """
    from pymodel.brief import collect, ways_to
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.law.catalogue import load_law
    from pymodel.outcomes import PARTS, NoOutcomeError, StatusError, TooLargeError
    from pymodel.render.brief.full import changes_told, full_sections
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
        full, made = asked.share != _WHOLE, _WAYS[asked.share]
        if asked.share == "the longest ways":
            ways = ways_to(session, law, vocabulary, full=full, made=made)
            return Told(None, (), 0, changes_told(ways, scenario, words))
        # a memorandum has no table of classes
        parts = [part for part in PARTS if part != "classes"]
        solved = answered(session, parts=parts, stopped=stopped, notes=notes)
        if not solved.complete:
            return Told(None, (f"{file}: stopped early",), STOPPED)
        ways = ways_to(session, law, vocabulary, full=full, made=made)
        found = collect(solved, session, law, vocabulary, full=full, ways=ways)
    except InputError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    except (TooLargeError, MemoryError) as error:
        return Told(None, (f"{file}: {str(error) or 'out of memory'}",), STOPPED)
    except (NoOutcomeError, StatusError, FragmentError, GroundingError) as error:
        return Told(None, tuple(f"{file}: {line}" for line in str(error).splitlines()), BAD_INPUT)
    written = full_sections if full else memorandum
    blocks = (*written(found, scenario, solved, words), *(changes_told(found.ways, scenario, words) if full else ()))
    return Told(None, tuple(f"note: {note}" for note in solved.notes), 0, (memorandum_title(scenario), *blocks))
