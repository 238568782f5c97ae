"""Reading the `labels:` and `disagreement:` blocks: what annotators say of a case, and where the law differs.

A label is a person's judgement whether the law left a mechanism open to a victim. A file with a gold label must expect
what the label says; where the law as encoded answers otherwise, the file keeps the expectation and argues against it.
"""

from collections.abc import Mapping
from typing import cast, get_args

from pymodel.scenario.draft import Draft
from pymodel.scenario.expectations import read_availability, read_mechanism
from pymodel.scenario.model import Annotator, Availability, Disagreement, Fault, Label
from pymodel.scenario.nodes import Node
from pymodel.scenario.problems import Mark, Problems, expected, nearest, one_of, shown
from pymodel.vocabulary import Vocabulary

ANNOTATORS: tuple[str, ...] = get_args(Annotator)
LABELS: tuple[str, ...] = get_args(Label)
FAULTS: tuple[str, ...] = get_args(Fault)
ARGUMENT = ("argued", "at_fault", "reason", "source")


def demanded(label: Label) -> Availability:
    """The availability that a label demands: what does not apply is not available."""
    return "no" if label == "not_applicable" else label


def summary(values: tuple[str, ...]) -> str:
    """An answer in one word: one that takes several values over the open facts is `arguable` as a whole."""
    return values[0] if len(values) == 1 else "arguable"


def read_labels(node: Node, vocabulary: Vocabulary, problems: Problems) -> Mapping[Annotator, Mapping[str, Label]]:
    """Reads the labels of a case.

    Args:
        node: the mapping under `labels`.
        vocabulary: knows the mechanisms.
        problems: takes note of what is wrong.

    Returns:
        For each annotator the label of each mechanism.
    """
    found: dict[Annotator, dict[str, Label]] = {}
    for key, value in node.pairs.values():
        path = f"labels.{key.text}"
        if key.text not in ANNOTATORS:
            hint = nearest(key.text, ANNOTATORS) or expected(ANNOTATORS)
            problems.add(key.mark, "labels", f"{shown(key.text)} is no annotator{hint}")
        elif value.kind != "mapping":
            problems.add(value.mark, path, f"a mapping is expected, such as `{{mechanism: yes}}`, not {value.called}")
        else:
            table = found.setdefault(cast(Annotator, key.text), {})
            for name, label in value.pairs.values():
                mechanism = read_mechanism(name, path, vocabulary, problems)
                if label.kind == "text" and label.text in LABELS:
                    table[mechanism] = cast(Label, label.text)
                else:
                    problems.add(label.mark, f"{path}.{name.text}", f"{label.called} is not {one_of(LABELS)}")
    return found


def read_disagreements(node: Node, vocabulary: Vocabulary, problems: Problems) -> Mapping[str, Disagreement]:
    """Reads where the answer differs from what is expected, and why.

    Args:
        node: the mapping under `disagreement`.
        vocabulary: knows the mechanisms.
        problems: takes note of what is wrong.

    Returns:
        For each mechanism what is argued.
    """
    found = {}
    for key, value in node.pairs.values():
        path = f"disagreement.{key.text}"
        mechanism = read_mechanism(key, "disagreement", vocabulary, problems)
        if value.kind != "mapping":
            problems.add(value.mark, path, f"a mapping of {one_of(ARGUMENT)} is expected, not {value.called}")
            continue
        for name, _ in value.pairs.values():
            if name.text not in ARGUMENT:
                hint = nearest(name.text, ARGUMENT) or expected(ARGUMENT)
                problems.add(name.mark, path, f"{shown(name.text)} is no part of a disagreement{hint}")
        for part in ("argued", "at_fault"):
            if part not in value.pairs:
                problems.add(key.mark, f"{path}.{part}", "is missing")
        argued = value.pairs.get("argued")
        found[mechanism] = Disagreement(
            argued=read_availability(argued[1], f"{path}.argued", problems) if argued else (),
            at_fault=_fault(value, path, problems),
            reason=" ".join(_texts(key, value, "reason", path, problems)),
            sources=_texts(key, value, "source", path, problems),
            mark=key.mark,
        )
    return found


def _fault(node: Node, path: str, problems: Problems) -> Fault:
    """Which side is held to be wrong."""
    if "at_fault" in node.pairs:
        given = node.pairs["at_fault"][1]
        if given.kind == "text" and given.text in FAULTS:
            return cast(Fault, given.text)
        problems.add(given.mark, f"{path}.at_fault", f"{given.called} is not {one_of(FAULTS)}")
    return "label"


def _texts(key: Node, node: Node, part: str, path: str, problems: Problems) -> tuple[str, ...]:
    """A text or a list of them; notes a problem where there is none."""
    if part not in node.pairs:
        problems.add(key.mark, f"{path}.{part}", "is missing")
        return ()
    given = node.pairs[part][1]
    found = []
    for item in given.items if given.kind == "list" else [given]:
        if item.kind == "text" and not item.empty and item.text.strip():
            found.append(" ".join("".join(c for c in item.text if c.isprintable() or c.isspace()).split()))
        else:
            problems.add(item.mark, f"{path}.{part}", f"a line of text is expected, not {item.called}")
    if given.kind == "list" and not given.items:
        problems.add(given.mark, f"{path}.{part}", "the list is empty")
    return tuple(found)


def check_labels(draft: Draft, marks: Mapping[str, Mark | None], problems: Problems) -> None:
    """Holds labels, expectations and disagreements against each other.

    Args:
        draft: the draft, with all three read.
        marks: where the keys at the top of the file stand.
        problems: takes note of an expectation that bends the gold label, and of a disagreement with nothing.
    """
    expects = draft.expectations.availability
    for mechanism, label in draft.labels.get("gold", {}).items():
        wanted, path = demanded(label), f"expect.availability.{mechanism}"
        if mechanism not in expects:
            problems.add(marks.get("labels"), path, "is missing, and `labels.gold` has a label for it")
        elif expects[mechanism] and summary(expects[mechanism]) != wanted:
            told = f"`{wanted}`" + (" (what does not apply is `no`)" if wanted != label else "")
            why = f"is not what `labels.gold` demands, {told}: expect that, and argue under `disagreement`"
            problems.add(marks.get("expect"), path, why)
    for mechanism, one in draft.disagreements.items():
        path = f"disagreement.{mechanism}"
        if mechanism not in expects:
            problems.add(one.mark, path, f"there is no `expect.availability.{mechanism}` to disagree with")
        elif one.argued and set(one.argued) == set(expects[mechanism]):
            problems.add(one.mark, f"{path}.argued", "is what is expected, so nothing is argued")
