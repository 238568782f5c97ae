"""Dependencies between the atoms of a ground program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pymodel.ground.errors import NotAcyclicError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pymodel.ground.program import GroundProgram

__all__ = ["cones", "tally", "topological"]


def topological(program: GroundProgram) -> tuple[int, ...]:
    """Orders the defined atoms so that each comes after the atoms its rules mention.

    Depth first, with the atoms in rising order, so that equal programs give equal orders.

    Raises:
        NotAcyclicError: naming the atoms of one cycle.
    """
    needs = program.needs
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
    needs = program.needs
    known = found.get
    for atom in program.order():
        bits = marks.get(atom, 0)
        for need in needs[atom]:
            bits |= known(need, 0)
        if bits:
            found[atom] = bits
    return found


def tally(sets: Iterable[int]) -> Callable[[int], int]:
    """Counts in how many of some sets of places each place is.

    Args:
        sets: the sets, as bits.

    Returns:
        The number by the place.
    """
    # the digits of all counts at once: the first number holds the lowest digit of each of them
    digits: list[int] = []
    for bits, times in Counter(sets).items():
        for start in range(times.bit_length()):
            if times >> start & 1:
                carry = bits
                for number in range(start, len(digits)):
                    digits[number], carry = digits[number] ^ carry, digits[number] & carry
                    if not carry:
                        break
                else:
                    digits += [0] * (start - len(digits)) + [carry]
    return lambda place: sum((digit >> place & 1) << number for number, digit in enumerate(digits))
