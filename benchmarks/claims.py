"""The claims that are expected to hold, as queries for stock clingo in the small world of the tests."""

import re
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import clingo
from measure import ROOT
from trial import Query

_SPEC = spec_from_file_location("small_world", ROOT / "tests" / "encodings" / "test_claims_in_small_world.py")
assert _SPEC is not None
assert _SPEC.loader is not None
small_world = module_from_spec(_SPEC)
_SPEC.loader.exec_module(small_world)

_HEADER = re.compile(r"^%! (pattern|expected|readings|independent|monotone): *(\S.*)$", re.MULTILINE)
_STATUSES = ("open", "invoked", "blocked")
_CONTRARY = {
    "always": ["counterexample"],
    "avoidable": ["bad, not strays", "unplayable"],
    "attainable": ["not good, not strays", "unplayable"],
    "equal": ["left, not right", "right, not left"],
}
_STRAYS = """
strays :- strategy(Actor, Act, Value), offered(Actor, Act), not decides(Actor, Act, Value).
unplayable :- strategy(Actor, Act, Value), offered(Actor, Act), not may_choose(Actor, Act, Value).
unplayable :- strategy(Actor, Act, Value), strategy(Actor, Act, Other), Value != Other.
"""


def header(file: Path) -> dict[str, str]:
    """What the lines of a claim's header say, of those that matter here."""
    return dict(_HEADER.findall(file.read_text(encoding="utf-8")))


@cache
def claims() -> dict[str, Path]:
    """The files of the claims that are expected to be proved, by id."""
    files = sorted((ROOT / "logic").glob("*.lp"))
    return {file.stem: file for file in files if header(file)["expected"] == "proved"}


@cache
def asked() -> dict[str, Path]:
    """Those among them that are one question each to one copy of the law; `monotone` compares two."""
    return {name: file for name, file in claims().items() if header(file)["pattern"] != "monotone"}


def program(name: str) -> str:
    """The rules of one claim, which derive `claim_refuted(name)`, or `claim_shown(name)` for what is possible."""
    file = asked()[name]
    pattern = header(file)["pattern"]
    if pattern == "independent":
        first, second = (part.strip() for part in header(file)["independent"].split(","))
        return "\n".join(
            f"claim_shown({name}, {one}, {two}) :- status({first}, V, {one}), status({second}, V, {two})."
            for one in _STATUSES
            for two in _STATUSES
        )
    text = "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("%"))
    text += "\n" + _STRAYS if "strategy(" in text else ""
    own = set(small_world.PREDICATE.findall(text))
    fixed = small_world.READING.findall(header(file).get("readings", ""))
    text += "".join(f"\notherwise :- position({q}, P), P != {p}." for q, p in fixed)
    conditions = "".join([", assume" if "assume" in own else "", ", not otherwise" if fixed else ""])
    head = f"claim_shown({name})" if pattern == "possible" else f"claim_refuted({name})"
    text += "".join(f"\n{head} :- {body}{conditions}." for body in _CONTRARY.get(pattern, ["witness"]))
    own |= {"otherwise"}
    return re.sub(r"\b[a-z]\w*\b", lambda word: f"{word[0]}__{name}" if word[0] in own else word[0], text)


def queries() -> list[Query]:
    """What is asked of the claims: that nothing refutes them, and that something shows what is possible."""
    found = []
    for name, file in asked().items():
        match header(file)["pattern"]:
            case "possible":
                atoms = [clingo.Function("claim_shown", [clingo.Function(name)])]
            case "independent":
                pairs = [(one, two) for one in _STATUSES for two in _STATUSES]
                atoms = [
                    clingo.Function("claim_shown", [clingo.Function(word) for word in (name, *pair)]) for pair in pairs
                ]
            case _:
                atoms = [clingo.Function("claim_refuted", [clingo.Function(name)])]
        found += [Query(name, atom, True, atom.name == "claim_shown", claim=True) for atom in atoms]
    return found


def at_home() -> frozenset[str]:
    """The claims on approval at home, whose laws the small world leaves out."""
    return frozenset(name for name, file in asked().items() if small_world.AT_HOME.search(file.read_text()))


def everywhere() -> frozenset[str]:
    """The claims that can be asked of any one scenario: those that follow a strategy need every decision open."""
    return frozenset(name for name, file in asked().items() if header(file)["pattern"] in {"always", "equal"})


def world() -> str:
    """The small world with every scenario in it, whoever attacks."""
    by = [f"by({number})" for number in range(len(small_world.ATTACKERS))]
    attackers = "\n".join(
        fact.strip() + f" :- by({number})."
        for number, facts in enumerate(small_world.ATTACKERS)
        for fact in facts.split(".")
        if fact.strip()
    )
    return "\n".join(
        [small_world.WORLD.read_text(), small_world.all_scenarios(""), f"1 {{ {'; '.join(by)} }} 1.", attackers]
    )
