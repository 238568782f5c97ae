"""The law files on national approval alone, asked through clingo, with facts in place of the rest of the law."""

import re
from collections.abc import Sequence
from functools import cache

from clingo import Control, MessageCode

from pymodel.paths import data_folder

BOTH = frozenset({
    "be", "bg", "hr", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "it", "lv", "lt", "lu", "nl", "pl", "pt", "ro",
    "sk", "si", "es", "se",
})  # fmt: skip
NATO = BOTH | {"al", "ca", "is", "me", "mk", "no", "tr", "gb", "us"}
UNION = BOTH | {"at", "cy", "ie", "mt"}
ALL = NATO | UNION
# the positions that this project takes by default
USUAL = {
    "approval_nl_scope": "defence", "approval_it_scope": "missions", "approval_es_scope": "mission_abroad",
    "approval_lu_scope": "chamber", "approval_tr_required": "vote_needed", "approval_se_obligation": "nato_only",
    "approval_hu_decision": "decision_needed", "approval_common_defence": "counts", "approval_us_clock": "binding",
    "approval_de_basis": "system_duty", "approval_lv_fast_track": "saeima", "approval_ee_fast_track": "riigikogu",
    "approval_bg_fast_track": "assembly", "approval_al_mandate": "standing_law", "approval_mk_scope": "assembly",
    "approval_lt_clause": "alliances_only",
}  # fmt: skip
URGENT = tuple(f"imminent_danger({state})" for state in sorted(ALL))
INPUTS = (
    "sc_authorised/0", "nac_decision/0", "eu_decision/0", "imminent_danger/1", "decides/3", "position/2",
    "acting_basis/2", "given/3", "use_of_force/2", "ground_for_defence/1", "opponent/1", "armed_attack/2",
    "other_cause/1",
)  # fmt: skip
RULES = "\n".join(
    path.read_text(encoding="utf-8")
    for pattern in ("national_*.lp", "world/approval_rules*.lp")
    for path in sorted(data_folder("encodings").glob(pattern))
)


def refuse_messages(code: MessageCode, text: str) -> None:
    raise AssertionError(f"{code}: {text}")


def program(facts: Sequence[str], date: int) -> str:
    members = [f"party(nato,{s})" for s in sorted(NATO)] + [f"party(eu,{s})" for s in sorted(UNION)]
    lines = [f"{fact}." for fact in (f"date({date})", "in_force_now(lisbon)", *members, *facts)]
    return "\n".join([RULES, *(f"#defined {name}." for name in INPUTS), *lines])


@cache
def consequences(facts: tuple[str, ...], date: int = 20260301) -> frozenset[str]:
    """All atoms that follow; without choices there is exactly one answer set."""
    control = Control(["0"], logger=refuse_messages)
    control.add("base", [], program(facts, date))
    control.ground([("base", [])])
    with control.solve(yield_=True) as models:
        found = [frozenset(map(str, model.symbols(atoms=True))) for model in models]
    assert len(found) == 1
    return found[0]


def outcome(
    *facts: str,
    basis: str = "nato_5",
    states: frozenset[str] = NATO,
    date: int = 20260301,
    held: dict[str, str] | None = None,
) -> frozenset[str]:
    """What follows when these states act under the basis, at the usual positions but for those named as held."""
    acting = [f"acting_basis({state},{basis})" for state in sorted(states)] if basis else []
    positions = [f"position({question},{answer})" for question, answer in (USUAL | (held or {})).items()]
    attacked = ["armed_attack(1,gr)"] if basis == "nato_5" else []
    return consequences((*acting, *positions, *attacked, *facts), date)


def with_authority(atoms: frozenset[str], stage: str) -> set[str]:
    return {found[1] for atom in atoms if (found := re.fullmatch(rf"authority\((\w+),{stage}\)", atom))}


def about(atoms: frozenset[str], predicate: str, state: str) -> set[str]:
    """The remaining arguments of the predicate's atoms about the state."""
    start = f"{predicate}({state},"
    return {atom[len(start) : -1] for atom in atoms if atom.startswith(start)}


def vote(state: str, value: str, organ: str = "parliament") -> str:
    return f"decides({state},domestic({organ}),{value})"
