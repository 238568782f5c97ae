"""The note on method at the end of a memorandum."""

from collections.abc import Iterator

from pymodel import __version__
from pymodel.render.book.document import Block, Code, Paragraph, Text
from pymodel.scenario import Scenario
from pymodel.session import Outcomes

__all__ = ["method_blocks"]


def method_blocks(solved: Outcomes, scenario: Scenario, *, short: bool = False) -> Iterator[Block]:
    """How the memorandum was made, and from what.

    Args:
        solved: the answers.
        scenario: the scenario.
        short: whether there is a longer memorandum, to which the note points.

    Yields:
        The hash of the law, the version, which positions count, and what the figures are not.
    """
    yield Paragraph(
        (
            Text(f"Every statement was derived by Casus Foederis {__version__} from the file "),
            Code(solved.path),
            Text(" and the law with the hash "),
            Code(solved.law),
            Text("."),
        )
    )
    counted = f"those of {scenario.bundle}" if scenario.bundle else scenario.scope
    text = f"Positions that count: {counted}. Consistent outcomes: {solved.count}, a number of combinations of "
    yield Paragraph((Text(text + "facts, readings and decisions, and no probability."),))
    for note in solved.notes:
        yield Paragraph((Text(f"Changed against the file: {note}."),))
    more = "The rest is told with --full. " if short else ""
    yield Paragraph((Text(f"{more}No legal advice. Encoded from public sources, in the project's own words."),))
