"""What tests of the whole program share: shipped scenarios that are solved once, and the command in its own process."""

import os
import random
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from pymodel.law.catalogue import load_law
from pymodel.outcomes import Outcome, iterate
from pymodel.render.words import Words
from pymodel.scenario import load
from pymodel.session import Outcomes, Session, answer, open_session
from pymodel.vocabulary import Vocabulary, load_vocabulary

# the same examples in every run
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parents[1]
# what takes longest begins first, so that no worker is left alone with it at the end
LONG = ("tests/documents/", "tests/encodings/test_coverage", "tests/pymodel/history/", "tests/encodings/")
# files whose parameters share nothing
APART = ("tests/documents/test_documents.py", "tests/encodings/test_every_scenario.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `--dist=loadgroup` one worker runs all tests of a file, so that what they share is made once.

    Where parameters share nothing, all tests of one parameter go to whichever worker is free.
    """
    items.sort(key=lambda item: next(place for place, name in enumerate((*LONG, "")) if item.nodeid.startswith(name)))
    for item in items if config.pluginmanager.hasplugin("xdist") else ():
        group = file = item.nodeid.partition("::")[0]
        if file in APART and (call := getattr(item, "callspec", None)):
            group = f"{file}:{call.id}"
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session", autouse=True)
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder for what the program remembers: empty when the tests begin, and the same for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, Path]:
    """The shipped scenario files by the name of the file."""
    return {file.stem: file for file in sorted((ROOT / "scenarios").rglob("*.yaml"))}


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary of the shipped law."""
    return load_vocabulary()


@pytest.fixture(scope="session")
def opened(shipped: Mapping[str, Path], vocabulary: Vocabulary) -> Callable[[str], Session]:
    """Opens a shipped scenario, once."""
    return cache(lambda name: open_session(load(shipped[name], vocabulary)))


@pytest.fixture(scope="session")
def solved(opened: Callable[[str], Session]) -> Callable[[str], Outcomes]:
    """Solves a shipped scenario, once."""
    return cache(lambda name: answer(opened(name)))


@pytest.fixture(scope="session")
def words(opened: Callable[[str], Session], vocabulary: Vocabulary) -> Callable[[str], Words]:
    """What things are called in a shipped scenario."""
    return lambda name: Words(vocabulary, load_law(), opened(name).scenario.date)


@pytest.fixture(scope="session")
def sample() -> Callable[[Session, int], Outcome]:
    """Draws an outcome of a session: option by option, each that is still possible as likely as the others."""

    def draw(session: Session, seed: int) -> Outcome:
        chance, compiled = random.Random(seed), session.compiled
        within = compiled.unique
        for group in compiled.groups:
            options = [option for option in compiled.options(group) if (within & option).satisfiable()]
            if options:
                within &= chance.choice(options)
        return next(iterate(compiled, limit=1, within=within))

    return draw


Casus = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def command() -> tuple[str, ...]:
    """The words that start the installed command."""
    script = shutil.which("casus", path=sysconfig.get_path("scripts"))
    call = "import sys; from pymodel.cli import main; sys.exit(main())"
    return (script,) if script else (sys.executable, "-c", call)


@pytest.fixture(scope="session")
def casus(command: tuple[str, ...]) -> Casus:
    """Runs the command to its end in the top folder; whatever happens, the user is shown no Python traceback."""

    def run(
        *words: str | Path, env: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        ran = subprocess.run(
            [*command, *map(str, words)], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False,
            timeout=seconds,
        )  # fmt: skip
        assert "Traceback" not in ran.stderr
        return ran

    return run
