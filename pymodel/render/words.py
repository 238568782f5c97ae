"""The words of the answers: names of states, places and mechanisms, and sets of actors in few words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pymodel.law.catalogue import Law
from pymodel.outcomes import Cube
from pymodel.vocabulary import Vocabulary

FEW = 6  # as many actors as are named one by one
MISSING = 4  # as many members as may be left out of "all of"


@dataclass(frozen=True)
class Words:
    """What the vocabulary and the law's own comments call things."""

    vocabulary: Vocabulary
    law: Law
    date: int

    def actor(self, actor: str) -> str:
        """The name of a state at the date, or of an organ; the id itself where neither is known."""
        state = self.vocabulary.states.get(actor)
        name = state.name_at(self.date) if state else self.vocabulary.organs.get(actor)
        return name or actor

    def place(self, place: str) -> str:
        """The name of a place."""
        return self.vocabulary.places.get(place, place)

    def mechanism(self, mechanism: str) -> str:
        """What a mechanism is called; for one with an argument that of its kind, with the argument's own title."""
        kind, _, rest = mechanism.partition("(")
        known = self.law.mechanisms.get(mechanism) or self.law.mechanisms.get(kind)
        argument = rest.rstrip(")")
        provision = self.law.provisions.get(argument)
        if provision is not None:
            return provision.title
        return known.text if known else mechanism

    def value(self, field: str, value: str) -> str:
        """What a value of a field means."""
        known = self.vocabulary.fields.get(field)
        return known.values.get(value, value) if known else value


def among(actors: Sequence[str], circles: Mapping[str, Sequence[str]], wide: Iterable[str] = ()) -> str:
    """A set of actors in few words.

    Args:
        actors: their ids.
        circles: organisation -> its members, of which the smallest that fits is named.
        wide: the organisations that may be named; all if empty.

    Returns:
        The ids, or such as `30 of nato (all but dk, us)`.
    """
    chosen = set(actors)
    if len(chosen) <= FEW:
        return ", ".join(sorted(chosen))
    listed = ", ".join(sorted(chosen))
    best = (len(listed), listed)
    for name in wide or circles:
        members = set(circles.get(name, ()))
        outside, missing = sorted(chosen - members), sorted(members - chosen)
        if len(outside) > FEW or len(missing) > MISSING:
            continue
        whole = f"all {len(members)} of {name}" if not missing else f"{len(members) - len(missing)} of {name}"
        text = whole + (f" (all but {', '.join(missing)})" if missing else "")
        text += f" and {', '.join(outside)}" if outside else ""
        best = min(best, (len(text), text))
    return best[1]


def alternatives(cubes: Sequence[Cube], positions: Mapping[str, Sequence[str]]) -> list[str]:
    """Conditions on readings and open facts in words, one text for each alternative.

    Args:
        cubes: alternatives, each a conjunction.
        positions: for each reading or fact all that it can be; a condition that leaves out one thing only is said by
            what it leaves out.

    Returns:
        Texts such as `a5_internal: external_only`; none where the condition always holds, `never` where it never does.
    """
    if not cubes:
        return ["never"]
    if any(not cube for cube in cubes):
        return []
    return [" and ".join(_one(name, values, positions) for name, values in sorted(cube.items())) for cube in cubes]


def condition(cubes: Sequence[Cube], positions: Mapping[str, Sequence[str]]) -> str:
    """Conditions as one text; `always` where there is nothing to say. For the arguments see `alternatives`."""
    return ", or ".join(alternatives(cubes, positions)) or "always"


def _one(name: str, values: Sequence[str], positions: Mapping[str, Sequence[str]]) -> str:
    left_out = [value for value in positions.get(name, ()) if value not in values]
    if len(values) > 1 and len(left_out) == 1:
        return f"{called(name)} not {left_out[0]}"
    return f"{called(name)}: {' or '.join(values)}"


def called(name: str) -> str:
    """What a reading or an open fact is called: `1.gravity` is the gravity of incident 1."""
    subject, dot, field = name.partition(".")
    if not dot:
        return name
    return field if subject == "scenario" else f"{field} of incident {subject}"
