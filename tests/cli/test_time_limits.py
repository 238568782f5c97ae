"""Work that takes too long, is interrupted or breaks down ends in time, and what is known is kept."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pymodel.cli
from pymodel.cli.workers import GRACE, Report, Stopped, run

Casus = Callable[..., subprocess.CompletedProcess[str]]
SMALL = "scenarios/hypothetical/accident_at_sea.yaml"
ROOT = Path(__file__).resolve().parents[2]
SLACK = 20.0  # seconds that a busy machine may take


def work(job: str, stopped: Stopped, partial: Callable[[str], None]) -> str:
    """What a child may do."""
    partial(f"{job} began")
    match job:
        case "loops":
            while True:
                pass
        case "is deaf":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
            time.sleep(600)
        case "listens":
            while not stopped():
                time.sleep(0.01)
            return "listens, and stopped"
        case "breaks":
            raise ValueError("broken")
        case "dies":
            os._exit(1)
        case "runs out of memory":
            raise MemoryError
        case "interrupts":
            os.kill(os.getppid(), signal.SIGINT)
            time.sleep(600)
    return f"{job} is done"


def reports(jobs: list[str], seconds: float, processes: int = 2) -> list[Report[str]]:
    return sorted(run(jobs, work, seconds, processes=processes), key=lambda report: report.place)


def test_work_that_never_ends_is_ended_with_what_is_known() -> None:
    start = time.monotonic()
    found = reports(["loops", "quick", "is deaf"], 0.2)
    assert [(one.state, one.result) for one in found] == [
        ("stopped", "loops began"), ("done", "quick is done"), ("stopped", "is deaf began"),
    ]  # fmt: skip
    assert time.monotonic() - start < 2 * (0.2 + GRACE) + SLACK


def test_work_that_listens_says_what_it_knows() -> None:
    (found,) = reports(["listens"], 0.1)
    assert (found.state, found.result) == ("done", "listens, and stopped")


def test_no_time_at_all_is_no_breakdown() -> None:
    for _ in range(10):
        (found,) = reports(["listens"], 1e-9)
        assert (found.state, found.result) == ("done", "listens, and stopped")


def test_no_time_limit() -> None:
    found = reports(["one", "two", "three"], float("inf"))
    assert [one.result for one in found] == ["one is done", "two is done", "three is done"]


@pytest.mark.parametrize(
    ("job", "reason"),
    [("breaks", "ValueError: broken"), ("dies", "without an answer"), ("runs out of memory", "out of memory")],
)
def test_a_breakdown_is_reported_and_the_others_go_on(job: str, reason: str) -> None:
    found = reports([job, "quick"], SLACK, processes=1)
    assert found[0].state == "failed"
    assert reason in found[0].reason
    assert found[0].result == f"{job} began"
    assert found[1].result == "quick is done"


@pytest.mark.skipif(
    threading.current_thread() is not threading.main_thread(), reason="only the main thread hears signals"
)
def test_after_an_interrupt_everything_is_reported_as_stopped() -> None:
    before = signal.getsignal(signal.SIGINT)
    start = time.monotonic()
    found = reports(["listens", "interrupts", "quick", "loops"], 600)
    assert time.monotonic() - start < GRACE + SLACK
    assert [(one.state, one.result) for one in found] == [
        ("done", "listens, and stopped"), ("stopped", "interrupts began"), ("stopped", None), ("stopped", None),
    ]  # fmt: skip
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_before_the_work_begins_is_status_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(pymodel.cli, "_answer", interrupted)
    assert pymodel.cli.main(["solve"]) == 3
    assert capsys.readouterr().err == "casus: stopped\n"


def test_the_command_out_of_time(casus: Casus) -> None:
    start = time.monotonic()
    ran = casus("solve", "scenarios/hypothetical/greenland.yaml", "--timeout", "0.01")
    assert time.monotonic() - start < GRACE + SLACK
    assert ran.returncode == 3
    assert ran.stdout.startswith("United States seizure")
    assert "\nINCOMPLETE: " in ran.stdout
    assert ran.stderr == "scenarios/hypothetical/greenland.yaml: stopped early\n"


def test_the_command_out_of_time_in_json(casus: Casus) -> None:
    ran = casus("solve", SMALL, "scenarios/hypothetical/greenland.yaml", "--timeout", "0.01", "--format", "json")
    assert ran.returncode == 3
    found = json.loads(ran.stdout)
    assert [one["file"] for one in found] == [SMALL, "scenarios/hypothetical/greenland.yaml"]
    assert [one["complete"] for one in found] == [False, False]
    picture = casus("solve", SMALL, "--timeout", "0.01", "--format", "svg")
    assert picture.returncode == 3


def children(process: subprocess.Popen[str]) -> str:
    """The ids of the child processes; Linux only."""
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")


@pytest.mark.skipif(
    not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists(), reason="cannot see child processes here"
)
@pytest.mark.parametrize("words", [["solve"], ["solve", "--format", "json"], ["test"]])
def test_ctrl_c(words: list[str], command: tuple[str, ...], shipped: dict[str, Path]) -> None:
    files = [str(file) for file in shipped.values() if file.parent.name == "hypothetical"]
    process = subprocess.Popen(
        [*command, *words, *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    )
    start = time.monotonic()
    while not children(process) and time.monotonic() - start < 60:
        time.sleep(0.01)
    time.sleep(0.2)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - start < GRACE + SLACK
    assert process.returncode == 3
    assert "Traceback" not in err
    assert err.count("stopped early") >= len(files) // 2
    if words == ["solve"]:
        assert "INCOMPLETE" in out
    elif words[0] == "solve":
        found = json.loads(out)
        assert [one["file"] for one in found] == files
        assert not all(one["complete"] for one in found)
