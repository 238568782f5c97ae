"""What all outcomes of a set have in common is what asking option by option tells, on shipped and on odd programs."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from clingo import parse_term

from pymodel.counts import Compiled, Function
from pymodel.ground import ground
from pymodel.outcomes.needs import restricted
from pymodel.session import Session

LAW = {
    "facts.lp": "1 { value(1,f,(x;y)) } 1.",
    "readings.lp": "1 { position(r,(p;q)) } 1.",
    "decisions.lp": """
allowed(a). allowed(c). allowed(b) :- position(r,p).
1 { decides(s,act,V) : allowed(V) } 1.
hit :- value(1,f,x), decides(s,act,a).
hit :- value(1,f,y), position(r,p), decides(s,act,a).
hit :- value(1,f,y), position(r,q), decides(s,act,c).
""",
}


@pytest.mark.parametrize("decisions_last", [False, True])
def test_an_option_with_a_condition_is_left_out_though_what_it_hangs_on_is_not_decided(
    decisions_last: bool, tmp_path: Path
) -> None:
    for name, text in LAW.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    compiled = Compiled(ground(sorted(tmp_path.glob("*.lp")), []), decisions_last=decisions_last)
    found = restricted(compiled, compiled.atom(parse_term("hit")))
    assert {group.name: [group.values[place] for place in places] for group, places in found.items()} == {
        "s.act": ["a", "c"]
    }


def by_asking(compiled: Compiled, outcomes: Function) -> Mapping[str, tuple[int, ...]]:
    """The options that occur, of groups that are offered in all outcomes and have not all of them."""
    found = {}
    for group in compiled.groups:
        options = compiled.options(group)
        occur = tuple(place for place, option in enumerate(options) if (outcomes & option).satisfiable())
        if len(occur) < len(options) and not (outcomes & ~compiled.offered(group)).satisfiable():
            found[group.name] = occur
    return found


@pytest.mark.parametrize("name", ["greenland", "korea_1950", "notpetya_2017"])
def test_in_a_status_the_same_choices_are_left_as_option_by_option(name: str, opened: Callable[[str], Session]) -> None:
    session = opened(name)
    compiled, tables = session.compiled, session.tables
    tried = 0
    for mechanism in tables.main_columns:
        for outcomes in tables.headline(mechanism).values():
            some = outcomes & compiled.space
            if some.satisfiable():
                told = {group.name: places for group, places in restricted(compiled, some).items()}
                assert told == by_asking(compiled, some)
                tried += bool(told)
    assert tried
