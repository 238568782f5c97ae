"""Conjunctions that are not made, or made in another order, give what the plain conjunction gives."""

from itertools import combinations

import pytest

from pymodel.counts import Compiled, Function, projections
from pymodel.ground import ground
from tests.pymodel.enumeration import LAWS, symbols


@pytest.fixture(scope="module", params=LAWS)
def compiled(request: pytest.FixtureRequest) -> Compiled:
    sources, facts = LAWS[request.param]
    return Compiled(ground(sources, symbols(facts)))


@pytest.fixture(scope="module")
def functions(compiled: Compiled) -> list[Function]:
    """Some forty atoms of the toy law, every other one negated, each function once."""
    atoms = list(dict.fromkeys(compiled.literal(number) for number in sorted(compiled.program.names)))
    return [~one if place % 2 else one for place, one in enumerate(atoms[:: -(-len(atoms) // 40)])]


def test_quantifying_within_a_set_is_quantifying_the_conjunction(compiled: Compiled, functions: list[Function]) -> None:
    for one, other in combinations(functions, 2):
        for over in (compiled.decisions, (*compiled.decisions, *compiled.readings)):
            assert compiled.exists(one, over, other) == compiled.exists(one & other, over)


def test_many_functions_meet_as_they_would_one_by_one(compiled: Compiled, functions: list[Function]) -> None:
    for some in (functions, functions[:1], functions[::3], []):
        assert compiled.all_of_many(some) == compiled.all(some)
    assert any(compiled.all_of_many(some).satisfiable() for some in combinations(functions, 3))


def test_a_projection_meets_a_function_where_the_set_itself_does(compiled: Compiled, functions: list[Function]) -> None:
    for within in functions:
        found = dict(projections(compiled, functions, within))
        assert set(found) == set(functions)
        for function, projected in found.items():
            assert set(compiled.support(projected)) <= set(compiled.support(function))
            assert (function & projected).satisfiable() == (function & within).satisfiable()
            assert (~function & projected).satisfiable() == (~function & within).satisfiable()
