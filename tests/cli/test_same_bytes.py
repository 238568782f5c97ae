"""The same question gets the same bytes, however Python orders its sets."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

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
        ["why", FILES[0], "nato_art5=invoked"],
        ["why-not", FILES[0], "eu_222=invoked", "--format", "json"],
    ],
    ids=lambda words: "_".join(word for word in words if "/" not in word),
)
def test_the_same_bytes(words: list[str], casus: Casus, tmp_path: Path) -> None:
    # each finds out for itself what the others might remember
    places = {"coverage": [str(tmp_path / seed) for seed in "012"]}.get(words[0], [os.environ["XDG_CACHE_HOME"]] * 3)
    seeds = [{"PYTHONHASHSEED": seed, "XDG_CACHE_HOME": place} for seed, place in zip("012", places, strict=True)]
    ran = [casus(*words, env={**os.environ, **seed}) for seed in seeds]
    assert ran[0].returncode == 0
    assert ran[0].stdout
    assert len({one.stdout for one in ran}) == 1
    assert len({one.stderr for one in ran}) == 1
