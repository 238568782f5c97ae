"""The shipped scenarios, and what the book leaves out."""

from collections.abc import Mapping

from pymodel.render.book.contents import OMISSIONS, SCENARIOS, Contents, anchor, folder_of, scenario_anchor
from pymodel.render.book.document import Block, Code, Fold, Items, Line, Page, Paragraph, Section, Terms, Text
from pymodel.render.book.rules import rule_line
from pymodel.render.book.wording import joined, plain
from pymodel.render.values import capital, count, day, spaced
from pymodel.scenario import Scenario


def scenarios_page(contents: Contents) -> Page:
    """Every shipped scenario, by the folder it stands in."""
    lead = Paragraph(
        (
            Text(
                "A scenario states facts and says what is expected of the answer. Historical ones expect what the "
                "record shows, hypothetical ones what the law says; both are compared with the program's answers by "
            ),
            Code("casus test"),
            Text("."),
        )
    )
    groups: dict[str, list[Scenario]] = {}
    for scenario in contents.scenarios:
        groups.setdefault(folder_of(scenario.path), []).append(scenario)
    sections = (
        Section(
            anchor(f"folder--{folder}"),
            plain(f"{capital(folder)}: {count(len(scenarios), 'scenario')}"),
            tuple(_section(contents, one) for one in sorted(scenarios, key=lambda one: (one.date, one.title))),
        )
        for folder, scenarios in groups.items()
    )
    return Page(SCENARIOS, "Scenarios", (lead, *sections), contents=2)


def omissions_page(contents: Contents) -> Page:
    """Provisions without a rule, questions without a reading, and rules that no scenario reaches."""
    law = contents.law
    unreached = [rule for rule in law.rules if rule.place not in contents.reach.rules and rule.kind != "fact"]
    sections = [
        Section(
            "provisions",
            plain("Provisions that are not encoded"),
            (
                Items(
                    tuple(
                        (contents.provision(one.id), *contents.prose(f": {spaced(one.reason)}. {one.text}".rstrip()))
                        for one in law.not_encoded.values()
                    )
                )
                if law.not_encoded
                else Paragraph(plain("None.")),
            ),
        ),
        Section(
            "questions",
            plain("Questions of the research without a reading"),
            (
                Paragraph(
                    plain("The research that the encodings began with has ids of its own for contested questions.")
                ),
                Items(tuple((Code(one.id), *contents.prose(f": {one.reason}.")) for one in law.not_split.values())),
            )
            if law.not_split
            else (Paragraph(plain("None.")),),
        ),
        Section(
            "untested",
            plain("Rules that no shipped scenario reaches"),
            (
                Paragraph(plain(contents.reach.meaning)),
                Fold(
                    plain(count(len(unreached), "rule")), (Items(tuple(rule_line(contents, one) for one in unreached)),)
                )
                if unreached
                else Paragraph(plain("None.")),
            ),
        ),
    ]
    return Page(OMISSIONS, "What is not encoded, and not tested", tuple(sections))


def _section(contents: Contents, scenario: Scenario) -> Section:
    blocks: list[Block] = [Paragraph(contents.prose(text)) for text in scenario.summary]
    rows: list[tuple[str, tuple[Line, ...]]] = [("Date", (plain(day(scenario.date)),))]
    rows += _expected(contents, "Expected availability", scenario.expectations.availability)
    rows += _expected(contents, "Expected to be operable", scenario.expectations.operable)
    if scenario.record:
        rows.append(("The record", tuple(map(plain, scenario.record))))
    if scenario.sources:
        rows.append(("Sources", tuple(map(plain, scenario.sources))))
    rows.append(("File", ((Code(scenario.path),),)))
    return Section(scenario_anchor(scenario.path), plain(scenario.title), (*blocks, Terms(tuple(rows))))


def _expected(
    contents: Contents, name: str, table: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, tuple[Line, ...]]]:
    """What a scenario expects, one line for each answer."""
    by_answer: dict[str, list[Line]] = {}
    for mechanism, accepted in table.items():
        by_answer.setdefault(" or ".join(accepted), []).append((contents.mechanism(mechanism),))
    lines = tuple((Text(f"{answer}: "), *joined(found, "; ")) for answer, found in by_answer.items())
    return [(name, lines)] if lines else []
