"""Mutants that change nothing: what they derive, the law derives anyway, in every outcome of every world tried.

This is asked of mutants that drop a literal. Such a mutant derives all that its rule does, so it can only add; where it
adds nothing, the literal follows from the others or from what the facts can be.
"""

from collections.abc import Iterable, Sequence, Set

import clingo
from mutate import Mutant, Seeded


def may_be_equal(mutant: Mutant) -> bool:
    """Whether it is a mutant of which this can be asked.

    Args:
        mutant: any mutant.
    """
    return mutant.kind == "without" and bool(mutant.head[0])


def different(
    seeded: Seeded, mutants: Sequence[Mutant], parts: Iterable[str], given: Iterable[tuple[clingo.Symbol, bool]] = ()
) -> Set[int]:
    """The mutants that add something in some outcome of a world.

    Args:
        seeded: the law.
        mutants: those asked about.
        parts: all else that the program consists of.
        given: atoms that are true or false in every outcome asked about.

    Returns:
        Their numbers.
    """
    control = clingo.Control(["-t1"], logger=lambda *_: None)
    lines = ["differs :- differs(N), not seen(N).", "#defined differs/1."]
    for mutant in mutants:
        head, _, body = mutant.text[:-1].partition(" :- ")
        lines += [f"#external seen({mutant.number}).", f"differs({mutant.number}) :- {body}; not {head}."]
    for part in (seeded.program([]), *parts, "\n".join(lines)):
        control.add("base", [], part)
    control.ground([("base", [])])
    found: set[int] = set()
    asked = [*given, (clingo.Function("differs"), True)]
    while True:
        fresh: set[int] = set()
        handle = control.solve(assumptions=asked, yield_=True)
        assert isinstance(handle, clingo.SolveHandle)  # as it is whenever models are to be yielded
        with handle:
            for model in handle:
                numbers = [atom.arguments[0].number for atom in model.symbols(atoms=True) if atom.match("differs", 1)]
                fresh = set(numbers) - found
                break
        if not fresh:
            return found
        found |= fresh
        for number in fresh:
            control.assign_external(clingo.Function("seen", [clingo.Number(number)]), True)
