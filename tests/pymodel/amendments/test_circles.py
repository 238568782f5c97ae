"""The text of rules excludes a circle among atoms only where no grounding of them has one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pymodel.amendments.circles import may_circle
from pymodel.claims.law import shipped_law
from pymodel.ground import NotAcyclicError, ground
from pymodel.law.statements import read_statements

ARGUMENTS = ("a", "b", "X", "Y", "f(X)", "f(a)")


def circle(folder: Path, text: str) -> bool:
    file = folder / "law.lp"
    file.write_text(text, encoding="utf-8")
    return may_circle(read_statements(file, "law.lp")[0])


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Rules over two predicates of two places, all atoms of which are possible."""
    things = ("a", "b", "f(a)", "f(b)")
    lines = [f"thing({one})." for one in things]
    lines += [f"{{ open({name}, {one}, {other}) }}." for name in "pq" for one in things for other in things]
    lines += ["p(X, Y) :- open(p, X, Y).", "q(X, Y) :- open(q, X, Y)."]
    for _ in range(draw(st.integers(1, 4))):
        head, *body = [
            f"{draw(st.sampled_from('pq'))}({draw(st.sampled_from(ARGUMENTS))}, {draw(st.sampled_from(ARGUMENTS))})"
            for _ in range(draw(st.integers(2, 3)))
        ]
        signs = [draw(st.sampled_from(("", "not "))) for _ in body]
        parts = [*(f"{sign}{one}" for sign, one in zip(signs, body, strict=True)), "thing(X)", "thing(Y)"]
        if head.count("f(X)"):
            parts.append("thing(f(X))")
        lines.append(f"{head} :- {', '.join(parts)}.")
    return "\n".join(lines)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_what_the_text_excludes_no_grounding_has(tmp_path: Path, text: str) -> None:
    if not circle(tmp_path, text):
        ground([tmp_path / "law.lp"], []).order()


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("p(X) :- q(X). q(X) :- r(X).", False),
        ("p(X) :- q(X). q(X) :- not p(X).", True),
        ("p(a) :- p(b).", False),
        ("p(a, X) :- p(b, X). p(b, X) :- q(X).", False),
        ("p(a, X) :- p(b, X). p(b, X) :- p(X, a).", True),
        ("{ p(Q) } :- asked(Q). asked(a) :- p(b). asked(b) :- r.", False),
        ("{ p(Q) } :- asked(Q). asked(a) :- p(b). asked(b) :- p(a).", True),
        ("p(f(X)) :- p(X).", True),
        ("p(X) :- p(f(X)).", True),
        ("p(X) :- s(X, Y), q(Y). q(f(X)) :- p(X).", True),
        ("p(1 + X) :- q(X). q(X) :- p(X).", True),
        ("p(X) :- 1 { q(Y) : r(X, Y) }. q(a) :- p(b).", True),
    ],
)
def test_a_circle_is_excluded_by_what_arguments_fix(tmp_path: Path, text: str, may: bool) -> None:
    assert circle(tmp_path, text) == may


def test_the_text_of_the_law_excludes_every_circle() -> None:
    assert not may_circle(shipped_law().program.statements)


def test_a_circle_that_grounding_finds_is_not_excluded(tmp_path: Path) -> None:
    text = "p(X) :- q(X). q(X) :- thing(X), not p(X). thing(a)."
    assert circle(tmp_path, text)
    with pytest.raises(NotAcyclicError):
        ground([tmp_path / "law.lp"], []).order()
