"""No two positions of a reading say the same: in some shipped scenario they lead to different consequences."""

from collections.abc import Iterator
from itertools import combinations, product

from pymodel.counts import Compiled, Function
from pymodel.ground import Group, choices
from pymodel.paths import data_folder
from pymodel.scenario import load, with_scope
from pymodel.session import open_session
from pymodel.vocabulary import load_vocabulary

CONSEQUENCES = (
    ("status", 3), ("must", 3), ("may", 3), ("must_not", 3), ("breach", 3), ("floor", 2), ("ceiling", 2),
    ("authority", 2), ("missing_step", 2), ("clock", 3),
)  # fmt: skip

Pair = tuple[str, str, str]


def all_pairs() -> set[Pair]:
    """Every two positions of every reading."""
    readings = load_vocabulary().readings
    return {pair_of(name, *pair) for name, positions in readings.items() for pair in combinations(positions, 2)}


def pair_of(reading: str, one: str, other: str) -> Pair:
    """Two positions in a fixed order."""
    return (reading, *((one, other) if one < other else (other, one)))


def restricted(compiled: Compiled, group: Group, function: Function) -> dict[str, Function]:
    """What a function comes to under each position of a reading."""
    choices = zip(group.options, compiled.options(group), strict=True)
    offered = compiled.offered(group)
    return {
        str(option.value): compiled.exists(function & offered & chosen & compiled.space, [group])
        for option, chosen in choices
    }


def atoms_of(compiled: Compiled, signature: tuple[str, int], *, few: bool) -> Iterator[int]:
    """The atoms of a predicate; if few are wanted, those of three actors only for each thing said of many."""
    said: dict[str, int] = {}
    for symbol, atom in sorted(compiled.program.named(*signature), key=lambda item: str(item[0])):
        what = str(symbol.arguments[1:])
        said[what] = said.get(what, 0) + 1
        if not few or said[what] <= 3 or signature[0] in ("authority", "missing_step", "clock"):
            yield atom


def distinguished(compiled: Compiled, wanted: set[Pair], *, few: bool) -> Iterator[Pair]:
    """The pairs among those wanted of which some consequence tells one from the other."""
    named = {name for name, _, _ in wanted}
    groups = [group for group in compiled.readings if group.name in named]
    found_choices = choices(compiled.program)
    cones = found_choices.cones(compiled.program)
    bit = {group.name: 1 << place for place, group in enumerate(found_choices.groups)}
    left = set(wanted)
    for signature in CONSEQUENCES:
        for atom in atoms_of(compiled, signature, few=few):
            if not groups:
                return
            function = compiled.literal(atom)
            for group in [group for group in groups if cones.get(atom, 0) & bit[group.name]]:
                under = restricted(compiled, group, function)
                found = {
                    pair_of(group.name, *pair) for pair in combinations(under, 2) if under[pair[0]] != under[pair[1]]
                } & left
                yield from found
                left -= found
            groups = [group for group in groups if any(name == group.name for name, _, _ in left)]


def test_every_two_positions_of_a_reading_differ_in_some_scenario() -> None:
    left = all_pairs()
    paths = sorted(data_folder("scenarios").rglob("*.yaml"), reverse=True)
    # most pairs differ in what is said of a few actors; only what is left then is sought among all
    for few, path in product((True, False), paths):
        if not left:
            break
        session = open_session(with_scope(load(path), "all"))
        asked = {str(symbol.arguments[0]) for symbol, _ in session.program.named("asked", 1)}
        wanted = {pair for pair in left if pair[0] in asked}
        if wanted:
            left -= set(distinguished(session.compiled, wanted, few=few))
    assert "\n".join(" ".join(pair) for pair in sorted(left)) == ""
