"""Work in child processes that can be ended: a solver in the middle of grounding hears neither a clock nor Ctrl-C."""

import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
State = Literal["done", "stopped", "failed"]
Stopped = Callable[[], bool]
Work = Callable[[Job, Stopped, Callable[[Result], None]], Result]

_SIGNALS = (signal.SIGINT, signal.SIGUSR1)
GRACE = 1.5  # seconds between asking a child to stop and ending it
LONG = 3600.0  # seconds that are waited for at a time
MEMORY = 8 << 30  # bytes of address space that one child may take, beside what it begins with


@dataclass(frozen=True)
class Report(Generic[Result]):
    """What became of one job.

    Attributes:
        place: the place of the job in the input.
        state: `done`, by itself or when asked to stop; `stopped` by force, after the time limit or Ctrl-C; `failed` if
            the child broke down.
        result: the result, or the last partial one; None if there is none.
        reason: why it failed.
    """

    place: int
    state: State
    result: Result | None
    reason: str = ""


@dataclass
class _Child(Generic[Result]):
    place: int
    process: multiprocessing.process.BaseProcess
    deadline: float
    partial: Result | None = None
    asked: bool = False


def run(
    jobs: Sequence[Job],
    work: Work[Job, Result],
    seconds: float,
    *,
    processes: int | None = None,
) -> Iterator[Report[Result]]:
    """Runs jobs side by side, each in a process of its own.

    Args:
        jobs: what to work on.
        work: called in the child with a job, a function that says whether to stop, and one that takes partial
            results; its results are pickled.
        seconds: the time limit of one job; a child that does not stop by itself soon after is ended. `inf` is none.
        processes: how many at a time; as many as there are processors if left out.

    Yields:
        A report for each job, as they end. After Ctrl-C the jobs that run are reported as stopped, and those not
        yet begun as stopped without a result.
    """
    # fork spares each child the imports; where it is missing every child starts afresh
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
    width = processes or os.cpu_count() or 1
    waiting = list(enumerate(jobs))
    running: dict[Connection, _Child[Result]] = {}
    with _Interrupt() as interrupt:
        try:
            while waiting or running:
                while waiting and len(running) < width and not interrupt.heard:
                    place, job = waiting.pop(0)
                    ours, theirs = context.Pipe(duplex=False)
                    process = context.Process(target=_serve, args=(theirs, work, job, seconds), daemon=True)
                    _start(process)
                    theirs.close()
                    running[ours] = _Child(place, process, time.monotonic() + seconds)
                if interrupt.heard:
                    yield from (Report(place, "stopped", None) for place, _ in waiting)
                    waiting = []
                    for child in running.values():
                        child.deadline = min(child.deadline, interrupt.heard + (GRACE if child.asked else 0))
                yield from _listen(running, interrupt.bell)
        finally:
            for child in running.values():
                child.process.kill()


class _Interrupt:
    """Ctrl-C as something to wait for, so that it never cuts a result off half way.

    Attributes:
        heard: when it was first heard; 0 if it was not.
        bell: is ready to be read from then on.
    """

    def __init__(self) -> None:
        self.heard = 0.0
        self.bell, self._ringer = multiprocessing.Pipe(duplex=False)
        self._before: Any = None

    def __enter__(self) -> "_Interrupt":
        with suppress(ValueError):  # only the main thread hears signals
            self._before = signal.signal(signal.SIGINT, self._ring)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        self.bell.close()
        self._ringer.close()

    def _ring(self, _number: int, _frame: object) -> None:
        if not self.heard:
            self.heard = time.monotonic()
            self._ringer.send(None)


def _start(process: multiprocessing.process.BaseProcess) -> None:
    """Starts a child that hears no signal before it knows what to do with it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _listen(running: dict[Connection, _Child[Result]], bell: Connection) -> Iterator[Report[Result]]:
    """Takes in what the children say until the next deadline, or until Ctrl-C rings."""
    now = time.monotonic()
    for pipe, child in list(running.items()):
        if now >= child.deadline and not child.asked:
            child.asked, child.deadline = True, now + GRACE
            _signal(child.process, signal.SIGUSR1)
        elif now >= child.deadline:
            child.process.kill()
            child.process.join()
            del running[pipe]
            yield Report(child.place, "stopped", child.partial)
    if not running:
        return
    patience = max(0.0, min(child.deadline for child in running.values()) - time.monotonic())
    ready = wait([*running, bell], timeout=min(patience, LONG))
    if bell in ready:
        bell.recv()
    for pipe in [pipe for pipe in running if pipe in ready]:
        child = running[pipe]
        try:
            kind, content = pipe.recv()
        except EOFError:
            kind, content = "failed", "the process ended without an answer (out of memory?)"
        if kind == "partial":
            child.partial = content
            continue
        del running[pipe]
        child.process.join()
        if kind == "failed":
            yield Report(child.place, "failed", child.partial, str(content))
        else:
            yield Report(child.place, kind, content)


def _signal(process: multiprocessing.process.BaseProcess, number: int) -> None:
    if process.pid is not None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, number)


def _held() -> int:
    """The bytes of address space that this process has, as far as the system tells: a child begins with as many."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    return 0


_kept: list[object] = []


def keep(made: object) -> None:
    """Keeps what a child has made until it ends, as the system takes memory back sooner than Python takes it apart.

    Args:
        made: what is large; nothing happens to it elsewhere than in a child.
    """
    if multiprocessing.parent_process() is not None:
        _kept.append(made)


def _serve(pipe: Connection, work: Work[Job, Result], job: Job, seconds: float) -> None:
    """The child: works, and tells how it ended."""
    asked = [False]

    def stop(_number: int, _frame: object) -> None:
        asked[0] = True

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and decides
    signal.signal(signal.SIGUSR1, stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    with suppress(ValueError, OSError):
        limit = _held() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    deadline = time.monotonic() + seconds
    try:
        result = work(job, lambda: asked[0] or time.monotonic() >= deadline, lambda one: pipe.send(("partial", one)))
        pipe.send(("done", result))
    except MemoryError:
        pipe.send(("failed", "out of memory"))
    except Exception as error:  # a breakdown is reported by the parent, with its place
        import traceback

        traceback.print_exc(file=sys.stderr)
        pipe.send(("failed", f"{type(error).__name__}: {error}"))
    finally:
        pipe.close()
