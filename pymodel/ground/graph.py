"""Dependencies between the atoms of a ground program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pymodel.ground.errors import NotAcyclicError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pymodel.ground.program import GroundProgram

__all__ = ["cones", "reach", "topological"]


def topological(program: GroundProgram) -> tuple[int, ...]:
    """Orders the defined atoms so that each comes after the atoms its rules mention.

    Depth first, with the atoms in rising order, so that equal programs give equal orders.

    Raises:
        NotAcyclicError: naming the atoms of one cycle.
    """
    needs = _needs(program)
    done: set[int] = set()
    order: list[int] = []
    for start in sorted(needs):
        if start in done:
            continue
        path: list[int] = [start]
        waiting = [iter(needs[start])]
        open_atoms = {start}
        while path:
            for atom in waiting[-1]:
                if atom in open_atoms:
                    cycle = _named(program, path[path.index(atom) :])
                    raise NotAcyclicError([f"`{program.name_of(one)}`" for one in cycle], cycle)
                if atom in needs and atom not in done:
                    path.append(atom)
                    waiting.append(iter(needs[atom]))
                    open_atoms.add(atom)
                    break
            else:
                atom = path.pop()
                waiting.pop()
                open_atoms.discard(atom)
                done.add(atom)
                order.append(atom)
    return tuple(order)


def _needs(program: GroundProgram) -> dict[int, tuple[int, ...]]:
    """For each atom with a rule, the atoms in the bodies of its rules."""
    needs: dict[int, tuple[int, ...]] = {}
    for atom, rules in program.defining.items():
        mentioned = {abs(literal): None for rule in rules for literal in rule.literals}
        needs[atom] = tuple(mentioned)
    return needs


def _named(program: GroundProgram, atoms: list[int]) -> list[int]:
    """The atoms of a cycle; clingo's own auxiliary atoms are dropped where others remain."""
    return [atom for atom in atoms if atom in program.names] or atoms


def cones(program: GroundProgram, marks: Mapping[int, int]) -> dict[int, int]:
    """Collects, for each atom, the marks of all atoms it depends on, its own included.

    Args:
        program: an acyclic program.
        marks: bits of some atoms; atoms that are absent have none.

    Returns:
        The bits that reach each atom from below, for every atom that has any.

    Raises:
        NotAcyclicError: the program has a cycle.
    """
    found = dict(marks)
    defining = program.defining
    for atom in program.order():
        bits = marks.get(atom, 0)
        for rule in defining[atom]:
            for literal in rule.literals:
                bits |= found.get(abs(literal), 0)
        if bits:
            found[atom] = bits
    return found


def reach(program: GroundProgram, atoms: Iterable[int]) -> dict[int, int]:
    """Counts, for each of the atoms, the defined atoms that depend on it, itself included.

    Raises:
        NotAcyclicError: the program has a cycle.
    """
    places = {atom: place for place, atom in enumerate(dict.fromkeys(atoms))}
    below = cones(program, {atom: 1 << place for atom, place in places.items()})
    # the digits of all counts at once: the first number holds the lowest digit of each of them
    digits: list[int] = []
    for atom in program.order():
        carry = below.get(atom, 0)
        for number, digit in enumerate(digits):
            if not carry:
                break
            digits[number], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    return {
        atom: sum((digit >> place & 1) << number for number, digit in enumerate(digits))
        for atom, place in places.items()
    }
