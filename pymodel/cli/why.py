"""`casus why` and `casus why-not`: why something holds, and what stands in the way of what does not."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from pymodel.cli import BAD_INPUT
from pymodel.cli.limits import usable
from pymodel.cli.options import Repeated
from pymodel.cli.single import Told, answered, printed
from pymodel.cli.workers import Stopped, keep

if TYPE_CHECKING:
    from pymodel.reasons import Explanation
    from pymodel.reasons.contradiction import Contradiction
    from pymodel.scenario import Scenario

Format = Literal["text", "markdown", "json", "dot", "svg"]


@dataclass(frozen=True)
class Asked:
    """The question."""

    question: Literal["why", "why-not"]
    file: str
    atom: str
    where: str | None
    reading: tuple[str, ...]
    readings: str | None
    decide: tuple[str, ...]
    format: Format
    depth: int | None
    full: bool


def why(  # noqa: PLR0913 - the options of the command are its parameters
    file: Path,
    atom: str,
    /,
    *,
    where: str | None = None,
    reading: Repeated = None,
    readings: str | None = None,
    decide: Repeated = None,
    depth: int | None = None,
    full: Annotated[bool, Parameter(negative=())] = False,
    format: Format = "text",
    timeout: float = 120.0,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Tells why something holds in an outcome of a scenario: by which rules, from which facts, positions and decisions.

    The outcome shown is the one of `casus timeline`, or the nearest to it in which the thing holds.

    Args:
        file: a scenario file, YAML or facts in a file named *.lp.
        atom: what to explain: `nato_art5=invoked`, `nato_art5(dk)=invoked`, or an atom such as `ceiling(de)=military`.
        where: shows an outcome of a class: `--where "nato_art4=open & eu_42_7=invoked"`.
        reading: fixes a reading: `--reading nac_seat=counts`.
        readings: which positions count: `mainstream`, `held` (with mainstream; the usual scope), `all`, or those of
            a named bundle, which `casus readings --bundles` lists.
        decide: fixes a decision: `--decide de:respond=military`; `--decide others=none` closes the rest.
        depth: how many levels to show; all if left out.
        full: show every fact of the law and every comparison as well.
        format: plain text; Markdown; JSON; the source of a picture for Graphviz; or the picture, where it is installed.
        timeout: seconds; nothing is printed if it takes longer.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status: 0 done, 2 bad input, 3 stopped early.
    """
    fixed, decided = tuple(reading or ()), tuple(decide or ())
    asked = Asked("why", str(file), atom, where, fixed, readings, decided, format, depth, full)
    return _answer(asked, timeout, output)


def why_not(  # noqa: PLR0913 - the options of the command are its parameters
    file: Path,
    atom: str,
    /,
    *,
    where: str | None = None,
    reading: Repeated = None,
    readings: str | None = None,
    decide: Repeated = None,
    depth: int | None = None,
    full: Annotated[bool, Parameter(negative=())] = False,
    format: Format = "text",
    timeout: float = 120.0,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Tells why something does not hold in a scenario, what stands in the way, and the least that would change it.

    The outcome shown is the one of `casus timeline`, or the nearest to it in which the thing does not hold.

    Args:
        file: a scenario file, YAML or facts in a file named *.lp.
        atom: what is missing: `nato_art5=invoked`, `nato_art5(dk)=invoked`, or an atom such as `ceiling(de)=military`.
        where: shows an outcome of a class: `--where "nato_art4=open & eu_42_7=invoked"`.
        reading: fixes a reading: `--reading nac_seat=counts`.
        readings: which positions count: `mainstream`, `held` (with mainstream; the usual scope), `all`, or those of
            a named bundle, which `casus readings --bundles` lists.
        decide: fixes a decision: `--decide de:respond=military`; `--decide others=none` closes the rest.
        depth: how many levels to show; all if left out.
        full: show every fact of the law and every comparison as well.
        format: plain text; Markdown; JSON; the source of a picture for Graphviz; or the picture, where it is installed.
        timeout: seconds; nothing is printed if it takes longer.
        output: the file to write instead of standard output; written whole or not at all.

    Returns:
        The exit status: 0 done, 2 bad input, 3 stopped early.
    """
    fixed, decided = tuple(reading or ()), tuple(decide or ())
    asked = Asked("why-not", str(file), atom, where, fixed, readings, decided, format, depth, full)
    return _answer(asked, timeout, output)


def _answer(asked: Asked, timeout: float, output: Path | None) -> int:
    """Answers in a child process and prints."""
    if not usable(timeout):
        return BAD_INPUT
    if asked.depth is not None and asked.depth < 1:
        print("casus: `--depth` takes a number of levels, 1 or more", file=sys.stderr)
        return BAD_INPUT
    return printed(answered(asked, asked.file, answer_file, timeout), output)


def answer_file(asked: Asked, stopped: Stopped, partial: Any) -> Told:  # noqa: ARG001 - the shape of work
    """Reads and explains one file; in the child.

    Args:
        asked: the question.
        stopped: says whether to stop.
        partial: not used, since half an explanation is none.

    Returns:
        The explanation, or what is wrong with the input.
    """
    from pymodel.ground import FragmentError, GroundingError
    from pymodel.law.catalogue import load_law
    from pymodel.outcomes import GoalError, NoOutcomeError, StatusError
    from pymodel.reasons import Explainer
    from pymodel.reasons.contradiction import contradiction
    from pymodel.render.reasons.dot import GraphvizError
    from pymodel.scenario import InputError, load, with_options
    from pymodel.session import open_session
    from pymodel.vocabulary import load_vocabulary

    vocabulary, law = load_vocabulary(), load_law()
    try:
        scenario = load(asked.file, vocabulary)
        scenario, notes = with_options(scenario, asked.readings, asked.reading, asked.decide, vocabulary)
        said = tuple(f"note: {note}" for note in notes)
        session = open_session(scenario)
        explainer = Explainer(session, law, vocabulary)
        keep(explainer)
        try:
            found = explainer.explain(asked.question, asked.atom, where=asked.where, notes=notes)
        except NoOutcomeError as error:
            lines = contradiction(scenario, session.files, law, vocabulary)
            return Told(_rendered(lines, scenario, asked), (*said, f"{asked.file}: {error}"), BAD_INPUT)
        return Told(_rendered(found, scenario, asked), said, 0)
    except InputError as error:
        return Told(None, tuple(str(error).splitlines()), BAD_INPUT)
    except (GoalError, StatusError, FragmentError, GroundingError, GraphvizError) as error:
        return Told(None, tuple(f"{asked.file}: {line}" for line in str(error).splitlines()), BAD_INPUT)


def _rendered(found: "Explanation | Contradiction", scenario: "Scenario", asked: Asked) -> str:
    """The answer in the format asked for."""
    from pymodel.law.catalogue import load_law
    from pymodel.reasons import Explanation
    from pymodel.render.reasons.dot import drawn, page_dot
    from pymodel.render.reasons.markdown import page_markdown
    from pymodel.render.reasons.page import contradiction_page, explanation_page
    from pymodel.render.reasons.sayings import Sayings
    from pymodel.render.reasons.text import page_text
    from pymodel.render.words import Words
    from pymodel.vocabulary import load_vocabulary

    sayings = Sayings(Words(load_vocabulary(), load_law(), found.date))
    if asked.format == "json":
        return json.dumps(found.to_json(sayings.atom), ensure_ascii=False, indent=2) + "\n"
    if isinstance(found, Explanation):
        page = explanation_page(found, sayings, depth=asked.depth, full=asked.full)
    else:
        page = contradiction_page(found, scenario, sayings)
    match asked.format:
        case "markdown":
            text = page_markdown(page, sayings.names)
        case "dot":
            text = page_dot(page)
        case "svg":
            text = drawn(page_dot(page))
        case _:
            text = page_text(page)
    return text + "\n"
