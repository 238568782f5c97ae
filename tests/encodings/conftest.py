"""Stock clingo, in a process of its own over the files of the law."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pymodel.paths import data_folder

CLASSES = """
#project headline(M,S) : main_column(M), headline(M,S).
#show. #show headline(M,S) : main_column(M), headline(M,S).
"""

Clingo = Callable[..., list[frozenset[str]]]


@pytest.fixture
def clingo(tmp_path: Path) -> Clingo:
    """Runs stock clingo over the encodings, the exported facts and a few more lines; gives what each model shows."""
    law = data_folder("encodings")
    files = [*sorted(law.glob("*.lp")), *sorted((law / "world").glob("*.lp"))]

    def run(facts: str, more: str, *options: str) -> list[frozenset[str]]:
        for name, text in (("facts.lp", facts), ("more.lp", more)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        words = [*map(str, files), str(tmp_path / "facts.lp"), str(tmp_path / "more.lp"), "0", "--outf=2", *options]
        ran = subprocess.run(
            [sys.executable, "-m", "clingo", *words], capture_output=True, encoding="utf-8", check=False, timeout=120
        )
        assert not ran.stderr
        told: dict[str, Any] = json.loads(ran.stdout)
        assert told["Models"]["More"] == "no"
        return [frozenset(model["Value"]) for model in told["Call"][-1].get("Witnesses", ())]

    return run
