"""The models of the completion and clingo's answer sets are the same sets of atoms."""

from pathlib import Path
from tempfile import TemporaryDirectory

import clingo
import pytest
from hypothesis import HealthCheck, given, settings

from pymodel.ground import NotAcyclicError, ground
from pymodel.theory.completion import Completion
from pymodel.theory.obligation import Assertion
from pymodel.theory.solver import Solver
from pymodel.theory.terms import negation, symbol
from tests.pymodel.counts.test_random_programs import programs
from tests.pymodel.enumeration import LAWS, answer_sets


def completion_of(text: str) -> Completion:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "law.lp"
        path.write_text(text, encoding="utf-8")
        return Completion(ground([path], []))


def models(completion: Completion) -> set[frozenset[str]]:
    """All models, found one after the other and then forbidden."""
    program = completion.program
    named = {atom: str(name) for atom, name in program.names.items()}
    solver = Solver(completion.obligation([], named), 20)
    varying = [name for atom, name in named.items() if atom in program.defining and atom not in program.true]
    certain = [name for atom, name in named.items() if atom in program.true]
    found: set[frozenset[str]] = set()
    while (answer := solver.check()).status == "sat":
        found.add(frozenset([*certain, *(name for name in varying if name in answer.true)]))
        if not varying:
            break
        differs = [negation(symbol(name)) if name in answer.true else symbol(name) for name in varying]
        solver.add((), [Assertion("seen", f"(or {' '.join(differs)})")])
        assert len(found) < 3000
    return found


def listed(text: str) -> set[frozenset[str]]:
    return {one.atoms for one in answer_sets((), "", text)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_models_of_random_programs_are_their_answer_sets(text: str) -> None:
    assert models(completion_of(text)) == listed(text)


# every way to fill two rules over a choice of two, a fact and two derived atoms
_BODIES = ["a", "not b", "f", "not f", "a, not b", "1 { a; b } 1", "2 { a; b; f }"]


@pytest.mark.parametrize("second", ["c", "not c", "c, a", "not c, not b", "1 { c; a }", "not 2 { a; b; c }"])
def test_models_of_all_small_programs_are_their_answer_sets(second: str) -> None:
    for first in _BODIES:
        for other in _BODIES:
            text = f"f. {{ a }}. {{ b }} :- not a. c :- {first}. c :- {other}. d :- {second}. :- d, a, b."
            assert models(completion_of(text)) == listed(text), text


@pytest.mark.parametrize("name", sorted(LAWS))
def test_the_toy_laws_have_the_models_that_clingo_lists(name: str) -> None:
    sources, facts = LAWS[name]
    symbols = [clingo.parse_term(fact) for fact in facts.split()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources) + " ".join(f"{one}." for one in symbols)
    assert len(models(completion_of(text))) == len(listed(text))


@pytest.mark.parametrize(
    "text",
    [
        "{ c }. a :- c. a :- b. b :- a.",
        "a :- not b. b :- not a.",
        "{ a } :- b. { b } :- a. b :- c. { c }.",
        "a :- not a.",
    ],
)
def test_a_program_with_a_circle_is_refused(text: str) -> None:
    with pytest.raises(NotAcyclicError):
        completion_of(text)
