"""Justifications: what holds in every outcome rests on what holds in every outcome, and on the same in each."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from clingo import parse_term

from pymodel.ground import GroundProgram, Truth, ground
from pymodel.law.catalogue import load_law, read_law
from pymodel.outcomes import Outcome
from pymodel.reasons.leaves import Leaves
from pymodel.reasons.outcome import Shown
from pymodel.reasons.records import Counted, Leaf, Nothing, Step, Tree
from pymodel.reasons.rules import Rules
from pymodel.reasons.tree import Trees
from pymodel.reasons.world import World
from pymodel.session import Session
from pymodel.timeline import Chosen


def parts(tree: Tree) -> Iterator[Tree | Nothing]:
    """A tree and everything below it."""
    waiting: list[Tree | Nothing] = [tree]
    while waiting:
        one = waiting.pop()
        yield one
        for reason in one.because if isinstance(one, Step) else ():
            if isinstance(reason, Counted):
                waiting += reason.parts
            elif isinstance(reason, Step | Leaf | Nothing):
                waiting.append(reason)


def told(listed: Iterable[Tree | Nothing]) -> list[tuple[str, str]]:
    """What the parts say, and by which rules."""
    return [(str(part.atom), part.rule.place if isinstance(part, Step) else "") for part in listed]


@pytest.mark.parametrize("name", ["greenland", "korea_1950", "notpetya_2017"])
def test_a_fact_of_the_program_is_justified_by_facts_alone_and_the_same_way_in_each_outcome(
    name: str, opened: Callable[[str], Session], sample: Callable[[Session, int], Outcome]
) -> None:
    session = opened(name)
    law = load_law()
    rules = Rules(law, session.files)
    one, other = (
        Shown(session, law, rules, Chosen(outcome, (), (), ())) for outcome in (sample(session, 1), sample(session, 2))
    )
    assert one.chosen.outcome.chosen != other.chosen.outcome.chosen
    facts = sorted(session.program.facts, key=str)[::7]
    seen: set[str] = set()
    for fact in facts:
        tree = list(parts(one.trees.tree(fact)))
        assert told(tree) == told(parts(other.trees.tree(fact)))
        for part in tree:
            if isinstance(part, Nothing):
                assert not one.world.possible(part.atom, {}), f"{part.atom} may hold"
            else:
                assert one.world.certain(part.atom), f"{fact} rests on {part.atom}"
            seen.add(type(part).__name__)
    assert seen == {"Step", "Leaf", "Nothing"}


Toy = Callable[[str], tuple[GroundProgram, Callable[[str], Trees]]]


@pytest.fixture
def toy(opened: Callable[[str], Session], tmp_path: Path) -> Toy:
    """Opens a law of few rules: gives its program, and the justifications under a position on its only question."""

    def trees(law: str) -> tuple[GroundProgram, Callable[[str], Trees]]:
        file = tmp_path / "law.lp"
        file.write_text(law, encoding="utf-8")
        program = ground([file], [])
        rules = Rules(read_law([file], tmp_path), [file])
        leaves = Leaves(opened("greenland").scenario, rules)

        def under(position: str) -> Trees:
            chosen = [parse_term(f"position(question,{position})")]
            return Trees(rules, World(program, Truth(program, chosen)), leaves)

        return program, under

    return trees


def atoms(trees: Trees, atom: str) -> list[str]:
    """The atoms of a justification."""
    return [str(part.atom) for part in parts(trees.tree(parse_term(atom)))]


LAW = """
known :- first.
first :- second.
second :- third.
third.
known :- position(question, yes).
1 { position(question, yes); position(question, no) } 1.
"""


@pytest.mark.parametrize("position", ["yes", "no"])
def test_a_fact_is_justified_by_facts_even_where_a_choice_would_justify_it_in_fewer_steps(
    position: str, toy: Toy
) -> None:
    _, under = toy(LAW)
    assert atoms(under(position), "known") == ["known", "first", "second", "third"]


COUNTED = """
1 { position(question, yes); position(question, no) } 1.
two :- 2 { p(X) : q(X) }.
q(a). q(b). q(c). p(b). p(c).
p(a) :- position(question, yes).
above :- two.
"""


@pytest.mark.parametrize("first", ["yes", "no"])
def test_a_fact_that_a_count_gives_is_justified_in_each_outcome_by_what_is_counted_there(first: str, toy: Toy) -> None:
    program, under = toy(COUNTED)
    assert {parse_term("two"), parse_term("above")} <= program.facts
    found = {position: atoms(under(position), "above") for position in (first, {"yes": "no", "no": "yes"}[first])}
    assert found["no"] == ["above", "two", "p(c)", "p(b)"]
    assert found["yes"] == ["above", "two", "p(b)", "p(a)", "position(question,yes)"]
