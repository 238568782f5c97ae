"""Any order of the choices gives the same counts; decisions stand last where that is asked for."""

from pathlib import Path
from tempfile import TemporaryDirectory

from clingo import Function
from hypothesis import HealthCheck, given, settings

from pymodel.counts import Compiled
from pymodel.ground import Kind, ground
from tests.pymodel.counts.test_random_programs import programs

REPORTS = """actor(1..9). matter(1..300).
reading(report). 1 { position(report, (condition; procedural)) } 1.
1 { decides(A, respond, (yes; no)) } 1 :- actor(A).
1 { decides(A, report, (yes; no)) } 1 :- actor(A).
touched(A, M) :- decides(A, respond, yes), matter(M).
unreported(A) :- decides(A, report, no), position(report, condition).
defended :- decides(A, respond, yes), decides(A, report, yes).
"""


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_the_order_changes_no_count(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "law.lp"
        path.write_text(text, encoding="utf-8")
        program = ground([path], [])
    usual, last = Compiled(program), Compiled(program, decisions_last=True)
    kinds = [group.kind for group in last.groups]
    assert kinds == sorted(kinds, key=list(Kind).index)
    for symbol in program.names.values():
        assert usual.count(usual.atom(symbol)) == last.count(last.atom(symbol))


def test_no_reading_stands_between_acts_that_a_rule_ties_for_one_actor(tmp_path: Path) -> None:
    """Much hangs on a response and little on its report, and yet a diagram need not remember who responded."""
    path = tmp_path / "law.lp"
    path.write_text(REPORTS, encoding="utf-8")
    compiled = Compiled(ground([path], []))
    assert [str(group.key[0]) for group in compiled.groups[:4]] == ["1", "1", "2", "2"]
    assert compiled.atom(Function("defended")).node_count() < 4 * len(compiled.groups)
