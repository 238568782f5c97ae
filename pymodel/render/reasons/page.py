"""What an explanation says, part by part: the same for text, Markdown and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from clingo import parse_term

from pymodel.reasons import Explanation
from pymodel.reasons.contradiction import Contradiction
from pymodel.reasons.records import Step
from pymodel.reasons.repair import Change
from pymodel.render.plain import date
from pymodel.render.reasons.changes import changes_said, outlook_said
from pymodel.render.reasons.items import Item, pruned
from pymodel.render.reasons.lines import Lines
from pymodel.render.reasons.sayings import DUTIES, Sayings
from pymodel.scenario import Scenario

__all__ = ["Page", "contradiction_page", "explanation_page"]


@dataclass(frozen=True)
class Page:
    """An explanation, ready to be laid out.

    Attributes:
        title: the scenario.
        answer: in how many outcomes it is so.
        shown: which outcome is shown.
        differs: the choices in which that outcome differs from the usual one.
        items: the tree.
        excluded: the facts that exclude it.
        intro: what the alternatives are.
        alternatives: what would bring it about, each with a line for every change.
        remark: what is to be said beside.
    """

    title: str
    answer: str
    shown: str = ""
    differs: Sequence[str] = ()
    items: Sequence[Item] = ()
    excluded: Sequence[Item] = ()
    intro: str = ""
    alternatives: Sequence[Sequence[str]] = ()
    remark: str = ""


def explanation_page(
    explanation: Explanation, sayings: Sayings, *, depth: int | None = None, full: bool = False
) -> Page:
    """The parts of an explanation.

    Args:
        explanation: what to tell.
        sayings: the words.
        depth: how many levels of the tree to show; all if None.
        full: whether to show every fact of the law and every comparison.

    Returns:
        The page.
    """
    shown = explanation.shown
    lines = Lines(sayings, shown.session.scenario, shown.absences, full=full)
    items = [lines.tree(explanation.tree)] if explanation.tree is not None else []
    items += [lines.missing(explanation.missing)] if explanation.missing is not None else []
    intro, remark = "", ""
    alternatives: list[list[str]] = []
    excluded: list[Item] = []
    if explanation.outlook is not None:
        intro, alternatives, remark = outlook_said(explanation.outlook, sayings)
        excluded = [lines.tree(leaf) for leaf in explanation.outlook.excluded_by]
    often = "In every outcome" if explanation.certain else "In some outcomes and not in others"
    if not explanation.possible:
        often = "In no outcome"
    if explanation.where is not None:
        often = f"Among the outcomes with {explanation.where}, {often[0].lower()}{often[1:]}"
    changes = shown.changes
    return Page(
        title=f"{explanation.title} ({date(explanation.date)})",
        answer=f"{often}: {_answer(explanation, sayings)} [{explanation.goal}]",
        shown=_shown(explanation, sayings, several=bool(changes)),
        differs=changes_said([Change(one, None) for one in changes], sayings),
        items=pruned(items, depth),
        excluded=excluded,
        intro=intro,
        alternatives=alternatives,
        remark=remark,
    )


def contradiction_page(found: Contradiction, scenario: Scenario, sayings: Sayings) -> Page:
    """The parts of an answer for a scenario that has no outcome."""
    lines = Lines(sayings, scenario)
    return Page(
        title=f"{found.title} ({date(found.date)})",
        answer="In no outcome: there is none. These lines of the scenario cannot stand together, and no part of them "
        "is enough to rule every outcome out:",
        items=[lines.stated(leaf) for leaf in found.lines],
    )


def _answer(explanation: Explanation, sayings: Sayings) -> str:
    """What is asked about: a duty that an outcome has in the words of the rule that gives it there."""
    tree = explanation.tree
    if isinstance(tree, Step) and tree.atom.name in DUTIES:
        return sayings.step(tree.rule, tree.binding)
    return sayings.atom(explanation.atom)


def _shown(explanation: Explanation, sayings: Sayings, *, several: bool) -> str:
    columns = "; ".join(
        f"{sayings.names.working(parse_term(name))}: {'in effect' if status == 'invoked' else status}"
        for name, status in explanation.columns
    )
    usual = (
        "in which nobody does more than is stated and each open question has its first mainstream position, or else "
        "its first other one"
    )
    if not several:
        return f"Shown in the outcome {usual} ({columns})."
    return f"Shown in the outcome nearest to that {usual} ({columns}). It differs in this:"
