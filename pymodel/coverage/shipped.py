"""The flips over the scenarios that ship: one computation for the command, the page and the tests."""

from collections.abc import Collection, Sequence

from pymodel.coverage.flips import Flip, Pair, best_flips
from pymodel.paths import data_folder
from pymodel.scenario import Scenario, load, with_scope
from pymodel.session import Session, open_session
from pymodel.vocabulary import load_vocabulary

__all__ = ["open_shipped", "scenario_names", "shipped_flips"]


def scenario_names() -> tuple[str, ...]:
    """The shipped scenarios as `scenarios/...`: those of few incidents first, then the earlier dates; they ask less."""
    folder = data_folder("scenarios")
    names = [file.relative_to(folder.parent).as_posix() for file in folder.rglob("*.yaml")]
    return tuple(sorted(names, key=lambda name: _by_size(name, load(folder.parent / name))))


def _by_size(name: str, scenario: Scenario) -> tuple[int, int, str]:
    """Few incidents and an early date come first; the name keeps the order the same everywhere."""
    incidents = sum(fact.name == "incident" for fact in scenario.situation)
    return incidents, scenario.date, name


def open_shipped(name: str) -> Session:
    """Opens a shipped scenario by its name, with every position in scope."""
    return open_session(with_scope(load(data_folder("scenarios").parent / name), "all"))


def shipped_flips(names: Sequence[str], wanted: Collection[str] | None = None) -> dict[Pair, Flip]:
    """The best flips over some shipped scenarios.

    Args:
        names: the scenarios; the order matters for speed only.
        wanted: the readings that are asked about; all if left out.

    Returns:
        The best flip of each pair that differs in one of them.
    """
    known = load_vocabulary().readings
    asked = {name: positions for name, positions in known.items() if wanted is None or name in wanted}
    return best_flips(names, open_shipped, asked)
