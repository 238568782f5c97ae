"""The answer sets of small programs, one by one, as stock clingo lists them: what the engine is compared with."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import clingo

DATA = Path(__file__).parent / "data"
TOY = (DATA / "toy_law.lp",)
TOY_WITH_DUTIES = (DATA / "toy_law.lp", DATA / "toy_duties.lp")

# scenarios over the toy law: what is open, fixed and closed
SCENARIOS: dict[str, str] = {
    "open_gravity": "given(1,attacker,a) open(1,gravity) readings_scope(held)",
    "mainstream": "given(1,gravity,minor) readings_scope(mainstream) fix_reading(idle,one)",
    "all_positions": "given(1,gravity,minor) readings_scope(all) fix_decision(y,seatvote,silent)",
    "fixed": "given(1,gravity,major) readings_scope(held) fix_reading(seat,excluded) fix_decision(v,help,ask)",
    "closed": "open(1,gravity) readings_scope(held) close_decisions fix_decision(v,help,ask)",
}
# scenarios over the toy law with duties
MORE: dict[str, str] = {
    "two_open_facts": "open(1,gravity) open(1,kind) readings_scope(held) fix_reading(idle,one) "
    "fix_decision(v,seatvote,assent)",
    "land": "given(1,gravity,minor) given(1,kind,land) readings_scope(held) fix_decision(v,help,ask)",
    "wide": "given(1,gravity,major) open(1,kind) readings_scope(held) fix_reading(scope,wide) fix_reading(idle,one)",
}

LAWS: dict[str, tuple[tuple[Path, ...], str]] = {
    **{name: (TOY, facts) for name, facts in SCENARIOS.items()},
    **{name: (TOY_WITH_DUTIES, facts) for name, facts in MORE.items()},
}


def symbols(text: str) -> list[clingo.Symbol]:
    """Atoms separated by blanks."""
    return [clingo.parse_term(atom) for atom in text.split()]


@dataclass(frozen=True)
class AnswerSet:
    """One answer set, as text, with its choices told apart; `decisions` by actor."""

    atoms: frozenset[str]
    facts: frozenset[str]
    readings: frozenset[str]
    decisions: tuple[tuple[str, frozenset[str]], ...]

    @property
    def frame(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.facts, self.readings

    def of(self, actors: Collection[str]) -> frozenset[str]:
        """What some actors decide."""
        return frozenset(text for actor, decided in self.decisions if actor in actors for text in decided)


def answer_sets(sources: Sequence[Path], facts: str, more: str = "") -> list[AnswerSet]:
    """Everything clingo finds; `more` is program text."""
    control = clingo.Control(["0"], logger=lambda _code, _text: None)
    for source in sources:
        control.load(str(source))
    control.add("base", [], more + " ".join(f"{fact}." for fact in facts.split()))
    control.ground([("base", [])])
    named = {atom.literal: str(atom.symbol) for atom in control.symbolic_atoms}
    kinds: dict[str, list[tuple[int, str, str]]] = {
        name: [
            (atom.literal, str(atom.symbol), str(atom.symbol.arguments[0]))
            for atom in control.symbolic_atoms.by_signature(name, arity)
        ]
        for name, arity in (("value", 3), ("position", 2), ("decides", 3))
    }
    actors = sorted({actor for _, _, actor in kinds["decides"]})
    found: list[AnswerSet] = []
    with control.solve(yield_=True) as handle:
        for model in handle:
            holds = model.is_true
            chosen = {name: [one for one in atoms if holds(one[0])] for name, atoms in kinds.items()}
            found.append(
                AnswerSet(
                    atoms=frozenset(text for literal, text in named.items() if holds(literal)),
                    facts=frozenset(text for _, text, _ in chosen["value"]),
                    readings=frozenset(text for _, text, _ in chosen["position"]),
                    decisions=tuple(
                        (actor, frozenset(text for _, text, who in chosen["decides"] if who == actor))
                        for actor in actors
                    ),
                )
            )
    return found
