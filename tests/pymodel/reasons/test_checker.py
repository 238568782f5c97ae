"""Every explanation of random atoms in random outcomes passes the checker, and a tampered one does not."""

import copy
import random
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from clingo import Function, Symbol

from pymodel.law.catalogue import load_law
from pymodel.outcomes import Outcome
from pymodel.reasons import Explainer
from pymodel.reasons.checker import Checker
from pymodel.reasons.law_text import LawText
from pymodel.reasons.outcome import Shown
from pymodel.reasons.rules import Rules
from pymodel.reasons.serial import Nodes
from pymodel.session import Session
from pymodel.timeline import Chosen

SOME = ("greenland", "cyprus_1974", "notpetya_2017", "korea_1950", "group_sheltered_by_ally", "timeline_too_late",
        "aegean_ships", "at_home_all_approve")  # fmt: skip
EACH = 60  # atoms of one outcome
AnswerSet = Callable[[Session, Collection[Symbol]], frozenset[Symbol]]


def answer_about(shown: Shown, atom: Symbol, *, holds: bool) -> dict[str, Any]:
    """The published form of why an atom holds, or does not."""
    nodes = Nodes(lambda _: "")
    number = nodes.number(shown.trees.tree(atom) if holds else shown.absences.missing(atom))
    return {
        "atom": str(atom),
        "tree": number if holds else None,
        "missing": None if holds else number,
        "nodes": nodes.listed,
    }


def absent(chance: random.Random, holds: frozenset[Symbol], atoms: Collection[Symbol]) -> Iterator[Symbol]:
    """Atoms that do not hold: those of the answer set with one argument from another."""
    listed = sorted(atoms, key=str)
    while True:
        one, other = chance.choice(listed), chance.choice(listed)
        if one.arguments and other.arguments:
            arguments = list(one.arguments)
            arguments[chance.randrange(len(arguments))] = chance.choice(other.arguments)
            made = Function(one.name, arguments)
            if made not in holds:
                yield made


@pytest.mark.parametrize("name", SOME)
def test_random_atoms_of_random_outcomes_are_explained_rightly(
    name: str,
    opened: Callable[[str], Session],
    sample: Callable[[Session, int], Outcome],
    law_text: LawText,
    answer_set: AnswerSet,
) -> None:
    session, law = opened(name), load_law()
    chance = random.Random(name)
    outcome = sample(session, 7)
    shown = Shown(session, law, Rules(law, session.files), Chosen(outcome, (), (), ()))
    holds = answer_set(session, outcome.chosen)
    checker = Checker(law_text, holds, session.scenario.facts)
    # most atoms are facts of the law: a predicate is drawn first, then one of its atoms
    predicates = sorted({(atom.name, len(atom.arguments)) for atom in holds})
    by_predicate: dict[tuple[str, int], list[Symbol]] = {one: [] for one in predicates}
    for atom in sorted(holds, key=str):
        by_predicate[atom.name, len(atom.arguments)].append(atom)
    asked = [chance.choice(by_predicate[chance.choice(predicates)]) for _ in range(EACH)]
    for atom in asked:
        assert checker.problems(answer_about(shown, atom, holds=True)) == []
    others = absent(chance, holds, asked)
    for _ in range(EACH // 2):
        atom = next(others)
        assert checker.problems(answer_about(shown, atom, holds=False)) == []


@pytest.fixture(scope="module")
def sound(
    explainer: Callable[[str], Explainer], law_text: LawText, answer_set: AnswerSet
) -> tuple[Checker, Mapping[str, Any]]:
    """An explanation, and its checker, to which it is sound."""
    found = explainer("greenland").explain("why", "nato_art5=invoked")
    session = explainer("greenland").session
    checker = Checker(law_text, answer_set(session, found.chosen.outcome.chosen), session.scenario.facts)
    answer = found.to_json()
    assert checker.problems(answer) == []
    return checker, answer


def tampered(answer: Mapping[str, Any], kind: str, change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The answer with a change to its last node of a kind."""
    made = copy.deepcopy(dict(answer))
    change([node for node in made["nodes"] if node["kind"] == kind][-1])
    return made


CHANGES: Mapping[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a rule that gives something else": ("step", lambda node: node.update(rule="encodings/status.lp:33")),
    "a line with no rule": ("step", lambda node: node.update(rule="encodings/status.lp:1")),
    "a condition left out": ("step", lambda node: node["because"].pop()),
    "a condition of something else": ("step", lambda node: node["because"].__setitem__(0, node["because"][-2])),
    "another value of a variable": ("step", lambda node: node["values"].update(V="us")),
    "circular": ("step", lambda node: node["because"].__setitem__(0, node["id"])),
    "something that holds is said not to": ("nothing", lambda node: node.update(atom="effect(nato_art5,dk)")),
    "a rule that could give it left out": ("nothing", lambda node: node["shortfalls"].pop()),
    "a condition that does not fail": ("nothing", lambda node: node["shortfalls"][0].update(failing="victim(dk)")),
    "a decision that is not taken": ("decision", lambda node: node.update(atom="decides(dk,help,decline)")),
    "a fact that is not stated": ("stated", lambda node: node.update(atom="given(1,gravity,war)")),
    "a fact of the law that does not stand there": ("law", lambda node: node.update(place="encodings/status.lp:8")),
    "a comparison that fails": ("compared", lambda node: node.update(comparison="dk != dk")),
    "a comparison of something else": ("compared", lambda node: node.update(comparison="dk != us")),
    "a kind that there is not": ("step", lambda node: node.update(kind="because I say so")),
    "a step that is none": ("step", lambda node: node.update(kind="present")),
    "nothing of something else": ("nothing", lambda node: node.update(atom="victim(fr)")),
    "a condition that is not the rule's": ("nothing", lambda node: node["shortfalls"][0].update(failing="victim(fr)")),
    "conditions that are not the rule's": ("nothing", lambda node: node["shortfalls"][0].update(held=[70])),
}
OF_ABSENCE: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "no reason at all": lambda node: node.update(ways=[]),
    "a fact that it is not": lambda node: node.update(ways=[], of="stated"),
    "a decision that it is not": lambda node: node.update(ways=[], of="decision"),
    "a condition that is not the rule's": lambda node: node["ways"][0].update(failing="victim(fr)"),
    "another obstacle": lambda node: node["ways"][0].update(obstacle=0),
    "variables without values": lambda node: node["ways"][0].update(values={}),
    "a rule left out": lambda node: node["ways"].pop(),
}


@pytest.mark.parametrize("fault", CHANGES)
def test_a_tampered_explanation_is_refused(fault: str, sound: tuple[Checker, Mapping[str, Any]]) -> None:
    checker, answer = sound
    assert checker.problems(tampered(answer, *CHANGES[fault]))


@pytest.fixture
def absence_of(
    explainer: Callable[[str], Explainer], law_text: LawText, answer_set: AnswerSet
) -> Callable[[str, str], tuple[Checker, Mapping[str, Any]]]:
    """Gives why something does not hold in a scenario, and its checker, to which that is sound."""

    def explained(name: str, goal: str) -> tuple[Checker, Mapping[str, Any]]:
        one = explainer(name)
        found = one.explain("why-not", goal, repairs=0)
        checker = Checker(law_text, answer_set(one.session, found.chosen.outcome.chosen), one.session.scenario.facts)
        answer = found.to_json()
        assert checker.problems(answer) == []
        return checker, answer

    return explained


@pytest.mark.parametrize("fault", OF_ABSENCE)
def test_a_tampered_absence_is_refused(
    fault: str, absence_of: Callable[[str, str], tuple[Checker, Mapping[str, Any]]]
) -> None:
    checker, answer = absence_of("cyprus_1974", "nato_art5=invoked")
    told = [node for node in answer["nodes"] if node["kind"] == "missing" and node["ways"] and not node["never"]]
    assert len(told) > 3
    for node in told:
        made = copy.deepcopy(dict(answer))
        OF_ABSENCE[fault](made["nodes"][node["id"]])
        assert checker.problems(made), (node["atom"], fault)


def test_the_instance_that_gets_furthest_cannot_be_left_out(
    absence_of: Callable[[str, str], tuple[Checker, Mapping[str, Any]]],
) -> None:
    checker, answer = absence_of("at_home_all_approve", "alternative_step(hu,decision_of_eu)")
    root = answer["nodes"][answer["missing"]]
    assert len(root["ways"]) > 1
    for place in range(len(root["ways"])):
        made = copy.deepcopy(dict(answer))
        made["nodes"][root["id"]]["ways"].pop(place)
        assert checker.problems(made), place


def test_what_is_not_of_the_published_form_is_a_problem_and_no_error(sound: tuple[Checker, Mapping[str, Any]]) -> None:
    checker, answer = sound
    changes: list[dict[str, Any]] = [{"nodes": []}, {"tree": 10_000}, {"nodes": [{"id": 0, "kind": "step"}], "tree": 0}]
    for wrong in changes:
        assert checker.problems({**answer, **wrong})
    root = {"id": 0, "kind": "because I say so", "atom": answer["atom"]}
    assert checker.problems({**answer, "nodes": [root], "tree": 0})


def repeated(node: Mapping[str, Any], kind: str) -> list[int]:
    """The places of a node's instances of rules that are told more than once, and none of which is left out."""
    told = node.get(kind, [])
    rules = [one["rule"] for one in told if not any(other["more"] for other in told if other["rule"] == one["rule"])]
    return [place for place, one in enumerate(told) if rules.count(one["rule"]) > 1]


@pytest.mark.parametrize(
    ("kind", "name", "goals"),
    [
        ("shortfalls", "aegean_clash", ["pact(fr_gr_2021)=invoked"]),
        ("ways", "cyprus_1974", ["nato_art5=invoked", "self_defence=blocked"]),
    ],
)
def test_an_instance_of_a_rule_left_out_is_refused(  # noqa: PLR0917 - fixtures
    kind: str,
    name: str,
    goals: Sequence[str],
    explainer: Callable[[str], Explainer],
    law_text: LawText,
    answer_set: AnswerSet,
) -> None:
    one = explainer(name)
    left_out = 0
    for goal in goals:
        found = one.explain("why-not" if kind == "ways" else "why", goal, repairs=0)
        answer: Mapping[str, Any] = found.to_json()
        holds = answer_set(one.session, found.chosen.outcome.chosen)
        checker = Checker(law_text, holds, one.session.scenario.facts)
        assert checker.problems(answer) == []
        for node in answer["nodes"]:
            for place in repeated(node, kind) if not node.get("never") else ():
                made = copy.deepcopy(dict(answer))
                made["nodes"][node["id"]][kind].pop(place)
                assert checker.problems(made), (goal, node["id"], place)
                left_out += 1
    assert left_out >= 2


def test_an_answer_about_something_else_is_refused(sound: tuple[Checker, Mapping[str, Any]]) -> None:
    checker, answer = sound
    assert checker.problems({**answer, "atom": "victim(dk)"})
    assert checker.problems({**answer, "tree": None, "missing": answer["tree"]})


def test_the_checker_imports_nothing_that_makes_explanations() -> None:
    from pymodel.reasons import checker, law_text, told_conditions, untold

    own = re.compile(r"from pymodel\.reasons\.(?:untold|told_conditions|law_text) import ")
    for module in (checker, untold, told_conditions, law_text):
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        assert "pymodel" not in own.sub("", text)


def test_what_too_few_hold_for_is_checked_by_counting(
    explainer: Callable[[str], Explainer], law_text: LawText, answer_set: AnswerSet
) -> None:
    one = explainer("greenland")
    where = "decides(fr,vote(measures))=yes & decides(cn,vote(measures))=yes & un_sc_measures=blocked"
    found = one.explain("why", "un_sc_measures=blocked", where=where, repairs=0)
    answer: Mapping[str, Any] = found.to_json()
    failing = {part["failing"] for node in answer["nodes"] for part in node.get("shortfalls", ())}
    assert any("enough_votes" in text for text in failing)
    checker = Checker(law_text, answer_set(one.session, found.chosen.outcome.chosen), one.session.scenario.facts)
    assert checker.problems(answer) == []
    absent: Mapping[str, Any] = one.explain("why-not", "enough_votes(measures)", where=where, repairs=0).to_json()
    assert any(node["kind"] == "too few" and len(node["counted"]) >= 2 for node in absent["nodes"])
    assert checker.problems(absent) == []
