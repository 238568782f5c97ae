"""The mechanisms: what shuts each out, what brings it into effect, what stops it, and where it is tested."""

import re
from collections.abc import Sequence

from pymodel.law.records import Mechanism, Rule
from pymodel.render.book.contents import MECHANISMS, Contents, anchor
from pymodel.render.book.document import Block, Code, Fold, Items, Line, Page, Paragraph, Section, Terms, Text
from pymodel.render.book.rules import rule_line, scenarios_fold
from pymodel.render.book.wording import plain
from pymodel.render.values import capital, count
from pymodel.scenario.model import Availability

# the predicates of the schema of statuses, and what a rule with such a head tells
_PARTS = (
    ("excluded", "Barred where"),
    ("effect", "In effect where"),
    ("stopped", "Blocked where"),
    ("stops", "Who blocks it"),
)
_AVAILABILITIES: dict[Availability, str] = {"yes": "available", "arguable": "arguable", "no": "barred"}


def mechanisms_page(contents: Contents) -> Page:
    """All mechanisms."""
    lead = Paragraph(
        plain(
            "A mechanism is a legal route: consultation, a duty of assistance, a decision of an organ. In every "
            "outcome it has one of four statuses. Barred: the law shuts it out, whatever anybody decides. In effect: "
            "it has been brought about. Blocked: it was tried, and an act or omission that counts stopped it. Open: "
            "it is available and not in effect."
        )
    )
    return Page(
        MECHANISMS,
        "Index of mechanisms",
        (lead, *(_section(contents, one) for one in contents.law.mechanisms.values())),
    )


def _section(contents: Contents, mechanism: Mechanism) -> Section:
    kind = mechanism.id.partition("(")[0]
    parts = [(title, _with_head(contents.law.rules, predicate, kind)) for predicate, title in _PARTS]
    cited = dict.fromkeys(name for _, rules in parts for rule in rules for name in rule.cited)
    rows: list[tuple[str, tuple[Line, ...]]] = []
    if cited:
        rows.append(("Provisions", tuple((contents.cited(name),) for name in cited)))
    rows.append(("In the encodings", ((Code(mechanism.id), Text(", "), Code(mechanism.place)),)))
    blocks: list[Block] = [Terms(tuple(rows))]
    blocks += [
        Section(
            anchor(f"{kind}--{title}".lower()),
            plain(title),
            (Items(tuple(rule_line(contents, rule) for rule in rules)),),
        )
        for title, rules in parts
        if rules
    ]
    blocks.append(Section(anchor(f"{kind}--scenarios"), plain("Scenarios that test it"), tuple(_tests(contents, kind))))
    return Section(anchor(kind), plain(capital(mechanism.text)), tuple(blocks))


def _with_head(rules: Sequence[Rule], predicate: str, mechanism: str) -> list[Rule]:
    head = re.compile(rf"{predicate}\(\s*{re.escape(mechanism)}\b")
    return [rule for rule in rules if head.match(rule.text)]


def _tests(contents: Contents, kind: str) -> list[Block]:
    """What the scenario files expect of it, said of the files themselves and not of any answer."""
    expected: dict[tuple[Availability, ...], dict[str, None]] = {}
    for scenario in contents.scenarios:
        for mechanism, accepted in scenario.expectations.availability.items():
            if mechanism.partition("(")[0] == kind:
                expected.setdefault(accepted, {})[scenario.path] = None
    order = {availability: place for place, availability in enumerate(_AVAILABILITIES)}
    blocks: list[Block] = []
    for wanted, files in sorted(expected.items(), key=lambda pair: [order[one] for one in pair[0]]):
        words = " or ".join(_AVAILABILITIES[one] for one in wanted)
        summary = plain(f"Expected to be {words} in {count(len(files), 'scenario')}")
        blocks.append(Fold(summary, tuple(map(Paragraph, contents.by_folder(files)))))
    if not blocks:
        found = {
            path
            for mechanism, paths in contents.reach.mechanisms.items()
            if mechanism.partition("(")[0] == kind
            for path in paths
        }
        reached = [scenario.path for scenario in contents.scenarios if scenario.path in found]
        blocks.append(scenarios_fold(contents, reached, "put it in question; none says what availability it expects"))
    return blocks
