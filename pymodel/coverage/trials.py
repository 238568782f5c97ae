"""What one scenario puts to the test, found out once and remembered.

Where the rules fire, where they are reached, and what the book tells of a scenario all come from one grounding. What it
showed is kept in the user's cache folder, one small file for each scenario. The name of the file hangs on all that goes
in: the bytes of the law, what the scenario states, the modules that find it out, and the version of clingo. A file that
is missing, damaged or out of reach only costs time.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import clingo

from pymodel.coverage.fires import firing
from pymodel.coverage.grounded import any_scope, ground_marked, places_left
from pymodel.coverage.marks import MarkedLaw
from pymodel.law_files import law_hash
from pymodel.outcomes import NoOutcomeError
from pymodel.scenario import Scenario
from pymodel.vocabulary.cache import cache_folder, sealed, store, unsealed

__all__ = ["Trial", "fired", "remembered", "trial"]

_KEPT = 1000  # scenarios


@dataclass(frozen=True, slots=True)
class Trial:
    """What one scenario puts to the test, under any scope of readings.

    Attributes:
        fires: the places of the rules that fire, see `fired`; None if the facts leave no outcome.
        reached: the places of the rules of which grounding leaves an instance, in the order of the law.
        readings: the readings that are asked or may be, in clingo's order.
        mechanisms: the mechanisms that are in question, in clingo's order.
    """

    fires: tuple[str, ...] | None
    reached: tuple[str, ...]
    readings: tuple[str, ...]
    mechanisms: tuple[str, ...]


def fired(law: MarkedLaw, scenario: Scenario) -> frozenset[str]:
    """The rules that fire in a scenario: there is an outcome in which an instance of the body holds.

    All positions of the readings that the scenario leaves open are tried, whatever their standing; for the rules on
    scope the narrower scopes are tried as well. An integrity constraint holds in no outcome by its nature: it fires
    where it removes something, that is, where its body holds for some values if no constraint of the law stands.

    Args:
        law: the marked law.
        scenario: a scenario that has been checked against the law.

    Returns:
        The places of these rules.

    Raises:
        NoOutcomeError: the facts leave no outcome.
        GroundingError: clingo logged anything.
    """
    found = trial(law, scenario).fires
    if found is None:
        raise NoOutcomeError("the facts contradict one another: no outcome is left")
    return frozenset(found)


def trial(law: MarkedLaw, scenario: Scenario) -> Trial:
    """Grounds the law for a scenario and solves it for the marks, unless that has been done before.

    Args:
        law: the marked law.
        scenario: the scenario.

    Returns:
        What it puts to the test.

    Raises:
        GroundingError: clingo logged anything.
    """
    file = _file(law, scenario)
    known = _read(law, file)
    if known is not None:
        return known
    found = _tried(law, scenario)
    if file is not None:
        with suppress(OSError):
            store(file, _to_text(law, found), _KEPT)
    return found


def remembered(law: MarkedLaw, scenario: Scenario) -> Trial | None:
    """What `trial` found for a scenario before.

    Args:
        law: the marked law.
        scenario: the scenario.

    Returns:
        What it puts to the test; None if that is not known.
    """
    return _read(law, _file(law, scenario))


def _read(law: MarkedLaw, file: Path | None) -> Trial | None:
    if file is not None:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            return _from_text(law, file.read_text(encoding="utf-8"))
    return None


def _file(law: MarkedLaw, scenario: Scenario) -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / f"trial-{_key(law, scenario)[:32]}.json"


def _tried(law: MarkedLaw, scenario: Scenario) -> Trial:
    control = ground_marked(law, law.places, *any_scope(scenario))
    left, fires = places_left(law, control), firing(law, control)
    places = tuple(dict.fromkeys(law.places))  # two rules may stand on one line
    return Trial(
        None if fires is None else tuple(place for place in places if place in fires),
        tuple(place for place in places if place in left),
        tuple(_named(control, "asked")),
        tuple(_named(control, "mechanism")),
    )


def _named(control: clingo.Control, name: str) -> Iterator[str]:
    """What the atoms of a predicate with one argument are about."""
    return (str(atom.symbol.arguments[0]) for atom in control.symbolic_atoms.by_signature(name, 1) if atom.literal)


def _key(law: MarkedLaw, scenario: Scenario) -> str:
    """All that a trial hangs on, as a hash."""
    facts, statements = any_scope(scenario)
    parts = [law.hash, _own_hash(), clingo.__version__, [str(fact) for fact in facts], statements]
    return sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _own_hash() -> str:
    """The hash of the modules that find out what a scenario puts to the test."""
    top = Path(__file__).resolve().parents[1]
    own = [top / "coverage" / f"{name}.py" for name in ("fires", "grounded", "marks", "trials")]
    return law_hash([*own, *(top / "ground").glob("*.py"), top / "vocabulary" / "inputs.py"], top)


def _to_text(law: MarkedLaw, found: Trial) -> str:
    """A trial as text, after a line with the checksum of that text; places as their numbers in the law."""
    numbers = {place: number for number, place in enumerate(law.places)}
    content = json.dumps(
        {
            "fires": None if found.fires is None else [numbers[place] for place in found.fires],
            "reached": [numbers[place] for place in found.reached],
            "readings": found.readings,
            "mechanisms": found.mechanisms,
        }
    )
    return sealed(content)


def _from_text(law: MarkedLaw, text: str) -> Trial:
    """The trial that `_to_text` wrote.

    Raises:
        ValueError: the text is damaged.
    """
    data = json.loads(unsealed(text))
    return Trial(
        None if data["fires"] is None else tuple(law.places[number] for number in data["fires"]),
        tuple(law.places[number] for number in data["reached"]),
        tuple(data["readings"]),
        tuple(data["mechanisms"]),
    )
