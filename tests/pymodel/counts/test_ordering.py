"""Any order of the choices gives the same counts; decisions stand last where that is asked for."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from pymodel.counts import Compiled
from pymodel.ground import Kind, ground
from tests.pymodel.counts.test_random_programs import programs


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
