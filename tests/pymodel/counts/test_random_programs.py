"""Random programs of the fragment: every count of the diagrams equals enumeration."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pymodel.counts import Compiled
from pymodel.ground import evaluate, ground
from pymodel.outcomes import iterate
from tests.pymodel.enumeration import answer_sets

# program text whose only choices are of the three kinds; `q` asks readings, `p` offers decisions
_HEAD = """
1 { value(S,F,V) : possible(S,F,V) } 1 :- fact(S,F).
1 { position(Q,P) : holdable(Q,P) } 1 :- asked(Q).
1 { decides(A,T,V) : choosable(A,T,V) } 1 :- offered(A,T).
"""


_DEFINED = ("fact/2", "possible/3", "asked/1", "holdable/2", "offered/2", "choosable/3")


class Draft:
    """A program in the making: each layer may look at the atoms of the layers before it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines = [*(f"#defined {name}." for name in _DEFINED), _HEAD]

    def coin(self) -> bool:
        return self.draw(st.integers(0, 1)) == 1

    def body(self, known: list[str], size: int) -> str:
        parts = self.draw(st.lists(st.sampled_from(known), min_size=1, max_size=size, unique=True))
        return ", ".join(("not " if self.coin() else "") + part for part in parts)

    def group(self, known: list[str], allowed: str, chosen: str, offer: str) -> list[str]:
        """A choice; where something is known, it and one of its options may be offered under conditions."""
        values = [f"v{place}" for place in range(self.draw(st.integers(1, 3)))]
        self.lines += [f"{allowed.format(value)}." for value in values]
        if len(values) > 1 and known and self.coin():
            self.lines.append(f"{allowed.format('late')} :- {self.body(known, 2)}.")
            values.append("late")
        self.lines.append(f"{offer} :- {self.body(known, 2)}." if known and self.coin() else f"{offer}.")
        return [chosen.format(value) for value in values]

    def rule(self, known: list[str], head: str) -> None:
        if len(known) > 1 and self.coin():
            counted = self.draw(st.lists(st.sampled_from(known), min_size=2, max_size=5, unique=True))
            terms = "; ".join(f"{number} : {atom}" for number, atom in enumerate(counted))
            bound = self.draw(st.integers(0, 4))
            self.lines.append(f"{head} :- #count {{ {terms} }} >= {bound}, {self.body(known, 1)}.")
        else:
            self.lines.append(f"{head} :- {self.body(known, 3)}.")


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Facts, then what asks readings, then what offers decisions, then consequences."""
    draft = Draft(draw)
    known: list[str] = []
    for place in range(draw(st.integers(0, 2))):
        known += draft.group([], f"possible(s,f{place},{{}})", f"value(s,f{place},{{}})", f"fact(s,f{place})")
    if known and draft.coin():
        draft.lines.append(f":- {draft.body(known, 2)}.")
    for place in range(draw(st.integers(0, 3))):
        known += draft.group(known, f"holdable(q{place},{{}})", f"position(q{place},{{}})", f"asked(q{place})")
    before = list(known)
    for place in range(draw(st.integers(0, 3))):
        known += draft.group(before, f"choosable(a{place},t,{{}})", f"decides(a{place},t,{{}})", f"offered(a{place},t)")
    for place in range(draw(st.integers(1, 6)) if known else 0):
        for _ in range(draw(st.integers(1, 2))):
            draft.rule(known, f"d{place}")
        known.append(f"d{place}")
    return "\n".join(draft.lines)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_counts_equal_enumeration(text: str) -> None:
    sets = answer_sets((), "", text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "law.lp"
        path.write_text(text, encoding="utf-8")
        program = ground([path], [])
    compiled = Compiled(program)
    expected = Counter(atom for one in sets for atom in one.atoms)
    assert compiled.count(compiled.true) == len(sets)
    for symbol in program.names.values():
        assert compiled.count(compiled.atom(symbol)) == expected[str(symbol)]
    listed = {frozenset(map(str, evaluate(program, outcome.chosen))) for outcome in iterate(compiled)}
    assert listed == {one.atoms for one in sets}
