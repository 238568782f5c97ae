"""Whatever a rule of the law asks for can be said as a sentence, so that no explanation shows a predicate."""

import re
from pathlib import Path

import pytest

from pymodel.law.catalogue import load_law
from pymodel.law.lints import Program, read_program
from pymodel.law.records import Sentence
from pymodel.paths import data_folder

# told by the names of questions, positions, fields and values
BY_NAME = {"position/2", "value/3", "given/3", "fix_reading/2", "fix_decision/3"}


@pytest.fixture(scope="module")
def program() -> Program:
    folder = data_folder("encodings")
    return read_program(sorted(Path(folder).rglob("*.lp")), folder.parent)


def said(program: Program) -> set[str]:
    """The predicates that a sentence is about, or the label of a rule that speaks of its head alone."""
    found = set(BY_NAME)
    for sentence in load_law().of(Sentence):
        name, _, rest = sentence.atom.partition("(")
        depth = [character for character in re.sub(r"\([^()]*\)", "", rest.removesuffix(")")) if character == ","]
        found.add(f"{name}/{len(depth) + 1 if rest else 0}")
    for one in program.labelled:
        if one.statement.kind == "rule" and one.label is not None:
            (head,) = one.statement.heads
            holes = set(re.findall(r"\{([A-Z]\w*)", one.label.text))
            if holes <= set(re.findall(r"\b[A-Z]\w*", str(head))):
                found.add(head.signature)
    return found


def test_every_condition_of_a_rule_can_be_said(program: Program) -> None:
    asked = {use.atom.signature for one in program.labelled for use in one.statement.uses}
    assert asked - said(program) == set()
