"""A law outside the fragment is refused before anything is answered, and what is remembered of checks is sound."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import clingo
import pytest

from pymodel.ground import FragmentError, GroundingError, Positions, check_sources
from pymodel.scenario import Scenario
from pymodel.session import answer, law_check, open_session

DATA = Path(__file__).resolve().parents[1] / "data"
HOMES = {"value(S,F,V) : ": "facts.lp", "position(Q,P) : ": "readings.lp", "decides(A,T,V) : ": "decisions.lp"}
FACTS = "given(1,attacker,a) given(1,gravity,minor) readings_scope(held)"

Law = Callable[..., list[Path]]


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Law:
    """The toy law in the files that choices have to stand in, with more lines; and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    files = dict.fromkeys(("law.lp", *HOMES.values()), "")
    for line in (DATA / "toy_law.lp").read_text(encoding="utf-8").splitlines():
        home = next((home for head, home in HOMES.items() if f"{{ {head}" in line), "law.lp")
        files[home] += line + "\n"

    def write(more: Mapping[str, str] | None = None) -> list[Path]:
        folder = tmp_path / "encodings"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text + (more or {}).get(name, ""), encoding="utf-8")
        return sorted(folder.glob("*.lp"))

    return write


@pytest.fixture
def scenario() -> Scenario:
    situation = tuple(map(clingo.parse_term, FACTS.split()[:-1]))
    return Scenario(title="toy", path="toy.yaml", date=20260101, situation=situation)


def marks(folder: Path) -> list[Path]:
    return sorted((folder / "cache").rglob("checked-*"))


def test_the_toy_law_passes_and_is_remembered(law: Law, scenario: Scenario, tmp_path: Path) -> None:
    files = law()
    assert answer(open_session(scenario, files, tmp_path)).count == 2**4 * 3**4
    assert len(marks(tmp_path)) == 1
    open_session(scenario, files, tmp_path)
    assert len(marks(tmp_path)) == 1


def test_what_was_checked_is_not_read_again(
    law: Law, scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = law()
    read: list[object] = []

    def check(paths: Sequence[Path]) -> Positions:
        read.append(paths)
        return check_sources(paths)

    monkeypatch.setattr(law_check, "check_sources", check)
    for _ in range(2):
        open_session(scenario, files, tmp_path)
    assert len(read) == 1
    with files[0].open("a", encoding="utf-8") as file:
        file.write("% another version of the law\n")
    open_session(scenario, files, tmp_path)
    assert len(read) == 2


# what is added, to which file, and what the message names
OUTSIDE = {
    "a cycle": (
        "law.lp",
        "left(X) :- decides(X,help,ask), not right(X).\nright(X) :- decides(X,help,ask), not left(X).\n",
        ("in a circle", "left(v)", "right(v)", "law.lp:"),
    ),
    "a cycle through a choice": (
        "law.lp",
        "position_of((one;two),(p;q),held).\nasked(one) :- position(seat,counts).\n"
        "asked(two) :- position(one,p).\nasked(one) :- position(two,p).\n",
        ("in a circle", "asked(one)", "law.lp:"),
    ),
    "a constraint over a decision": ("facts.lp", ":- decides(v,help,ask).\n", ("facts.lp:", "integrity constraint")),
    "a constraint over what follows from a decision": (
        "facts.lp",
        ":- stopped(m,v).\n",
        ("facts.lp:", "integrity constraint", "stopped/2"),
    ),
    "a constraint in another file": ("law.lp", ":- value(1,gravity,major).\n", ("law.lp:", "`facts.lp`")),
    "an exclusion that hangs on a decision": (
        "law.lp",
        "excluded(n,V) :- victim(V), decides(V,help,silent).\n",
        ("`excluded(n,v)`", "hangs on a decision", "law.lp:"),
    ),
    "a reading that is asked by a decision": (
        "law.lp",
        "position_of(late,(p;q),held).\nasked(late) :- decides(v,help,ask).\n",
        ("`asked(late)`", "hangs on a decision", "law.lp:"),
    ),
    "two choices of one head": (
        "decisions.lp",
        "1 { decides(A,T,V) : act_value(T,V) } 1 :- can_take(A,T), victim(A).\n",
        ("two choice rules", "decides(v,"),
    ),
    "a choice with no bound": ("decisions.lp", "{ decides(v,later,go) }.\n", ("decisions.lp:", "exactly one")),
    "a decision that a rule derives": (
        "law.lp",
        "decides(v,help,ask) :- position(scope,wide).\n",
        ("law.lp:", "only a choice may derive `decides/3`"),
    ),
    "a position negated": (
        "law.lp",
        "odd(S) :- member(S), not position(seat,counts).\n",
        ("law.lp:", "negate a position"),
    ),
    "a script": ("law.lp", "#script (python)\n#end.\n", ("law.lp:", "#script")),
    "a file that cannot be parsed": ("law.lp", "odd(S :- member(S).\n", ("law.lp:",)),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_law_outside_the_fragment_is_refused_with_the_rule(
    name: str, law: Law, scenario: Scenario, tmp_path: Path
) -> None:
    file, text, named = OUTSIDE[name]
    files = law({file: text})
    for _ in range(2):  # the second time nothing may have been remembered that lets it pass
        with pytest.raises(FragmentError) as refused:
            answer(open_session(scenario, files, tmp_path))
        assert all(one in str(refused.value) for one in named), str(refused.value)


def test_an_atom_that_nothing_derives_is_refused(law: Law, scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(GroundingError, match="misspelt"):
        open_session(scenario, law({"law.lp": "odd(S) :- member(S), misspelt(S).\n"}), tmp_path)


def test_a_refused_law_leaves_no_mark(law: Law, scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(FragmentError):
        open_session(scenario, law({"law.lp": ":- member(a).\n"}), tmp_path)
    assert not marks(tmp_path)


def test_a_cache_out_of_reach_costs_only_time(
    law: Law, scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert answer(open_session(scenario, law(), tmp_path)).complete
    with pytest.raises(FragmentError):
        open_session(scenario, law({"law.lp": ":- member(a).\n"}), tmp_path)


def test_a_mark_of_a_laxer_check_is_forgotten(
    law: Law, scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = law({"law.lp": "odd(S) :- member(S), not position(seat,counts).\n"})
    with monkeypatch.context() as lax:
        lax.setattr(law_check, "check_sources", lambda _paths: {})
        lax.setattr(law_check, "_own_hash", lambda: "0" * 64)
        open_session(scenario, files, tmp_path)
    assert len(marks(tmp_path)) == 1
    assert marks(tmp_path)[0].stat().st_size == 0
    with pytest.raises(FragmentError, match="negate a position"):
        open_session(scenario, files, tmp_path)
