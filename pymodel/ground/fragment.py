"""The load check of a ground program: outside the fragment neither completion nor diagrams are sound."""

from collections.abc import Iterator, Mapping

from pymodel.ground.choices import Choices, Kind, choices
from pymodel.ground.errors import FragmentError, NotAcyclicError
from pymodel.ground.names import Signature
from pymodel.ground.program import GroundProgram
from pymodel.ground.sources import Positions

__all__ = ["check"]

_LATER = (Kind.READING, Kind.DECISION)
# what may not stand below each of these predicates, because they follow from facts (and readings) alone
_LIMITS: Mapping[Signature, tuple[Kind, ...]] = {
    ("excluded", 2): (Kind.DECISION,),
    ("offered", 2): (Kind.DECISION,),
    ("asked", 1): (Kind.DECISION,),
    ("open", 2): _LATER,
}


def check(program: GroundProgram, positions: Positions | None = None) -> Choices:
    """Proves that every coherent assignment to the choices has exactly one answer set.

    The program is acyclic, so the answer sets are the models of its completion (Clark 1978; Fages 1994), and each
    assignment to the choice atoms has one. Which assignments are coherent follows from the facts alone, since
    choices are offered by what stands before them (facts, then readings, then decisions) and constraints reach
    facts only.

    Args:
        program: as clingo grounded it.
        positions: for messages, where the rules of each predicate stand (see `check_sources`).

    Returns:
        The choices of the program.

    Raises:
        NotAcyclicError: an atom depends on itself, choice heads included.
        FragmentError: see `choices`; or a constraint reaches a reading or a decision, or a choice is offered by
            something that is chosen later, or `excluded/2`, `offered/2` or `asked/1` hangs on a decision.
    """
    where = positions or {}
    found = choices(program)
    try:
        cones = found.cones
    except NotAcyclicError as error:
        raise NotAcyclicError([_place(program, atom, where) for atom in error.atoms], error.atoms) from error

    bits = {kind: found.bits(kind) for kind in Kind}
    for what, atom, limits in _claims(program, found):
        for kind in limits:
            if cones.get(atom, 0) & bits[kind]:
                raise FragmentError(f"{what} {_place(program, atom, where)}, which hangs on a {kind.value}")
    return found


def _claims(program: GroundProgram, found: Choices) -> Iterator[tuple[str, int, tuple[Kind, ...]]]:
    """What must not hang on choices of some kinds: how to put it, the atom and the kinds."""
    for (name, arity), limits in _LIMITS.items():
        for _, atom in program.named(name, arity):
            yield f"`{name}/{arity}` has", atom, limits
    for constraint in found.constraints:
        for literal in constraint.literals:
            yield "an integrity constraint looks at", abs(literal), _LATER
    for group in found.groups:
        for option in group.options:
            for literal in (group.body, *option.conditions):
                limits = _LATER if group.kind is Kind.FACT else (Kind.DECISION,)
                yield f"`{option.symbol}` is offered by", abs(literal), limits


def _place(program: GroundProgram, atom: int, where: Positions) -> str:
    """An atom in backticks, with the places of its rules where they are known."""
    symbol = program.names.get(program.seen_through(atom))
    if symbol is None:
        return program.name_of(atom)
    places = ", ".join(where.get((symbol.name, len(symbol.arguments)), ()))
    return f"`{symbol}` ({places})" if places else f"`{symbol}`"
