"""The ground rules on national approval, with every input and choice free, depend on each other without a cycle."""

from collections import defaultdict
from collections.abc import Sequence
from graphlib import TopologicalSorter

from clingo import Control

from pymodel.paths import data_folder

FREE = """
date(20260301). in_force_now(lisbon). given(1,attacker,tr). given(1,target,gr). victim(gr).
party(nato,S) :- base_rule(S,_). party(eu,S) :- base_rule(S,_).
{ acting_basis(S,(nato_5;eu_42_7;un_51;sc_mandate;pact)) } :- base_rule(S,_).
{ imminent_danger(S) } :- base_rule(S,_).
{ nac_decision; eu_decision; sc_authorised }.
1 { decides(A,T,V) : act_value(T,V), not withheld(A,T,V) } 1 :- offered(A,T).
1 { position(Q,P) : position_of(Q,P,_) } 1 :- asked(Q).
"""


class Dependencies:
    """Collects which ground atom depends on which; the bounds of a choice are aggregates with bodies of their own."""

    def __init__(self) -> None:
        self.graph: dict[int, set[int]] = defaultdict(set)

    def rule(self, _choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        for atom in head:
            self.graph[atom].update(map(abs, body))

    def weight_rule(
        self, choice: bool, head: Sequence[int], _lower_bound: int, body: Sequence[tuple[int, int]]
    ) -> None:
        self.rule(choice, head, [literal for literal, _weight in body])


def test_the_ground_rules_have_no_cycle() -> None:
    dependencies = Dependencies()
    control = Control(["1"])
    control.register_observer(dependencies)  # type: ignore[arg-type]  # an observer may leave methods out
    for pattern in ("national_*.lp", "world/approval_rules*.lp"):
        for path in sorted(data_folder("encodings").glob(pattern)):
            control.load(str(path))
    control.add("base", [], FREE)
    control.ground([("base", [])])
    assert control.solve().satisfiable
    assert len(list(TopologicalSorter(dependencies.graph).static_order())) > 1000
