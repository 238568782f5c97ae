"""The note on method at the end of a memorandum."""

from collections.abc import Iterator

from pymodel import __version__
from pymodel.render.book.document import Block, Code, Paragraph, Text
from pymodel.scenario import Scenario
from pymodel.session import Outcomes

__all__ = ["method_blocks"]


def method_blocks(solved: Outcomes, scenario: Scenario) -> Iterator[Block]:
    """How the memorandum was made, and from what.

    Args:
        solved: the answers.
        scenario: the scenario.

    Yields:
        The hash of the law, the version, which positions count, and what the figures are not.
    """
    yield Paragraph(
        (
            Text("Every statement above was derived by the rules of the law with the hash "),
            Code(solved.law),
            Text(f", Casus Foederis {__version__}, from the file "),
            Code(solved.path),
            Text("."),
        )
    )
    counted = scenario.bundle or scenario.scope
    text = (
        f"Positions that count: {counted}. Consistent outcomes: {solved.count}, which is a number of combinations of "
    )
    yield Paragraph((Text(text + "facts, readings and decisions, and no probability."),))
    for note in solved.notes:
        yield Paragraph((Text(f"Changed against the file: {note}."),))
    yield Paragraph((Text("No legal advice. Encoded from public sources, in the project's own words."),))
