"""The front page: what the book is, how it is read, and what it does not say."""

from collections.abc import Sequence

from pymodel.render.book.contents import FRONT, Contents
from pymodel.render.book.document import (
    Code,
    Emphasis,
    Items,
    Line,
    Link,
    Page,
    Paragraph,
    Section,
    Strong,
    Terms,
    Text,
)
from pymodel.render.book.wording import plain
from pymodel.render.values import count, day

TITLE = "The law of collective response, as encoded"


def front_page(contents: Contents, instruments: Sequence[Page], indexes: Sequence[Page]) -> Page:
    """The first page of the book.

    Args:
        contents: the material.
        instruments: the pages of the instruments, in order.
        indexes: the other pages, in order.

    Returns:
        The page.
    """
    return Page(
        FRONT,
        TITLE,
        (*_purpose(), _instruments(contents, instruments), _indexes(indexes), _reading(contents), _version(contents)),
        contents=0,
    )


def _purpose() -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            plain(
                "When force is used, which international legal mechanisms respond, and what may, must and can each "
                "actor do? Casus Foederis answers this for an incident that somebody describes, by rules that a "
                "computer can carry out. This book shows these rules as a lawyer reads the law: instrument by "
                "instrument, provision by provision, with the contested questions and who holds what."
            )
        ),
        Paragraph(
            (
                Strong("No legal advice."),
                Text(
                    " The law was encoded from public sources, in the project's own words. An entry of medium or low "
                    "confidence is not settled, and neither is a high one merely because it stands here. Check the "
                    "official text before relying on anything."
                ),
            ),
            note=True,
        ),
    )


def _instruments(contents: Contents, pages: Sequence[Page]) -> Section:
    rows = []
    numbers = {contents.page_of(provisions[0].id): len(provisions) for _, provisions in contents.shelf.instruments}
    texts = {contents.page_of(found[0].id): instrument.text for instrument, found in contents.shelf.instruments}
    for page in pages:
        number = numbers.get(page.name, len(contents.shelf.left))
        rows.append((Link(page.title, page.name), Text(f" ({count(number, 'provision')}). {texts.get(page.name, '')}")))
    return Section("instruments", plain("The instruments"), (Items(tuple(rows)),))


def _indexes(pages: Sequence[Page]) -> Section:
    return Section("indexes", plain("Questions, mechanisms and indexes"), (Items(tuple(_link(one) for one in pages)),))


def _link(page: Page) -> Line:
    return (Link(page.title, page.name),)


_PROVISION = (
    "An article or a rule of custom, paraphrased, with the identifier of the official text. Below it stand the "
    "contested questions that bear on it and the rules that encode it."
)
_RULE = (
    ", stand for whatever fits: a state, an incident, a place. Open a rule to see what it rests on, and its text in "
    "the language of the solver, where “:-” means “if”, a comma means “and”, and “not” means that the condition is "
    "not met."
)
_READING = (
    "Where lawyers differ, each answer is a position with its standing: mainstream, held, or unattributed. The "
    "encodings call a contested question a reading."
)
_CONFIDENCE = (
    "How sure the encoding of an entry is: high, medium or low. It is about the sources that were at hand, and not "
    "about the quality of the law."
)


def _reading(contents: Contents) -> Section:
    rule = (Text("A sentence that the program applies. Letters in italics, such as "), Emphasis("V"), Text(_RULE))
    name = (
        Text("The name under which the encodings and the commands know a thing, as in "),
        Code("casus law ID"),
        Text(", "),
        Code("casus readings ID"),
        Text(" or a scenario file."),
    )
    rows: tuple[tuple[str, tuple[Line, ...]], ...] = (
        ("Provision", (plain(_PROVISION),)),
        ("Rule", (rule,)),
        ("Contested question, position", (plain(_READING),)),
        ("Confidence", (plain(_CONFIDENCE),)),
        ("Scenarios that test it", (plain(contents.reach.meaning),)),
        ("Id", (name,)),
    )
    return Section("how-to-read", plain("How to read it"), (Terms(rows),))


def _version(contents: Contents) -> Section:
    law = contents.law
    rows: list[tuple[str, tuple[Line, ...]]] = [
        ("Hash of the law", ((Code(contents.hash),),)),
        ("Memberships and places", (plain(f"as on {day(contents.date)}"),)),
    ]
    if contents.covered:
        start, end = contents.covered
        rows.append(("The tables cover", (plain(f"scenarios from {day(start)} until before {day(end)}"),)))
    rows.append(
        (
            "What there is",
            (
                plain(
                    f"{count(len(law.provisions), 'provision')}, {count(len(law.rules), 'rule')}, "
                    f"{count(len(law.readings), 'contested question')} with "
                    f"{count(len(law.positions), 'position')}, {count(len(law.mechanisms), 'mechanism')}, "
                    f"{count(len(contents.states), 'state')}, {count(len(contents.place_names), 'place')}, "
                    f"{count(len(contents.scenarios), 'scenario')}"
                ),
            ),
        )
    )
    return Section("version", plain("This version"), (Terms(tuple(rows)),))
