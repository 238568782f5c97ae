"""The same question gets the same bytes, however Python orders its sets."""

import os
import subprocess
from collections.abc import Callable

import pytest

Casus = Callable[..., subprocess.CompletedProcess[str]]
FILES = ["scenarios/hypothetical/seat_counts.yaml", "scenarios/historical/cyprus_1964.yaml"]


@pytest.mark.parametrize(
    "words",
    [
        ["solve", *FILES],
        ["solve", *FILES, "--format", "json"],
        ["solve", FILES[0], "--format", "svg"],
        ["export", FILES[0]],
        ["test", *FILES],
        ["history", FILES[1]],
        ["coverage", *FILES, "--every"],
    ],
    ids=lambda words: "_".join(word for word in words if "/" not in word),
)
def test_the_same_bytes(words: list[str], casus: Casus) -> None:
    ran = [casus(*words, env={**os.environ, "PYTHONHASHSEED": seed}) for seed in "012"]
    assert ran[0].returncode == 0
    assert ran[0].stdout
    assert len({one.stdout for one in ran}) == 1
    assert len({one.stderr for one in ran}) == 1
