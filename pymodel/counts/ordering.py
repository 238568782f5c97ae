"""The order of the choices in the diagrams, on which their size hangs (Bryant 1986).

Facts come first, then the decisions on which much depends, then readings, then the other decisions. The votes that an
organ counts come down to a handful of results; read before the readings they are counted once, read after them once
for every combination of positions. What each state does in the end stands lowest, because little else depends on it.
Among the decisions those of one act stand together, because organs count votes act by act; but acts that a rule ties
together for one and the same actor stand actor by actor, since otherwise a diagram would have to remember every
actor's first act until it comes to the second, and for the same reason no reading stands between them, unless it
offers or withholds one of them. Acts on which much depends stand above those on which little does.
"""

from collections.abc import Iterable, Mapping, Sequence

from clingo import Symbol

from pymodel.ground import Choices, GroundProgram, Group, Kind

__all__ = ["ordered"]

_HEAVY = 20
"""A decision is heavy if this share of what depends on the heaviest one depends on it; a matter of speed alone."""


def ordered(program: GroundProgram, choices: Choices, *, decisions_last: bool = False) -> tuple[Group, ...]:
    """Orders the choice groups for the diagrams.

    Args:
        program: an acyclic program.
        choices: its choices.
        decisions_last: put all decisions below the readings: what is quantified first then stands lowest, which
            suits questions on what decisions can bring about under each position of a reading.

    Returns:
        The groups; each stands after those its offer depends on.
    """
    groups, cones, weights = choices.groups, choices.cones, choices.weights
    cluster = _ties(program, choices, cones)
    decisions = _by_cluster(choices, cluster, weights)
    early = [] if decisions_last else _early(choices, cluster, cones, weights, decisions)
    late = [place for place in decisions if place not in early]
    facts = _dependent(choices, cones, weights, Kind.FACT)
    readings = _dependent(choices, cones, weights, Kind.READING)
    return tuple(groups[place] for place in (*facts, *early, *readings, *late))


def _early(
    choices: Choices,
    cluster: Mapping[Symbol, Symbol],
    cones: Mapping[int, int],
    weights: Sequence[int],
    decisions: Sequence[int],
) -> list[int]:
    """The decisions above the readings: heavy ones, and those tied to them, that no reading offers or withholds."""
    heaviest = max((weights[place] for place in decisions), default=0)
    readings = choices.bits(Kind.READING)
    groups = choices.groups
    free = [place for place in decisions if not _offer(groups[place], cones) & readings]
    tied = {place: (groups[place].actor, cluster[groups[place].key[1]]) for place in free}
    heavy = {tied[place] for place in free if weights[place] * _HEAVY >= heaviest}
    return [place for place in free if tied[place] in heavy]


def _dependent(choices: Choices, cones: Mapping[int, int], weights: Sequence[int], kind: Kind) -> list[int]:
    """Facts or readings, each after those it depends on; otherwise the heavier ones first."""
    groups = choices.groups
    left = [place for place, group in enumerate(groups) if group.kind is kind]
    left.sort(key=lambda place: -weights[place])
    below = {place: _offer(groups[place], cones) for place in left}
    placed: list[int] = []
    done = ~choices.bits(kind)
    while left:
        following = next(place for place in left if not below[place] & ~done)
        left.remove(following)
        placed.append(following)
        done |= 1 << following
    return placed


def _offer(group: Group, cones: Mapping[int, int]) -> int:
    """The groups that the offer of a group depends on, as bits."""
    bits = cones.get(abs(group.body), 0)
    for option in group.options:
        for literal in option.conditions:
            bits |= cones.get(abs(literal), 0)
    return bits


def _places(bits: int) -> list[int]:
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


def _by_cluster(choices: Choices, cluster: Mapping[Symbol, Symbol], weights: Sequence[int]) -> list[int]:
    """Decisions, cluster by cluster: one act, or acts that are tied together; the heavier ones first."""
    groups = choices.groups
    members: dict[Symbol, list[int]] = {}
    for place, group in enumerate(groups):
        if group.kind is Kind.DECISION:
            members.setdefault(cluster[group.key[1]], []).append(place)
    mean = {act: sum(weights[place] for place in inside) / len(inside) for act, inside in members.items()}
    placed: list[int] = []
    for act in sorted(members, key=lambda act: (-mean[act], str(act))):
        placed += sorted(members[act], key=lambda place: groups[place].name)
    return placed


def _ties(program: GroundProgram, choices: Choices, cones: Mapping[int, int]) -> dict[Symbol, Symbol]:
    """For each act the act that stands for its cluster.

    Two acts are tied where the body of one rule, or of that rule and one that defines a literal of it, has literals
    that hang on one actor's decisions alone, and on both acts of that actor.
    """
    decisions = [group for group in choices.groups if group.kind is Kind.DECISION]
    parent = {group.key[1]: group.key[1] for group in decisions}

    def root(act: Symbol) -> Symbol:
        while parent[act] != act:
            act = parent[act]
        return act

    for mask in sorted(_private_masks(program, choices, cones)):
        together = [choices.groups[place].key[1] for place in _places(mask)]
        for act in together[1:]:
            parent[root(act)] = root(together[0])
    return {act: root(act) for act in parent}


class _Private:
    """Which decisions a literal hangs on, where they are all one actor's."""

    def __init__(self, program: GroundProgram, choices: Choices, cones: Mapping[int, int]) -> None:
        """Takes a program, its choices and what each of its atoms depends on, as bits."""
        decided = choices.bits(Kind.DECISION)
        decisions = [
            (1 << place, group.actor) for place, group in enumerate(choices.groups) if group.kind is Kind.DECISION
        ]
        own: dict[Symbol, int] = {}
        for bit, actor in decisions:
            own[actor] = own.get(actor, 0) | bit
        # for each decision, as a bit, everything that its actor decides
        mine = {bit: own[actor] for bit, actor in decisions}
        self._defining = program.defining
        # for each atom that hangs on one actor's decisions alone: all that this actor decides, and those among it
        self._atoms: dict[int, tuple[int, int]] = {}
        for atom, cone in cones.items():
            bits = cone & decided
            if bits and not bits & ~(actor_bits := mine[bits & -bits]):
                self._atoms[atom] = (actor_bits, bits)
        self._inside: dict[int, dict[int, int]] = {}

    def tied(self, literals: Sequence[int]) -> Iterable[int]:
        """For each actor on whose decisions alone a literal of a body hangs, those that the body hangs on."""
        known = self._atoms
        if len(literals) == 1:
            found = known.get(abs(literals[0]))
            return () if found is None else (found[1],)
        tied = self._of(literals)
        if not tied:
            return ()
        # what a literal itself is defined by counts too: a duty that one act brings about and another discharges
        for literal in literals:
            if abs(literal) not in known:  # else it hangs on nothing but what has been counted
                for actor, bits in self._within(abs(literal)).items():
                    if actor in tied:
                        tied[actor] |= bits
        return tied.values()

    def _of(self, literals: Iterable[int]) -> dict[int, int]:
        """By actor, given as all its decisions: those that single literals hang on."""
        known = self._atoms
        found: dict[int, int] = {}
        for atom in known.keys() & map(abs, literals):
            actor, bits = known[atom]
            found[actor] = found.get(actor, 0) | bits
        return found

    def _within(self, atom: int) -> dict[int, int]:
        """The same for the literals in the rules that define an atom, taken together."""
        if atom not in self._inside:
            self._inside[atom] = self._of(literal for rule in self._defining.get(atom, ()) for literal in rule.literals)
        return self._inside[atom]


def _private_masks(program: GroundProgram, choices: Choices, cones: Mapping[int, int]) -> set[int]:
    """The sets of decisions, as bits, that one rule ties for one actor."""
    private = _Private(program, choices, cones)
    masks: set[int] = set()
    for literals in {rule.literals for rules in program.defining.values() for rule in rules}:
        masks.update(private.tied(literals))
    return {bits for bits in masks if bits & (bits - 1)}
